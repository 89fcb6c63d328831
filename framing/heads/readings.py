"""Readings: what a head reads about a label, and what each word had to do with it."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


def probability_of(log_odds: float) -> float:
    """Give the probability that log-odds stand for, 0 to 1.

    >>> probability_of(0.0)
    0.5
    """
    return 0.5 + 0.5 * math.tanh(0.5 * log_odds)


@dataclass(frozen=True, slots=True)
class Label:
    """What a head can say: its name, and from which probability on it says so.

    Between ``low`` and ``high`` the head abstains.
    """

    name: str
    intercept: float
    low: float
    high: float

    def assign(self, probability: float) -> float:
        """Give 1 (assigned), 0 (not assigned) or NaN (abstained).

        >>> Label("security", -1.0, low=0.4, high=0.6).assign(0.7)
        1.0
        """
        if self.low <= probability < self.high:
            return math.nan
        return float(probability >= self.high)


class Share(NamedTuple):
    """What the characters ``start:end`` of a passage add to the log-odds of a label."""

    start: int
    end: int
    entry: str
    weight: float


class Reading:
    """What a head reads in a passage about one label.

    ``log_odds`` is the intercept and the sum of the shares; ``probability`` follows from it (0 to
    1, calibrated). Where the log-odds are given, the shares may be a function, which is called
    when they are asked for.
    """

    __slots__ = ("_shares", "label", "log_odds", "probability")

    label: Label
    log_odds: float
    probability: float

    def __init__(
        self,
        label: Label,
        shares: Sequence[Share] | Callable[[], Sequence[Share]],
        log_odds: float | None = None,
    ) -> None:
        self.label = label
        self._shares = shares
        if log_odds is None:
            log_odds = math.fsum([label.intercept, *(share.weight for share in self.shares)])
        self.log_odds = log_odds
        self.probability = probability_of(log_odds)

    @property
    def shares(self) -> tuple[Share, ...]:
        """What each entry adds to the log-odds, in order."""
        if not isinstance(self._shares, tuple):
            self._shares = tuple(self._shares() if callable(self._shares) else self._shares)
        return self._shares

    @property
    def assigned(self) -> float:
        """1 (assigned), 0 (not assigned) or NaN (abstained)."""
        return self.label.assign(self.probability)

    def by_word(self, starts: Sequence[int]) -> list[float]:
        """Give what each word adds; *starts* say where those of what was read begin, in order.

        The share of a pair is halved between its first and last word. A mark that is no word
        counts with the word before it.
        """
        return shares_by_word(starts, self.shares)

    def joined(self, shares: Sequence[Share]) -> Reading:
        """Give the reading in which further shares count.

        >>> reading = Reading(Label("loaded", -1.0, low=0.5, high=0.5), ())
        >>> reading.joined([Share(0, 4, "thug", 2.0)]).log_odds
        1.0
        """
        if not shares:
            return self
        log_odds = math.fsum([self.log_odds, *(share.weight for share in shares)])
        return Reading(self.label, lambda: (*self.shares, *shares), log_odds)


def shares_by_word(starts: Sequence[int], shares: Sequence[Share]) -> list[float]:
    """Give what each of some words adds, by the rule of :meth:`Reading.by_word`.

    >>> shares_by_word([0, 4], [Share(0, 9, "red cross", 1.0), Share(4, 9, "cross", 0.25)])
    [0.5, 0.75]
    """
    weights = [0.0] * len(starts)
    add_shares(weights, starts, shares)
    return weights


def add_shares(
    weights: list[float], starts: Sequence[int], shares: Sequence[tuple[int, int, str, float]]
) -> None:
    """Add shares to the weights of the words they stand at."""
    if not starts:
        return
    for start, end, _, weight in shares:
        first = max(0, bisect_left(starts, start + 1) - 1)
        last = max(0, bisect_left(starts, end) - 1)
        weights[first] += weight / 2
        weights[last] += weight / 2
