"""An article in memory: its paragraphs, and what is read once and shared by all extractors."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from framing.speech import Speech, find_speech
from framing.text.normalising import normalise
from framing.text.paragraphs import Block, split_blocks
from framing.text.passage import Passage
from framing.text.spans import Span, Stretch


@dataclass(frozen=True, eq=False)
class Paragraph(Passage):
    """The unit of analysis: one paragraph, which knows its article.

    ``position`` counts from 0; ``part`` is ``headline`` or ``body``; ``start`` is the offset in
    the article's text, ``None`` for a headline that came from a column of its own.
    """

    article: Article
    position: int
    part: str
    start: int | None

    @cached_property
    def paragraph_id(self) -> str:
        """The article's id and the position, as ``a17:0003``."""
        return f"{self.article.article_id}:{self.position:04d}"

    @property
    def quoted(self) -> tuple[Stretch, ...]:
        """The stretches of this paragraph that are somebody's quoted speech."""
        return self.article.speech.quoted.get(self.position, ())

    def is_quoted(self, start: int, end: int) -> bool:
        """Say whether the characters ``start:end`` lie in quoted speech, by their middle."""
        bounds = self._quoted_bounds
        return bool(bounds) and bisect_right(bounds, (start + end) // 2) % 2 == 1

    @cached_property
    def _quoted_bounds(self) -> list[int]:
        """Where quoted speech begins and ends by turns, stretches that touch or overlap joined."""
        bounds: list[int] = []
        for start, end in self.quoted:
            if bounds and start <= bounds[-1]:
                bounds[-1] = max(bounds[-1], end)
            else:
                bounds += [start, end]
        return bounds

    def voice(self, start: int, end: int) -> str:
        """Give the voice of the characters ``start:end``: ``quoted`` or ``narrator``."""
        return "quoted" if self.is_quoted(start, end) else "narrator"

    def span(
        self,
        extractor: str,
        kind: str,
        place: tuple[int, int],
        *,
        entry: str = "",
        weight: float = math.nan,
        relation: str = "",
    ) -> Span:
        """Give the span by which an extractor points at a place of this paragraph.

        >>> article_of("“Never,” he said.").paragraphs[0].span("toy", "time", (1, 6)).voice
        'quoted'
        """
        start, end = place
        text, voice = self.text[start:end], self.voice(start, end)
        own = (self.paragraph_id, extractor, kind, start, end, text, entry, weight, voice, relation)
        return tuple.__new__(Span, own)  # quicker than a call of Span

    @cached_property
    def quoted_word_count(self) -> int:
        """How many words of the paragraph lie in quoted speech."""
        return self.quoted_words(0, len(self.written.words))

    def quoted_words(self, first: int, last: int) -> int:
        """Count the words in quoted speech from the word of number *first* to before *last*."""
        return self._quoted_before[last] - self._quoted_before[first] if self.quoted else 0

    @cached_property
    def _quoted_before(self) -> list[int]:
        """How many words in quoted speech come before each word and, at last, in all."""
        quoted = [0] * len(self.written.words)
        places = map(self._place, self._quoted_bounds)
        for first, last in zip(places, places, strict=True):
            quoted[first:last] = [1] * (last - first)
        return [*accumulate(quoted, initial=0)]

    def _place(self, bound: int) -> int:
        """Give the place of the first word whose middle is not before *bound*."""
        _, starts, ends = self.written
        place = bisect_left(starts, bound)
        if place and (starts[place - 1] + ends[place - 1]) // 2 >= bound:
            place -= 1
        return place


@dataclass(frozen=True, eq=False)
class Article:
    """One article as extractors see it: paragraphs, and the speech found in them.

    ``language`` is an ISO 639-1 code, judged on the whole article, or ``und`` where it could not
    be told. The measures of this version are defined for English only. ``read_speech`` is how the
    speech in the paragraphs is found.
    """

    article_id: str
    blocks: tuple[Block, ...]
    language: str = "en"
    read_speech: Callable[[Sequence[Passage]], Speech] = find_speech

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in order, the headline first where there is one."""
        return tuple(
            Paragraph(block.text, self, position, block.part, block.start)
            for position, block in enumerate(self.blocks)
        )

    @cached_property
    def speech(self) -> Speech:
        """The attributions and quoted stretches of the article, found on first use."""
        return self.read_speech(self.paragraphs)

    def forget(self) -> None:
        """Let go of all that was read, which is read again where it is asked for.

        An article and its paragraphs hold each other, so that without this they stay in memory
        until the garbage collector comes by, and make it come often.

        >>> article = article_of("Calm returns")
        >>> before = article.paragraphs
        >>> article.forget()
        >>> article.paragraphs is before
        False
        """
        for paragraph in self.__dict__.get("paragraphs", ()):
            paragraph.forget()
        for name in ("paragraphs", "speech"):
            self.__dict__.pop(name, None)


def article_of(
    text: str,
    *,
    article_id: str = "text",
    language: str = "en",
    read_speech: Callable[[Sequence[Passage]], Speech] = find_speech,
) -> Article:
    """Give the article that a plain string is, cut into paragraphs.

    >>> article = article_of("Calm returns\\n\\nIt rained.")
    >>> [paragraph.paragraph_id for paragraph in article.paragraphs]
    ['text:0000', 'text:0001']
    """
    return Article(article_id, split_blocks(normalise(text)), language, read_speech)
