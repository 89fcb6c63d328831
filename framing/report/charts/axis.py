"""Axes: round ticks, where a value lies, and numbers beside them that do not touch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width, wrap

#: How many steps an axis has at most, by the space it finds.
_STEPS = 6
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


def round_ticks(values: Iterable[float], *, zero: bool = False) -> tuple[float, ...]:
    """Give round ticks, ascending, that span the values; undefined ones are passed over.

    >>> round_ticks([0.12, 0.47], zero=True)
    (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
    >>> round_ticks([-7, 12])
    (-10.0, -5.0, 0.0, 5.0, 10.0, 15.0)
    """
    known = [float(value) for value in values if math.isfinite(value)]
    if zero:
        known.append(0.0)
    low, high = min(known, default=0.0), max(known, default=1.0)
    if high - low < 1e-9 * max(abs(low), abs(high), 1e-3):
        low, high = (low - 0.5, high + 0.5) if low else (0.0, 1.0)
    size = 10.0 ** math.floor(math.log10((high - low) / _STEPS))
    step = next(
        one * size
        for one in (*_ROUND, 20.0)
        if math.ceil(high / (one * size) - 1e-9) - math.floor(low / (one * size) + 1e-9) <= _STEPS
        or one == 20.0
    )
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(at * step, 12) for at in range(first, last + 1))


def plain_number(value: float) -> str:
    """Give a tick as text, with a true minus sign.

    >>> plain_number(-0.5), plain_number(1000.0)
    ('−0.5', '1,000')
    """
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "0") else text.replace("-", "\N{MINUS SIGN}")


def percentage(value: float) -> str:
    """Give a share between 0 and 1 as a tick.

    >>> percentage(0.25)
    '25%'
    """
    return f"{plain_number(round(value * 100, 6))}%"


@dataclass(frozen=True)
class Scale:
    """What an axis shows: its ticks (ascending, two or more), what it is called, how written."""

    ticks: tuple[float, ...]
    label: str
    written: Callable[[float], str] = plain_number


@dataclass(frozen=True)
class Axis:
    """A scale between two places of a drawing."""

    scale: Scale
    left: float
    right: float

    @classmethod
    def between(cls, scale: Scale, left: float, right: float) -> Axis:
        """Give an axis whose first and last number do not stand out of *left* and *right*."""
        ends = [text_width(scale.written(scale.ticks[at]), SIZE) / 2 + 1 for at in (0, -1)]
        return cls(scale, left + ends[0], right - ends[1])

    @property
    def low(self) -> float:
        """The value at its left end."""
        return self.scale.ticks[0]

    @property
    def high(self) -> float:
        """The value at its right end."""
        return self.scale.ticks[-1]

    def x(self, value: float) -> float:
        """Give the place of a value; one beyond an end lies at that end."""
        inside = min(max(value, self.low), self.high)
        return self.left + (inside - self.low) / (self.high - self.low) * (self.right - self.left)

    def grid(self, drawing: Drawing, bands: Sequence[tuple[float, float]]) -> None:
        """Draw a line at each tick through *bands* (top and bottom), the one at zero stronger."""
        if not bands:
            return
        for look in ("grid", "zero"):
            ticks = [tick for tick in self.scale.ticks if (tick == 0) == (look == "zero")]
            lines = (
                f"M{self.x(tick):.1f} {top:.1f}V{bottom:.1f}"
                for tick in ticks
                for top, bottom in bands
            )
            if ticks:
                drawing.path("".join(lines), look)

    def numbers(self, drawing: Drawing, y: float) -> float:
        """Write the numbers under *y*, as many as find room; give where they end."""
        ticks = self.scale.ticks
        widest = max(text_width(self.scale.written(tick), SIZE) for tick in ticks) + 8
        pitch = (self.right - self.left) / (len(ticks) - 1)
        step = max(1, math.ceil(widest / pitch))
        zero = ticks.index(0.0) if 0.0 in ticks else 0
        shown = [tick for at, tick in enumerate(ticks) if (at - zero) % step == 0]
        places = [(self.x(tick), self.scale.written(tick)) for tick in shown]
        drawing.labels(places, y + SIZE + 2, look="quiet")
        return y + SIZE + 6

    def title(self, drawing: Drawing, y: float) -> float:
        """Write what the axis is called under *y*, as wide as the drawing; give where it ends."""
        text = self.scale.label
        room = drawing.width - self.left
        left = self.left if text_width(text, SIZE) <= room else 0.0
        for line in wrap(text, drawing.width - left - 2, SIZE, lines=3):
            drawing.text(left, y + SIZE, line, look="quiet")
            y += SIZE + 4
        return y
