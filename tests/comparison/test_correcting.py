"""Corrections by an own hand against statsmodels, families, and each verdict."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from statsmodels.stats.multitest import multipletests

from framing.comparison.correcting import correct, holm


def table_of(rows: dict[tuple[str, str], dict[str, object]]) -> pd.DataFrame:
    usual = {"articles": 20, "reference_articles": 20, "difference": 1.0, "family": "frames"}
    usual |= {"low": 0.1, "high": 1.9, "is_repeat": False}
    table = pd.DataFrame([{**usual, "p_equivalent": math.nan, **row} for row in rows.values()])
    table.index = pd.MultiIndex.from_tuples(list(rows), names=["measure", "group"])
    return table


def test_holm_is_that_of_statsmodels() -> None:
    p_values = np.random.default_rng(0).uniform(size=30) ** 2
    assert holm(p_values) == pytest.approx(multipletests(p_values, method="holm")[1])


def test_holm_of_nothing() -> None:
    assert holm(np.array([])).size == 0
    assert np.isnan(holm(np.array([math.nan]))).all()


def test_families_are_corrected_by_themselves() -> None:
    rows = {
        ("a", "X"): {"p_value": 0.010, "family": "primary"},
        ("a", "Y"): {"p_value": 0.030, "family": "primary"},
        ("b", "X"): {"p_value": 0.010},
        ("b", "Y"): {"p_value": 0.030},
        ("c", "X"): {"p_value": math.nan},
        ("d", "X"): {"p_value": 0.040, "family": "sentiment"},
    }
    table = correct(table_of(rows))
    assert table["p_adjusted"].tolist() == pytest.approx(
        [0.02, 0.03, 0.02, 0.03, math.nan, 0.04], nan_ok=True
    )
    assert table["correction"].tolist() == ["holm", "holm", "bh", "bh", "bh", "bh"]
    assert table["family_size"].tolist() == [2, 2, 2, 2, 2, 1]


def test_two_groups_against_each_other_are_one_test() -> None:
    rows = {
        (measure, group): {
            "p_value": math.nan if group == "Z" else p_value,
            "is_repeat": group == "Y",
            "family": "primary",
        }
        for measure, p_value in (("a", 0.02), ("b", 0.03))
        for group in "XYZ"
    }
    table = correct(table_of(rows))
    assert table["p_adjusted"].tolist() == pytest.approx(2 * [0.04, 0.04, math.nan], nan_ok=True)
    assert table["family_size"].tolist() == 6 * [2]


def test_what_is_exploratory_stands_in_no_family() -> None:
    # With three small p-values beside it, .04 would pass that is .08 by itself.
    rows = {("a", "X"): {"p_value": 0.04}, ("b", "X"): {"p_value": 0.60}}
    few = {(name, "Y"): {"p_value": 1e-6, "articles": 9} for name in "abc"}
    alone, beside = (correct(table_of(each)) for each in (rows, rows | few))
    mine = beside.loc[list(rows)]
    pd.testing.assert_frame_equal(mine, alone, check_dtype=False)
    assert mine["verdict"].tolist() == ["no clear difference"] * 2
    assert mine["family_size"].tolist() == [2, 2]
    assert beside.loc[list(few), "p_adjusted"].isna().all()
    assert set(beside.loc[list(few), "verdict"]) == {"exploratory"}


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"p_value": 0.05}, "higher"),
        ({"p_value": 0.04, "difference": -1.0, "low": -1.9, "high": -0.1}, "lower"),
        # The test and the interval are made in two ways; they must agree.
        ({"p_value": 0.04, "low": -0.1}, "no clear difference"),
        ({"p_value": 0.051}, "no clear difference"),
        ({"p_value": 1e-9, "articles": 9}, "exploratory"),
        ({"p_value": 1e-9, "reference_articles": 9}, "exploratory"),
        ({"p_value": 1e-9, "articles": 10, "reference_articles": 10}, "higher"),
        ({"p_value": math.nan}, "not tested"),
        ({"p_value": math.nan, "articles": 3}, "not tested"),
        ({"p_value": 0.4, "p_equivalent": 0.04}, "equivalent"),
        ({"p_value": 0.4, "p_equivalent": 0.06}, "no clear difference"),
        # Clear, and clearly too small to matter.
        ({"p_value": 0.01, "p_equivalent": 0.01}, "equivalent"),
        ({"p_value": 0.4, "p_equivalent": 0.01, "articles": 9}, "exploratory"),
    ],
)
def test_verdicts(row: dict[str, object], verdict: str) -> None:
    table = correct(table_of({("a", "X"): row}))
    assert table["verdict"].tolist() == [verdict]
