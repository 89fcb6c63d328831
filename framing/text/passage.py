"""A passage: a text whose words and sentences are found once and shared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from framing.text.normalising import plain
from framing.text.sentences import find_sentences
from framing.text.spans import Stretch
from framing.text.words import find_words


@dataclass(frozen=True, eq=False)
class Passage:
    """A text with its words, sentences and scoring copy, each found on first use and kept."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The scoring copy: same length, ASCII punctuation, hard-wrapped lines joined."""
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[Stretch, ...]:
        """The words, in order."""
        return find_words(self.text)

    @cached_property
    def sentences(self) -> tuple[Stretch, ...]:
        """The sentences, in order."""
        return find_sentences(self.plain)
