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
        self._starts = [[word.start for word in passage.words] for passage in passages]
        self._spoken = [
            list(accumulate(_spoken(starts, speech.quoted.get(position, ())), initial=0))
            for position, starts in enumerate(self._starts)
        ]

    def of(self, content: Sequence[Place]) -> tuple[int, int]:
        """Give the words of some places, and those of them in quoted speech."""
        words = direct = 0
        for position, start, end in content:
            first = bisect_left(self._starts[position], start)
            last = bisect_left(self._starts[position], end)
            words += last - first
            direct += self._spoken[position][last] - self._spoken[position][first]
        return words, direct


def _spoken(starts: Sequence[int], stretches: Sequence[Stretch]) -> Iterable[int]:
    """Say of each word, by its start, whether it lies in one of the stretches (1 or 0)."""
    index = 0
    for start in starts:
        while index < len(stretches) and stretches[index].end <= start:
            index += 1
        yield int(index < len(stretches) and stretches[index].start <= start)
