"""Words, and words in quoted speech, of any stretch, found by bisection."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from framing.speech.records import Place, Speech
from framing.text.passage import Passage
from framing.text.spans import Stretch


class WordCounts:
    """Counts words, and words in quoted speech, of any stretch without looking at all words."""

    def __init__(self, passages: Sequence[Passage], speech: Speech) -> None:
        self._passages = passages
        self._speech = speech
        self._spoken: dict[int, _Spoken] = {}

    def of(self, content: Sequence[Place]) -> tuple[int, int]:
        """Give the words of some places, and those of them in quoted speech."""
        words = direct = 0
        for position, start, end in content:
            starts = self._passages[position].written.starts
            first = bisect_left(starts, start)
            last = bisect_left(starts, end)
            words += last - first
            if position in self._speech.quoted:
                spoken = self._spoken_in(position)
                direct += spoken.before(last) - spoken.before(first)
        return words, direct

    def _spoken_in(self, position: int) -> _Spoken:
        """Give the words of a paragraph in quoted speech, found once."""
        if position not in self._spoken:
            starts = self._passages[position].written.starts
            self._spoken[position] = _Spoken(starts, self._speech.quoted[position])
        return self._spoken[position]


class _Spoken:
    """The words of a paragraph that begin in quoted speech, as ranges of their numbers.

    *starts* says where each word of the paragraph begins.
    """

    def __init__(self, starts: Sequence[int], stretches: Iterable[Stretch]) -> None:
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        self._before = [0]
        behind = 0
        for start, end in stretches:
            first = max(behind, bisect_left(starts, start))
            behind = max(first, bisect_left(starts, end))
            self._firsts.append(first)
            self._lasts.append(behind)
            self._before.append(self._before[-1] + behind - first)

    def before(self, number: int) -> int:
        """Give how many of the first words are quoted speech."""
        at = bisect_right(self._firsts, number) - 1
        if at < 0:
            return 0
        return self._before[at] + min(number, self._lasts[at]) - self._firsts[at]
