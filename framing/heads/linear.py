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
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.heads.readings import Label, Reading, Share, add_shares, probability_of
from framing.text.entries import Found, look_up
from framing.text.passage import Passage
from framing.text.remembering import Remembered
from framing.text.spans import Stretch


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
    def _worth(self) -> tuple[Callable[[str], Any], dict[tuple[str, str], Any]]:
        """What gives the weight of a word, and that of each pair: a number, or one a label.

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
        return Remembered(words.get).__getitem__, pairs

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
        word, pairs = self._worth
        pair = pairs.get if pairs else None
        found = look_up(passage, word, pair, firsts=self._firsts, names=self.names)
        single = len(self.labels) == 1
        readings: list[dict[str, Reading]] = []
        for stretch in parts:
            places = found.places(stretch)
            told = list(filter(None, found.words[places]))
            if found.pairs:
                told += filter(None, found.pairs[places])
            if found.parts:
                for _, _, what, share in found.parts_in(stretch):
                    told.append(what * share if single else [weight * share for weight in what])
            scale = max(1, places.stop - places.start) ** self.power
            part = (self, passage, stretch, found, places, scale)
            sums = (math.fsum(told),) if single else map(sum, zip(*told, strict=True))
            reading: dict[str, Reading] = {}
            for column, (label, summed) in enumerate(
                zip(self.labels, sums if told else repeat(0.0), strict=False)
            ):
                log_odds = label.intercept + summed / scale
                reading[label.name] = _PartReading(label, log_odds, part, column)
            readings.append(reading)
        return tuple(readings)


#: A part of a passage as a head reads it: what it knows there, and by what it divides.
_Part = tuple[Head, Passage, Stretch, Found[Any], slice, float]


class _PartReading(Reading):
    """What a head reads in a part of a passage; what each word did is told when it is asked for."""

    __slots__ = ("_column", "_part", "_told")

    def __init__(self, label: Label, log_odds: float, part: _Part, column: int) -> None:
        # Set here and not above: a paragraph has half a dozen of these.
        self.label = label
        self.log_odds = log_odds
        self.probability = probability_of(log_odds)
        self._part = part
        self._column = column
        self._told: tuple[Share, ...] | None = None

    @property
    def shares(self) -> tuple[Share, ...]:
        """What each entry adds to the log-odds, in order."""
        if self._told is None:
            self._told = tuple(self._tell())
        return self._told

    def by_word(self, starts: Sequence[int]) -> list[float]:
        """Give what each word adds, without a look at the entries where there are no pairs."""
        head, _, stretch, found, places, scale = self._part
        if found.pairs:
            return super().by_word(starts)
        column, known = self._column, found.words[places]
        single = len(head.labels) == 1
        if not single:
            known = [None if weights is None else weights[column] for weights in known]
        weights = [0.0 if weight is None else weight / scale for weight in known]
        if found.parts:
            shares = [
                (start, end, "", (what if single else what[column]) * of / scale)
                for start, end, what, of in found.parts_in(stretch)
            ]
            add_shares(weights, starts, shares)
        return weights

    def _tell(self) -> list[Share]:
        head, passage, stretch, _, places, scale = self._part
        known = sorted(passage.once(head.find).inside(places, stretch))
        column = head.weights[[one.what for one in known], self._column]
        return [
            Share(start, end, head.entries[row], weight * worth / scale)
            for (start, end, row, worth), weight in zip(known, column.tolist(), strict=True)
        ]
