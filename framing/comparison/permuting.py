"""Permutation: how often chance alone would set rates as far apart, with articles kept whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, islice
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

#: So many cells of a dense table are held in memory at once (8 bytes each).
CELLS = 2_000_000


def permuted_p_values(
    counts: Any,
    words: Floats,
    labels: Ints,
    wanted: Sequence[int],
    *,
    permutations: int,
    random_state: int,
) -> dict[int, Floats]:
    """Give the two-sided p-values of items for groups of whole articles against the others.

    *counts* is a sparse array, one row per article and one column per item; *words* and *labels*
    are those of each article; *wanted* are the labels of the groups to test. What is compared is
    the difference between the rates (occurrences by words) of the group and of the others;
    under the null hypothesis any articles could have made up the group. p is twice the smaller of
    two shares: of the divisions with a difference as high, and of those with one as low, at most
    1. Where a group can be chosen in no more than *permutations* ways, all are gone through and p
    is exact; else so many are drawn, and the division found counts as one more of them (Phipson
    and Smyth 2010), so that p is never 0. All labels share the draws: of two groups each has the
    other's p.

    ``studentised_p_values`` is what comparisons use; this one is its floor in the benchmarks.

    Phipson, B., and Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
    Applications in Genetics and Molecular Biology 9(1), article 39.
    """
    tails = {label: Tails(counts, words, labels == label) for label in wanted}
    drawn = drawn_only(tails, len(labels), permutations)
    if drawn:
        for shuffled in shuffles(labels, permutations, random_state):
            for label in drawn:
                tails[label].add(shuffled == label)
    return {label: tail.p_values(with_own=label in drawn) for label, tail in tails.items()}


def drawn_only(tails: dict[int, Tails], articles: int, permutations: int) -> list[int]:
    """Go through all divisions of the groups that have few; give the labels of the others."""
    drawn = []
    for label, tail in tails.items():
        if tail.divisions > permutations:
            drawn.append(label)
            continue
        for members in _all_members(articles, tail.size):
            tail.add(members)
    return drawn


def adjusted(p_values: Floats) -> Floats:
    """Give the q-values of Benjamini and Hochberg (1995); all p-values that are known are a family.

    >>> adjusted(np.array([[0.01, np.nan], [0.04, 0.03]]))
    array([[0.03,  nan],
           [0.04, 0.04]])
    """
    # Takes half a second to load.
    from scipy.stats import false_discovery_control

    q_values = np.full(p_values.shape, np.nan)
    known = ~np.isnan(p_values)
    if known.any():
        q_values[known] = false_discovery_control(p_values[known], method="bh")
    return q_values


class Tails:
    """Counts, item by item, the divisions whose difference of rates is as high or as low."""

    def __init__(self, counts: Any, words: Floats, members: Bools) -> None:
        self.size = int(members.sum())
        self.divisions = math.comb(len(words), self.size)
        self.by_item = counts.T.tocsr()
        self.words = words
        self.totals = self.by_item.sum(axis=1)[:, None]
        self._high = np.zeros(len(self.totals), dtype=np.int64)
        self._low = np.zeros(len(self.totals), dtype=np.int64)
        self._done = 0
        self._lines = self.lines_of(members[None, :])

    def lines_of(self, own: Bools) -> tuple[Floats, Floats]:
        """Give from where on a division is as high, and as low, as the one found."""
        found = self.statistics(own)
        return found, found

    def statistics(self, members: Bools) -> Floats:
        """Give the difference of rates, one row per item and one column per division.

        Whole numbers are divided only once, so that equal differences are equal figures.
        """
        chosen = members.T.astype(np.float64)
        words, all_words = self.words @ chosen, self.words.sum()
        differences: Floats = self.by_item @ chosen
        differences *= all_words
        differences -= self.totals * words
        differences /= words * (all_words - words)
        return differences

    def add(self, members: Bools) -> None:
        """Take in divisions: one row each, true for the articles of the group."""
        rows = max(1, CELLS // max(1, len(self.totals)))
        for start in range(0, len(members), rows):
            statistics = self.statistics(members[start : start + rows])
            self._high += (statistics >= self._lines[0]).sum(axis=1)
            self._low += (statistics <= self._lines[1]).sum(axis=1)
        self._done += len(members)

    @property
    def extremes(self) -> npt.NDArray[np.int64]:
        """How many divisions were as far out as the one found, on the side where fewer were."""
        return np.minimum(self._high, self._low)

    def keep(self, items: Bools) -> None:
        """Go on with some of the items only."""
        self.by_item = self.by_item[items]
        self.totals = self.totals[items]
        self._lines = self._lines[0][items], self._lines[1][items]
        self._high, self._low = self._high[items], self._low[items]

    def p_values(self, *, with_own: bool = False) -> Floats:
        """Give the two-sided p-value of each item; *with_own*, the division found is one more."""
        shares = (self.extremes + with_own) / (self._done + with_own)
        return np.minimum(1.0, 2 * shares)


def _all_members(articles: int, size: int) -> Iterator[Bools]:
    """Give every choice of *size* articles, in batches."""
    choices = combinations(range(articles), size)
    while batch := list(islice(choices, max(1, CELLS // articles))):
        members = np.zeros((len(batch), articles), dtype=np.bool_)
        np.put_along_axis(members, np.array(batch), True, axis=1)
        yield members


def shuffles(labels: Ints, permutations: int, random_state: int | Sequence[int]) -> Iterator[Ints]:
    """Give the labels in random order, one row per permutation, in batches."""
    generator = np.random.default_rng(random_state)
    # Small numbers are shuffled several times as fast, to the same order.
    labels = labels.astype(np.min_scalar_type(int(labels.max())))
    rows = max(1, CELLS // len(labels))
    for start in range(0, permutations, rows):
        batch = min(rows, permutations - start)
        yield generator.permuted(np.tile(labels, (batch, 1)), axis=1)
