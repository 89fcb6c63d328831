"""Ranked bars: words or sources from the largest amount to the smallest; never groups."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width, wrap

_LINE = SIZE + 3
_THICK = 10.0
_LABEL = 210.0
_SIDE = 520.0  # from this width on names stand beside the bars, otherwise above
_GAP = 9.0


@dataclass(frozen=True)
class Ranked:
    """A word or source: its amount, which may be negative, its interval, and how it is written."""

    label: str
    amount: float
    value: str
    low: float = math.nan
    high: float = math.nan

    @property
    def reach(self) -> tuple[float, float]:
        """The least and the greatest of zero, its amount and its interval."""
        known = [v for v in (0.0, self.amount, self.low, self.high) if not math.isnan(v)]
        return min(known), max(known)


def draw_ranked(
    name: str, width: int, items: Sequence[Ranked], *, title: str, description: str
) -> Drawing:
    """Draw a bar each from a common zero, the largest amount first, equal ones by their label."""
    drawing = Drawing(name, width, 0, title, description)
    ordered = sorted(items, key=lambda item: (-item.amount, item.label))
    beside = width >= _SIDE
    left = _LABEL if beside else 0.5
    room = max((text_width(item.value, SIZE) for item in ordered), default=0.0) + 12
    low = min((item.reach[0] for item in ordered), default=0.0)
    high = max((item.reach[1] for item in ordered), default=0.0)
    scale = (width - left - room - 1) / ((high - low) or 1.0)
    zero = left - low * scale
    y = 2.0
    for item in ordered:
        lines = wrap(item.label, (left if beside else width) - 14, SIZE, lines=3)
        tall = len(lines) * _LINE
        height = max(tall, _THICK) if beside else tall + 3 + _THICK
        top = y + max(0.0, (height - tall) / 2) if beside else y
        for at, line in enumerate(lines):
            drawing.text(0, top + (at + 0.82) * _LINE, line)
        middle = y + height / 2 if beside else y + height - _THICK / 2
        _bar(drawing, item, (zero, middle), scale)
        drawing.text(width, middle + SIZE * 0.36, item.value, anchor="end", look="value")
        y += height + _GAP
    if ordered and beside:
        drawing.line((zero, 0), (zero, y - _GAP + 3), "axis")
    drawing.height = max(y - _GAP + 4, 1)
    return drawing


def _bar(drawing: Drawing, item: Ranked, place: tuple[float, float], scale: float) -> None:
    zero, middle = place
    start = zero + min(item.amount, 0.0) * scale
    long = max(abs(item.amount) * scale, 1.0)
    drawing.rect((start, middle - _THICK / 2), (long, _THICK), look="bar soft")
    if not (math.isnan(item.low) or math.isnan(item.high)):
        low, high = zero + item.low * scale, zero + item.high * scale
        drawing.path(f"M{low:.1f} {middle - 4:.1f}v8m0-4H{high:.1f}m0-4v8", "reach")
