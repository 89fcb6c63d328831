"""Measures and articles over time: every period is there, and a change is found where it is."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pytest

from framing.comparison.changes import FEWEST
from framing.comparison.correcting import holm
from framing.comparison.intervals import mean_interval, seed_of
from framing.comparison.periods import MOST, over_time
from framing.comparison.permuting import adjusted as benjamini_hochberg
from framing.comparison.settings import Settings
from framing.comparison.tables import ALL, CHANGES, INDEX, PERIODS, VOLUME
from framing.errors import InputError

Tables = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def look(
    rows: Sequence[tuple[str, str | None]],
    figures: Mapping[str, Sequence[float]],
    *,
    primary: Sequence[str] = (),
    shuffled: bool = False,
    **settings: Any,
) -> Tables:
    """Look at articles, each with its group and date, over time."""
    index = pd.Index([f"a{at:04}" for at in range(len(rows))], dtype="str", name="article_id")
    values = pd.DataFrame(
        {"group": [group for group, _ in rows], "published": "", **figures}, index=index
    )
    measures = pd.DataFrame(
        {"primary": [name in primary for name in figures], "low": -9.0, "high": 9.0},
        index=[*figures],
    )
    articles = pd.DataFrame({"published": [day for _, day in rows]}, index=index, dtype="object")
    if shuffled:
        values, articles = values.sample(frac=1, random_state=3), articles[::-1]
    chosen = Settings(**{"period": "month", "draws": 200, "permutations": 199, **settings})
    return over_time(values, measures, articles, chosen)


def course(periods: pd.DataFrame, measure: str, group: str) -> pd.DataFrame:
    return periods.xs(measure, level="measure").xs(group, level="group")


def monthly(months: int, each: int, groups: str = "AB") -> list[tuple[str, str]]:
    return [
        (groups[at % len(groups)], f"{2023 + month // 12}-{month % 12 + 1:02}-{at % 28 + 1:02}")
        for month in range(months)
        for at in range(each)
    ]


def noise(amount: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=amount)


def test_every_period_between_the_first_and_the_last_is_there() -> None:
    periods, volume, _ = look(
        [("A", "2024-01-05"), ("B", "2024-04-30T09:00"), ("A", "2024-04"), ("A", "5 May")],
        {"x": [1.0, 2.0, 4.0, 9.0]},
    )
    months = ["2024-01", "2024-02", "2024-03", "2024-04"]
    assert course(periods, "x", ALL).index.tolist() == months
    assert course(periods, "x", ALL)["articles"].tolist() == [1, 0, 0, 2]
    assert course(periods, "x", "A")["articles"].tolist() == [1, 0, 0, 1]
    assert course(periods, "x", ALL)["mean"].fillna(-1).tolist() == [1, -1, -1, 3]
    assert periods["thin"].all()
    assert volume.index.tolist() == [(month, group) for month in months for group in "AB"]
    assert volume["articles"].tolist() == [1, 0, 0, 0, 0, 0, 1, 1]
    assert volume["share_of_period"].fillna(-1).tolist() == [1, 0, -1, -1, -1, -1, 0.5, 0.5]
    # Three articles of A are its whole output, the undated one among them.
    assert volume["share_of_output"].tolist() == pytest.approx([1 / 3, 0, 0, 0, 0, 0, 1 / 3, 1])
    assert {table.attrs["undated"] for table in (periods, volume)} == {1}


@pytest.mark.parametrize(
    ("length", "names"),
    [
        ("day", ["2024-12-29", "2024-12-30", "2024-12-31", "2025-01-01"]),
        ("week", ["2024-W52", "2025-W01"]),
        ("month", ["2024-12", "2025-01"]),
        ("quarter", ["2024-Q4", "2025-Q1"]),
        ("year", ["2024", "2025"]),
    ],
)
def test_periods_have_five_lengths(length: str, names: list[str]) -> None:
    periods, _, _ = look([("A", "2024-12-29"), ("A", "2025-01-01")], {"x": [1, 2]}, period=length)
    assert course(periods, "x", "A").index.tolist() == names


def test_intervals_end_where_the_measure_does() -> None:
    periods, _, _ = look([("A", "2024-01-01")] * 2, {"x": [-9.0, 8.0]})
    assert course(periods, "x", "A")[["low", "high"]].to_numpy().tolist() == [[-9.0, 9.0]]


def test_intervals_follow_the_rules_of_means() -> None:
    rows = [("A", "2024-01-01")] + [("A", "2024-02-01")] * 9 + [("A", "2024-03-01")] * 10
    figures = noise(20)
    periods, _, _ = look(rows, {"x": figures})
    mine = course(periods, "x", "A")
    assert mine["interval"].tolist() == ["", "t", "bootstrap"]
    assert mine["thin"].tolist() == [True, True, False]
    seed = seed_of(0, "x", "A", "2024-03")
    expected = mean_interval(figures[10:], draws=200, seed=seed)
    assert tuple(mine.loc["2024-03", ["low", "high"]]) == pytest.approx(expected[:2])


def test_a_rolling_median_is_that_of_a_period_and_its_neighbours() -> None:
    rows = [("A", f"2024-0{month}-01") for month in (1, 2, 3, 6)]
    periods, _, _ = look(rows, {"x": [1.0, 9.0, 2.0, 5.0]})
    rolling = course(periods, "x", "A")["rolling_median"].tolist()
    # Six months: 1, 9, 2, none, none, 5.
    assert rolling[:3] == [5.0, 2.0, 5.5]
    assert all(map(math.isnan, rolling[3:]))


def test_articles_without_a_figure_count_for_the_volume_only() -> None:
    periods, volume, _ = look([("A", "2024-01-01")] * 3, {"x": [1.0, math.nan, 3.0]})
    assert course(periods, "x", "A")["articles"].tolist() == [2]
    assert volume["articles"].tolist() == [3]


@pytest.mark.parametrize("rows", [[], [("A", None), ("A", "<script>"), ("B", "2024-13-01")]])
def test_without_a_date_there_is_nothing_over_time(rows: list[tuple[str, str | None]]) -> None:
    tables = look(rows, {"x": [1.0] * len(rows)})
    periods, volume, changes = tables
    assert periods.empty
    assert volume.empty
    assert changes["verdict"].tolist() == ["too few periods"]
    assert periods.attrs["undated"] == len(rows)


def test_columns_and_index_are_those_of_the_contract() -> None:
    contract = {"periods": PERIODS, "volume": VOLUME, "changes": CHANGES}
    asked = look(monthly(9, 10), {"x": noise(90)})
    for tables in (
        asked,
        look([], {}, period=""),
        look(monthly(9, 10), {"x": noise(90)}, period=""),
    ):
        for (name, columns), table in zip(contract.items(), tables, strict=True):
            assert tuple(table.index.names) == INDEX[name]
            assert {c: str(kind) for c, kind in table.dtypes.items()} == dict(columns)
    assert not len(tables[0]) + len(tables[1]) + len(tables[2])


def test_dates_that_lie_too_far_apart_are_named() -> None:
    rows = [("A", "1024-03-01"), ("A", "2024-03-01")]
    with pytest.raises(InputError, match=r"'a0000' in 1024-03, 'a0001' in 2024-03") as told:
        look(rows, {"x": [1.0, 2.0]})
    assert "longer period" in str(told.value)
    assert len(look(rows, {"x": [1.0, 2.0]}, period="year")[1]) == 1001 < MOST


def test_a_change_is_told_with_its_period_and_its_size() -> None:
    rows = monthly(20, 12)
    later = np.array([day >= "2024-01" for _, day in rows])
    levels = np.array([{"A": 0.0, "B": 5.0}[group] for group, _ in rows])
    figures = noise(240) + levels + 2.0 * later
    changes = look(rows, {"x": figures, "y": noise(240, 1)}, primary=["x"], permutations=999)[2]
    found = changes.loc["x"]
    assert (found["verdict"], found["period"], found["periods"]) == ("change", "2024-01", 20)
    assert found["earliest"] <= "2024-01" <= found["latest"]
    assert found["low"] < 2 < found["high"]
    assert found["after"] - found["before"] == pytest.approx(found["difference"])
    assert found["before"] == pytest.approx(figures[~later].mean(), abs=0.05)
    other = changes.loc["y"]
    assert other["verdict"] == "no clear change"
    assert (other["period"], other["earliest"], other["latest"]) == ("", "", "")
    assert math.isnan(other["difference"])
    assert other["p_value"] > 0.05


def test_p_values_are_adjusted_within_primary_measures_and_within_all_others() -> None:
    figures = {f"m{at}": noise(120, at) for at in range(6)}
    changes = look(monthly(12, 10), figures, primary=["m0", "m3"])[2]
    primary = changes.index.isin(["m0", "m3"])
    for members, method in ((primary, holm), (~primary, benjamini_hochberg)):
        expected = method(changes.loc[members, "p_value"].to_numpy())
        assert changes.loc[members, "p_adjusted"].tolist() == pytest.approx(expected.tolist())


def test_too_few_periods_are_not_tested() -> None:
    months = FEWEST - 1
    rows = [*monthly(months, 10), *(("A", f"2024-{month:02}-01") for month in range(1, 13))]
    figures = noise(len(rows)) + 9 * np.array([day > "2023-04" for _, day in rows])
    changes = look(rows, {"x": figures, "all_nan": np.full(len(rows), math.nan)})[2]
    assert changes["verdict"].tolist() == ["too few periods"] * 2
    assert changes["periods"].tolist() == [months, 0]
    assert changes[["p_value", "p_adjusted", "difference"]].isna().all(axis=None)


def test_a_constant_measure_does_not_change_and_is_no_test() -> None:
    constant = [0.1 + 0.2 if group == "A" else 7.0 for group, _ in monthly(10, 10)]
    changes = look(monthly(10, 10), {"x": constant, "y": noise(100)})[2]
    assert changes["verdict"].tolist() == ["no clear change"] * 2
    assert math.isnan(changes.loc["x", "p_adjusted"])
    assert changes.loc["y", "p_adjusted"] == changes.loc["y", "p_value"]


def test_the_order_of_rows_and_of_measures_changes_nothing() -> None:
    rows = monthly(10, 11, "ABC")
    figures = {"x": noise(110) + np.arange(110) // 55, "y": noise(110, 4)}
    straight = look(rows, figures)
    turned = look(rows, dict(reversed(figures.items())), shuffled=True)
    for one, other in zip(straight, turned, strict=True):
        pd.testing.assert_frame_equal(one, other.reindex(one.index), check_exact=True)


def test_what_came_in_is_left_as_it_was() -> None:
    index = pd.Index(["b", "a"], dtype="str")
    values = pd.DataFrame({"group": ["A", "B"], "x": [1.0, 2.0]}, index=index)
    articles = pd.DataFrame({"published": ["2024-01-01", "2024-02-01"]}, index=index)
    before = values.copy(), articles.copy()
    over_time(values, pd.DataFrame({"primary": [False]}, index=["x"]), articles, Settings())
    pd.testing.assert_frame_equal(values, before[0])
    pd.testing.assert_frame_equal(articles, before[1])
