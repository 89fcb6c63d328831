"""Calibration: whether probabilities are as true as they say, drawn and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from framing.evaluation.tables import ValidityTables
from framing.report.charts import Panel, Point, both, draw_calibration
from framing.report.markup import render
from framing.report.section import Section
from framing.report.tabulating import Table, table
from framing.report.validity.wording import estimate, figure_rows, frame_names
from framing.report.wording import number


def calibration(validity: ValidityTables) -> Section:
    """Show, for each frame, what share of the texts was coded where so much was said."""
    names = frame_names(validity)
    points = {code: _points(validity, code) for code in names}
    panels = [
        Panel(names[code], tuple(_point(row) for row in rows))
        for code, rows in points.items()
        if rows
    ]
    each = "" if validity.KIND == "loaded" else "One square a frame. "
    figure = both(
        partial(
            draw_calibration,
            panels=panels,
            title="Calibration" if validity.KIND == "loaded" else "Calibration of each frame",
            description=f"{each}Along it the mean probability of each tenth, upwards the share of"
            " its texts that were coded present, with 95 % intervals. On the diagonal both are the"
            " same. The table below holds every point.",
        ),
        "calibration",
    )
    html = render(
        "validity_calibration.html.j2",
        figure=figure if panels else None,
        errors=_errors(validity, names),
        tables=[_data(names[code], rows) for code, rows in points.items() if rows],
    )
    return Section("calibration", "Calibration", html)


def _points(validity: ValidityTables, code: str) -> list[Mapping[Any, Any]]:
    mine = validity.calibration[validity.calibration["frame"] == code]
    return list(mine.to_dict("records"))


def _point(row: Mapping[Any, Any]) -> Point:
    said, share, low, high = (float(row[name]) for name in ("said", "share", "low", "high"))
    return Point(said, share, low, high, int(row["texts"]))


def _errors(validity: ValidityTables, names: Mapping[str, str]) -> Table:
    rows, body = figure_rows(validity), []
    for code, name in names.items():
        row = rows[code]
        said = validity.units[f"frame_{code}"][validity.units[f"coded_{code}"].notna()].mean()
        share = row["present"] / row["texts"] if row["texts"] else float("nan")
        body.append(
            [
                name,
                number(said),
                number(share),
                estimate(row, "calibration_error"),
                number(row["calibration_chance"]),
            ]
        )
    return table(
        "Said and so over all texts, and the calibration error",
        [
            "Coded" if validity.KIND == "loaded" else "Frame",
            "#Mean probability",
            "#Share coded present",
            "#Error",
            "#Error by chance alone",
        ],
        body,
    )


def _data(name: str, rows: list[Mapping[Any, Any]]) -> Table:
    body = [
        [
            f"{row['tenth'] / 10:.1f} to {(row['tenth'] + 1) / 10:.1f}",
            f"{row['texts']:.0f}",
            number(row["said"]),
            number(row["share"]),
            f"[{number(row['low'])}, {number(row['high'])}]",
        ]
        for row in rows
    ]
    return table(
        f"Calibration: {name}",
        ["Probability", "#Texts", "#Mean said", "#Share coded present", "#95 % interval"],
        body,
    )
