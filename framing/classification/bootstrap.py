"""Bootstrap over groups: texts of one article are drawn together, so that an interval is honest."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from framing.classification.codes import Floats, Rows

#: So often groups are drawn anew for an interval, and so few of them have none.
DRAWS, FEWEST_DRAWN = 1000, 10


def draw(groups: Rows, random_state: int) -> Floats:
    """Give how often each text is drawn: a row a draw, none where groups are few.

    *groups* are numbered from 0; those of one group are drawn together.
    """
    amount = int(groups.max(initial=-1)) + 1
    if amount < FEWEST_DRAWN:
        return np.empty((0, len(groups)))
    generator = np.random.default_rng(random_state)
    drawn = generator.multinomial(amount, np.full(amount, 1 / amount), size=DRAWS)
    return np.asarray(drawn[:, groups], dtype=np.float64)


def interval(draws: Floats) -> tuple[float, float]:
    """Give the middle 95 % of the draws that have a figure, NaN where none has.

    >>> interval(np.array([0.0, 1.0, math.nan]))
    (0.025, 0.975)
    """
    known = draws[np.isfinite(draws)]
    if not len(known):
        return math.nan, math.nan
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def areas(
    codes: NDArray[np.bool_], scores: Floats, weights: Floats, parts: ArrayLike | None = None
) -> Floats:
    """Give the AUC for each row of weights: the share of pairs in order, ties halved.

    Only texts of one part compare. NaN where no pair of texts of both codes is left.

    >>> areas(np.array([True, False]), np.array([0.9, 0.1]), np.ones((1, 2)))
    array([1.])
    """
    ordered, pairs = np.zeros(len(weights)), np.zeros(len(weights))
    alike = np.zeros(len(codes)) if parts is None else np.asarray(parts)
    for part in np.unique(alike):
        inside = np.flatnonzero(alike == part)
        order = inside[np.argsort(scores[inside], kind="stable")]
        starts = np.flatnonzero(np.diff(scores[order], prepend=-math.inf))
        sides = (weights[:, order] * side[order] for side in (codes, ~codes))
        present, other = (np.add.reduceat(side, starts, axis=1) for side in sides)
        ordered += (present * (np.cumsum(other, axis=1) - other / 2)).sum(axis=1)
        pairs += present.sum(axis=1) * other.sum(axis=1)
    return over(ordered, pairs)


def over(above: Floats, below: Floats) -> Floats:
    """Divide, giving NaN where there is nothing to divide by."""
    shares = np.full(len(below), math.nan)
    np.divide(above, below, out=shares, where=below > 0)
    return shares
