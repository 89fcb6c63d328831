"""Steps: where a series of periods steps up or down, by how much, and how sure that is."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

#: A step has at least so many periods on each side, and one in ten of them.
SIDE = 2
#: Autocorrelation is never taken to be less: a short series cannot show that there is none.
LEAST_CORRELATION = 0.25
_MOST_CORRELATION = 0.9
#: Fewer blocks than this leave too few orders to tell what is rare.
_BLOCKS = 16
#: 95 % of the likelihood ratios of a true place are smaller (Hansen 2000, table 1).
CRITICAL = 7.35
_LEVEL = 0.95
_CELLS = 2_000_000


@dataclass(frozen=True, eq=False)
class Course:
    """One measure over time, with the level of each group taken out.

    ``counts`` are articles, a row a period (none without articles) and a column a group; ``sums``,
    a figure a period, what its articles add up to after the mean of its group was taken from each.
    """

    counts: Floats
    sums: Floats

    @property
    def periods(self) -> int:
        """How many periods have articles."""
        return len(self.sums)


@dataclass(frozen=True)
class Step:
    """The most likely step: the first period after it, and the 95 % interval of that period.

    Periods are counted from 0. ``difference`` is that of the mean after it from the mean before,
    between articles of one group, with its 95 % interval; ``after`` the share of articles after it.
    """

    at: int
    earliest: int
    latest: int
    after: float
    difference: float
    low: float
    high: float
    p_value: float


def find_step(course: Course, *, permutations: int, seed: int) -> Step | None:
    """Find the most likely step of a course; ``None`` where no place of one can be told.

    Each group keeps a level of its own, so that it needs articles before and after to say anything
    of the step: a change of the mix of groups is none. The place is the one that explains most of
    the squares of the articles' figures.

    *p* comes from putting whole periods, with all of their articles, into other orders: the series
    is closed to a circle, cut at random into blocks of the cube root of the number of periods
    (shorter where fewer than sixteen blocks were left), and these are shuffled. Of (1 + r) /
    (1 - r), by which autocorrelation makes a mean vary more, what blocks of that length do not keep
    is taken off the step found; r is the correlation of neighbouring residuals, corrected for its
    bias in short series and never under ``LEAST_CORRELATION``. The most likely place is looked for
    in every order anew.

    The interval of the period holds the places whose likelihood ratio against the most likely one
    is under ``CRITICAL`` (Hansen 2000), with the long-run variance of the residuals; that of the
    difference is Student's with the same variance. A bootstrap of blocks within the two parts was
    weighed and left: where small and large steps were simulated in 12 to 48 periods, of those found
    it held the place in 49 to 98 % and the difference in 41 to 92 %, these in 73 to 100 % and 76 to
    99 %. For steps of one standard deviation of articles these hold both in 94 to 100 %, and where
    there is no step one is found in up to 5 % at .05 if periods correlate by 0 or .3, in up to
    11 % by .5 (``tests/benchmarks/test_changes.py``). In under 12 periods only a step near the
    middle can be found. A slow trend can pass for a step.

    Hansen, B. E. (2000). Sample splitting and threshold estimation. Econometrica 68(3), 575–603.
    """
    side = max(SIDE, course.periods // 10)
    if course.periods < 2 * side:
        return None
    explained, weights, after = _explained(course.counts, course.sums, side)
    if not explained.max(initial=0.0) > 0:
        return None
    best = int(explained.argmax())
    at = best + side
    difference = float(after[best] / weights[best])
    residuals, rest = _residuals(course, at, difference)
    correlation = _correlation(residuals)
    inflation = (1 + correlation) / (1 - correlation)
    block = block_length(course.periods)
    lost = inflation / _kept(block, correlation)
    reached = float((explained[best] + rest) * explained[best] / (explained[best] + lost * rest))
    variance = rest / (course.periods - 2) * inflation
    likely = np.flatnonzero(explained[best] - explained <= CRITICAL * variance) + side
    within = _quantile_of_t(course.periods - 2) * math.sqrt(variance / weights[best])
    return Step(
        at,
        int(likely.min()),
        int(likely.max()),
        float(course.counts[at:].sum() / course.counts.sum()),
        difference,
        difference - within,
        difference + within,
        _p_value(course, side, reached, block, permutations=permutations, seed=seed),
    )


def block_length(periods: int) -> int:
    """Give how many neighbouring periods are kept together.

    >>> [block_length(periods) for periods in (8, 12, 16, 24, 60)]
    [1, 1, 1, 1, 3]
    """
    return max(1, min(round(math.cbrt(periods)), periods // _BLOCKS))


def _explained(counts: Floats, sums: Floats, side: int) -> tuple[Floats, Floats, Floats]:
    """Give the squares that a step at each place explains, its weight, and the sums after it.

    Periods run along the last axis but one of *counts* and the last of *sums*; before these stand
    any others. Places run from *side* to *side* before the end.
    """
    periods = sums.shape[-1]
    before = np.cumsum(counts, axis=-2)[..., side - 1 : periods - side, :]
    total = counts.sum(axis=-2, keepdims=True)
    weights = (before * (1 - before / total)).sum(axis=-1)
    after = -np.cumsum(sums, axis=-1)[..., side - 1 : periods - side]
    explained = np.zeros_like(weights)
    # Of a group on both sides the weight is at least a half: all less is rounding.
    np.divide(after**2, weights, out=explained, where=weights > 0.25)
    return explained, weights, after


def _residuals(course: Course, at: int, difference: float) -> tuple[Floats, float]:
    """Give what is left in each period, weighed by the root of its articles, and its squares."""
    articles = course.counts.sum(axis=1)
    share = course.counts[at:].sum(axis=0) / course.counts.sum(axis=0)
    is_after = np.arange(course.periods) >= at
    step = articles * is_after - course.counts @ share
    residuals = (course.sums - difference * step) / np.sqrt(articles)
    return residuals, float((residuals**2).sum())


def _correlation(residuals: Floats) -> float:
    """Give the correlation of neighbours, corrected for the two means that were taken out."""
    squares = float((residuals**2).sum())
    if not squares > 0:
        return LEAST_CORRELATION
    found = float((residuals[1:] * residuals[:-1]).sum()) / squares
    corrected = found + (2 + 4 * found) / len(residuals)
    return min(max(corrected, LEAST_CORRELATION), _MOST_CORRELATION)


def _kept(block: int, correlation: float) -> float:
    """Give how far the means of blocks vary more than those of as many periods by themselves."""
    lags = np.arange(1, block)
    return float(1 + 2 * ((1 - lags / block) * correlation**lags).sum())


def _p_value(
    course: Course, side: int, reached: float, block: int, *, permutations: int, seed: int
) -> float:
    """Give the share of orders with a step that explains as much; the one found is one of them."""
    as_far = 1
    for orders in _orders(course, block, permutations, seed):
        explained, _, _ = _explained(course.counts[orders], course.sums[orders], side)
        as_far += int((explained.max(axis=-1) >= reached * (1 - 1e-9)).sum())
    return as_far / (permutations + 1)


def _orders(course: Course, block: int, permutations: int, seed: int) -> Iterator[Ints]:
    """Give the places of the periods in shuffled blocks of a circle, in batches of orders."""
    generator = np.random.default_rng(seed)
    periods = course.periods
    places = np.arange(periods)
    # The last block takes up what is left over.
    blocks = np.minimum(places // block, max(periods // block - 1, 0))
    step = max(1, _CELLS // course.counts.size)
    for start in range(0, permutations, step):
        rows = min(step, permutations - start)
        keys = generator.random((rows, blocks[-1] + 1))[:, blocks]
        turned = generator.integers(0, periods, (rows, 1))
        yield (np.argsort(keys, axis=1, kind="stable") + turned) % periods


def _quantile_of_t(freedom: int) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(freedom, (1 + _LEVEL) / 2))
