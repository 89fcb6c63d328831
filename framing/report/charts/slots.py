"""Slots: periods side by side, their names under them, and columns that stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width

_STEPS = (1, 2, 3, 4, 6, 12, 24, 52, 120, 260, 520, 1200)
_SHARE = 0.78
_WIDEST = 26.0


@dataclass(frozen=True)
class Slots:
    """Periods by name, each with as much room between ``left`` and ``right``."""

    names: Sequence[str]
    left: float
    right: float

    @property
    def pitch(self) -> float:
        """The room of one period."""
        return (self.right - self.left) / max(len(self.names), 1)

    def x(self, at: float) -> float:
        """Give the place of a time, counted in periods from the beginning of the first."""
        return self.left + at * self.pitch

    def label(self, drawing: Drawing, y: float) -> float:
        """Write the names under *y*, as many as find room; give where they end."""
        room = max((text_width(name, SIZE) for name in self.names), default=1.0)
        step = next((s for s in _STEPS if s * self.pitch >= room + 8), len(self.names) or 1)
        fitting = [
            at
            for at in range(len(self.names))
            if room / 2 <= self.x(at + 0.5) <= drawing.width - room / 2
        ]
        places = [(self.x(at + 0.5), self.names[at]) for at in fitting[::step]]
        drawing.labels(places, y + SIZE, look="quiet")
        return y + SIZE + 5

    def fits(self, texts: Sequence[str]) -> bool:
        """Say whether each text finds room in its slot."""
        return max((text_width(text, SIZE) for text in texts), default=0.0) + 5 <= self.pitch


@dataclass(frozen=True)
class Column:
    """One column: its height as a share of the tallest there can be, how it is written, its look.

    A ``thin`` one is hollow; ``hint`` shows where a pointer rests on it.
    """

    share: float
    value: str
    thin: bool = False
    hint: str = ""


def draw_columns(
    drawing: Drawing, slots: Slots, columns: Sequence[Column], top: float, tall: float
) -> float:
    """Draw the columns on a line, under their values where all of these find room; give its y.

    Hints cost an element each, so that only columns that have one stand alone.
    """
    values = [column.value for column in columns]
    if slots.fits(values):
        places = [(slots.x(at + 0.5), value) for at, value in enumerate(values) if value]
        drawing.labels(places, top + SIZE, look="quiet")
        top += SIZE + 5
    bottom, wide = top + tall, min(slots.pitch * _SHARE, _WIDEST)
    drawn: dict[str, list[str]] = {}
    for at, column in enumerate(columns):
        if not column.share > 0:
            continue
        look = f"count{' thin' if column.thin else ''}"
        high = max(column.share * tall, 1.0)
        left = slots.x(at + 0.5) - wide / 2
        if column.hint:
            drawing.rect((left, bottom - high), (wide, high), look=look, hint=column.hint)
        else:
            way = f"M{left:.1f} {bottom:.1f}v-{high:.1f}h{wide:.1f}v{high:.1f}z"
            drawn.setdefault(look, []).append(way)
    for look, ways in drawn.items():
        drawing.path("".join(ways), look)
    drawing.line((slots.left, bottom), (slots.right, bottom), "axis")
    return bottom
