"""Figures of reliability: alpha with its interval and verdict, drawn and as a table."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import partial
from typing import Any

from framing.agreement.tables import ReliabilityTables
from framing.report.charts import Drawing, Lane, Row, Scale, both
from framing.report.charts.lanes import draw_rows
from framing.report.markup import render
from framing.report.reliability.wording import beneath, interval, kinds, named, reach, rows_of
from framing.report.section import Section
from framing.report.tabulating import Table, noted, table
from framing.report.wording import count, number, percent

#: The axis has a line at each limit of a verdict.
_TICKS = (0.0, 0.2, 0.4, 0.667, 0.8, 1.0)
_TITLE = "Alpha of each variable"


def figures(reliability: ReliabilityTables) -> Section:
    """Show how reliable each variable is, and what that lets a study conclude."""
    rows = rows_of(reliability)
    html = render(
        "reliability_figures.html.j2",
        figure=both(partial(_draw, rows=rows), "alpha") if _drawn(rows) else None,
        table=reliability_table(rows, kinds(reliability)),
        notes=[(named(name), row["note"]) for name, row in rows.items() if row["note"]],
        kinds=kinds(reliability),
    )
    return Section("reliability", "Figures", html)


def _drawn(rows: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(not math.isnan(row["alpha"]) for row in rows.values())


def _draw(name: str, width: int, *, rows: Mapping[str, Mapping[str, Any]]) -> Drawing:
    rare = any(row["rare"] and not math.isnan(row["ac1"]) for row in rows.values())
    told = [
        row[key]
        for row in rows.values()
        for key in ("alpha", "alpha_low")
        if not math.isnan(row[key])
    ]
    below = (-1.0, -0.5) if min(told) < -0.5 else (-0.5,) if min(told) < 0 else ()
    drawing = Drawing(
        name,
        width,
        0,
        _TITLE,
        "A row a variable: alpha with its 95 % interval, and AC1 where one code is very frequent."
        " Lines at 0.667 and 0.8, the limits of the verdicts. The table below holds every figure.",
    )
    drawn = [Row(named(variable), _lanes(row)) for variable, row in rows.items()]
    groups = ["Krippendorff’s alpha", "Gwet’s AC1, where one code is very frequent"]
    scale = Scale((*below, *_TICKS), "0: as by chance · from 0.667: tentative · from 0.8: firm")
    draw_rows(drawing, groups[: 1 + rare], drawn, scale)
    return drawing


def _lanes(row: Mapping[str, Any]) -> tuple[Lane, ...]:
    alpha = Lane(0, row["alpha"], row["alpha_low"], row["alpha_high"])
    if not row["rare"] or math.isnan(row["ac1"]):
        return (alpha,)
    return (alpha, Lane(1, row["ac1"], row["ac1_low"], row["ac1_high"]))


def reliability_table(rows: Mapping[str, Mapping[str, Any]], kind: str) -> Table:
    """Give a row a variable; *kind* says whether articles or paragraphs are drawn for intervals."""
    body = [
        [
            beneath(named(name), _made(row, kind)),
            beneath(row["verdict"], _reach(row)),
            noted(number(row["alpha"], 3), interval(row, "alpha")),
            noted(number(row["ac1"], 3), interval(row, "ac1")),
            number(row["kappa"], 3),
            percent(row["agreement"]),
            percent(row["prevalence"]),
        ]
        for name, row in rows.items()
    ]
    return table(
        "Reliability of each variable, with 95 % intervals",
        ["Variable", "Verdict", "#Alpha", "#AC1", "#Kappa", "#Agree", "#Coded 1"],
        body,
    )


def _reach(row: Mapping[str, Any]) -> str:
    told = reach(row)
    return f"interval: {told}" if " to " in told else told


def _made(row: Mapping[str, Any], kind: str) -> str:
    """Say what a figure rests on: level, units that two coded, articles, coders."""
    units = [count(row["units"], "unit")]
    articles = [count(row["groups"], "article")] if kind == "articles" else []
    return ", ".join([row["level"], *units, *articles, count(row["coders"], "coder")])
