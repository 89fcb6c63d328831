"""A comparison as a whole: what it refuses, that order is nothing to it, and hostile tables."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import numpy as np
import pandas as pd
import pytest
from toy import Piece, outlets, tables_of, unlike

import framing
from framing.comparison.tables import INDEX, Comparison
from framing.errors import InputError
from framing.tables import Tables

QUICK: dict[str, Any] = {"permutations": 49, "draws": 100}
TABLES = outlets({"A": 12, "B": 12, "C": 3}, planted="B", by=2.0)


def compared(tables: Tables = TABLES, **asked: Any) -> Comparison:
    return framing.compare(tables, **{**QUICK, **asked})


@pytest.fixture(scope="module")
def whole() -> Comparison:
    return compared(primary=["sentiment_mean"], period="quarter", adjust=["section"])


def tables_in(comparison: Comparison) -> dict[str, pd.DataFrame]:
    names = [field.name for field in fields(comparison) if field.name != "settings"]
    return {name: getattr(comparison, name) for name in names}


def test_every_table_has_its_index(whole: Comparison) -> None:
    for name, table in tables_in(whole).items():
        assert tuple(table.index.names) == INDEX[name], name


def test_order_of_rows_changes_nothing(whole: Comparison) -> None:
    turned = replace(TABLES, articles=TABLES.articles.sample(frac=1, random_state=1))
    again = compared(turned, primary=["sentiment_mean"], period="quarter", adjust=["section"])
    for name, table in tables_in(again).items():
        pd.testing.assert_frame_equal(table, getattr(whole, name), check_exact=True, obj=name)


def test_what_is_planted_is_found_and_said(whole: Comparison) -> None:
    assert whole.differences["verdict"][("sentiment_mean", "B")] == "higher"
    told = whole.findings[whole.findings["kind"] == "primary"]
    assert told["group"].tolist() == ["A", "B", "C"]
    assert (
        told["sentence"].iloc[1].startswith("B has a higher figure of “Sentiment” than the other")
    )
    assert "With section held equal" in told["sentence"].iloc[1]


def test_two_groups_mirror_each_other_whoever_else_was_collected() -> None:
    emptied = outlets({"A": 12, "B": 12, "C": 3}, planted="B", by=2.0)
    languages = emptied.articles["language"].mask(emptied.articles["outlet"] == "C", "de")
    tables = replace(emptied, articles=emptied.articles.assign(language=languages))
    two = outlets({"A": 12, "B": 12}, planted="B", by=2.0)
    names = ["p_adjusted", "family_size", "verdict", "low", "high"]
    for each in (tables, two):
        found = compared(each, primary=["sentiment_mean"])
        one, other = (found.differences.xs(group, level="group")[names] for group in "AB")
        assert one["low"].to_numpy() == pytest.approx(-other["high"].to_numpy(), nan_ok=True)
        assert one["high"].to_numpy() == pytest.approx(-other["low"].to_numpy(), nan_ok=True)
        pd.testing.assert_series_equal(one["p_adjusted"], other["p_adjusted"])
        assert one["family_size"]["sentiment_mean"] == 1
        assert other["verdict"]["sentiment_mean"] == "higher"
        told = found.findings[found.findings["kind"] == "primary"]
        assert told["group"].tolist() == ["A"]


def test_settings_say_what_was_asked_and_what_computed(whole: Comparison) -> None:
    asked = {"by": "outlet", "primary": ["sentiment_mean"], "adjust": ["section"]}
    assert {key: whole.settings[key] for key in asked} == asked
    assert whole.settings["draws"] == 100
    assert whole.settings["libraries"]["pandas"] == pd.__version__


def test_values_are_in_the_order_of_ids(whole: Comparison) -> None:
    assert whole.values.index.is_monotonic_increasing
    assert list(whole.values.columns[:2]) == ["group", "published"]
    assert list(whole.values.columns[2:]) == list(whole.measures.index)


def test_progress_counts_to_its_total() -> None:
    seen: list[tuple[int, int]] = []
    compared(progress=lambda done, total: seen.append((done, total)))
    assert [done for done, _ in seen] == list(range(1, seen[-1][1] + 1))
    assert len({total for _, total in seen}) == 1


def test_intervals_of_means_end_where_the_measure_does_and_those_of_differences_do_not() -> None:
    tables = outlets({"A": 4, "B": 6, "C": 12})
    name = "loaded_per_100_words"
    tables.features[name] = 100.0 * (tables.features[name] > 1.4)
    tables.measures.loc[name, ["low", "high"]] = [0.0, 100.0]
    comparison = compared(tables, period="quarter")
    for table in (comparison.means, comparison.periods):
        ends = table.loc[name, ["low", "high"]].dropna()
        assert ends["low"].min() == 0.0
        assert ends["high"].max() == 100.0
    assert comparison.differences.loc[name, "low"].min() < 0.0


def test_without_a_period_nothing_is_said_of_time() -> None:
    comparison = compared()
    assert comparison.periods.empty
    assert comparison.changes.empty
    assert "time" not in set(comparison.findings["kind"])


def test_one_group_can_be_looked_at_over_time_only() -> None:
    one = outlets({"A": 30})
    comparison = compared(one, period="quarter")
    assert comparison.differences.empty
    assert not comparison.periods.empty
    with pytest.raises(InputError, match="expected two groups or more in 'outlet', got 'A'"):
        compared(one)


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"by": "paper"}, r"by: articles have no column 'paper'; they have 'outlet', 'published'"),
    ({"by": "url"}, r"by: expected two groups or more in 'url', got none"),
    ({"reference": "Z"}, r"reference: expected a group of 'outlet', got 'Z'; groups are 'A', 'B'"),
    (
        {"adjust": ["genre"]},
        r"adjust: articles have no column 'genre'; they have 'words', 'outlet'",
    ),
    ({"by": "newspaper"}, r"by: .* column 'newspaper'; .* is read as 'outlet': name that one"),
    ({"adjust": ["Pub_Date"]}, r"adjust: .* column 'Pub_Date'; .* is read as 'published'"),
    ({"adjust": ["outlet"]}, r"adjust: 'outlet' is what is compared"),
    ({"primary": ["loaded_per_100"]}, r"did you mean 'loaded_per_100_words'"),
    (
        {"primary": "zzz"},
        r"primary: 'zzz' is no measure that is compared; known are 'sentiment_mean'",
    ),
    ({"period": "decade"}, r"period: expected one of 'day', .*, got 'decade'"),
    (
        {"events": [("2024-05-05", "vote")]},
        r"events: .* no period is named; name one of 'day', .* \(--period, period=\), or leave",
    ),
    (
        {"events": [("5 May", "vote")], "period": "month"},
        r"events: expected a date as 2024-03-31, got '5 May' \(vote\)",
    ),
    (
        {"events": [("2024-05-05", " ")], "period": "day"},
        r"events: what happened on '2024-05-05' is empty",
    ),
    ({"events": ["2024-05-05"]}, r"events: expected a date and what happened, got '2024-05-05'"),
    (
        {"bounds": {"word": 1}},
        r"bounds: 'word' is no measure that is compared; did you mean 'words'",
    ),
    ({"bounds": {"words": 0}}, r"bounds: expected a figure above 0 for 'words', got 0"),
    ({"bounds": ["words"]}, r"bounds: expected a figure per measure"),
    (
        {"wanted": {"words": float("nan")}},
        r"wanted: expected a figure above 0 for 'words', got nan",
    ),
    ({"wanted": {"words": "9"}}, r"wanted: expected a figure above 0 for 'words', got '9'"),
    ({"draws": 10}, r"draws: expected a whole number from 100 on, got 10"),
    ({"permutations": 0}, r"permutations: expected a whole number from 1 on, got 0"),
    ({"min_words": -1}, r"min_words: expected a whole number from 0 on, got -1"),
    ({"random_state": None}, r"random_state: expected a whole number from 0 on, got None"),
]


@pytest.mark.parametrize(("asked", "told"), FAULTS, ids=[str(asked) for asked, _ in FAULTS])
def test_what_cannot_be_asked_is_refused(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        compared(**asked)


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        compared(reference="Z", adjust=["genre"], primary=["x"], period="x", draws=1)
    assert len(caught.value.faults) == 5


def test_a_group_may_not_be_called_as_all_together_are() -> None:
    with pytest.raises(InputError, match="'all' stands for all groups together"):
        compared(outlets({"all": 2, "B": 2}))


def test_one_name_is_a_list_of_one() -> None:
    comparison = compared(primary="words", adjust="section")
    assert comparison.settings["primary"] == ["words"]
    assert comparison.settings["adjust"] == ["section"]


def test_figures_of_numpy_are_figures() -> None:
    asked = {"bounds": {"words": np.int64(500)}, "wanted": {"words": np.float32(2)}}
    comparison = compared(**asked, min_words=np.int64(5), random_state=np.int64(3))
    assert comparison.settings["bounds"] == {"words": 500}


def test_hostile_names_and_dates() -> None:
    pieces = {
        f"{name}{number}": Piece(
            name,
            unlike(17 * at + number),
            published=("{{ 7*7 }}", "2024-99-99", "2024-05")[number % 3],
            columns={"section": "<script>alert(1)</script>"},
        )
        for at, name in enumerate(["<b>A</b>", "=1+1", "B\nC", "Ä" * 300])
        for number in range(3)
    }
    comparison = compared(tables_of(pieces), adjust=["section"], period="month")
    assert comparison.sample.index.tolist() == sorted(["<b>A</b>", "=1+1", "B C", "Ä" * 300])
    assert (comparison.sample["first_published"] == "2024-05").all()
    assert set(comparison.periods["articles"]) <= {0, 1, 4}
    assert set(comparison.differences["verdict"]) <= {"exploratory", "not tested"}


@pytest.mark.parametrize(
    ("written", "period", "told"),
    [
        ("28.04.2024", "month", r"as 2024-03-31 or 2024-03 for periods of a month, got '28.04.20"),
        ("2024-04", "week", r"as 2024-03-31 for periods of a week, got '2024-04'"),
        ("2024", "quarter", r"as 2024-03-31 or 2024-03 for periods of a quarter, got '2024'"),
        (
            " ",
            "year",
            r"as 2024-03-31, 2024-03 or 2024 for periods of a year, but no article has a date",
        ),
        (None, "day", r"as 2024-03-31 for periods of a day, but no article has a date"),
    ],
)
def test_dates_of_which_none_says_its_period_are_refused(
    written: str | None, period: str, told: str
) -> None:
    tables = outlets({"A": 3, "B": 3})
    tables.articles["published"] = pd.Series(written, tables.articles.index, dtype="str")
    with pytest.raises(InputError, match=f"published: expected dates {told}"):
        compared(tables, period=period)
    assert len(compared(tables).values) == 6
    tables.articles.loc["A00", "published"] = "2024-05-05"
    assert compared(tables, period=period).periods["articles"].max() == 1


def test_nothing_long_enough_is_left() -> None:
    comparison = compared(min_words=10_000)
    assert (comparison.sample["analysed"] == 0).all()
    assert comparison.values.empty
    assert set(comparison.differences["verdict"]) == {"not tested"}
    assert comparison.means["mean"].isna().all()


def test_groups_of_one_article_each() -> None:
    comparison = compared(outlets({"A": 1, "B": 1}))
    assert set(comparison.sample["size"]) == {"case"}
    assert set(comparison.differences["verdict"]) == {"not tested"}


def test_two_groups_tell_the_same_of_each_other() -> None:
    comparison = compared(outlets({"A": 15, "B": 15}, planted="B", by=2.0))
    one = comparison.differences.xs("A", level="group")
    two = comparison.differences.xs("B", level="group")
    assert one["difference"].to_numpy() == pytest.approx(-two["difference"].to_numpy(), nan_ok=True)
    assert one["p_adjusted"].to_numpy() == pytest.approx(two["p_adjusted"].to_numpy(), nan_ok=True)
