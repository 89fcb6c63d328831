"""Dots on one axis: several instruments, one unit, a row each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width, wrap

_ROW = 26.0
_LABEL = 210.0
_SIDE = 520.0


@dataclass(frozen=True)
class Dot:
    """One row: its label, its place on the axis, and the figure as it is written."""

    label: str
    at: float
    value: str


def draw_dots(
    name: str,
    width: int,
    dots: Sequence[Dot],
    ticks: Sequence[float],
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw a dot a row over the axis that *ticks* (ascending, at least two) span."""
    drawing = Drawing(name, width, 0, title, description)
    beside = width >= _SIDE
    left = _LABEL if beside else 8.0
    room = max((text_width(dot.value, SIZE) for dot in dots), default=0.0) + 20
    right = width - room
    scale = (right - left) / (ticks[-1] - ticks[0])
    y = 4.0
    rows: list[tuple[Dot, float]] = []
    for dot in dots:
        lines = wrap(dot.label, (left if beside else width) - 14, SIZE, lines=2)
        tall = len(lines) * (SIZE + 3)
        for at, line in enumerate(lines):
            drawing.text(0, y + (at + 0.82) * (SIZE + 3), line)
        middle = y + (tall / 2 if beside else tall + 10)
        rows.append((dot, middle))
        y += max(tall, _ROW - 8) + 8 if beside else tall + 24
    places = [(left + (tick - ticks[0]) * scale, f"{tick:g}") for tick in ticks]
    for x, _ in places:
        drawing.line((x, 0), (x, y), "grid")
    drawing.labels(places, y + SIZE + 4, look="quiet")
    for dot, middle in rows:
        x = left + (dot.at - ticks[0]) * scale
        drawing.line((left, middle), (right, middle), "lead")
        drawing.add("circle", cx=x, cy=middle, r=4.5, class_="dot disc")
        drawing.text(right + 12, middle + SIZE * 0.36, dot.value, look="value")
    drawing.height = y + SIZE + 10
    return drawing
