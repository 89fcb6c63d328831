"""Means and differences against scipy, row by row; and what must not change them."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from toy import outlets

from framing.comparison.dictionary import compared_measures
from framing.comparison.differences import hedges_g, means_and_differences
from framing.comparison.intervals import side_of
from framing.comparison.settings import Settings
from framing.comparison.tables import DIFFERENCES, MEANS
from framing.comparison.values import article_values

SIZES = {"A": 12, "B": 14, "C": 5, "D": 1, "E": 0}
SETTINGS = Settings(draws=300)
TABLES = outlets(SIZES)


def values_of(column: str = "sentiment_mean") -> pd.DataFrame:
    values = article_values(TABLES)
    values.insert(0, "group", TABLES.articles["outlet"])
    values[column] = values[column].astype("float64")
    return values.sort_index()


def computed(
    settings: Settings = SETTINGS, values: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    measures = compared_measures(TABLES, settings.primary)
    values = values_of() if values is None else values
    return means_and_differences(values, measures, TABLES.articles, list("ABCDE"), settings)


MEANS_FOUND, FOUND = computed()
ONE = values_of()["sentiment_mean"]
GROUP = values_of()["group"]


def test_columns_are_those_of_the_contract() -> None:
    assert MEANS_FOUND.dtypes.astype(str).to_dict() == dict(MEANS)
    assert FOUND.dtypes.astype(str).to_dict() == dict(DIFFERENCES)


def test_means_are_plain() -> None:
    mine = ONE[GROUP == "A"]
    row = MEANS_FOUND.loc[("sentiment_mean", "A")]
    assert row[["mean", "sd", "median"]].tolist() == pytest.approx(
        [mine.mean(), mine.std(), mine.median()]
    )


@pytest.mark.parametrize(
    ("group", "articles", "interval"),
    [("A", 12, "bootstrap"), ("C", 5, "t"), ("D", 1, ""), ("E", 0, "")],
)
def test_intervals_go_by_the_number_of_articles(group: str, articles: int, interval: str) -> None:
    row = MEANS_FOUND.loc[("sentiment_mean", group)]
    assert (row["articles"], row["interval"]) == (articles, interval)
    assert math.isnan(row["low"]) == (interval == "")


@pytest.mark.parametrize(("reference", "other"), [("", "BCD"), ("B", "B")])
def test_a_difference_is_welchs(reference: str, other: str) -> None:
    found = FOUND if not reference else computed(replace(SETTINGS, reference=reference))[1]
    row = found.loc[("sentiment_mean", "A")]
    one, two = ONE[GROUP == "A"], ONE[GROUP.isin(list(other))]
    assert row["difference"] == pytest.approx(one.mean() - two.mean())
    assert row["p_value"] == pytest.approx(stats.ttest_ind(one, two, equal_var=False).pvalue)
    assert row["reference_articles"] == len(two)


def test_verdicts_go_by_the_number_of_articles() -> None:
    verdicts = FOUND.xs("sentiment_mean")["verdict"].to_dict()
    assert verdicts["C"] == "exploratory"
    assert verdicts["D"] == verdicts["E"] == "not tested"


def test_the_reference_has_no_row() -> None:
    found = computed(replace(SETTINGS, reference="B"))[1]
    assert list(found.xs("sentiment_mean").index) == ["A", "C", "D", "E"]


def test_swapping_the_reference_flips_signs_and_nothing_else() -> None:
    one = computed(replace(SETTINGS, reference="B"))[1].xs("A", level="group")
    two = computed(replace(SETTINGS, reference="A"))[1].xs("B", level="group")
    for name in ("difference", "effect"):
        assert one[name].to_numpy() == pytest.approx(-two[name].to_numpy(), nan_ok=True)
    assert one["low"].to_numpy() == pytest.approx(-two["high"].to_numpy(), nan_ok=True)
    pd.testing.assert_series_equal(one["p_value"], two["p_value"])
    opposite = {"higher": "lower", "lower": "higher"}
    assert [opposite.get(v, v) for v in one["verdict"]] == two["verdict"].tolist()


def test_order_of_rows_changes_nothing() -> None:
    turned = computed(values=values_of()[::-1])
    pd.testing.assert_frame_equal(turned[0], MEANS_FOUND, check_exact=True)
    pd.testing.assert_frame_equal(turned[1], FOUND, check_exact=True)


def test_other_measures_change_no_interval() -> None:
    measures = compared_measures(TABLES).loc[["words"]]
    means, _ = means_and_differences(
        values_of(), measures, TABLES.articles, list("ABCDE"), SETTINGS
    )
    pd.testing.assert_frame_equal(means, MEANS_FOUND.loc[["words"]], check_exact=True)


def test_a_shift_moves_means_and_no_difference() -> None:
    values = values_of()
    values["sentiment_mean"] += 100
    means, differences = computed(values=values)
    names = ["mean", "median", "low", "high"]
    assert means.xs("sentiment_mean")[names].to_numpy() == pytest.approx(
        MEANS_FOUND.xs("sentiment_mean")[names].to_numpy() + 100, nan_ok=True
    )
    names = ["difference", "low", "high", "effect", "p_value"]
    assert differences.xs("sentiment_mean")[names].to_numpy() == pytest.approx(
        FOUND.xs("sentiment_mean")[names].to_numpy(), nan_ok=True
    )


@pytest.mark.parametrize("figure", [math.nan, 3.0])
def test_what_does_not_vary_is_not_tested(figure: float) -> None:
    values = values_of()
    values["sentiment_mean"] = figure
    found = computed(values=values)[1].xs("sentiment_mean")
    assert set(found["verdict"]) == {"not tested"}
    assert found[["low", "high", "effect", "p_value", "p_adjusted"]].isna().all(axis=None)
    assert set(found["family_size"]) == {0}


def test_undefined_figures_are_no_articles() -> None:
    values = values_of()
    values.loc[values.index[:4], "sentiment_mean"] = math.nan
    assert computed(values=values)[0].loc[("sentiment_mean", "A"), "articles"] == 8


def test_an_interval_ends_where_the_measure_does() -> None:
    values = values_of()
    values["loaded_per_100_words"] = [float(number % 11 == 0) for number in range(len(values))]
    measures = compared_measures(TABLES)
    measures.loc["loaded_per_100_words", ["low", "high"]] = [0.0, 1.0]
    means, _ = means_and_differences(values, measures, TABLES.articles, list("ABCDE"), SETTINGS)
    assert means.xs("loaded_per_100_words")["low"].min() == 0.0


def test_equivalence_is_two_one_sided_tests() -> None:
    for bound in (0.3, 3.0):
        settings = replace(SETTINGS, reference="B", bounds={"sentiment_mean": bound})
        row = computed(settings)[1].loc[("sentiment_mean", "A")]
        one, two = ONE[GROUP == "A"], ONE[GROUP == "B"]
        p_value = max(
            stats.ttest_ind(one + bound, two, equal_var=False, alternative="greater").pvalue,
            stats.ttest_ind(one - bound, two, equal_var=False, alternative="less").pvalue,
        )
        assert (row["verdict"] == "equivalent") == (p_value <= 0.05)
        assert row["bound"] == bound


def test_a_planted_difference_is_found() -> None:
    tables = outlets({"A": 40, "B": 40, "C": 40}, planted="B", by=1.0)
    values = article_values(tables)
    values.insert(0, "group", tables.articles["outlet"])
    _, found = means_and_differences(
        values, compared_measures(tables), tables.articles, list("ABC"), SETTINGS
    )
    assert found["verdict"].xs("sentiment_mean")["B"] == "higher"
    assert found["effect"].xs("sentiment_mean")["B"] == pytest.approx(1.0, abs=0.4)
    others = found.drop(index="sentiment_mean", level="measure")
    assert set(others["verdict"]) == {"no clear difference"}


def test_adjusted_differences_say_what_they_rest_on() -> None:
    _, found = computed(replace(SETTINGS, reference="B", adjust=("section", "words")))
    assert found.loc[("sentiment_mean", "A"), "adjusted_articles"] == 26
    assert found.loc[("sentiment_mean", "E"), "adjusted_articles"] == 0
    assert math.isnan(found.loc[("sentiment_mean", "E"), "adjusted_difference"])
    assert "too few articles" in found.attrs["not_adjusted"]["sentiment_mean"]["E"]


def test_one_group_has_means_only() -> None:
    means, differences = means_and_differences(
        values_of(), compared_measures(TABLES), TABLES.articles, ["A"], SETTINGS
    )
    assert len(means) == len(compared_measures(TABLES))
    assert differences.empty
    assert differences.dtypes.astype(str).to_dict() == dict(DIFFERENCES)


def test_hedges_g_of_his_book() -> None:
    # Borenstein, Hedges, Lipsey and Rothstein (2009), Introduction to Meta-Analysis, p. 26 f.:
    # means 103 and 100, sd 5.5 and 4.5, 50 each; d = 0.5970, J = 0.9923, g = 0.5924.
    random = np.random.default_rng(0)
    sides = []
    for mean, sd in ((103, 5.5), (100, 4.5)):
        raw = random.normal(size=50)
        values = mean + sd * (raw - raw.mean()) / raw.std(ddof=1)
        sides.append(side_of(values, draws=1, seed=0))
    assert hedges_g(*sides) == pytest.approx(0.5924, abs=1e-4)
