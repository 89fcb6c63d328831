"""The course of measures, changes and the mix of groups: every figure is that of the tables."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from compared_specimens import GROUPS, MONTHS, make_comparison, plain_days
from report_specimens import HOSTILE

from framing.comparison.tables import ALL, Comparison
from framing.report.compared.courses import Courses
from framing.report.compared.periods import course_measures, outlet_mix, time_course

EVENTS = (
    ("2025-06-16", "Election"),
    ("2024-12-31", "Before"),
    ("2025-03", "March"),
    ("x", "No day"),
)


def html_of(comparison: Comparison) -> str:
    return f"{time_course(comparison).html}{outlet_mix(comparison).html}"


def changed(comparison: Comparison, name: str, **columns: Any) -> Comparison:
    """Give the comparison with other columns in one of its tables."""
    return replace(comparison, **{name: getattr(comparison, name).assign(**columns)})


def test_sections_have_their_anchors_and_titles() -> None:
    comparison = make_comparison()
    assert repr(time_course(comparison)) == "<Section time: Over time>"
    assert repr(outlet_mix(comparison)) == "<Section mix: Mix over time>"
    ids = re.findall(r'\bid="?([\w-]+)', html_of(comparison))
    assert len(ids) == len(set(ids))
    assert {"time", "mix"} <= set(ids)


def test_primary_measures_are_shown_else_the_usual_ones() -> None:
    assert course_measures(Courses(make_comparison())) == [
        "loaded_per_100_words",
        "share_humanitarian",
    ]
    assert course_measures(Courses(make_comparison(primary=()))) == [
        *("loaded_per_100_words", "sentiment_narrator_mean"),
        *("share_humanitarian", "share_security", "share_political_symbolism"),
    ]


def test_where_none_of_the_usual_is_there_others_are_shown() -> None:
    comparison = make_comparison(primary=())
    few = ["words", "readability_flesch_kincaid_grade"]
    bare = replace(comparison, measures=comparison.measures.loc[few])
    assert course_measures(Courses(bare)) == few


def test_the_lead_says_how_much_was_looked_at_and_what_was_found() -> None:
    comparison = make_comparison()
    html = plain_days(time_course(comparison))
    assert "32 articles, month by month, 2025-01 to 2025-12." in html
    assert "5 of 11 measures that could be tested show a clear change." in html
    sample = comparison.sample.assign(analysed=comparison.sample["analysed"] + 1)
    html = plain_days(time_course(replace(comparison, sample=sample)))
    assert "3 more articles have no usable date." in html
    none = changed(comparison, "changes", verdict="too few periods")
    assert "No measure could be tested for a change." in plain_days(time_course(none))


def test_a_change_is_told_with_intervals_and_nothing_is_told_where_there_is_none() -> None:
    told = Courses(make_comparison())
    panel = told.panel("loaded_per_100_words", ALL, told.scale("loaded_per_100_words", [ALL]))
    assert panel.shift is not None
    assert (panel.shift.earliest, panel.shift.at, panel.shift.latest) == (4, 5, 7)
    assert panel.shift.label == "Change from 2025-06 [2025-05 to 2025-08]: +0.64 [+0.32, +0.96]"
    html = plain_days(time_course(told.comparison))
    assert "from 2025-06<small>[2025-05 to 2025-08]</small>" in html
    # Of one that is not clear the tables may name a period: it is not for reading.
    for verdict in ("no clear change", "too few periods"):
        other = plain_days(time_course(changed(told.comparison, "changes", verdict=verdict)))
        assert "2025-05 to 2025-08" not in other
        assert "from 2025-06" not in other


def test_an_interval_of_one_period_is_that_period() -> None:
    comparison = changed(make_comparison(), "changes", earliest="2025-06", latest="2025-06")
    html = plain_days(time_course(comparison))
    assert "from 2025-06<small>[2025-06]</small>" in html


def test_a_group_by_itself_has_no_change() -> None:
    told = Courses(make_comparison())
    scale = told.scale("loaded_per_100_words", told.names)
    assert told.panel("loaded_per_100_words", GROUPS[0], scale).shift is None


def test_figures_of_the_table_are_those_of_the_comparison() -> None:
    comparison = make_comparison()
    html = plain_days(time_course(comparison))
    rows = comparison.periods.xs("loaded_per_100_words", level="measure")
    for group in (ALL, *GROUPS):
        row = rows.xs(group, level="group").loc["2025-02"]
        figure = f"<span class=n>{row['mean']:.2f}</span>"
        amount = f"{row['articles']}\N{NO-BREAK SPACE}article"
        assert re.search(f"{re.escape(figure)}<span class=made>[^<]*{amount}", html), group


def test_volume_and_shares_of_each_period_are_in_the_table() -> None:
    comparison = make_comparison()
    html = str(outlet_mix(comparison).html)
    assert "Articles by month" in html
    row = comparison.volume.loc[("2025-01", GROUPS[0])]
    told = f"{row['share_of_period']:.0%} of all, {row['share_of_output']:.0%} of its own"
    assert f"<span class=n>{int(row['articles'])}</span><span class=made>{told}</span>" in html


def test_events_are_placed_by_day_and_called_annotations() -> None:
    told = Courses(make_comparison(events=EVENTS))
    placed = {event.label: event.at for event in told.drawn_events}
    assert placed == {
        "Election, 2025-06-16": pytest.approx(5.5),
        "March, 2025-03": pytest.approx(2.0),
    }
    html = plain_days(time_course(told.comparison))
    assert "They are annotations: that a measure changes near one does not show" in html
    assert "2024-12-31: Before (outside of the months shown)" in html
    assert "2025-06-16: Election\n" in html.replace("</li>", "\n")
    assert "annotations" not in plain_days(time_course(make_comparison()))


@pytest.mark.parametrize("length", ["day", "week", "quarter", "year"])
def test_events_are_placed_in_periods_of_any_length(length: str) -> None:
    names = {
        "day": ["2025-06-14", "2025-06-15", "2025-06-16"],
        "week": ["2025-W23", "2025-W24", "2025-W25"],
        "quarter": ["2025-Q1", "2025-Q2"],
        "year": ["2024", "2025"],
    }[length]
    index = pd.MultiIndex.from_product([names, ["A"]], names=["period", "group"])
    columns = {"articles": 10, "share_of_period": 1.0, "share_of_output": 0.3}
    comparison = make_comparison(("A",), period=length, events=(("2025-06-16", "x"),))
    told = Courses(replace(comparison, volume=pd.DataFrame(columns, index=index)))
    (event,) = told.drawn_events
    expected = {"day": 2.0, "week": 2.0, "quarter": 1 + 76 / 91, "year": 1 + 166 / 365}
    assert event.at == pytest.approx(expected[length])


def test_without_a_period_or_a_date_that_is_said() -> None:
    none = make_comparison(period="")
    for section in (time_course(none), outlet_mix(none)):
        assert "No period was named." in section.html
    asked = make_comparison()
    undated = {name: getattr(asked, name).iloc[:0] for name in ("periods", "volume")}
    html = html_of(replace(asked, **undated))
    assert html.count("No article has a date that says its month.") == 2


def test_one_group_has_no_mix_and_no_panels_of_its_own() -> None:
    comparison = make_comparison(("A",), (30,))
    html = html_of(comparison)
    assert "by itself" not in html
    assert "of all," not in html
    assert "the mean of all moves" not in html
    several = html_of(make_comparison())
    assert "each outlet by itself" in several
    assert "the mean of all moves" in several


def test_the_order_of_groups_and_periods_is_that_of_names() -> None:
    comparison = make_comparison(("Zebra", "Ant", "Moth"))
    told = Courses(replace(comparison, periods=comparison.periods[::-1]))
    assert told.names == ["Ant", "Moth", "Zebra"]
    assert told.periods == list(MONTHS)
    means = [row["mean"] for row in Courses(comparison).rows("words", "Ant")]
    assert [row["mean"] for row in told.rows("words", "Ant")] == means
    html = str(outlet_mix(comparison).html)
    assert html.index(">Ant<") < html.index(">Moth<") < html.index(">Zebra<")


def test_a_group_without_articles_has_no_place() -> None:
    comparison = make_comparison(("A", "B", "Nothing left"), (14, 12, 0))
    dropped = {
        name: getattr(comparison, name).drop(index="Nothing left", level="group", errors="ignore")
        for name in ("periods", "volume")
    }
    html = html_of(replace(comparison, **dropped))
    assert "Nothing left" not in html


def test_axes_leave_out_thin_intervals() -> None:
    wild = changed(make_comparison(), "periods", low=0.0, high=9.0)
    assert max(Courses(wild).scale("loaded_per_100_words", [ALL]).ticks) >= 9
    thin = Courses(changed(wild, "periods", thin=True))
    assert max(thin.scale("loaded_per_100_words", [ALL]).ticks) < 9


def test_long_series_are_cut_in_tables_and_not_drawn_group_by_group() -> None:
    days = [f"{2020 + at // 360}-{at // 30 % 12 + 1:02}-{at % 30 + 1:02}" for at in range(1200)]
    days = [day for day in days if not day.endswith(("02-29", "02-30"))]
    comparison = make_comparison(primary=("words",), period="day")
    measures = ["words"]
    rows = comparison.periods.xs("2025-01", level="period").loc[measures]
    periods = pd.concat(dict.fromkeys(days, rows), names=["period"])
    volume = comparison.volume.xs("2025-01", level="period")
    told = replace(
        comparison,
        measures=comparison.measures.loc[measures],
        changes=comparison.changes.loc[measures],
        periods=periods.reorder_levels(["measure", "group", "period"]),
        volume=pd.concat(dict.fromkeys(days, volume), names=["period"]),
    )
    html = html_of(told)
    assert f"{len(days) - 400:,} more days stand in comparison/periods.parquet" in html
    assert "by itself</summary>" not in html
    assert len(html.encode()) < 700_000


def test_hostile_texts_stay_text() -> None:
    html = html_of(make_comparison(hostile=True))
    assert HOSTILE not in html
    assert "<script" not in html
    assert "&lt;script" in html


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert html_of(make_comparison()) == html_of(make_comparison())


def test_no_cause_is_told() -> None:
    html = html_of(make_comparison(events=EVENTS)).replace("did not change because", "")
    for word in ("caused", "led to", "due to", "effect of", "as a result"):
        assert word not in html
