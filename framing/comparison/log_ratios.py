"""Intervals of log ratios: how far a ratio of two rates can be trusted, with articles resampled."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from framing.comparison.sides import ZERO

Floats = npt.NDArray[np.float64]


def log_ratio_intervals(
    counts: Floats,
    words: Floats,
    other_counts: Floats,
    other_words: Floats,
    *,
    draws: int,
    seed: int | Sequence[int],
) -> tuple[Floats, Floats]:
    """Give the lower and the upper ends of 95 % intervals of binary log ratios, item by item.

    *counts* and *other_counts* have one row per article and one column per item; *words* are those
    of each article, above 0. NaN where a side has one article only.

    Whole articles are drawn again, *draws* times, on each side by itself. An interval is the log
    ratio ± t × the standard deviation of the drawn ones, with the degrees of freedom of Welch
    (1947): where words come in bursts, the percentiles of the draws held the ratio in 86 to 97 %
    with 10 to 40 articles a side, and this in 92 to 97 % (``tests/benchmarks``).

    Where a side never has the item, its rate can be as near to 0 as one likes: the interval is open
    to that side (infinite). How high it may be is drawn as well: that none of n articles has the
    item leaves Beta(1, n) for the share of articles that do, each of them with as many occurrences
    as an article of the other side that has it. The near end is a percentile of these draws.

    Welch, B. L. (1947). The generalization of 'Student's' problem when several different
    population variances are involved. Biometrika 34(1–2), 28–35.

    >>> four = np.array([[4.0], [3.0], [5.0], [4.0]])
    >>> low, high = log_ratio_intervals(
    ...     four, np.full(4, 100.0), four / 4, np.full(4, 100.0), draws=500, seed=0
    ... )
    >>> bool(1 < low[0] < 2 < high[0] < 3)
    True
    """
    # Takes half a second to load.
    from scipy.stats import t as student

    if min(len(words), len(other_words)) < 2:
        nothing = np.full(counts.shape[1], np.nan)
        return nothing, nothing
    generator = np.random.default_rng(seed)
    own = _drawn_rates(counts, words, draws, generator)
    others = _drawn_rates(other_counts, other_words, draws, generator)
    found = _rates(counts.sum(axis=0), words.sum()) - _rates(
        other_counts.sum(axis=0), other_words.sum()
    )
    variances = own.var(axis=0, ddof=1), others.var(axis=0, ddof=1)
    sizes = len(words), len(other_words)
    freedom = _degrees_of_freedom(variances, sizes)
    reach = student.ppf(0.975, freedom) * np.sqrt(variances[0] + variances[1])
    low, high = found - reach, found + reach
    for item in np.flatnonzero(counts.sum(axis=0) == 0):
        possible = _possible(other_counts[:, item], words, draws, generator)
        high[item] = np.percentile(possible - others[:, item], 97.5)
        low[item] = -np.inf
    for item in np.flatnonzero(other_counts.sum(axis=0) == 0):
        possible = _possible(counts[:, item], other_words, draws, generator)
        low[item] = np.percentile(own[:, item] - possible, 2.5)
        high[item] = np.inf
    return low, high


def _rates(counts: Floats, words: Floats) -> Floats:
    """Give the binary logarithms of rates; zero counts are 0.5."""
    rates: Floats = np.log2(np.maximum(counts, ZERO) / words)
    return rates


def _drawn_rates(
    counts: Floats, words: Floats, draws: int, generator: np.random.Generator
) -> Floats:
    """Give the log rates of items among articles drawn again: one row per draw."""
    articles = len(words)
    times = generator.multinomial(articles, np.full(articles, 1 / articles), size=draws)
    return _rates(times @ counts, (times @ words)[:, None])


def _degrees_of_freedom(variances: tuple[Floats, Floats], sizes: tuple[int, int]) -> Floats:
    own, others = variances
    both = own**2 / (sizes[0] - 1) + others**2 / (sizes[1] - 1)
    fewest = float(min(sizes) - 1)
    freedom = np.full(len(own), fewest)
    np.divide((own + others) ** 2, both, out=freedom, where=both > 0)
    return freedom


def _possible(with_it: Floats, words: Floats, draws: int, generator: np.random.Generator) -> Floats:
    """Give log rates that a side can have though none of its articles has the item."""
    articles = len(words)
    each = with_it.sum() / np.count_nonzero(with_it)
    rates: Floats = np.log2(generator.beta(1, articles, size=draws) * articles * each / words.sum())
    return rates
