"""Loaded sentences: a model judges the wording of each, and points at the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import ClassVar

from framing.articles import Article, Paragraph
from framing.extractors.evidence import find_spoken
from framing.extractors.loaded import LoadedLanguage, default_context, default_loaded
from framing.extractors.protocol import Measure
from framing.heads import ContextReader, Head, Reading, Share, load_head, version_of
from framing.text.spans import Span, Stretch

#: The entry of the head that stands for all spans of the list; its weight is that of weight 1.
LISTED = "[list]"
LABEL = "loaded"
#: The kinds of the spans that are whole sentences; all others are the words behind them.
JUDGED = ("loaded", "uncertain")
#: The kind of a word that carries a sentence and is not in the list.
UNLISTED = "unlisted"
#: A word carries a sentence from this share of the log-odds on, and from this part of the
#: heaviest word's; so many are named at most.
FLOOR, PART, MOST = 0.15, 0.25, 4


@dataclass(frozen=True, eq=False)
class Judgement:
    """What the model reads in one sentence."""

    sentence: Stretch
    reading: Reading

    @property
    def kind(self) -> str | None:
        """``loaded``, ``uncertain`` (within the band around the line) or ``None``."""
        assigned = self.reading.assigned
        if assigned == 0:
            return None
        return JUDGED[0] if assigned == 1 else JUDGED[1]


@dataclass(frozen=True, eq=False, repr=False)
class LoadedSentences:
    """Sentences whose wording is loaded, as a model judges them from their words.

    Reports ``loaded_probability`` (0 to 1): the highest of the paragraph's sentences. Spans are
    the sentences judged ``loaded`` or ``uncertain`` (their weight is the probability) and, tied
    to them by ``relation``, the words that carried the judgement (their weight is what they add
    to the log-odds, their kind that of the list, or ``unlisted``).

    The *head* weighs words and the spans of the list; with a *context* each word also counts as
    it stands in its sentence. Origin: Spinde et al. (2021) for the task; the model is ours.
    """

    listed: LoadedLanguage
    head: Head
    context: ContextReader | None = None
    name: ClassVar[str] = "loaded_sentences"

    def __repr__(self) -> str:
        """Give the versions of list and model; their content is too long."""
        context = f", context={self.context}" if self.context else ""
        return f"LoadedSentences(listed={self.listed}, head=<{self.head.name}>{context})"

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The one measure."""
        return (_probability(self.head, self.context),)

    def find(self, article: Article) -> list[Span]:
        """Point at the loaded and the uncertain sentences of an article and at their words."""
        return [span for paragraph in article.paragraphs for span in self._find_in(paragraph)]

    def _find_in(self, paragraph: Paragraph) -> Iterator[Span]:
        if not paragraph.words:
            return
        for number, judgement in enumerate(self.judge(paragraph)):
            if judgement.kind is None:
                continue
            start, end = judgement.sentence
            sentence = Span(
                paragraph_id=paragraph.paragraph_id,
                extractor=self.name,
                kind=judgement.kind,
                start=start,
                end=end,
                text=paragraph.text[start:end],
                weight=judgement.reading.probability,
                voice=paragraph.voice(start, end),
                relation=f"{paragraph.paragraph_id}:s{number}",
            )
            yield sentence
            yield from self._words(paragraph, judgement, sentence)

    def _words(self, paragraph: Paragraph, judgement: Judgement, sentence: Span) -> Iterator[Span]:
        """Point at the words that carried a judgement, in order."""
        spoken = find_spoken(
            paragraph,
            judgement.reading.shares,
            within=judgement.sentence,
            floor=FLOOR,
            part=PART,
            most=MOST,
        )
        listed = self._listed_in(paragraph, judgement.sentence)
        for found in spoken:
            known = [span for span in listed if span.start < found.end and found.start < span.end]
            heaviest = max(known, key=lambda span: span.weight, default=None)
            yield replace(
                sentence,
                kind=heaviest.kind if heaviest else UNLISTED,
                start=found.start,
                end=found.end,
                text=paragraph.text[found.start : found.end],
                entry=heaviest.entry if heaviest else found.entry,
                weight=found.weight,
                voice=paragraph.voice(found.start, found.end),
            )

    def judge(self, paragraph: Paragraph) -> tuple[Judgement, ...]:
        """Judge each sentence of a paragraph, in order; this is done once and kept."""
        return paragraph.once(self._judge)

    def highest(self, article: Article) -> float:
        """Give the log-odds of the most loaded sentence of an article."""
        judged = (judgement for part in article.paragraphs for judgement in self.judge(part))
        return max(judgement.reading.log_odds for judgement in judged)

    def _judge(self, passage: Paragraph) -> tuple[Judgement, ...]:
        readings = self.head.read_parts(passage, passage.sentences)
        return tuple(
            Judgement(sentence, self._joined(passage, sentence, reading[LABEL]))
            for sentence, reading in zip(passage.sentences, readings, strict=True)
        )

    def _joined(self, passage: Paragraph, sentence: Stretch, reading: Reading) -> Reading:
        """Give a reading in which the list counts, and the context where there is one."""
        row = self.head.known.get(LISTED)
        worth = 0.0 if row is None else float(self.head.weights[row, 0])
        listed = [
            Share(span.start, span.end, LISTED, worth * span.weight)
            for span in self._listed_in(passage, sentence)
        ]
        reading = Reading(reading.label, (*reading.shares, *listed))
        if self.context is None:
            return reading
        return self.context.read(passage, LABEL, sentence, beside=reading)

    def _listed_in(self, passage: Paragraph, sentence: Stretch) -> list[Span]:
        """Give the spans of the list that begin in a sentence."""
        spans = passage.once(self.listed.find_in)
        return [span for span in spans if sentence.start <= span.start < sentence.end]

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Give the probability of the most loaded sentence of a paragraph."""
        del spans
        highest = max(judgement.reading.probability for judgement in self.judge(paragraph))
        return {"loaded_probability": highest}


def _probability(head: Head, context: ContextReader | None) -> Measure:
    version = f"{head.name} {version_of(head)}"
    read = "from its words"
    if context is not None:
        version = ", ".join([version, *(f"{h.name} {version_of(h)}" for h in context.heads)])
        read = "from its words, each by itself and as it stands in the sentence,"
    return Measure(
        "loaded_probability",
        label="Probability of loaded wording",
        unit="probability",
        low=0.0,
        high=1.0,
        direction="higher means more like sentences that coders call biased by wording",
        definition="Calibrated probability that the wording of a sentence is loaded,"
        f" {read} and from the weights of the loaded words of the list; of a paragraph that of its"
        " most loaded sentence, so longer paragraphs reach higher; quoted words included. Trained"
        " on texts written for this project.",
        undefined="no words, or not in English",
        origin="Spinde et al. (2021) for the task; the model is ours",
        version=version,
    )


@cache
def default_loaded_sentences(model: str = "standard") -> LoadedSentences:
    """Give loaded sentences with a model of this package.

    ``"standard"`` reads words in their context, ``"fast"`` reads them alone.
    """
    return LoadedSentences(default_loaded(model), load_head("loaded"), default_context(model))
