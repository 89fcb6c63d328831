"""Forest plots: differences from zero, a row a measure, crude ones hollow, adjusted ones solid."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.report.charts.axis import Scale, plain_number, round_ticks
from framing.report.charts.drawing import Drawing
from framing.report.charts.lanes import Lane, Row, draw_rows

#: How far an axis of standardised differences reaches at least, and at most, on both sides.
_LEAST, _MOST = 0.5, 3.0


@dataclass(frozen=True)
class Difference:
    """The difference of one group in one measure, in standard deviations, and its interval.

    ``hint`` is what a pointer resting on it shows.
    """

    at: float
    low: float = math.nan
    high: float = math.nan
    hint: str = ""


@dataclass(frozen=True)
class ForestRow:
    """One measure: a crude and, where there is one, an adjusted difference for each group.

    ``strong`` sets the measure off from the others.
    """

    label: str
    crude: tuple[Difference, ...]
    adjusted: tuple[Difference, ...] = ()
    strong: bool = False

    @property
    def lanes(self) -> tuple[Lane, ...]:
        """Its differences in the order they are drawn: each group's crude one first."""
        lanes = []
        for group, crude in enumerate(self.crude):
            lanes.append(Lane(group, crude.at, crude.low, crude.high, True, hint=crude.hint))
            if self.adjusted:
                held = self.adjusted[group]
                lanes.append(Lane(group, held.at, held.low, held.high, hint=held.hint))
        return tuple(lanes)


def forest_scale(rows: Iterable[ForestRow], label: str) -> Scale:
    """Give an axis in standard deviations with zero in its middle.

    It reaches as far as the differences and their intervals do, but not beyond three standard
    deviations: what lies further out ends in an arrow.

    >>> row = ForestRow("words", (Difference(0.6, 0.2, 1.1),))
    >>> forest_scale([row], "difference").ticks
    (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5)
    """
    known = [
        abs(value)
        for row in rows
        for one in (*row.crude, *row.adjusted)
        for value in (one.at, one.low, one.high)
        if math.isfinite(value)
    ]
    reach = min(max([*known, _LEAST]), _MOST)
    right = round_ticks([reach], zero=True) if reach <= 1 else _halves(reach)
    return Scale((*(-tick for tick in reversed(right[1:])), *right), label, _signed)


def _halves(reach: float) -> tuple[float, ...]:
    """Give ticks from 0 on, a half apart up to 1.5 and one apart beyond."""
    step = 0.5 if reach <= 1.5 else 1.0
    return tuple(step * at for at in range(math.ceil(reach / step) + 1))


def _signed(value: float) -> str:
    return f"+{plain_number(value)}" if value > 0 else plain_number(value)


def draw_forest(
    name: str,
    width: int,
    groups: Sequence[str],
    rows: Sequence[ForestRow],
    scale: Scale,
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw the differences of measures whose units differ on one axis, around a line at zero.

    Groups are told apart by shape, dash and key; more than there are shapes by a lane with their
    name. An interval that goes on beyond the axis ends in an arrow.
    """
    drawing = Drawing(name, width, 0, title, description)
    drawn = [Row(row.label, row.lanes, row.strong) for row in rows]
    draw_rows(drawing, groups, drawn, scale)
    return drawing
