"""Dots of groups: a row a measure, in it a dot with its interval for each group, on one axis."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report.charts.axis import Scale
from framing.report.charts.drawing import Drawing
from framing.report.charts.lanes import Row, draw_rows


def draw_group_dots(
    name: str,
    width: int,
    groups: Sequence[str],
    rows: Sequence[Row],
    scale: Scale,
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw rows whose lanes are groups, in the order given; a key says which shape is which.

    From nine groups on, shapes would no longer be told apart: each group then has a lane with its
    name, under the heading of the row.

    >>> from framing.report.charts.axis import percentage, round_ticks
    >>> from framing.report.charts.lanes import Lane
    >>> rows = [Row("no frame", (Lane(0, 0.2, 0.1, 0.3), Lane(1, 0.4, 0.3, 0.5)))]
    >>> scale = Scale(round_ticks([0.1, 0.5], zero=True), "share of paragraphs", percentage)
    >>> told = {"title": "Frames", "description": "Shares by outlet."}
    >>> drawing = draw_group_dots("frames", 736, ["Herald", "Star"], rows, scale, **told)
    >>> [box.text for box in drawing.boxes][:4]
    ['Herald', 'Star', 'no frame', '0%']
    """
    drawing = Drawing(name, width, 0, title, description)
    draw_rows(drawing, groups, rows, scale)
    return drawing
