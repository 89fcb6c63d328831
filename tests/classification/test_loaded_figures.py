"""Figures on texts left out, against those that scikit-learn gives."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import expit
from sklearn.metrics import f1_score, roc_auc_score

from framing.classification.loaded_figures import GAIN, Rounds, measure_rounds
from framing.classification.loaded_left_out import LeftOut
from framing.heads import Label

RANDOM = np.random.default_rng(5)
COUNT = 120
SHARES = RANDOM.choice([0.0, 0.25, 0.75, 1.0], COUNT)
CODES = SHARES >= 0.5
SCORES = np.round(2 * SHARES - 1 + RANDOM.normal(0, 1.5, COUNT), 1)  # rounded, so that some tie
SHIPPED = np.round(RANDOM.normal(0, 1, COUNT), 1)
LABEL = Label("loaded", 0.0, low=0.45, high=0.55)


def left_out(scores: np.ndarray, *, groups: int = 30, parts: int = 1) -> LeftOut:
    said = expit(scores)
    places = np.arange(COUNT)
    assigned = (said >= 0.5).astype(float)
    return LeftOut(places, scores, said, assigned, places % groups, places % parts)


def rounds(own: LeftOut, outlets: LeftOut | None = None) -> Rounds:
    return Rounds(SHARES, own, outlets, (SHIPPED, LABEL), "articles", random_state=0)


def test_area_and_f1_are_those_of_scikit_learn() -> None:
    table = measure_rounds(rounds(left_out(SCORES)))
    own, shipped = table.loc["own, articles left out"], table.loc["shipped, on the same"]
    assert own["auc"] == pytest.approx(roc_auc_score(CODES, SCORES))
    assert shipped["auc"] == pytest.approx(roc_auc_score(CODES, SHIPPED))
    assert own["macro_f1"] == pytest.approx(f1_score(CODES, SCORES >= 0, average="macro"))
    assert table.loc[GAIN, "auc"] == pytest.approx(own["auc"] - shipped["auc"])
    assert table.loc["always the larger class", "auc"] == 0.5
    assert table["texts"].tolist() == [COUNT] * 4


def test_the_area_compares_texts_of_one_model_only() -> None:
    shifted = SCORES + 100 * (np.arange(COUNT) % 3)
    apart = measure_rounds(rounds(left_out(shifted, parts=3))).loc["own, articles left out"]
    within = [(CODES[part::3], SCORES[part::3]) for part in range(3)]
    pairs = [codes.sum() * (~codes).sum() for codes, _ in within]
    expected = np.average([roc_auc_score(*both) for both in within], weights=pairs)
    assert apart["auc"] == pytest.approx(expected)


def test_the_interval_is_that_of_drawing_groups_anew() -> None:
    own = measure_rounds(rounds(left_out(SCORES))).loc["own, articles left out"]
    generator = np.random.default_rng(99)
    groups = np.arange(COUNT) % 30
    areas = []
    for _ in range(400):
        rows = np.concatenate(
            [np.flatnonzero(groups == g) for g in generator.integers(30, size=30)]
        )
        areas.append(roc_auc_score(CODES[rows], SCORES[rows]))
    low, high = np.percentile(areas, [2.5, 97.5])
    assert own["auc_low"] == pytest.approx(low, abs=0.015)
    assert own["auc_high"] == pytest.approx(high, abs=0.015)


def test_few_groups_have_no_interval() -> None:
    table = measure_rounds(rounds(left_out(SCORES), outlets=left_out(SCORES, groups=9)))
    assert table.loc["own, articles left out", "auc_low"] > 0
    assert np.isnan(table.loc["own, outlets left out", "auc_low"])
    assert table.loc["own, outlets left out", "groups"] == 9


def test_the_calibration_error_is_the_gap_by_tenths() -> None:
    said = expit(SCORES)
    tenths = np.floor(said * 10).clip(max=9)
    gaps = [abs((SHARES - said)[tenths == tenth].sum()) for tenth in range(10)]
    own = measure_rounds(rounds(left_out(SCORES))).loc["own, articles left out"]
    assert own["calibration_error"] == pytest.approx(sum(gaps) / COUNT)


def test_a_model_like_the_shipped_one_gains_nothing() -> None:
    same = measure_rounds(rounds(left_out(SHIPPED))).loc[GAIN]
    assert same[["auc", "auc_low", "auc_high", "macro_f1"]].tolist() == [0.0] * 4
