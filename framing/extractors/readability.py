"""Readability: seven published formulas on the counts of a text, and its words per sentence."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, ClassVar

from framing.articles import Article, Paragraph
from framing.extractors.protocol import Measure
from framing.extractors.reading_counts import Counts, count_prose, total
from framing.text.passage import Passage
from framing.text.spans import Span

#: Below this many words of prose no formula is given: the papers' own samples have 100 words.
LEAST_WORDS = 30
#: Of a whole article, a formula is given only from this many body words on.
LEAST_WORDS_OF_ARTICLE = 100

_UNDEFINED = (
    f"under {LEAST_WORDS} words of prose in the paragraph (under {LEAST_WORDS_OF_ARTICLE} in an"
    " article), or no prose: "
    "a heading, list or table (no sentence ended in 100 words, or over 30 % of words are figures)"
)
_VERSION = "textstat 0.7.8"


def _flesch_reading_ease(n: Counts) -> float:
    return 206.835 - 1.015 * n.words / n.sentences - 84.6 * n.syllables / n.words


def _flesch_kincaid_grade(n: Counts) -> float:
    return 0.39 * n.words / n.sentences + 11.8 * n.syllables / n.words - 15.59


def _gunning_fog(n: Counts) -> float:
    return 0.4 * (n.words / n.sentences + 100 * n.complex / n.words)


def _smog(n: Counts) -> float:
    return 1.043 * math.sqrt(30 * n.polysyllabic / n.sentences) + 3.1291


def _automated(n: Counts) -> float:
    return 4.71 * n.characters / n.words + 0.5 * n.words / n.sentences - 21.43


def _coleman_liau(n: Counts) -> float:
    return 5.8 * n.letters / n.words - 29.6 * n.sentences / n.words - 15.8


def _dale_chall(n: Counts) -> float:
    unfamiliar = 100 * n.unfamiliar / n.words
    score = 0.1579 * unfamiliar + 0.0496 * n.words / n.sentences
    return score + 3.6365 if unfamiliar > 5 else score


def _words_per_sentence(n: Counts) -> float:
    return n.words / n.sentences


#: The length of sentences, which is no formula and stands in most of them.
WORDS_PER_SENTENCE = "readability_words_per_sentence"
_FORMULAS: Mapping[str, Callable[[Counts], float]] = MappingProxyType(
    {
        "readability_flesch_reading_ease": _flesch_reading_ease,
        "readability_flesch_kincaid_grade": _flesch_kincaid_grade,
        "readability_gunning_fog": _gunning_fog,
        "readability_smog": _smog,
        "readability_automated": _automated,
        "readability_coleman_liau": _coleman_liau,
        "readability_dale_chall": _dale_chall,
        WORDS_PER_SENTENCE: _words_per_sentence,
    }
)


def readability_of(passage: Passage) -> dict[str, float]:
    """Give the figures of a text of any length; NaN under 30 words of prose.

    In a text of several blocks, those that are no prose (headings, lists, tables) are left out.

    >>> text = "The town was calm. The shops were open, and the buses ran on time. " * 3
    >>> round(readability_of(Passage(text))["readability_flesch_kincaid_grade"], 2)
    0.63
    """
    return _figures(passage.once(count_prose))


def _figures(counts: Counts) -> dict[str, float]:
    if counts.words < LEAST_WORDS:
        return dict.fromkeys(_FORMULAS, math.nan)
    return {name: formula(counts) for name, formula in _FORMULAS.items()}


def _measure(name: str, definition: str, origin: str, **other: Any) -> Measure:
    """Describe a formula; a US school grade, harder the higher, unless it says otherwise."""
    described = {
        "unit": "US school grade",
        "low": -math.inf,
        "high": math.inf,
        "direction": "higher means harder to read",
        **other,
    }
    return Measure(
        name=f"readability_{name}",
        definition=definition,
        undefined=_UNDEFINED,
        origin=origin,
        version=_VERSION,
        combine="text",
        **described,
    )


MEASURES = (
    _measure(
        "flesch_reading_ease",
        "206.835 - 1.015 words per sentence - 84.6 syllables per word; 60 to 70 is plain English",
        "Flesch (1948), A new readability yardstick, Journal of Applied Psychology 32(3)",
        label="Flesch reading ease",
        unit="points",
        direction="higher means easier to read",
    ),
    _measure(
        "flesch_kincaid_grade",
        "0.39 words per sentence + 11.8 syllables per word - 15.59",
        "Kincaid, Fishburne, Rogers & Chissom (1975), Naval Technical Training Command, "
        "Research Branch Report 8-75",
        label="Flesch-Kincaid grade",
    ),
    _measure(
        "gunning_fog",
        "0.4 (words per sentence + percent of complex words); complex: three syllables or more "
        "and not on the list of Dale and Chall; names and compounds are not set apart",
        "Gunning (1952), The Technique of Clear Writing, McGraw-Hill",
        label="Gunning fog",
        low=0.0,
    ),
    _measure(
        "smog",
        "1.043 sqrt(30 words of three syllables or more per sentence) + 3.1291. Caution: made for "
        "samples of 30 sentences; on a paragraph it is a rough estimate that one long word moves",
        "McLaughlin (1969), SMOG grading: a new readability formula, Journal of Reading 12(8)",
        label="SMOG",
        low=3.1291,
    ),
    _measure(
        "automated",
        "4.71 characters per word + 0.5 words per sentence - 21.43; marks that touch a word are "
        "characters, so quotation marks of every kind count alike",
        "Smith & Senter (1967), Automated Readability Index, AMRL-TR-66-220",
        label="Automated readability index",
    ),
    _measure(
        "coleman_liau",
        "5.8 letters per word - 29.6 sentences per word - 15.8 (5.8 as in textstat; often "
        "printed as 5.88, which gives about 0.4 more)",
        "Coleman & Liau (1975), A computer readability formula designed for machine scoring, "
        "Journal of Applied Psychology 60(2)",
        label="Coleman-Liau index",
    ),
    _measure(
        "dale_chall",
        "0.1579 percent of unfamiliar words + 0.0496 words per sentence, + 3.6365 where more than "
        "5 percent are unfamiliar; 4.9 or less is grade 4, 10 or more is college. Inflected forms "
        "and names off the list of 3,000 familiar words are unfamiliar",
        "Dale & Chall (1948), A formula for predicting readability, "
        "Educational Research Bulletin 27(1)",
        label="Dale-Chall score",
        unit="points",
        low=0.0,
    ),
    _measure(
        "words_per_sentence",
        "words of prose divided by its sentences, as the formulas count both",
        "ours",
        label="Words per sentence",
        unit="words",
        low=0.0,
        direction="higher means longer sentences",
    ),
)


@dataclass(frozen=True)
class Readability:
    """How hard the wording is to read, by seven published formulas; the length of its sentences.

    Each figure is NaN under 30 words of prose. Abbreviations, initials and decimals end no
    sentence; a sentence of one word is a sentence. The formulas count words, not evidence, so
    ``find`` points at nothing. Origin, unit and direction stand in ``measures``.

    >>> from framing.articles import article_of
    >>> paragraph = article_of("The town was calm. The shops were open at noon. " * 3).paragraphs[0]
    >>> round(Readability().measure(paragraph, [])["readability_flesch_reading_ease"], 1)
    108.7
    """

    name: ClassVar[str] = "readability"
    measures: ClassVar[tuple[Measure, ...]] = MEASURES

    def find(self, article: Article) -> list[Span]:
        """Point at nothing: readability is a figure of the whole wording."""
        del article
        return []

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Give the figures of one paragraph."""
        del spans
        return readability_of(paragraph)

    def measure_whole(self, article: Article) -> dict[str, float]:
        """Give the figures of an article's body; NaN under 100 words of it."""
        body = [paragraph for paragraph in article.paragraphs if paragraph.part == "body"]
        words = sum(len(paragraph.written.words) for paragraph in body)
        enough = words >= LEAST_WORDS_OF_ARTICLE
        return _figures(total(p.once(count_prose) for p in body) if enough else Counts())
