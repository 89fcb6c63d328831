"""Studentising: permutation of whole articles where groups write articles of other lengths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from framing.comparison.permuting import Tails, drawn_only, shuffles

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

#: A division whose surplus is less by no more than so many occurrences counts as far out.
TIED = 0.5
#: So many draws are made at first, for all items.
FIRST = 999
#: An item is settled once so many divisions were found as far out as its own.
SETTLED = 20
#: So many times the draws asked for are made for items that are not settled by then.
FURTHER = 10
#: Where no more items than this are left unsettled, their p is estimated by strata.
FEW = 25
#: So many divisions are drawn in each stratum.
DRAWN = 500
_LEAST = 1e-12


def studentised_p_values(
    counts: Any,
    words: Floats,
    labels: Ints,
    wanted: Sequence[int],
    *,
    permutations: int,
    random_state: int,
) -> dict[int, Floats]:
    """Give p-values as ``permuted_p_values`` does, where groups write articles of other lengths.

    What is compared is the group's occurrences less those expected of its words at the rate of
    both sides, by their standard error from the articles of both sides (Janssen 1997; Chung and
    Romano 2013); a division is as far out from half an occurrence less on. In simulation, of words
    in bursts with articles of one side .6 to 1.6 times as long, differences of rates flag 3 to 25 %
    at .05, since among divisions with the same occurrences the one with fewest words wins; this
    flags 0 to 6 % (``tests/benchmarks/test_keyness_error.py``).

    Draws are made where they are needed: most items are clearly nothing after 999, and a few lie so
    far out that 9,999 cannot tell how far. So there are rounds (999; *permutations*), the second
    for those items only of which fewer than 20 divisions as far out were found (Besag and Clifford
    1991). Of 25 items or fewer that are left even then, p is estimated by strata
    (``stratified_p_value``). For more there is a third round, of ten times as many draws: p is then
    no smaller than 2 in 10 *permutations* + 1, which is enough to tell them from chance among very
    many.

    Besag, J., and Clifford, P. (1991). Sequential Monte Carlo p-values. Biometrika 78(2), 301–304.
    Chung, E., and Romano, J. P. (2013). Exact and asymptotically robust permutation tests. Annals
    of Statistics 41(2), 484–507. Janssen, A. (1997). Studentized permutation tests for non-i.i.d.
    hypotheses and the generalized Behrens–Fisher problem. Statistics & Probability Letters 36(1),
    9–21.
    """
    tails: dict[int, Tails] = {
        label: StudentisedTails(counts, words, labels == label) for label in wanted
    }
    drawn = drawn_only(tails, len(labels), permutations)
    found = {label: tails[label].p_values() for label in wanted if label not in drawn}
    found |= {label: np.ones(counts.shape[1]) for label in drawn}
    places = {label: np.arange(counts.shape[1]) for label in drawn}
    done = 0
    rounds = (min(FIRST, permutations), permutations, FURTHER * permutations)
    for seed, goal in enumerate(dict.fromkeys(rounds)):
        drawn = [label for label in drawn if len(places[label])]
        if not drawn or (done == permutations and _are_few(places, drawn)):
            break
        for shuffled in shuffles(labels, goal - done, [random_state, seed]):
            for label in drawn:
                tails[label].add(shuffled == label)
        for label in drawn:
            found[label][places[label]] = tails[label].p_values(with_own=True)
            unsettled = tails[label].extremes < SETTLED
            places[label] = places[label][unsettled]
            tails[label].keep(unsettled)
        done = goal
    left = [(label, int(item)) for label in drawn for item in places[label]]
    for label, item in left if _are_few(places, drawn) else ():
        p_value = stratified_p_value(
            counts[:, [item]], words, labels == label, seed=[random_state, item]
        )
        found[label][item] = min(p_value, found[label][item])
    return found


def _are_few(places: Mapping[int, Ints], drawn: Sequence[int]) -> bool:
    """Say whether so few items are left of all labels that p of each can be found by strata."""
    return sum(len(places[label]) for label in drawn) <= FEW


def stratified_p_value(
    counts: Any, words: Floats, own: Bools, *, seed: int | Sequence[int]
) -> float:
    """Give the two-sided p-value of one item that lies far out, by strata of divisions.

    *counts* is sparse, with one column; *own* says which articles are the group. How many of the
    articles with the item fall to the group is hypergeometric; for each such number 500 divisions
    are drawn, from the farthest on, past that of the division found, until none is as far out as
    it. Each share of divisions as far out has one more added, so that p errs to the high side.
    Both sides of a division give the same p: draws are made for that of the first article.

    All of 20 items in the group of 20, which one division of 40 articles has:

    >>> from scipy.sparse import csr_array
    >>> own = np.repeat([True, False], 20)
    >>> p = stratified_p_value(csr_array(own[:, None] * 1.0), np.full(40, 100.0), own, seed=0)
    >>> from math import comb
    >>> 1 < p / (2 / comb(40, 20)) < 2
    True
    """
    # Takes half a second to load.
    from scipy.stats import hypergeom

    own = own if own[0] else ~own
    tails = StudentisedTails(counts, words, own)
    having = counts.toarray()[:, 0] > 0
    articles, size, with_it = len(words), int(own.sum()), int(having.sum())
    numbers = np.arange(max(0, size + with_it - articles), min(size, with_it) + 1)
    chances = hypergeom(articles, with_it, size).pmf(numbers)
    found = int((own & having).sum())
    high = bool(tails.statistics(own[None, :])[0, 0] > 0)
    generator = np.random.default_rng(seed)
    p_value = 0.0
    for at in range(len(numbers))[:: -1 if high else 1]:
        members = np.zeros((DRAWN, articles), dtype=np.bool_)
        members[:, having] = _subsets(with_it, int(numbers[at]), generator)
        members[:, ~having] = _subsets(articles - with_it, size - int(numbers[at]), generator)
        far = int(tails.far(members, high=high).sum())
        p_value += float(chances[at]) * (far + 1) / (DRAWN + 1)
        is_past = numbers[at] < found if high else numbers[at] > found
        if is_past and not far:
            break
    return min(1.0, 2 * p_value)


def _subsets(items: int, size: int, generator: np.random.Generator) -> Bools:
    """Give random subsets of one size, one row each."""
    chosen = np.zeros((DRAWN, items), dtype=np.bool_)
    if 0 < size < items:
        order = np.argpartition(generator.random((DRAWN, items)), size - 1, axis=1)
        np.put_along_axis(chosen, order[:, :size], True, axis=1)
    else:
        chosen[:] = size > 0
    return chosen


class StudentisedTails(Tails):
    """Counts the divisions whose surplus of occurrences, by its standard error, is as far out."""

    def __init__(self, counts: Any, words: Floats, members: Bools) -> None:
        by_item = counts.T.tocsr()
        rates = by_item.sum(axis=1)[:, None] / words.sum()
        squares = by_item.multiply(by_item) - by_item.multiply(words[None, :]).multiply(2 * rates)
        self._rates, self._squares = rates, squares.tocsr()
        self._every = self._squared(np.ones((len(words), 1)), words)
        super().__init__(counts, words, members)

    def lines_of(self, own: Bools) -> tuple[Floats, Floats]:
        """Give from where on a division is as high, and as low, as the one found."""
        surplus, errors = self._surplus(own)
        return (surplus - TIED) / errors, (surplus + TIED) / errors

    def statistics(self, members: Bools) -> Floats:
        """Give the studentised surplus, one row per item and one column per division."""
        surplus, errors = self._surplus(members)
        surplus /= errors
        return surplus

    def far(self, members: Bools, *, high: bool) -> Bools:
        """Say which divisions are as far out to one side as the one found, by item."""
        statistics = self.statistics(members)
        return statistics >= self._lines[0] if high else statistics <= self._lines[1]

    def keep(self, items: Bools) -> None:
        """Go on with some of the items only."""
        super().keep(items)
        self._rates, self._squares = self._rates[items], self._squares[items]
        self._every = self._every[items]

    def _surplus(self, members: Bools) -> tuple[Floats, Floats]:
        """Give occurrences less those expected, and the standard error of that difference."""
        chosen = members.T.astype(np.float64)
        words = self.words @ chosen
        surplus: Floats = self.by_item @ chosen
        surplus -= self._rates * words
        share = words / self.words.sum()
        variance = self._squared(chosen, self.words)
        variance *= 1 - 2 * share
        variance += share**2 * self._every
        # where every article has just what is expected, nothing varies
        np.maximum(variance, _LEAST, out=variance)
        return surplus, np.sqrt(variance, out=variance)

    def _squared(self, chosen: Floats, words: Floats) -> Floats:
        """Give the sums over chosen articles of squared occurrences less those expected."""
        sums: Floats = self._squares @ chosen
        sums += self._rates**2 * (words**2 @ chosen)
        return sums
