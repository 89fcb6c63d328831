"""Arcs: a figure for each paragraph as a dot, neighbours lightly joined."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.labels import text_width, wrap
from framing.report.markup import element

_TOP = 10.0
_LEFT = 44.0
_SIDE = 520.0  # from this width on series are labelled at their right end, otherwise in a key


@dataclass(frozen=True)
class Series:
    """One figure over the paragraphs of an article; NaN where it is not defined.

    ``shape``: ``disc`` (filled, solid line) or ``diamond`` (open, dashed line).
    """

    label: str
    shape: str
    values: tuple[float, ...]
    hints: tuple[str, ...]

    @property
    def known(self) -> bool:
        """Whether any of its values is defined."""
        return not all(map(math.isnan, self.values))


def draw_arc(
    name: str,
    width: int,
    series: Sequence[Series],
    numbers: Sequence[int],
    *,
    title: str,
    description: str,
    heading: str = "",
    height: float = 170.0,
) -> Drawing:
    """Draw the series over their paragraphs, on an axis from −1 to +1."""
    drawing = Drawing(name, width, 0, title, description)
    y = 0.0
    if heading:
        for line in wrap(heading, width / BOLD - 8, SIZE, lines=2):
            drawing.text(0, y + SIZE, line, look="strong")
            y += SIZE + 4
    known = [one for one in series if one.known]
    beside = width >= _SIDE
    longest = max((text_width(s.label, SIZE) for s in series), default=0.0) * BOLD
    margin = longest + 16 if beside else 8.0
    if not beside:
        y = _key(drawing, known, y)
    frame = _Frame(_LEFT, y + _TOP, width - margin, height, len(numbers))
    _grid(drawing, frame, numbers)
    for one in known:
        _plot(drawing, frame, one, hints=beside)
    if beside:
        _end_labels(drawing, frame, known)
    drawing.height = frame.bottom + SIZE + 12
    return drawing


@dataclass(frozen=True)
class _Frame:
    left: float
    top: float
    right: float
    tall: float
    amount: int

    @property
    def bottom(self) -> float:
        return self.top + self.tall

    def x(self, at: int) -> float:
        return self.left + (at + 0.5) * (self.right - self.left) / max(self.amount, 1)

    def y(self, value: float) -> float:
        return self.top + self.tall * (1 - value) / 2


def _grid(drawing: Drawing, frame: _Frame, numbers: Sequence[int]) -> None:
    for value in (-1.0, -0.5, 0.0, 0.5, 1.0):
        y = frame.y(value)
        look = "zero" if value == 0 else "grid"
        drawing.line((frame.left, y), (frame.right, y), look)
        if value in (-1.0, 0.0, 1.0):
            sign = "" if value == 0 else "+" if value > 0 else "\N{MINUS SIGN}"
            label = f"{sign}{abs(value):g}"
            drawing.text(frame.left - 8, y + SIZE * 0.35, label, anchor="end", look="quiet")
    room = text_width(str(numbers[-1]), SIZE) + 8 if numbers else 1
    pitch = (frame.right - frame.left) / max(frame.amount, 1)
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if s * pitch >= room), 1000)
    places = [
        (frame.x(at), str(numbers[at]))
        for at in range(0, len(numbers), step)
        if frame.x(at) + text_width(str(numbers[at]), SIZE) / 2 <= drawing.width
    ]
    drawing.labels(places, frame.bottom + SIZE + 6, look="quiet")


def _plot(drawing: Drawing, frame: _Frame, series: Series, *, hints: bool) -> None:
    points = [(frame.x(i), frame.y(v)) for i, v in enumerate(series.values) if not math.isnan(v)]
    places = [i for i, v in enumerate(series.values) if not math.isnan(v)]
    steps = [
        ("L" if at and places[at] - places[at - 1] == 1 else "M") + f"{x:.1f} {y:.1f}"
        for at, (x, y) in enumerate(points)
    ]
    drawing.path("".join(steps), f"join {series.shape}")
    dots = [
        _dot(x, y, series.shape, hint=series.hints[place] if hints else "")
        for place, (x, y) in zip(places, points, strict=True)
    ]
    drawing.add("g", *dots, class_=f"dot {series.shape}")


def _dot(x: float, y: float, shape: str, *, hint: str = "") -> Markup:
    children = [element("title", hint)] if hint else []
    if shape == "disc":
        return element("circle", *children, cx=x, cy=y, r=3.6)
    return element("path", *children, d=f"M{x:.1f} {y - 5:.1f}l5 5-5 5-5-5z")


def _key(drawing: Drawing, series: Sequence[Series], y: float) -> float:
    """Write a key above the plot, one series a line where they do not fit side by side."""
    x = 6.0
    for one in series:
        wide = 16 + text_width(one.label, SIZE)
        if x > 6 and x + wide > drawing.width:
            x, y = 6.0, y + SIZE + 6
        drawing.add("g", _dot(x, y + SIZE * 0.62, one.shape), class_=f"dot {one.shape}")
        drawing.text(x + 10, y + SIZE, one.label)
        x += wide + 14
    return y + SIZE + 8 if series else y


def _end_labels(drawing: Drawing, frame: _Frame, series: Sequence[Series]) -> None:
    """Label each series at its last dot, pushed apart where two would touch."""
    wanted = [
        (frame.y(next(v for v in reversed(s.values) if not math.isnan(v))), s) for s in series
    ]
    wanted.sort(key=lambda pair: pair[0])
    gap = SIZE + 5
    spots: list[float] = []
    for y, _ in wanted:
        spots.append(max(y, spots[-1] + gap) if spots else y)
    over = spots[-1] - (frame.bottom - 4) if spots else 0.0
    if over > 0:
        spots = [spot - over for spot in spots]
    for spot, (_, one) in zip(spots, wanted, strict=True):
        drawing.text(frame.right + 12, spot + SIZE * 0.35, one.label, look=f"label {one.shape}")
