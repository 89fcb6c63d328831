"""Spreads: the intervals of periods, a band through neighbours and a whisker for any other."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from framing.report.charts.drawing import Drawing

_CAP = 3.0
#: How tall and, to each side, how wide the head of an arrow is.
_TIP, _WING = 5.0, 3.6


@dataclass(frozen=True)
class Spread:
    """The interval of one period, NaN for none; ``thin`` where it rests on few articles."""

    low: float
    high: float
    thin: bool


def draw_spreads(
    drawing: Drawing,
    spreads: Sequence[Spread],
    x: Callable[[int], float],
    y: Callable[[float], float],
    ends: tuple[float, float],
) -> None:
    """Draw the intervals at their places across (*x* of a period) and up (*y* of a value).

    *ends* are the lowest and the highest value of the axis. A whisker that goes on beyond one of
    them has the head of an arrow there, otherwise a short line across.
    """
    for run in _runs(spreads):
        if len(run) > 1 and not spreads[run[0]].thin:
            upper = [f"{x(at):.1f} {y(spreads[at].high):.1f}" for at in run]
            lower = [f"{x(at):.1f} {y(spreads[at].low):.1f}" for at in reversed(run)]
            drawing.path(f"M{'L'.join([*upper, *lower])}z", "band")
            continue
        thin, ways, tips = spreads[run[0]].thin, [], []
        for at in run:
            across, low, high = x(at), y(spreads[at].low), y(spreads[at].high)
            ways.append(f"M{across:.1f} {low:.1f}V{high:.1f}")
            for place, goes_on, way in (
                (low, spreads[at].low < ends[0], 1),
                (high, spreads[at].high > ends[1], -1),
            ):
                if goes_on:
                    back = place - way * _TIP
                    tips.append(
                        f"M{across:.1f} {place:.1f}L{across - _WING:.1f} {back:.1f}h{2 * _WING:g}z"
                    )
                else:
                    ways.append(f"M{across - _CAP:.1f} {place:.1f}h{2 * _CAP:g}")
        drawing.path("".join(ways), f"spread{' thin' if thin else ''}")
        if tips:
            drawing.path("".join(tips), f"arrow {'thin' if thin else 'g0'}")


def _runs(spreads: Sequence[Spread]) -> Iterator[list[int]]:
    """Give neighbouring periods with an interval, all thin or all not."""

    def kind(at: int) -> str:
        one = spreads[at]
        return "" if math.isnan(one.low) else "thin" if one.thin else "thick"

    for key, run in groupby(range(len(spreads)), kind):
        if key:
            yield list(run)
