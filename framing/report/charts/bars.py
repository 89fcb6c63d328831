"""Bars: one row a name, its amount as a bar of up to two parts, the figure beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width, wrap

_THICK = 14.0
_LABEL = 210.0
_SIDE = 520.0


@dataclass(frozen=True)
class Bar:
    """One bar: ``solid`` and ``hatched`` amounts end to end, and ``value`` as it is written."""

    label: str
    solid: float
    hatched: float
    value: str

    @property
    def total(self) -> float:
        """Both parts together."""
        return self.solid + self.hatched


def draw_bars(
    name: str, width: int, bars: Sequence[Bar], *, title: str, description: str
) -> Drawing:
    """Draw bars from a common zero; a long name wraps, then ends in an ellipsis."""
    drawing = Drawing(name, width, 0, title, description)
    drawing.hatch()
    beside = width >= _SIDE
    left = _LABEL if beside else 0.5
    room = max((text_width(bar.value, SIZE) for bar in bars), default=0.0) + 14
    longest = max((bar.total for bar in bars), default=0.0) or 1.0
    scale = (width - left - room) / longest
    y = 2.0
    for bar in bars:
        lines = wrap(bar.label, (left if beside else width) - 14, SIZE, lines=3)
        if beside:
            tall = max(len(lines) * (SIZE + 3), _THICK)
            top = y + (tall - len(lines) * (SIZE + 3)) / 2
            _write(drawing, lines, top)
            _bar(drawing, bar, (left, y + (tall - _THICK) / 2), scale)
            y += tall + 12
        else:
            _write(drawing, lines, y)
            y += len(lines) * (SIZE + 3) + 2
            _bar(drawing, bar, (left, y), scale)
            y += _THICK + 12
    if beside:
        drawing.line((left, 0), (left, y - 8), "axis")
    drawing.height = max(y - 6, 1)
    return drawing


def _write(drawing: Drawing, lines: Sequence[str], top: float) -> None:
    for at, line in enumerate(lines):
        drawing.text(0, top + (at + 0.82) * (SIZE + 3), line)


def _bar(drawing: Drawing, bar: Bar, corner: tuple[float, float], scale: float) -> None:
    x, y = corner
    if bar.solid:
        drawing.rect((x, y), (bar.solid * scale, _THICK), look="bar")
    if bar.hatched:
        drawing.hatched((x + bar.solid * scale, y), (bar.hatched * scale, _THICK))
    drawing.text(x + bar.total * scale + 8, y + _THICK / 2 + SIZE * 0.36, bar.value, look="value")
