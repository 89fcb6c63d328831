"""Mixes: what share of each period every group has, a row of columns a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width, wrap
from framing.report.charts.slots import Column, Slots, draw_columns

_LINE = SIZE + 4
_TALL = 30.0
_GAP = 14.0


@dataclass(frozen=True)
class MixRow:
    """A group, or all together: its name, a column a period, and how a full one is written."""

    label: str
    columns: tuple[Column, ...]
    full: str


def draw_mix(
    name: str,
    width: int,
    names: Sequence[str],
    rows: Sequence[MixRow],
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw the rows under each other over the same periods, whose *names* stand under the last."""
    drawing = Drawing(name, width, 0, title, description)
    left = max((text_width(row.full, SIZE) for row in rows), default=0.0) + 10
    slots = Slots(names, left, width - 6)
    y = 0.0
    for row in rows:
        for line in wrap(row.label, width - 4, SIZE, lines=3):
            drawing.text(0, y + SIZE, line)
            y += _LINE
        bottom = draw_columns(drawing, slots, row.columns, y + 2, _TALL)
        drawing.text(left - 8, bottom - _TALL + SIZE * 0.7, row.full, anchor="end", look="quiet")
        drawing.line((left, bottom - _TALL), (slots.right, bottom - _TALL), "grid")
        y = bottom + _GAP
    drawing.height = max(slots.label(drawing, y - _GAP + 4) if rows else y, 1.0)
    return drawing
