"""Medians: every article a dot, a row a group, under it the median with its interval."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.axis import Axis, Scale
from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import wrap
from framing.report.markup import element

_LINE = SIZE + 3
_LABEL = 226.0
_SIDE = 520.0  # from this width on names stand beside the dots, otherwise above
_DOT = 2.3
_REACH = 17.0
#: The lane of the median, under the articles.
_LANE = 16.0
_GAP = 12.0


@dataclass(frozen=True)
class Swarm:
    """The articles of one group: their values, the median and its interval (NaN for none).

    ``note`` says it in figures, under the name.
    """

    label: str
    values: tuple[float, ...]
    median: float
    low: float = math.nan
    high: float = math.nan
    note: str = ""


def draw_medians(
    name: str, width: int, swarms: Sequence[Swarm], scale: Scale, *, title: str, description: str
) -> Drawing:
    """Draw a row a group, in the order given; articles of like value lie beside each other."""
    drawing = Drawing(name, width, 0, title, description)
    beside = width >= _SIDE
    left = _LABEL if beside else 0.0
    axis = Axis.between(scale, left, width)
    drawn = Drawing("", width, 0, "", "")
    bands = []
    y = 2.0
    for swarm in swarms:
        lines = wrap(swarm.label, left - 16 if beside else width - 4, SIZE, lines=3)
        notes = wrap(swarm.note, left - 16 if beside else width - 4, SIZE, lines=2)
        text = (len(lines) + len(notes) * bool(swarm.note)) * _LINE
        places = scatter([axis.x(value) for value in swarm.values if not math.isnan(value)])
        reach = max((abs(off) for _, off in places), default=0.0) + _DOT
        tall = 2 * reach + _LANE
        height = max(text, tall) if beside else text + 4 + tall
        top = y + max(0.0, (tall - text) / 2) if beside else y
        for at, line in enumerate([*lines, *(notes if swarm.note else [])]):
            look = "quiet" if at >= len(lines) else ""
            drawing.text(0, top + (at + 0.82) * _LINE, line, look=look)
        first = y + (height - tall) / 2 if beside else y + height - tall
        bands.append((y, y + height) if beside else (first, first + tall))
        _articles(drawn, places, first + reach)
        _median(drawn, axis, swarm, first + 2 * reach + _LANE / 2 + 1)
        y += height + _GAP
    axis.grid(drawing, [(bands[0][0], bands[-1][1])] if beside and bands else bands)
    drawing.parts.extend(drawn.parts)
    y = axis.numbers(drawing, y - _GAP + 3)
    drawing.height = axis.title(drawing, y + 2) + 2
    return drawing


def scatter(places: Sequence[float]) -> list[tuple[float, float]]:
    """Give each place across an offset down, so that dots touch no other while there is room.

    Places are taken in ascending order, so the same values always lie in the same way.

    >>> scatter([10, 10, 40])
    [(10, 0.0), (10, -5.0), (40, 0.0)]
    """
    step = 2 * _DOT + 0.4
    sides = [step * at for at in range(1, int(_REACH / step) + 1)]
    offsets = [0.0, *(off for side in sides for off in (-side, side))]
    taken: dict[float, float] = {}
    found = []
    for x in sorted(places):
        free = (off for off in offsets if x - taken.get(off, -math.inf) >= step)
        off = next(free, None)
        if off is None:
            off = min(offsets, key=lambda one: taken[one])
        taken[off] = x
        found.append((x, off))
    return found


def _articles(drawing: Drawing, places: Sequence[tuple[float, float]], middle: float) -> None:
    if places:
        dots = "".join(f"M{x:.1f} {middle + off:.1f}h.01" for x, off in places)
        drawing.add("path", d=dots, class_="swarm", stroke_width=2 * _DOT)


def _median(drawing: Drawing, axis: Axis, swarm: Swarm, y: float) -> None:
    if math.isnan(swarm.median):
        return
    x = axis.x(swarm.median)
    if not (math.isnan(swarm.low) or math.isnan(swarm.high)):
        low, high = axis.x(swarm.low), axis.x(swarm.high)
        drawing.path(f"M{low:.1f} {y - 4:.1f}v8m0-4H{high:.1f}m0-4v8", "reach")
    hint = [element("title", f"{swarm.label}: {swarm.note}")] if swarm.note else []
    way = f"M{x:.1f} {y - 6:.1f}l5 6-5 6-5-6z"
    drawing.add("path", *hint, d=way, class_="median")
