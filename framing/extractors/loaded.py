"""Loaded language: words that decide for the reader, found by a list and weighed by a model."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import ClassVar

from framing.articles import Article, Paragraph
from framing.extractors.loaded_context import Context
from framing.extractors.protocol import Measure
from framing.heads import Head, Reading, Share, load_head, version_of
from framing.lexicons import Lexicon, headword, load_lexicon
from framing.text.spans import Span

#: The kind of fixed phrases in which an entry means what it says: found, and not counted.
LITERAL = "literal"
#: The entry of the head that stands for all spans of the list; its weight is that of weight 1.
LISTED = "[list]"
_LABEL = "loaded"


@dataclass(frozen=True, repr=False)
class LoadedLanguage:
    """Words that judge, colour or take a side where a plainer word exists.

    Reports ``loaded_count``, ``loaded_per_100_words`` (0 to 100, higher means more loaded) and
    ``loaded_narrator_per_100_words`` (the same in the narrator's own words alone; NaN where the
    narrator has none), all from the list; and, with a *head*, ``loaded_probability`` (0 to 1).
    Spans carry the list's kind, the entry and its weight (0.3 a hint to 1 an insult).

    An entry does not count in a name of several words (Storm Shadow), in a fixed phrase of the
    kind ``literal`` (free radical), or where it is meant literally: a thing of a fitting field is
    its subject, its object or what it describes (a door is slammed), or the sentence tells of such
    a field and nothing speaks against it (a council is slammed); headlines in capitals count.
    Origin: Recasens et al. (2013), Da San Martino et al. (2019); the list is ours.

    >>> from framing.articles import article_of
    >>> loaded = LoadedLanguage(load_lexicon("loaded"), load_lexicon("literal_fields"))
    >>> [(span.kind, span.text) for span in loaded.find(article_of("The regime blasted critics."))]
    [('label', 'regime'), ('dramatic_verb', 'blasted')]
    """

    lexicon: Lexicon
    fields: Lexicon
    head: Head | None = None
    name: ClassVar[str] = "loaded"

    def __repr__(self) -> str:
        """Give the versions of list and model; their content is too long."""
        head = self.head and f"<{self.head.name}>"
        return f"LoadedLanguage(lexicon={self.lexicon}, fields={self.fields}, head={head})"

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures: three of the list, and the model's where there is a head."""
        return _measures(self.lexicon, self.head)

    def find(self, article: Article) -> list[Span]:
        """Point at the loaded words of an article, in order."""
        return [span for paragraph in article.paragraphs for span in self._find_in(paragraph)]

    def _find_in(self, paragraph: Paragraph) -> Iterator[Span]:
        matches = [m for m in self.lexicon.find(paragraph.plain) if m.row["kind"] != LITERAL]
        if not matches:
            return
        context = Context(paragraph, self.fields)
        for match in matches:
            if context.counts(match):
                yield Span(
                    paragraph_id=paragraph.paragraph_id,
                    extractor=self.name,
                    kind=match.row["kind"],
                    start=match.start,
                    end=match.end,
                    text=paragraph.text[match.start : match.end],
                    entry=headword(match.row),
                    weight=float(match.row["weight"]),
                    voice=paragraph.voice(match.start, match.end),
                )

    def read(self, paragraph: Paragraph, spans: Sequence[Span]) -> Reading:
        """Give what the model reads in a paragraph: the share of each word and of each span.

        Raises ValueError where there is no head.
        """
        if self.head is None:
            raise ValueError("LoadedLanguage without a head reads no probability: give it one")
        reading = self.head.read(paragraph)[_LABEL]
        row = self.head.known.get(LISTED)
        if row is None:
            return reading
        worth = float(self.head.weights[row, 0])
        listed = (Share(s.start, s.end, LISTED, worth * s.weight) for s in spans)
        return Reading(reading.label, (*reading.shares, *listed))

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Count the loaded words of one paragraph, and let the model read it."""
        words = len(paragraph.words)
        narrator_words = words - paragraph.quoted_word_count
        narrated = sum(span.voice == "narrator" for span in spans)
        figures = {
            "loaded_count": float(len(spans)),
            "loaded_per_100_words": _per_100(len(spans), words),
            "loaded_narrator_per_100_words": _per_100(narrated, narrator_words),
        }
        if self.head is not None:
            figures["loaded_probability"] = self.read(paragraph, spans).probability
        return figures


def _per_100(count: int, words: int) -> float:
    return 100 * count / words if words else math.nan


def _measures(lexicon: Lexicon, head: Head | None) -> tuple[Measure, ...]:
    """Give the data dictionary of loaded language."""
    origin = lexicon.note.citation if lexicon.note else lexicon.name
    listed = partial(Measure, low=0.0, origin=origin, version=lexicon.version)
    counted = (
        "Entries of the list of loaded words, in any form; not inside names of several words,"
        " and not where the sentence takes them literally."
    )
    measures = (
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
    return measures if head is None else (*measures, _probability(head))


def _probability(head: Head) -> Measure:
    return Measure(
        "loaded_probability",
        label="Probability of loaded wording",
        unit="probability",
        low=0.0,
        high=1.0,
        direction="higher means more like sentences that coders call biased by wording",
        definition="Calibrated probability that the wording of the paragraph is loaded, from all"
        " its words and from the weights of the loaded words of the list; quoted words included."
        " Trained on texts written for this project.",
        undefined="no words, or not in English",
        origin="Spinde et al. (2021) for the task; the model is ours",
        version=f"{head.name} {version_of(head)}",
    )


@cache
def default_loaded() -> LoadedLanguage:
    """Give loaded language with the list and the model of this package."""
    return LoadedLanguage(
        load_lexicon("loaded"), load_lexicon("literal_fields"), load_head("loaded")
    )
