"""Medians: the interval of a median that rests on ranks alone."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from framing.comparison.intervals import LEVEL


class Median(NamedTuple):
    """A median and its interval; NaN where there is none."""

    median: float
    low: float
    high: float


def median_interval(values: Iterable[float]) -> Median:
    """Give the median and two of the values that hold it in 95 % of samples or more.

    The narrowest pair of ranks, equally far from both ends, whose binomial coverage is at least
    95 %; whatever the distribution. Undefined values are left out; of fewer than six there is no
    interval, since even the least and the greatest hold the median less often.

    Conover, W. J. (1999). Practical nonparametric statistics, 3rd ed., section 3.2.

    >>> median_interval([3, 1, 2, 5, 4, 6])
    Median(median=3.5, low=1.0, high=6.0)
    >>> median_interval([1, 2])
    Median(median=1.5, low=nan, high=nan)
    """
    known = sorted(float(value) for value in values if not math.isnan(value))
    size = len(known)
    if not size:
        return Median(math.nan, math.nan, math.nan)
    middle = (known[(size - 1) // 2] + known[size // 2]) / 2
    rank = _rank(size)
    if rank < 1:
        return Median(middle, math.nan, math.nan)
    return Median(middle, known[rank - 1], known[size - rank])


def _rank(size: int) -> int:
    """Give the rank of the lower end, 0 for none: the largest with at most 2.5 % below it."""
    from scipy.special import bdtr

    rank = 0
    while rank < size and float(bdtr(rank, size, 0.5)) <= (1 - LEVEL) / 2:
        rank += 1
    return rank
