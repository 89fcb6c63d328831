"""Sentiment: how the wording feels, sentence by sentence, for the narrator and for quoted words."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from framing.articles import Article, Paragraph
from framing.extractors.protocol import Measure
from framing.extractors.valence import (
    compound,
    felt_sentences,
    find_valences,
    known_capitals,
)
from framing.text.names import find_names
from framing.text.spans import Span, Stretch

_MARKS = re.compile(r"[!?]")
_ORIGIN = "Hutto & Gilbert (2014), VADER, ICWSM-14; scored by sentence, names and marks cleared"
_VERSION = "VADER 3.3.2, sentiment_adjustments 1.1.0"


_SHARED = (
    " A sentence that both voices share is scored as a whole, so this figure can lie outside those"
    " of narrator and quoted words."
)


def _measure(
    voice: str, label: str, whose: str, *, weight: str, undefined: str, note: str = ""
) -> Measure:
    return Measure(
        name=f"sentiment_{voice}",
        label=label,
        unit="mean VADER compound score of the sentences",
        low=-1.0,
        high=1.0,
        direction="higher means more positive wording; neutral from -0.05 to 0.05",
        definition=f"The evaluative direction of {whose}: each sentence scored by VADER, averaged "
        f"over the sentences. Of the wording, not of the event.{note}",
        undefined=undefined,
        origin=_ORIGIN,
        version=_VERSION,
        weight=weight,
    )


MEASURES = (
    _measure(
        "mean",
        "Sentiment",
        "all words",
        weight="words",
        undefined="no words in the paragraph",
        note=_SHARED,
    ),
    _measure(
        "narrator_mean",
        "Sentiment, narrator",
        "the words outside quoted speech, over the sentences that have some",
        weight="narrator_words",
        undefined="no narrator's words in the paragraph",
    ),
    _measure(
        "quoted_mean",
        "Sentiment, quoted",
        "the words inside quoted speech, over the sentences that have some",
        weight="quoted_words",
        undefined="no quoted words in the paragraph",
    ),
)


@dataclass(frozen=True)
class Sentiment:
    """How the wording feels: from -1, negative, over 0, neutral, to 1, positive.

    Points at each word that moves the score (``positive`` or ``negative``); its weight is the
    valence VADER gives it there, after negation, degree and 'but', from about -5 to 5. Names are
    not feelings. A sentence's score is VADER's compound of these weights; a paragraph's is the
    mean over sentences, NaN for a voice without words. Origin: Hutto & Gilbert (2014).

    >>> from framing.articles import article_of
    >>> article = article_of("Hope Hicks isn’t happy. The plan is not bad.")
    >>> [(span.text, span.kind) for span in Sentiment().find(article)]
    [('happy', 'negative'), ('bad', 'positive')]
    """

    name: ClassVar[str] = "sentiment"
    measures: ClassVar[tuple[Measure, ...]] = MEASURES

    def find(self, article: Article) -> list[Span]:
        """Point at the words that move the score, in order."""
        names = find_names(article.paragraphs, known_capitals)
        return [
            paragraph.span(
                self.name,
                "positive" if weight > 0 else "negative",
                (start, end),
                entry=entry,
                weight=weight,
            )
            for paragraph, named in zip(article.paragraphs, names, strict=True)
            for sentence in felt_sentences(paragraph)
            for start, end, entry, weight in find_valences(paragraph.plain, sentence, named)
        ]

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Average the sentences of one paragraph, for all words and for each voice."""
        means: list[float] = []
        narrator: list[float] = []
        quoted: list[float] = []
        starts = [span.start for span in spans]
        for sentence in paragraph.sentences:
            found = spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            narrated, spoken = _words_by_voice(paragraph, sentence)
            if not (found or narrated or spoken):
                continue
            whole = _score(paragraph, sentence, found)
            means.append(whole)
            if narrated:
                own = _score(paragraph, sentence, found, voice="narrator") if spoken else whole
                narrator.append(own)
            if spoken:
                own = _score(paragraph, sentence, found, voice="quoted") if narrated else whole
                quoted.append(own)
        return {
            "sentiment_mean": _mean(means),
            "sentiment_narrator_mean": _mean(narrator),
            "sentiment_quoted_mean": _mean(quoted),
        }


def _mean(scores: Sequence[float]) -> float:
    return math.fsum(scores) / len(scores) if scores else math.nan


def _words_by_voice(paragraph: Paragraph, sentence: Stretch) -> tuple[int, int]:
    """Count the words of a sentence that the narrator speaks, and those in quoted speech."""
    starts = paragraph.written.starts
    first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
    quoted = paragraph.quoted_words(first, last)
    return last - first - quoted, quoted


def _score(
    paragraph: Paragraph, sentence: Stretch, found: Sequence[Span], *, voice: str = ""
) -> float:
    """Give VADER's compound score of a sentence, or of what one voice says in it."""
    weights = [span.weight for span in found if voice in ("", span.voice)]
    if not weights:
        return 0.0
    marks = "".join(
        paragraph.plain[mark.start()]
        for mark in _MARKS.finditer(paragraph.plain, *sentence)
        if voice in ("", paragraph.voice(*mark.span()))
    )
    return compound(weights, marks)
