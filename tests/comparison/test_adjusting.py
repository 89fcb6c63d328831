"""Adjusted differences against a regression written out, and where there is none."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
import statsmodels.formula.api as smf

from framing.comparison.adjusting import Adjusted, adjusted_difference, covariates_of

COUNT = 60


@pytest.fixture
def articles() -> pd.DataFrame:
    random = np.random.default_rng(3)
    table = pd.DataFrame(
        {
            "group": random.uniform(size=COUNT) < 0.4,
            "section": random.choice(["a", "b", "c"], COUNT),
            "words": random.integers(80, 900, COUNT).astype(float),
        }
    )
    table["y"] = table["group"] + np.log(table["words"]) + random.normal(size=COUNT)
    return table


def adjusted(articles: pd.DataFrame, adjust: list[str]) -> Adjusted:
    covariates = covariates_of(articles, articles["words"], adjust)
    figures, group = articles["y"].to_numpy(float), articles["group"].to_numpy(bool)
    return adjusted_difference(figures, group, covariates, measure="y")


def test_as_the_formula_has_it(articles: pd.DataFrame) -> None:
    fit = smf.ols("y ~ group + C(section) + np.log(words)", articles).fit(
        cov_type="HC3", use_t=True
    )
    low, high = fit.conf_int().loc["group[T.True]"]
    found = adjusted(articles, ["section", "words"])
    assert found[:3] == pytest.approx((fit.params["group[T.True]"], low, high), rel=1e-9)
    assert found.articles == COUNT


def test_without_a_say_in_it_the_difference_stays(articles: pd.DataFrame) -> None:
    articles["section"] = "all the same"
    crude = articles.groupby("group")["y"].mean()
    assert adjusted(articles, ["section"]).difference == pytest.approx(crude[True] - crude[False])


def test_a_covariate_told_twice_changes_nothing(articles: pd.DataFrame) -> None:
    articles["again"] = articles["section"].str.upper()
    once, twice = adjusted(articles, ["section"]), adjusted(articles, ["section", "again"])
    assert twice[:4] == pytest.approx(once[:4])


def test_what_is_not_known_is_left_out(articles: pd.DataFrame) -> None:
    articles.loc[3, "section"] = None
    articles.loc[4, "y"] = math.nan
    articles.loc[5, "words"] = 0
    left = articles.drop(index=[3, 4, 5])
    found = adjusted(articles, ["section", "words"])
    assert found[:4] == pytest.approx(adjusted(left, ["section", "words"])[:4])
    assert found.articles == COUNT - 3


def test_an_article_alone_with_its_value_says_nothing(articles: pd.DataFrame) -> None:
    articles.loc[7, "section"] = "only here"
    found = adjusted(articles, ["section"])
    assert found[:4] == pytest.approx(adjusted(articles.drop(index=7), ["section"])[:4])
    assert found.articles == COUNT - 1


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"section": "by group"}, "cannot be told apart"),
        ({"section": "each its own"}, "too few articles"),
        ({"y": 2.0}, "constant"),
        ({"y": math.nan}, "too few articles"),
    ],
)
def test_where_nothing_can_be_estimated(
    articles: pd.DataFrame, change: dict[str, object], reason: str
) -> None:
    made = {
        "by group": articles["group"].map({True: "x", False: "z"}),
        "each its own": [str(number) for number in range(COUNT)],
    }
    changed = articles.assign(**{k: made.get(str(v), v) for k, v in change.items()})
    found = adjusted(changed, ["section"])
    assert math.isnan(found.difference)
    assert found.articles == 0
    assert reason in found.reason


def test_values_that_look_the_same_are_one_and_blank_ones_are_not_known() -> None:
    table = pd.DataFrame({"section": ["news", " news ", 1, 1.0, "", None]}, dtype="object")
    found = covariates_of(table, pd.Series(dtype="float64"), ["section"])["section"]
    assert found.dropna().tolist() == ["news", "news", "1", "1"]
    assert found.isna().tolist() == [False] * 4 + [True] * 2


def test_a_group_of_one_article_is_too_few_and_not_collinear(articles: pd.DataFrame) -> None:
    found = adjusted(articles.assign(group=articles.index == 4), ["section"])
    assert math.isnan(found.difference)
    assert "too few articles" in found.reason


def test_length_is_not_held_equal_to_itself(articles: pd.DataFrame) -> None:
    covariates = covariates_of(articles, articles["words"], ["words"])
    figures, group = articles["words"].to_numpy(float), articles["group"].to_numpy(bool)
    found = adjusted_difference(figures, group, covariates, measure="words")
    assert math.isnan(found.difference)
    assert "covariate" in found.reason
