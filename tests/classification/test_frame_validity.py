"""Figures of frames against those computed by hand, by scikit-learn, and by drawing anew."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from sklearn.metrics import f1_score, precision_score, recall_score, roc_auc_score

from framing.classification.bootstrap import draw, interval
from framing.classification.frame_validity import (
    MEAN,
    NONE,
    frame_calibration,
    frame_confusion,
    frame_figures,
    wilson,
)

NAN = math.nan
#: Ten texts by hand: security has 3 right, 1 wrongly assigned, 1 missed, 1 abstained on (coded 1).
CODES = pd.DataFrame(
    {"security": [1, 1, 1, 1, 1, 0, 0, 0, 0, NAN], "relief": [0, 0, 0, 0, 0, 1, 1, 0, 0, 1]}
)
SAID = pd.DataFrame(
    {
        "security": [0.95, 0.85, 0.75, 0.45, 0.15, 0.65, 0.25, 0.15, 0.05, 0.95],
        "relief": [0.05, 0.05, 0.05, 0.05, 0.65, 0.95, 0.15, 0.05, NAN, 0.75],
    }
)
GIVEN = pd.DataFrame(
    {"security": [1, 1, 1, NAN, 0, 1, 0, 0, 0, 1], "relief": [0, 0, 0, 0, 1, 1, 0, 0, NAN, 1]}
)


def figures(groups: list[str] | None = None) -> pd.DataFrame:
    return frame_figures(CODES, SAID, GIVEN, groups or [f"a{n}" for n in range(10)])


@pytest.mark.parametrize(
    ("frame", "name", "value", "reason"),
    [
        ("security", "texts", 9, "the last is not coded"),
        ("security", "present", 5, "coded 1"),
        ("security", "assigned", 4, "three right, one wrong"),
        ("security", "abstained", 1, "the fourth"),
        ("security", "precision", 3 / 4, "three of four assigned"),
        ("security", "recall", 3 / 5, "abstained is missed"),
        ("security", "f1", 6 / 9, "2·3 / (4 + 5)"),
        ("security", "precision_decided", 3 / 4, "the same four"),
        ("security", "recall_decided", 3 / 4, "without the one abstained on"),
        ("security", "f1_decided", 6 / 8, "2·3 / (4 + 4)"),
        ("security", "auc", 16.5 / 20, "4 + 4 + 4 + 3 + 1.5 of 5·4 pairs in order"),
        ("security", "always_precision", 5 / 9, "five of nine"),
        ("security", "always_f1", 10 / 14, "2·5 / (9 + 5)"),
        ("relief", "texts", 9, "the ninth was not read"),
        ("relief", "present", 3, "coded 1 and read"),
        ("relief", "precision", 2 / 3, "the fifth is wrong"),
        ("relief", "recall", 2 / 3, "the seventh is missed"),
    ],
)
def test_figures_by_hand(frame: str, name: str, value: float, reason: str) -> None:
    assert figures().loc[frame, name] == pytest.approx(value), reason


def test_the_calibration_error_by_hand() -> None:
    # By tenths of security: 0–.1 one text said .05; .1–.2 two said .15, one is so; and so on.
    gaps = [0.05, abs(1 - 0.30), 0.25, 0.55, 0.65, 0.25, 0.15, 0.05]
    assert figures().loc["security", "calibration_error"] == pytest.approx(sum(gaps) / 9)


def test_the_mean_of_frames() -> None:
    table = figures()
    for name in ("precision", "f1", "auc"):
        assert table.loc[MEAN, name] == pytest.approx(table[name].iloc[:2].mean())
    assert table.loc[MEAN, ["texts", "present"]].isna().all()


def many(seed: int = 3, texts: int = 240) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    random = np.random.default_rng(seed)
    said = pd.DataFrame({"a": random.random(texts), "b": random.random(texts) ** 2}).round(2)
    codes = (random.random(said.shape) < said).astype(float)
    return codes, said, (said >= 0.5).astype(float)


def test_figures_are_those_of_scikit_learn() -> None:
    codes, said, given = many()
    table = frame_figures(codes, said, given, range(240))
    for frame in codes:
        told = (codes[frame], given[frame])
        assert table.loc[frame, "precision"] == pytest.approx(precision_score(*told))
        assert table.loc[frame, "recall"] == pytest.approx(recall_score(*told))
        assert table.loc[frame, "f1"] == pytest.approx(f1_score(*told))
        assert table.loc[frame, "auc"] == pytest.approx(roc_auc_score(codes[frame], said[frame]))


def test_intervals_draw_whole_groups() -> None:
    codes, said, given = many()
    groups = np.arange(240) // 8
    row = frame_figures(codes, said, given, groups).loc["a"]
    random, drawn = np.random.default_rng(77), []
    for _ in range(400):
        rows = np.concatenate([np.flatnonzero(groups == g) for g in random.integers(0, 30, 30)])
        drawn.append(f1_score(codes["a"][rows], given["a"][rows]))
    low, high = np.percentile(drawn, [2.5, 97.5])
    assert row["f1_low"] == pytest.approx(low, abs=0.02)
    assert row["f1_high"] == pytest.approx(high, abs=0.02)
    assert row["f1_low"] < row["f1"] < row["f1_high"]


def test_few_groups_or_no_error_have_no_interval() -> None:
    codes, said, given = many(texts=90)
    nine = frame_figures(codes, said, given, np.arange(90) % 9)
    assert nine.filter(regex="_low|_high").isna().all(axis=None)
    perfect = frame_figures(codes, codes, codes, range(90)).loc["a"]
    assert perfect[["precision", "recall", "f1", "auc"]].tolist() == [1.0] * 4
    assert math.isnan(perfect["f1_low"])
    assert perfect["calibration_error"] == 0


def test_probabilities_that_are_true_err_no_more_than_chance() -> None:
    codes, said, given = many(texts=2000)
    row = frame_figures(codes, said, given, range(2000)).loc["a"]
    assert row["calibration_error"] == pytest.approx(row["calibration_chance"], abs=0.02)
    off = frame_figures(codes, said**3, given, range(2000)).loc["a"]
    assert off["calibration_error"] > 4 * off["calibration_chance"]


def test_order_of_rows_changes_no_figure() -> None:
    codes, said, given = many()
    groups = pd.Series(np.arange(240) // 8)
    order = np.random.default_rng(1).permutation(240)
    tables = [
        frame_figures(*(t.iloc[o].reset_index(drop=True) for t in (codes, said, given)), groups[o])
        for o in (np.arange(240), order)
    ]
    chance = "calibration_chance"  # drawn text by text
    pd.testing.assert_frame_equal(*(table.drop(columns=chance) for table in tables))
    assert tables[0][chance].to_numpy() == pytest.approx(tables[1][chance].to_numpy(), abs=0.01)


def test_what_has_nothing_to_divide_by_is_missing() -> None:
    none = pd.DataFrame({"a": [0.0, 0.0]})
    row = frame_figures(none, none + 0.1, none, ["x", "y"]).loc["a"]
    assert row[["precision", "recall", "f1", "auc"]].isna().all()
    empty = frame_figures(none.iloc[:0], none.iloc[:0], none.iloc[:0], [])
    assert empty.loc["a", "texts"] == 0
    assert empty.loc[["a", MEAN], "f1"].isna().all()


def test_parts_are_judged_by_different_models() -> None:
    codes, said, given = many()
    parts = np.arange(240) % 2
    shifted = said * 0.5 + 0.5 * parts[:, None]
    row = frame_figures(codes, shifted, given, range(240), parts=parts).loc["a"]
    areas = [roc_auc_score(codes["a"][parts == p], said["a"][parts == p]) for p in (0, 1)]
    pairs = [np.prod(np.bincount(codes["a"][parts == p].astype(int))) for p in (0, 1)]
    assert row["auc"] == pytest.approx(np.average(areas, weights=pairs))


def test_calibration_holds_every_text_once() -> None:
    table = frame_calibration(CODES, SAID)
    assert table.groupby("frame")["texts"].sum().to_dict() == {"security": 9, "relief": 9}
    row = table.query("frame == 'security' and tenth == 1").iloc[0]
    assert row[["texts", "present", "share"]].tolist() == [2, 1, 0.5]
    assert row["said"] == pytest.approx(0.15)
    assert (table["low"] <= table["share"]).all()
    assert (table["share"] <= table["high"]).all()


def test_wilson_is_as_published() -> None:
    # Newcombe (1998), Statistics in Medicine 17, p. 861, table I, method 3.
    published = {
        (81, 263): (0.2553, 0.3662),
        (15, 148): (0.0624, 0.1605),
        (0, 20): (0, 0.1611),
        (1, 29): (0.0061, 0.1718),
    }
    for (present, texts), bounds in published.items():
        assert wilson(present, texts) == pytest.approx(bounds, abs=5e-5)


def test_confusion_by_hand() -> None:
    table = frame_confusion(CODES, GIVEN, SAID)
    expected = pd.DataFrame(
        {"security": [3, 1, 0], "relief": [1, 2, 0], NONE: [1, 1, 2]},
        index=pd.Index(["security", "relief", NONE], name="coded"),
    )
    pd.testing.assert_frame_equal(table, expected)


def test_what_was_not_read_is_confused_with_nothing() -> None:
    unread = pd.DataFrame({"security": [1, 0, NAN], "relief": [0, 0, 1]})
    nothing = pd.DataFrame(NAN, index=unread.index, columns=unread.columns)
    codes, given, said = (
        pd.concat(tables, ignore_index=True)
        for tables in ((CODES, unread), (GIVEN, nothing), (SAID, nothing))
    )
    pd.testing.assert_frame_equal(
        frame_confusion(codes, given, said), frame_confusion(CODES, GIVEN, SAID)
    )
    assert not frame_confusion(unread, nothing, nothing).to_numpy().any()


def test_draws_keep_groups_and_their_number() -> None:
    groups = np.repeat(np.arange(12), 3)
    weights = draw(groups, 0)
    assert weights.shape == (1000, 36)
    assert (weights.sum(axis=1) == 36).all()
    assert (weights[:, ::3] == weights[:, 2::3]).all()
    assert np.isnan(interval(np.array([]))).all()
