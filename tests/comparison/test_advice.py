"""Advice: the pooled spread by hand, and the fewest articles that are enough."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from scipy import stats

from framing.comparison.advice import advise, articles_needed


def half_width(sd: float, articles: int) -> float:
    return float(stats.t.ppf(0.975, 2 * articles - 2) * sd * math.sqrt(2 / articles))


@pytest.mark.parametrize(("sd", "wanted"), [(1.0, 0.5), (3.0, 0.1), (1.0, 5.0), (2.0, 1.0)])
def test_so_many_are_enough_and_one_fewer_is_not(sd: float, wanted: float) -> None:
    articles = int(articles_needed(sd, wanted))
    assert half_width(sd, articles) <= wanted
    assert articles == 2 or half_width(sd, articles - 1) > wanted


@pytest.mark.parametrize(("sd", "wanted"), [(0.0, 1.0), (math.nan, 1.0), (1.0, math.nan)])
def test_where_nothing_varies_there_is_no_advice(sd: float, wanted: float) -> None:
    assert math.isnan(articles_needed(sd, wanted))


def tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    index = pd.MultiIndex.from_product([["a", "b"], ["X", "Y", "Z"]], names=["measure", "group"])
    means = pd.DataFrame(
        {
            "articles": [11, 21, 1, 5, 5, 0],
            "sd": [2.0, 4.0, math.nan, 0.0, 0.0, math.nan],
        },
        index=index,
    )
    differences = pd.DataFrame(
        {"low": [-1.0, -2.0, -4.0, *[math.nan] * 3], "high": [1.0, 2.0, 4.0, *[math.nan] * 3]},
        index=index,
    )
    return means, differences


def test_the_spread_is_pooled_within_groups() -> None:
    advice = advise(*tables(), {})
    pooled = math.sqrt((10 * 4 + 20 * 16) / 30)
    assert advice.loc["a"].tolist() == pytest.approx([pooled, 2.0, pooled / 2, 32.0])
    assert advice.loc["b"].isna().all()


def test_a_wanted_width_is_taken() -> None:
    advice = advise(*tables(), {"a": 1.0})
    assert advice.loc["a", "wanted"] == 1.0
    assert advice.loc["a", "articles"] > 32
