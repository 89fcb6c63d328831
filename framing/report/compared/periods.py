"""Periods: the course of measures over time, what changed, and the mix of groups behind it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from framing.comparison.changes import CHANGE, TOO_FEW
from framing.comparison.tables import ALL, Comparison
from framing.report.charts import BandPanel, Column, Figure, MixRow, both, draw_bands, draw_mix
from framing.report.compared.change_table import change_table
from framing.report.compared.courses import TOGETHER, Courses, span
from framing.report.compared.grouped import articles, joined, known
from framing.report.compared.shown import grouping
from framing.report.markup import render
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count, percent, whole

#: Shown where no measure was named before looking: the first of each line that there is.
_USUAL = (
    ("loaded_narrator_per_100_words", "loaded_per_100_words"),
    ("sentiment_narrator_mean", "sentiment_mean"),
)
_FRAME = "share_"
_MOST_FRAMES = 4
#: So many panels and periods are drawn group by group; tables have so many rows.
_MOST_DRAWN = 3_000
_MOST_ROWS = 400


def time_course(comparison: Comparison) -> Section:
    """Show the primary measures, or some usual ones, over time, and what changed of all."""
    told = Courses(comparison)
    if not told.periods:
        return _nothing(comparison, "time", "Over time")
    measures = course_measures(told)
    shown, others = (
        [name for name in told.measures if (name in measures) == there] for there in (True, False)
    )
    html = render(
        "time_course.html.j2",
        lead=_lead(told),
        figure=_figure(told, measures),
        apart=_apart(told, measures),
        tables=[_table(told, name) for name in measures],
        more=max(len(told.periods) - _MOST_ROWS, 0),
        changes=change_table(told, shown, "Changes over time"),
        others=change_table(told, others, "Changes over time, other measures") if others else None,
        events=[(date, label, known(at)) for date, label, at in told.events],
        several=len(told.names) > 1,
        length=told.length,
        **dict(zip(("one", "many"), grouping(comparison), strict=True)),
        primary=len(told.primary),
    )
    return Section("time", "Over time", html)


def course_measures(told: Courses) -> list[str]:
    """Give the measures whose course is shown: primary ones, or loaded, sentiment and frames."""
    if told.primary:
        return told.primary
    usual = [next((name for name in line if name in told.measures), "") for line in _USUAL]
    frames = [name for name in told.measures if name.startswith(_FRAME)][:_MOST_FRAMES]
    return [*filter(None, usual), *frames] or list(told.measures)[:_MOST_FRAMES]


def _nothing(comparison: Comparison, anchor: str, title: str) -> Section:
    asked = str(comparison.settings.get("period") or "")
    why = f"No article has a date that says its {asked}." if asked else "No period was named."
    return Section(anchor, title, render("no_time.html.j2", anchor=anchor, title=title, why=why))


def _lead(told: Courses) -> str:
    verdicts = [row["verdict"] for row in told.changes.values()]
    tested = sum(verdict != TOO_FEW for verdict in verdicts)
    changed = sum(verdict == CHANGE for verdict in verdicts)
    covered = span(told.periods[0], told.periods[-1])
    has = "has" if told.undated == 1 else "have"
    apart = f" {count(told.undated, 'more article')} {has} no usable date." if told.undated else ""
    found = (
        f"{changed} of {count(tested, 'measure')} that could be tested"
        f" {'shows' if changed == 1 else 'show'} a clear change."
        if tested
        else "No measure could be tested for a change."
    )
    return (
        f"{count(told.dated, 'article')}, {told.length} by {told.length}, {covered}.{apart} {found}"
    )


def _figure(told: Courses, measures: Sequence[str]) -> Figure:
    panels = [told.panel(name, ALL, told.scale(name, [ALL])) for name in measures]
    return _bands(told, panels, "Measures over time", "course")


def _apart(told: Courses, measures: Sequence[str]) -> Figure | None:
    """Draw each group by itself, on the axis that its measure has for all of them."""
    amount = len(told.names) * len(measures) * len(told.periods)
    if len(told.names) < 2 or amount > _MOST_DRAWN:
        return None
    panels = []
    for name in measures:
        scale = told.scale(name, told.names)
        panels += [told.panel(name, group, scale) for group in told.names]
    return _bands(told, panels, "Measures over time, each group by itself", "courses")


def _bands(told: Courses, panels: Sequence[BandPanel], title: str, name: str) -> Figure:
    return both(
        partial(
            draw_bands,
            names=told.periods,
            panels=panels,
            events=told.drawn_events,
            title=title,
            description=f"One panel a measure, {span(told.periods[0], told.periods[-1])}: the "
            "mean over articles with its 95% interval, the rolling median, and the articles of "
            "each period. The tables below hold every figure.",
        ),
        name,
    )


def _table(told: Courses, measure: str) -> Table:
    groups = told.names if len(told.names) > 1 else []
    rows = {group: told.rows(measure, group) for group in (ALL, *groups)}
    phrases = told.phrases[measure]

    def mean(group: str, at: int) -> Cell:
        row = rows[group][at]
        if not row["articles"]:
            return UNDEFINED
        interval = phrases.bracketed(row["low"], row["high"])
        return noted(phrases.figure(row["mean"]), joined(interval, articles(row["articles"])))

    body = [
        [
            *(name, mean(ALL, at), phrases.figure(rows[ALL][at]["rolling_median"])),
            *(mean(group, at) for group in groups),
        ]
        for at, name in enumerate(told.periods[:_MOST_ROWS])
    ]
    columns = [told.length.capitalize(), f"#{TOGETHER}", "#Rolling median"]
    caption = f"{told.label(measure)} over time: means, with 95% intervals"
    return table(caption, [*columns, *(f"#{group}" for group in groups)], body)


def outlet_mix(comparison: Comparison) -> Section:
    """Show which groups the articles of each period come from, with what that does to a course."""
    told = Courses(comparison)
    if not told.periods:
        return _nothing(comparison, "mix", "Mix over time")
    html = render(
        "outlet_mix.html.j2",
        figure=_mix(told),
        table=_volume(told),
        more=max(len(told.periods) - _MOST_ROWS, 0),
        several=len(told.names) > 1,
        length=told.length,
        one=grouping(comparison)[0],
    )
    return Section("mix", "Mix over time", html)


def _mix(told: Courses) -> Figure:
    table = told.comparison.volume["articles"].unstack("group").reindex(told.periods)
    total = [int(amount) for amount in table.sum(axis=1)]
    most = max(total)
    rows = [MixRow(TOGETHER, tuple(Column(n / most, f"{n:,}", n < 10) for n in total), f"{most:,}")]
    for group in told.names if len(told.names) > 1 else []:
        amounts = [(int(n), of) for n, of in zip(table[group], total, strict=True)]
        shares = [(n / of if of else 0.0, of) for n, of in amounts]
        columns = tuple(Column(s, percent(s) if of else "", of < 10) for s, of in shares)
        rows.append(MixRow(group, columns, "100%"))
    return both(
        partial(
            draw_mix,
            names=told.periods,
            rows=rows,
            title="Articles of each period, and the share of each group",
            description="One row of columns for all together, then one a group in alphabetical "
            "order, over the same periods. The table below holds every figure.",
        ),
        "mix",
    )


def _volume(told: Courses) -> Table:
    rows: dict[Any, Any] = told.comparison.volume.to_dict("index")
    body = []
    for name in told.periods[:_MOST_ROWS]:
        mine = [rows[name, group] for group in told.names]
        total = whole(sum(row["articles"] for row in mine))
        body.append([name, total, *(_share(row, alone=len(mine) == 1) for row in mine)])
    columns = [told.length.capitalize(), f"#{TOGETHER}", *(f"#{group}" for group in told.names)]
    return table(f"Articles by {told.length}", columns, body)


def _share(row: dict[str, float], *, alone: bool) -> Cell:
    own = f"{percent(row['share_of_output'])} of its own"
    if alone or not known(row["share_of_period"]):
        return noted(whole(row["articles"]), own)
    return noted(whole(row["articles"]), f"{percent(row['share_of_period'])} of all, {own}")
