"""Linear heads: the log-odds of a label as a sum of what each word adds to it.

A head is a table of weights, one a word or phrase. The log-odds of a passage are an intercept and
the weights of its entries over a power of the number of words; so each word's share is exact, and
is the evidence. Heads are trained in :mod:`framing.classification` and scored here from stored
weights.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.text.entries import Entry, find_entries
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


@dataclass(frozen=True, slots=True)
class Share:
    """What the characters ``start:end`` of a passage add to the log-odds of a label."""

    start: int
    end: int
    entry: str
    weight: float


@dataclass(frozen=True, eq=False)
class Reading:
    """What a head reads in a passage about one label.

    ``log_odds`` is the intercept and the sum of the shares; ``probability`` follows from it.
    """

    label: Label
    shares: tuple[Share, ...]

    @cached_property
    def log_odds(self) -> float:
        """The calibrated log-odds of the label."""
        return math.fsum([self.label.intercept, *(share.weight for share in self.shares)])

    @property
    def probability(self) -> float:
        """The calibrated probability of the label, 0 to 1."""
        return probability_of(self.log_odds)

    @property
    def assigned(self) -> float:
        """1 (assigned), 0 (not assigned) or NaN (abstained)."""
        return self.label.assign(self.probability)


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
    def phrases(self) -> bool:
        """Whether there are entries of two words."""
        return any(" " in entry for entry in self.entries)

    def find(self, passage: Passage) -> tuple[Entry, ...]:
        """Point at the entries of the head in a passage."""
        return find_entries(passage, self.known, phrases=self.phrases, names=self.names)

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
        found = sorted(self.find(passage))
        starts = [entry.start for entry in found]
        return tuple(
            self._read(
                found[bisect_left(starts, part.start) : bisect_left(starts, part.end)],
                len(passage.words_in(part)),
            )
            for part in parts
        )

    def _read(self, found: Sequence[Entry], words: int) -> dict[str, Reading]:
        """Give the reading of the entries found among so many words."""
        rows = [self.known[entry.text] for entry in found]
        parts = np.array([entry.part for entry in found]).reshape(-1, 1)
        scale = max(1, words) ** self.power
        shares = (self.weights[rows] * parts / scale).T.tolist()
        return {
            label.name: Reading(
                label,
                tuple(
                    Share(entry.start, entry.end, entry.text, weight)
                    for entry, weight in zip(found, column, strict=True)
                ),
            )
            for label, column in zip(self.labels, shares, strict=True)
        }
