"""A passage: a text whose words and sentences are found once and shared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self, TypeVar

from framing.text.normalising import plain
from framing.text.sentences import find_sentences
from framing.text.spans import Stretch, stretches
from framing.text.words import Written, read_words

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Passage:
    """A text with its words, sentences and scoring copy, each found on first use and kept."""

    text: str
    _kept: dict[Callable[[Any], Any], Any] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def plain(self) -> str:
        """The scoring copy: same length, ASCII punctuation, hard-wrapped lines joined."""
        return plain(self.text)

    @cached_property
    def written(self) -> Written:
        """The words as they are written, and their positions side by side."""
        return read_words(self.text)

    @cached_property
    def words(self) -> tuple[Stretch, ...]:
        """The places of the words, in order."""
        return stretches(self.written.starts, self.written.ends)

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences, in order."""
        return find_sentences(self.plain)

    def words_in(self, within: Stretch | None) -> tuple[Stretch, ...]:
        """Give the words that begin in a stretch, or all.

        >>> passage = Passage("Calm. It rained.")
        >>> [word.of(passage.text) for word in passage.words_in(passage.sentences[1])]
        ['It', 'rained']
        """
        if within is None:
            return self.words
        _, starts, ends = self.written
        places = self.places_in(within)
        return stretches(starts[places], ends[places])

    def places_in(self, within: Stretch) -> slice:
        """Give the places, among the words, of those that begin in a stretch.

        >>> Passage("Calm. It rained.").places_in(Stretch(6, 16))
        slice(1, 3, None)
        """
        starts = self.written.starts
        return slice(bisect_left(starts, within.start), bisect_left(starts, within.end))

    def once(self, read: Callable[[Self], T]) -> T:
        """Give what *read* makes of this passage: made on first use and kept.

        >>> passage, calls = Passage("Calm."), []
        >>> passage.once(calls.append), passage.once(calls.append), len(calls)
        (None, None, 1)
        """
        try:
            return self._kept[read]  # type: ignore[no-any-return]
        except KeyError:
            found = self._kept[read] = read(self)
            return found

    def forget(self) -> None:
        """Let go of what was kept by `once`, some of which holds the passage."""
        self._kept.clear()
