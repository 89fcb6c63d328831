"""Calibration: a square a label, what was said along it, what was so upwards, with intervals."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.labels import wrap

_LEFT, _RIGHT, _GAP = 34.0, 8.0, 22.0
_BELOW = 40.0
_SIDE, _ACROSS = 520.0, 3
_LARGEST = 232.0
#: The radius of the smallest and the largest dot: areas say how many texts.
_DOTS = (2.5, 7.0)
_TICKS = (0.0, 0.5, 1.0)


@dataclass(frozen=True)
class Point:
    """Texts of similar probability: what was said on average, which share was so, 0 to 1."""

    said: float
    share: float
    low: float
    high: float
    texts: int


@dataclass(frozen=True)
class Panel:
    """One label and its points."""

    label: str
    points: tuple[Point, ...]


def draw_calibration(
    name: str, width: int, panels: Sequence[Panel], *, title: str, description: str
) -> Drawing:
    """Draw a square a panel; on its diagonal what was said was so."""
    drawing = Drawing(name, width, 0, title, description)
    across = _ACROSS if width >= _SIDE else 1
    column = (width - (across - 1) * _GAP) / across
    side = min(column - _LEFT - _RIGHT, _LARGEST)
    most = max((point.texts for panel in panels for point in panel.points), default=1)
    y = 0.0
    for at in range(0, len(panels), across):
        row = panels[at : at + across]
        titles = [wrap(panel.label, side / BOLD, SIZE, lines=2) for panel in row]
        top = y + max(map(len, titles)) * (SIZE + 3) + 10
        for place, (panel, lines) in enumerate(zip(row, titles, strict=True)):
            left = place * (column + _GAP) + _LEFT
            for line_at, line in enumerate(lines):
                drawing.text(left, y + (line_at + 0.82) * (SIZE + 3), line, look="strong")
            _square(drawing, (left, top), side)
            for point in panel.points:
                _point(drawing, point, (left, top), side, most)
        y = top + side + _BELOW + 14
    drawing.height = max(y - 14, 1)
    return drawing


def _square(drawing: Drawing, corner: tuple[float, float], side: float) -> None:
    left, top = corner
    bottom = top + side
    for tick in _TICKS:
        x, y = left + tick * side, bottom - tick * side
        drawing.line((x, top), (x, bottom), "grid")
        drawing.line((left, y), (left + side, y), "grid")
        anchor = {0.0: "start", 1.0: "end"}.get(tick, "middle")
        drawing.text(x, bottom + SIZE + 4, f"{tick:g}", anchor=anchor, look="quiet")
        drawing.text(left - 7, y + SIZE * 0.36, f"{tick:g}", anchor="end", look="quiet")
    drawing.line((left, bottom), (left + side, top), "zero")
    drawing.line((left, bottom), (left + side, bottom), "axis")
    drawing.line((left, top), (left, bottom), "axis")
    drawing.text(left, bottom + 2 * SIZE + 9, "→ said  ↑ coded present", look="quiet")


def _point(
    drawing: Drawing, point: Point, corner: tuple[float, float], side: float, most: int
) -> None:
    left, top = corner
    x = left + point.said * side
    low, middle, high = (top + (1 - v) * side for v in (point.low, point.share, point.high))
    drawing.line((x, low), (x, high), "span")
    small, large = _DOTS
    radius = small + (large - small) * math.sqrt(point.texts / most)
    drawing.add("circle", cx=x, cy=middle, r=radius, class_="dot disc")
