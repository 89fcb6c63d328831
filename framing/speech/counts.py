"""Words, and words in quoted speech, of any stretch, found by bisection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from framing.speech.records import Place, Speech
from framing.text.passage import Passage
from framing.text.spans import Stretch


class WordCounts:
    """Counts words, and words in quoted speech, of any stretch without looking at all words."""

    def __init__(self, passages: Sequence[Passage], speech: Speech) -> None:
        self._passages = passages
        self._speech = speech
        self._known: dict[int, tuple[list[int], list[int]]] = {}

    def of(self, content: Sequence[Place]) -> tuple[int, int]:
        """Give the words of some places, and those of them in quoted speech."""
        words = direct = 0
        for position, start, end in content:
            starts, spoken = self._known.get(position) or self._read(position)
            first = bisect_left(starts, start)
            last = bisect_left(starts, end)
            words += last - first
            if spoken:
                direct += spoken[last] - spoken[first]
        return words, direct

    def _read(self, position: int) -> tuple[list[int], list[int]]:
        """Give where the words of a paragraph start, and how many before each are quoted speech.

        The second is empty where none are.
        """
        starts = [word.start for word in self._passages[position].words]
        stretches = self._speech.quoted.get(position, ())
        spoken = list(accumulate(_spoken(starts, stretches), initial=0)) if stretches else []
        self._known[position] = starts, spoken
        return starts, spoken


def _spoken(starts: Sequence[int], stretches: Sequence[Stretch]) -> Iterable[int]:
    """Say of each word, by its start, whether it lies in one of the stretches (1 or 0)."""
    index = 0
    for start in starts:
        while index < len(stretches) and stretches[index].end <= start:
            index += 1
        yield int(index < len(stretches) and stretches[index].start <= start)
