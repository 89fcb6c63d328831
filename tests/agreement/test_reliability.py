"""Reliability as a whole: figures, pairs and disagreements of codings, and what is refused."""

from __future__ import annotations

import math
from html import escape
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from codings_made import FOUR, codings, study
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

import framing
from framing.agreement.figuring import FIGURES
from framing.codings import ADJUDICATED
from framing.errors import InputError
from framing.evaluation.reliability import Reliability


def judged(table: pd.DataFrame, **given_: Any) -> Reliability:
    return framing.reliability(table, **{"draws": 200, **given_})


def row_of(table: pd.DataFrame, variable: str = "security", **given_: Any) -> dict[str, Any]:
    figures = judged(table, **given_).figures
    return {str(name): value for name, value in figures.loc[variable].items()}


def four() -> pd.DataFrame:
    """Give the codings of Krippendorff's four observers."""
    rows = [
        (f"u{unit:02d}", f"coder {at}", code)
        for at, coder in enumerate(FOUR)
        for unit, code in enumerate(coder.replace(" ", ""))
        if code != "."
    ]
    return codings(rows, variable="theme")


@pytest.mark.parametrize(
    ("level", "alpha"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_published_alphas_come_through_the_front_door(level: str, alpha: float) -> None:
    row = row_of(four(), "theme", levels={"theme": level})
    assert round(row["alpha"], 3) == alpha
    assert (row["units"], row["coders"], row["level"]) == (11, 4, level)
    assert round(row["ac1"], 3) == 0.775 if level == "nominal" else math.isnan(row["ac1"])


def test_figures_of_a_study() -> None:
    told = judged(study())
    assert [*told.figures.index] == ["security", "sentiment", "attributions"]
    assert told.figures["level"].tolist() == ["nominal", "ordinal", "ratio"]
    assert told.figures["groups"].tolist() == [12, 12, 12]
    rows = told.figures.to_dict("index")
    for name, row in rows.items():
        assert row["alpha_low"] <= row["alpha"] <= row["alpha_high"], name
    assert 0.3 < rows["security"]["prevalence"] < 0.7
    assert math.isnan(rows["sentiment"]["prevalence"])
    assert set(told.pairs.index.get_level_values("other")) == {"ben", "cleo"}


def test_kappa_is_the_mean_over_pairs() -> None:
    table = study()
    wide = table[table["variable"] == "security"].pivot(
        index="paragraph_id", columns="coder", values="value"
    )
    expected = []
    for pair in (["ann", "ben"], ["ann", "cleo"], ["ben", "cleo"]):
        both = wide[pair].dropna()
        expected.append(cohen_kappa_score(both[pair[0]], both[pair[1]]))
    told = judged(table)
    assert told.pairs.loc["security"]["kappa"].tolist() == pytest.approx(expected)
    assert told.figures.loc["security", "kappa"] == pytest.approx(np.mean(expected))
    share = (wide.dropna(subset=["ann", "ben"])["ann"] == "1").mean()
    assert told.pairs.loc[("security", "ann", "ben"), "share"] == pytest.approx(share)


@pytest.mark.parametrize("seed", [1, 2])
def test_order_of_rows_and_names_of_coders_change_nothing(seed: int) -> None:
    table = study(seed=seed)
    first = table["variable"].unique()
    mixed = table.sample(frac=1, random_state=seed)
    names = {"ann": "zoe", "ben": "abe", "cleo": "mia"}
    mixed = mixed.assign(coder=mixed["coder"].map(names))
    one, other = judged(table).figures, judged(mixed).figures.loc[first]
    pd.testing.assert_frame_equal(one, other)
    assert (
        judged(table.sample(frac=1, random_state=3)).settings["codings"]
        == (judged(table).settings["codings"])
    )


def test_adjudicated_codes_count_as_nobodys() -> None:
    table = study()
    settled = table[table["coder"] == "ann"].assign(coder=ADJUDICATED)
    both = judged(pd.concat([table, settled], ignore_index=True))
    pd.testing.assert_frame_equal(both.figures, judged(table).figures)
    assert ADJUDICATED not in both.settings["coders"]
    assert both.disagreements[ADJUDICATED].notna().all()


def test_disagreements_hold_who_said_what_and_room_for_the_decision() -> None:
    rows = [
        *(("a2:0000", "ann", "1"), ("a2:0000", "ben", "0")),
        *(("a1:0000", "ann", "1"), ("a1:0000", "ben", "1")),
        *(("a1:0001", "ben", "0"), ("a1:0001", "cleo", "1")),
    ]
    differ = judged(codings(rows)).disagreements
    assert differ["paragraph_id"].tolist() == ["a1:0001", "a2:0000"]
    assert differ["coder: ann"].isna().tolist() == [True, False]
    assert differ["coder: ben"].tolist() == ["0", "0"]
    assert differ["text"].tolist() == ["The text of a1:0001", "The text of a2:0000"]
    assert differ[ADJUDICATED].isna().all()


def presence(pairs: dict[tuple[str, str], int]) -> pd.DataFrame:
    """Give two coders' codes, each pair of them so often, a unit an article."""
    rows: list[tuple[str, str, str | float | None]] = []
    for (one, other), times in pairs.items():
        for _ in range(times):
            unit = f"a{len(rows):04d}:0000"
            rows += [(unit, "ann", one), (unit, "ben", other)]
    return codings(rows)


def test_a_rare_code_gets_ac1_and_a_note() -> None:
    row = row_of(presence({("0", "0"): 90, ("1", "1"): 4, ("1", "0"): 6}))
    assert row["rare"]
    assert row["ac1"] > 0.9 > 0.667 > row["alpha"]
    assert "AC1" in row["note"]
    assert row["verdict"] == "no conclusions"
    assert row["verdict_high"] in ("no conclusions", "tentative", "firm")
    assert not row_of(presence({("0", "0"): 80, ("1", "1"): 20}))["rare"]


@pytest.mark.parametrize(
    ("table", "note"),
    [
        (codings([("p1", "ann", "1"), ("p2", "ann", "0")]), "One coder only"),
        (codings([("p1", "ann", "1"), ("p2", "ben", "0")]), "No unit was coded by two"),
        (codings([("p1", "ann", None), ("p1", "ben", None)]), "Nobody coded it"),
        (presence({("0", "0"): 20}), "Every code is 0"),
        (presence({("0", "0"): 3, ("1", "1"): 2, ("1", "0"): 1}), "No interval: 6 units"),
        (presence({("0", "0"): 50, ("1", "1"): 50}), "in up to 3.0 % of all"),
    ],
)
def test_what_is_missing_is_explained(table: pd.DataFrame, note: str) -> None:
    row = row_of(table)
    assert note in row["note"]
    assert math.isnan(row["alpha_low"])
    if math.isnan(row["alpha"]):
        assert row["verdict"] == "not defined"
    assert escape(note) in judged(table)._repr_html_()


def test_odd_codes_are_codes_like_others() -> None:
    rows = [("p1", "ann", "😀"), ("p1", "ben", "😀"), ("p2", "ann", "=1+1"), ("p2", "ben", "=1+1")]
    row = row_of(codings(rows))
    assert (row["alpha"], row["agreement"], row["kappa"]) == (1, 1, 1)


def test_levels_and_codes_that_do_not_fit_are_refused_together() -> None:
    table = pd.concat(
        [
            codings([("p1", "ann", "yes"), ("p1", "ben", "no")], variable="tone"),
            codings([("p1", "ann", "2"), ("p2", "ben", "2")], variable="sentiment"),
            codings([("p1", "ann", "-3")], variable="attributions"),
        ],
        ignore_index=True,
    )
    with pytest.raises(InputError) as caught:
        framing.reliability(table, levels={"tone": "ordinal", "nothing": "ratio"})
    told = "\n".join(caught.value.faults)
    assert "no variable 'nothing'; there are tone, sentiment, attributions" in told
    assert "'tone' of 'p1' is 'no' by coder 'ben'; expected a number" in told
    assert (
        "'sentiment' of 'p1' is '2' by coder 'ann' and in 1 more; expected one of -1, 0, 1" in told
    )
    assert "'attributions' of 'p1' is '-3'" in told
    with pytest.raises(InputError, match="expected one of nominal, ordinal, interval, ratio"):
        framing.reliability(table, levels={"tone": "good"})
    with pytest.raises(InputError, match="draws is -1"):
        framing.reliability(table, draws=-1)


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(st.sampled_from("01"), min_size=3, max_size=3), min_size=1, max_size=6))
def test_any_codes_have_figures_in_their_range(units: list[list[str]]) -> None:
    rows = [
        (f"p{at}", "abc"[c], code) for at, said in enumerate(units) for c, code in enumerate(said)
    ]
    row = row_of(codings(rows), draws=0)
    assert 0 <= row["agreement"] <= 1
    for name in ("alpha", "kappa", "ac1"):
        assert math.isnan(row[name]) or -1 - 1e-9 <= row[name] <= 1 + 1e-9
    same = [(f"p{at}", coder, said[0]) for at, said in enumerate(units) for coder in "abc"]
    alike = row_of(codings(same), draws=0)
    assert alike["alpha"] == 1 or len({said[0] for said in units}) == 1


def test_it_is_saved_and_opened_again_the_same(tmp_path: Path) -> None:
    told = judged(study())
    again = framing.open_reliability(told.save(tmp_path / "saved"))
    for name in ("figures", "pairs", "disagreements"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(told, name))
    assert again.settings == told.settings
    assert [*again.figures.columns] == [*FIGURES]
    assert repr(again).startswith("<Reliability: alpha security 0.")
    with pytest.raises(InputError, match="framing reliability"):
        framing.open_reliability(tmp_path)


def test_progress_is_told() -> None:
    seen: list[tuple[int, int]] = []
    framing.reliability(study(), draws=10, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
