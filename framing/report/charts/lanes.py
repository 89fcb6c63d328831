"""Lanes: rows of figures with intervals on one axis, a lane in the row for each of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.axis import Axis, Scale
from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.glyphs import SHAPES, draw_glyph, draw_key, glyph_look, outline
from framing.report.charts.labels import wrap

_PITCH = 13.0
_LINE = SIZE + 3
_GAP = 9.0
_LABEL = 226.0
_SIDE = 520.0  # from this width on labels stand beside the lanes, otherwise above
_TALL = 420.0  # from this height on the numbers stand above the rows as well
_TICK = 3.5
_ARROW = 5.0
#: What stands in a row without any figure.
_UNKNOWN = "no figure"


@dataclass(frozen=True)
class Lane:
    """One figure of one group (its place among the groups) and its interval; NaN where none is.

    ``hollow`` sets it off from the others of its group; ``points`` are the single values it rests
    on, where these few are shown; ``hint`` is what a pointer resting on it shows.
    """

    group: int
    at: float
    low: float = math.nan
    high: float = math.nan
    hollow: bool = False
    points: tuple[float, ...] = ()
    hint: str = ""


@dataclass(frozen=True)
class Row:
    """A row: what it is called, whether it stands out, and its lanes."""

    label: str
    lanes: tuple[Lane, ...]
    strong: bool = False


def draw_rows(
    drawing: Drawing, groups: Sequence[str], rows: Sequence[Row], scale: Scale, y: float = 0.0
) -> None:
    """Draw the rows over their axis, with a key; the drawing gets the height it needs.

    More groups than there are shapes are not told apart by shape: each gets a labelled lane.
    """
    if len(groups) > SHAPES:
        named = [_named(row, groups) for row in rows]
        bands = _Bands(drawing, scale, shaped=False)
        y = bands.heads(named, y)
        for row, lanes in zip(rows, named, strict=True):
            y = bands.heading(row, y)
            for lane in lanes:
                y = bands.row(lane, y)
            y += _GAP
    else:
        y = draw_key(drawing, groups, y, _hollow(rows))
        bands = _Bands(drawing, scale, shaped=True)
        y = bands.heads([rows], y)
        for at, row in enumerate(rows):
            y = bands.apart(y) if at and len(groups) > 1 else y
            y = bands.row(row, y)
    drawing.height = bands.finish(y)


def _hollow(rows: Sequence[Row]) -> set[int]:
    """Give the groups of which every shape that is drawn is hollow."""
    lanes = [lane for row in rows for lane in row.lanes if not math.isnan(lane.at)]
    drawn = {(lane.group, lane.hollow) for lane in lanes}
    return {group for group, hollow in drawn if hollow and (group, False) not in drawn}


def _named(row: Row, groups: Sequence[str]) -> list[Row]:
    """Give a row for each group of a row, called by the group."""
    return [
        Row(name, tuple(lane for lane in row.lanes if lane.group == at))
        for at, name in enumerate(groups)
    ]


class _Bands:
    """The rows of a drawing on their way down."""

    def __init__(self, drawing: Drawing, scale: Scale, *, shaped: bool) -> None:
        self.drawing = drawing
        self.beside = drawing.width >= _SIDE
        self.left = _LABEL if self.beside else 0.0
        self.axis = Axis.between(scale, self.left, drawing.width)
        self.shaped = shaped
        self.bands: list[tuple[float, float]] = []
        self.drawn = Drawing("", drawing.width, 0, "", "")
        self.ways: dict[str, list[str]] = {}

    def heads(self, rows: Sequence[Sequence[Row]], y: float) -> float:
        """Write the numbers above the rows where these are many."""
        lanes = sum(len(row.lanes) for group in rows for row in group)
        if lanes * _PITCH < _TALL:
            return y + 2
        return self.axis.numbers(self.drawing, y) + 6

    def heading(self, row: Row, y: float) -> float:
        for line in wrap(row.label, (self.drawing.width - 8) / BOLD, SIZE, lines=3):
            self.drawing.text(0, y + SIZE, line, look="strong")
            y += _LINE
        return y + 4

    def apart(self, y: float) -> float:
        """Part a row of several lanes from the one above it."""
        self.drawing.line((0, y), (self.drawing.width, y), "grid")
        return y + _GAP

    def row(self, row: Row, y: float) -> float:
        room = self.left - 16 if self.beside else self.drawing.width - 4
        lines = wrap(row.label, room / (BOLD if row.strong else 1), SIZE, lines=3)
        known = not all(math.isnan(lane.at) for lane in row.lanes)
        tall = (len(row.lanes) if known else 1) * _PITCH
        text = len(lines) * _LINE
        height = max(tall, text) if self.beside else text + 5 + tall
        top = y + max(0.0, (tall - text) / 2) if self.beside else y
        for at, line in enumerate(lines):
            self.drawing.text(0, top + (at + 0.82) * _LINE, line, look="strong" * row.strong)
        first = y + height - tall if not self.beside else y + (height - tall) / 2
        self.bands.append((first - 3 if not self.beside else y - 3, y + height + 3))
        if not known:
            middle = first + _PITCH / 2 + SIZE * 0.36
            self.drawn.text(self.axis.left + 6, middle, _UNKNOWN, look="quiet")
        for at, lane in enumerate(row.lanes if known else ()):
            self.lane(lane, first + (at + 0.5) * _PITCH)
        return y + height + _GAP

    def lane(self, lane: Lane, y: float) -> None:
        group = lane.group if self.shaped else 0
        axis = self.axis
        for point in lane.points:
            self.way(f"tick g{group}", f"M{axis.x(point):.1f} {y - _TICK:.1f}v{2 * _TICK:g}")
        if not (math.isnan(lane.low) or math.isnan(lane.high)):
            low, high = axis.x(lane.low), axis.x(lane.high)
            self.way(f"whisker g{group}", f"M{low:.1f} {y:.1f}H{high:.1f}")
            if lane.low < axis.low:
                self.arrow(axis.left, y, -1, group)
            if lane.high > axis.high:
                self.arrow(axis.right, y, 1, group)
        if lane.at < axis.low:
            self.arrow(axis.left, y, -1, group)
        elif lane.at > axis.high:
            self.arrow(axis.right, y, 1, group)
        elif not math.isnan(lane.at):
            self.glyph(lane, group, (axis.x(lane.at), y))

    def glyph(self, lane: Lane, group: int, place: tuple[float, float]) -> None:
        """Draw the shape of a lane; on a wide screen a pointer resting on it shows the hint."""
        if lane.hint and self.beside:
            draw_glyph(self.drawn, group, place, hollow=lane.hollow, hint=lane.hint)
        else:
            self.way(glyph_look(group, hollow=lane.hollow), outline(group, *place))

    def way(self, look: str, way: str) -> None:
        """Keep what looks alike for one path: a chart has hundreds of lanes."""
        self.ways.setdefault(look, []).append(way)

    def arrow(self, x: float, y: float, way: int, group: int) -> None:
        """Draw the head of an arrow whose tip lies at a place: it goes on beyond the axis."""
        back = x - way * _ARROW
        self.way(f"arrow g{group}", f"M{x:.1f} {y:.1f}L{back:.1f} {y - 3.6:.1f}v7.2z")

    def finish(self, y: float) -> float:
        """Draw what lies under and over the marks, then these; give the height."""
        self.axis.grid(self.drawing, _joined(self.bands) if self.beside else self.bands)
        for look in sorted(self.ways, key=lambda look: look.startswith("glyph")):
            self.drawing.path("".join(self.ways[look]), look)
        self.drawing.parts.extend(self.drawn.parts)
        self.drawing.boxes.extend(self.drawn.boxes)
        y = self.axis.numbers(self.drawing, y - _GAP + 3)
        return self.axis.title(self.drawing, y + 2) + 2


def _joined(bands: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Join bands that lie no further apart than two rows do."""
    joined: list[tuple[float, float]] = []
    for top, bottom in bands:
        if joined and top - joined[-1][1] <= 2 * _GAP:
            joined[-1] = (joined[-1][0], bottom)
        else:
            joined.append((top, bottom))
    return joined
