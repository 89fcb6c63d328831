"""What an extractor is, and how a measure is described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from framing.articles import Article, Paragraph
from framing.speech import Attribution, Speech
from framing.text.passage import Passage
from framing.text.spans import Span


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the data dictionary: what a column of figures means.

    ``low`` and ``high`` bound the range (infinite where open); ``direction`` says what a higher
    figure means; ``undefined`` when the figure is NaN; ``origin`` names the paper or list,
    ``version`` the version of list, formula or model. ``combine`` says how the figures of several
    paragraphs become one: ``sum``; ``mean`` weighted by ``weight`` (``words``,
    ``narrator_words``, ``quoted_words``, or ``paragraphs`` for one each), which also recomputes a
    rate from its paragraphs; or
    ``text`` (computed anew on the whole text, by a ``WholeTextExtractor``).
    """

    name: str
    label: str
    unit: str
    low: float
    high: float
    direction: str
    definition: str
    undefined: str
    origin: str
    version: str
    combine: str = "mean"
    weight: str = "words"


@runtime_checkable
class Extractor(Protocol):
    """A frozen value that finds evidence in an article and measures it in a paragraph.

    ``find`` sees the whole article, since a quotation may run over several paragraphs; every
    span it gives carries its ``paragraph_id``. ``measure`` gets one paragraph with the spans of
    this extractor in it and gives one figure for each of ``measures``, NaN where undefined.
    Both are only called for articles in English, ``measure`` only for paragraphs with words.
    """

    @property
    def name(self) -> str:
        """The name that spans and columns carry."""
        ...

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures, in the order of their columns."""
        ...

    def find(self, article: Article) -> list[Span]:
        """Point at the evidence in an article, in order."""
        ...

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Turn what was pointed at in one paragraph into figures."""
        ...


@runtime_checkable
class WholeTextExtractor(Extractor, Protocol):
    """An extractor with measures of a whole text that are not combined from its paragraphs."""

    def measure_whole(self, article: Article) -> dict[str, float]:
        """Give one figure of the article for each measure with ``combine="text"``."""
        ...


@runtime_checkable
class RelatingExtractor(Extractor, Protocol):
    """An extractor whose spans belong together, as source, cue and content do."""

    def read_speech(self, paragraphs: Sequence[Passage]) -> Speech:
        """Find the speech in the paragraphs of an article, which all extractors then share."""
        ...

    def relate(self, article: Article) -> list[tuple[str, Attribution]]:
        """Give the attributions of an article, each with the ``relation`` its spans carry."""
        ...
