"""Loaded words: words that decide for the reader, found by a list and, in context, by a model."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import ClassVar

from framing.articles import Article, Paragraph
from framing.encoders import load_contextual
from framing.extractors.loaded_context import Context
from framing.extractors.loaded_unlisted import UNLISTED, WORD, find_unlisted
from framing.extractors.protocol import Measure
from framing.heads import ContextReader, load_vector_head, version_of
from framing.lexicons import Lexicon, Match, headword, load_lexicon
from framing.text.spans import Span, Stretch

#: The kind of fixed phrases in which an entry means what it says: found, and not counted.
LITERAL = "literal"
#: The label of the head that tells loaded from plain uses of a listed word.
USE = "loaded_use"


@dataclass(frozen=True, eq=False, repr=False)
class LoadedLanguage:
    """Words that judge, colour or take a side where a plainer word exists.

    Reports ``loaded_count``, ``loaded_per_100_words`` (0 to 100, higher means more loaded) and
    ``loaded_narrator_per_100_words`` (the same in the narrator's own words alone; NaN where the
    narrator has none). Spans carry the list's kind, the entry and its weight (0.3 a hint to 1 an
    insult).

    An entry does not count in a name of several words (Storm Shadow), in a fixed phrase of the
    kind ``literal`` (free radical), or where it is meant literally: a thing of a fitting field is
    its subject, its object or what it describes (a door is slammed), or the sentence tells of such
    a field and nothing speaks against it (a council is slammed); headlines in capitals count.
    With a *context* a model that reads the whole sentence has the last word on literal uses, and
    points at words of the kind ``unlisted`` that the list does not hold (their weight is the
    probability that they are loaded here).
    Origin: Recasens et al. (2013), Da San Martino et al. (2019); the list is ours.

    >>> from framing.articles import article_of
    >>> loaded = LoadedLanguage(load_lexicon("loaded"), load_lexicon("literal_fields"))
    >>> [(span.kind, span.text) for span in loaded.find(article_of("The regime blasted critics."))]
    [('label', 'regime'), ('dramatic_verb', 'blasted')]
    """

    lexicon: Lexicon
    fields: Lexicon
    context: ContextReader | None = None
    name: ClassVar[str] = "loaded"

    def __repr__(self) -> str:
        """Give the versions of list and model; their content is too long."""
        context = f", context={self.context}" if self.context else ""
        return f"LoadedLanguage(lexicon={self.lexicon}, fields={self.fields}{context})"

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures, in the order of their columns."""
        return _measures(self.lexicon, self.context)

    def find(self, article: Article) -> list[Span]:
        """Point at the loaded words of an article, in order."""
        return [span for paragraph in article.paragraphs for span in paragraph.once(self.find_in)]

    def find_in(self, paragraph: Paragraph) -> tuple[Span, ...]:
        """Point at the loaded words of one paragraph, in order."""
        found = self.lexicon.find(paragraph.plain)
        if not found and self.context is None:
            return ()
        matches = [match for match in found if match.row["kind"] != LITERAL]
        around = Context(paragraph, self.fields)
        listed = [
            paragraph.span(
                self.name, kind, place_of(match), entry=headword(match.row), weight=weight
            )
            for match in matches
            if self._counts(paragraph, around, match)
            for kind, weight in [(match.row["kind"], float(match.row["weight"]))]
        ]
        if self.context is None or not self.context.knows(WORD):
            return tuple(listed)
        taken = [place_of(match) for match in found]
        unlisted = [
            paragraph.span(self.name, UNLISTED, own, entry=entry, weight=probability)
            for own, probability in find_unlisted(paragraph, self.context, taken)
            for entry in [own.of(paragraph.plain).lower()]
        ]
        return tuple(sorted([*listed, *unlisted], key=lambda span: span.start))

    def _counts(self, paragraph: Paragraph, around: Context, match: Match) -> bool:
        """Say whether a match is used as a loaded word: neither in a name nor literally.

        Where a reader of the context is not sure, the company of the word decides.
        """
        if self.context is None:
            return around.counts(match)
        if around.is_name(match):
            return False
        literal = around.is_literal(match)
        _, assigned = self.context.judge(paragraph, USE, place_of(match), beside=-float(literal))
        return not literal if math.isnan(assigned) else assigned == 1

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Count the loaded words of one paragraph."""
        words = len(paragraph.written.words)
        narrator_words = words - paragraph.quoted_word_count
        narrated = sum(span.voice == "narrator" for span in spans)
        return {
            "loaded_count": float(len(spans)),
            "loaded_per_100_words": _per_100(len(spans), words),
            "loaded_narrator_per_100_words": _per_100(narrated, narrator_words),
        }


def place_of(match: Match) -> Stretch:
    """Give where a match stands."""
    return Stretch(match.start, match.end)


def _per_100(count: int, words: int) -> float:
    return 100 * count / words if words else math.nan


def _measures(lexicon: Lexicon, context: ContextReader | None) -> tuple[Measure, ...]:
    """Give the data dictionary of loaded language."""
    origin = lexicon.note.citation if lexicon.note else lexicon.name
    version = lexicon.version
    counted = (
        "Entries of the list of loaded words, in any form; not inside names of several words,"
        " and not where the sentence takes them literally."
    )
    if context is not None:
        heads = [head for head in context.heads if head.name in (USE, WORD)]
        version = ", ".join([version, *(f"{head.name} {version_of(head)}" for head in heads)])
        counted += " Further words that a model finds loaded where they stand."
    listed = partial(Measure, low=0.0, origin=origin, version=version)
    return (
        listed(
            "loaded_count",
            label="Loaded words",
            unit="spans",
            high=math.inf,
            direction="higher means more loaded words",
            definition=counted,
            undefined="no words, or not in English",
            combine="sum",
        ),
        listed(
            "loaded_per_100_words",
            label="Loaded words per 100 words",
            unit="spans per 100 words",
            high=100.0,
            direction="higher means denser loaded wording",
            definition=f"{counted} Divided by the words of the paragraph, times 100.",
            undefined="no words, or not in English",
        ),
        listed(
            "loaded_narrator_per_100_words",
            label="Loaded words per 100 of the narrator's words",
            unit="spans per 100 words",
            high=100.0,
            direction="higher means denser loaded wording in the outlet's own voice",
            definition=f"{counted} Only those outside quoted speech, divided by the words outside"
            " quoted speech, times 100.",
            undefined="no words outside quoted speech, or not in English",
            weight="narrator_words",
        ),
    )


@cache
def default_context(model: str) -> ContextReader | None:
    """Give what reads words in their context: something for ``standard``, nothing for ``fast``."""
    if model == "fast":
        return None
    if model != "standard":
        raise ValueError(f"expected 'standard' or 'fast', got {model!r}")
    heads = [load_vector_head(name) for name in ("loaded_context", USE, WORD)]
    return ContextReader(load_contextual(), tuple(heads))


@cache
def default_loaded(model: str) -> LoadedLanguage:
    """Give loaded language with the list of this package, and what reads its words in context."""
    lists = (load_lexicon("loaded"), load_lexicon("literal_fields"))
    return LoadedLanguage(*lists, default_context(model))
