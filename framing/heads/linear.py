"""Linear heads: the log-odds of a label as a sum of what each word adds to it.

A head is a table of weights, one a word or phrase. The log-odds of a passage are an intercept and
the weights of its entries over a power of the number of words; so each word's share is exact, and
is the evidence. Heads are trained in :mod:`framing.classification` and scored here from stored
weights.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.text.entries import Found, Remembered, look_up
from framing.text.passage import Passage
from framing.text.spans import Stretch


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

    ``log_odds`` is the intercept and the sum of the shares; ``probability`` follows from it. Where
    the log-odds are given, the shares may be a function, which is called when they are asked for.
    """

    __slots__ = ("_shares", "label", "log_odds")

    label: Label
    log_odds: float

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

    @property
    def shares(self) -> tuple[Share, ...]:
        """What each entry adds to the log-odds, in order."""
        if not isinstance(self._shares, tuple):
            self._shares = tuple(self._shares() if callable(self._shares) else self._shares)
        return self._shares

    @property
    def probability(self) -> float:
        """The calibrated probability of the label, 0 to 1."""
        return probability_of(self.log_odds)

    @property
    def assigned(self) -> float:
        """1 (assigned), 0 (not assigned) or NaN (abstained)."""
        return self.label.assign(self.probability)

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


@dataclass(frozen=True, eq=False)
class Head:
    """A linear head: labels, entries and their weights, one row an entry, one column a label.

    ``power`` says how the length of a passage counts: weights are divided by the number of its
    entries to this power (0 adds them up, 1 averages them). ``names`` says whether capitalised
    words inside a sentence count. ``notes`` carry what the head was trained on.
    """

    name: str
    labels: tuple[Label, ...]
    entries: tuple[str, ...]
    weights: NDArray[np.float64]
    power: float
    names: bool = True
    notes: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def known(self) -> dict[str, int]:
        """The row of each entry."""
        return {entry: row for row, entry in enumerate(self.entries)}

    @cached_property
    def _worth(self) -> tuple[Remembered[Any], dict[tuple[str, str], Any]]:
        """The weight of each word, and of each pair: a number for one label, else one a label.

        Words and pairs lie apart and share their strings, as the time goes into fetching them.
        """
        rows: Sequence[Any] = self.weights.tolist()
        rows = [row[0] for row in rows] if len(self.labels) == 1 else [*map(tuple, rows)]
        words = {e: row for e, row in zip(self.entries, rows, strict=True) if " " not in e}
        same = {word: word for word in words}
        pairs = {}
        for entry, row in zip(self.entries, rows, strict=True):
            first, blank, second = entry.partition(" ")
            if blank:
                pairs[same.get(first, first), same.get(second, second)] = row
        return Remembered(words.get), pairs

    @cached_property
    def _firsts(self) -> Set[str] | None:
        """The words that begin a pair."""
        return {first for first, _ in self._worth[1]}

    def find(self, passage: Passage) -> Found[int]:
        """Give the rows of the entries in a passage."""
        row = self.known.get
        pair = (lambda forms: row(" ".join(forms))) if self._worth[1] else None
        return look_up(passage, row, pair, firsts=self._firsts, names=self.names)

    def read(self, passage: Passage) -> dict[str, Reading]:
        """Give, for each label by name, log-odds, probability and the share of each word.

        >>> label = Label("security", -1.0, low=0.4, high=0.6)
        >>> head = Head("toy", (label,), ("drones",), np.array([[3.0]]), power=0.0)
        >>> reading = head.read(Passage("Drones came, more drones."))["security"]
        >>> reading.log_odds, [share.start for share in reading.shares]
        (5.0, [0, 18])
        """
        (reading,) = self.read_parts(passage, (Stretch(0, len(passage.text)),))
        return reading

    def read_parts(
        self, passage: Passage, parts: Sequence[Stretch]
    ) -> tuple[dict[str, Reading], ...]:
        """Give the same for each of several parts of a passage, which are in order.

        Each part is read by itself; a pair of words belongs to the part it begins in.
        """
        words, pairs = self._worth
        pair = pairs.get if pairs else None
        find = words.__getitem__
        found = look_up(passage, find, pair, firsts=self._firsts, names=self.names)
        single = len(self.labels) == 1
        readings = []
        for part in parts:
            places = found.places(part)
            told = list(filter(None, found.words[places]))
            if found.pairs:
                told += filter(None, found.pairs[places])
            for _, _, what, share in found.parts_in(part) if found.parts else ():
                told.append(what * share if single else [weight * share for weight in what])
            scale = max(1, places.stop - places.start) ** self.power
            sums = (math.fsum(told),) if single else map(sum, zip(*told, strict=True))
            reading = {}
            for label, summed in zip(self.labels, sums if told else repeat(0.0), strict=False):
                log_odds = label.intercept + summed / scale
                later = partial(self._shares, passage, part, label)
                reading[label.name] = Reading(label, later, log_odds)
            readings.append(reading)
        return tuple(readings)

    def _shares(self, passage: Passage, part: Stretch, label: Label) -> list[Share]:
        """Give what each entry in a part of a passage adds to the log-odds of a label, in order."""
        found = passage.once(self.find)
        places = found.places(part)
        scale = max(1, places.stop - places.start) ** self.power
        known = sorted(found.inside(places, part))
        column = self.weights[[one.what for one in known], self.labels.index(label)]
        return [
            Share(start, end, self.entries[row], weight * worth / scale)
            for (start, end, row, worth), weight in zip(known, column.tolist(), strict=True)
        ]
