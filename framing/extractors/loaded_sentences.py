"""Loaded sentences: a model judges the wording of each, and points at the words behind it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import ClassVar, NamedTuple

from framing.articles import Article, Paragraph
from framing.extractors.evidence import small_words
from framing.extractors.loaded import LoadedLanguage, default_context, default_loaded
from framing.extractors.loaded_unlisted import UNLISTED as UNLISTED
from framing.extractors.protocol import Measure
from framing.heads import ContextReader, Head, Label, Reading, Share, load_head, version_of
from framing.lexicons import Lexicon
from framing.text.spans import Span, Stretch

#: The entry of the head that stands for all spans of the list; its weight is that of weight 1.
LISTED = "[list]"
LABEL = "loaded"
#: Under this note a model of the user's own says what it was trained on.
TRAINED = "trained on"
#: The kinds of the spans that are whole sentences; all others are the words behind them.
JUDGED = ("loaded", "uncertain")
#: What carried a judgement: where it stands, its kind, its entry, and what it adds.
_Carrier = tuple[Stretch, str, str, float]
#: A word carries a sentence from this share of the log-odds on, and from this part of the
#: heaviest word's; so many are named at most.
FLOOR, PART, MOST = 0.15, 0.25, 4


class Judgement(NamedTuple):
    """What the model reads in one sentence of a paragraph, which are numbered from 0.

    The reading joins that of the words *alone* and what the spans of the list in it add.
    """

    number: int
    sentence: Stretch
    reading: Reading
    alone: Reading
    listed: Sequence[Span]

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
    to the log-odds, their kind that of the list, or ``unlisted``; words that only join others
    are not pointed at).

    The judge weighs words and, beside them, the spans of the list: a head of words takes each word
    by itself, a reader of the context as it stands in its sentence. Origin: Spinde et al. (2021)
    for the task; the model is ours.
    """

    listed: LoadedLanguage
    judged_by: Head | ContextReader
    name: ClassVar[str] = "loaded_sentences"

    def __repr__(self) -> str:
        """Give the versions of list and model; their content is too long."""
        judge = self.judged_by
        told = f"<{judge.name}>" if isinstance(judge, Head) else str(judge)
        return f"LoadedSentences(listed={self.listed}, judged_by={told})"

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The one measure."""
        return (_probability(self.judged_by, self.listed.lexicon),)

    def find(self, article: Article) -> list[Span]:
        """Point at the loaded and the uncertain sentences of an article and at their words."""
        return [span for paragraph in article.paragraphs for span in self._find_in(paragraph)]

    def _find_in(self, paragraph: Paragraph) -> Iterator[Span]:
        if not paragraph.written.words:
            return
        for judgement in self.judge(paragraph):
            kind = judgement.kind
            if kind is None:
                continue
            relation = f"{paragraph.paragraph_id}:s{judgement.number}"
            whole = (judgement.sentence, kind, "", judgement.reading.probability)
            for own, kind, entry, weight in (whole, *self._words(paragraph, judgement)):
                yield paragraph.span(
                    self.name, kind, own, entry=entry, weight=weight, relation=relation
                )

    def _words(self, paragraph: Paragraph, judgement: Judgement) -> list[_Carrier]:
        """Point at what carried a judgement, in order: whole entries of the list, and words."""
        places = paragraph.places_in(judgement.sentence)
        starts, ends = paragraph.written.starts[places], paragraph.written.ends[places]
        weights = judgement.alone.by_word(starts)
        found: list[_Carrier] = []
        for span in (*judgement.listed, *self._unlisted(paragraph, judgement)):
            own = Stretch(span.start, span.end)
            inside = _places(starts, ends, own)
            weight = 0.0 if span.kind == UNLISTED else self._worth * span.weight
            weight += sum(weights[inside])
            weights[inside] = [0.0] * len(weights[inside])
            found.append((own, span.kind, span.entry, weight))
        for at in [at for at, weight in enumerate(weights) if weight >= FLOOR]:
            word = Stretch(starts[at], ends[at])
            form = word.of(paragraph.plain).lower()
            if form not in small_words() and not form[0].isdigit():
                found.append((word, UNLISTED, form, weights[at]))
        least = max(FLOOR, PART * max((weight for *_, weight in found), default=0.0))
        heaviest = sorted((one for one in found if one[-1] >= least), key=lambda one: -one[-1])
        return sorted(heaviest[:MOST])

    def _unlisted(self, paragraph: Paragraph, judgement: Judgement) -> Iterator[Span]:
        """Give what a model found in a sentence beside the entries of the list."""
        if self.listed.context is None:
            return
        for span in _within(paragraph.once(self.listed.find_in), judgement.sentence):
            if span.kind == UNLISTED and not any(
                span.start < other.end and other.start < span.end for other in judgement.listed
            ):
                yield span

    def judge(self, paragraph: Paragraph) -> tuple[Judgement, ...]:
        """Judge each sentence of a paragraph that has words, in order; done once and kept."""
        return paragraph.once(self._judge)

    def highest(self, article: Article) -> float:
        """Give the log-odds of the most loaded sentence of an article."""
        judged = (judgement for part in article.paragraphs for judgement in self.judge(part))
        return max(judgement.reading.log_odds for judgement in judged)

    @property
    def label(self) -> Label:
        """The label that is judged, with the band in which a sentence is uncertain."""
        judge = self.judged_by
        if isinstance(judge, ContextReader):
            return judge.label(LABEL)
        return next(label for label in judge.labels if label.name == LABEL)

    def _judge(self, passage: Paragraph) -> tuple[Judgement, ...]:
        """Judge each sentence with words from these and from the spans of the list in it.

        The list counts as it stands: what the context says of its words is said in the vectors.
        """
        spans = passage.once(self._list_alone.find_in)
        judged = []
        for number, (sentence, alone) in enumerate(
            zip(passage.sentences, self._readings(passage), strict=True)
        ):
            places = passage.places_in(sentence)
            if places.start == places.stop:
                continue
            listed = _within(spans, sentence)
            reading = alone
            if listed:
                worth = self._worth
                reading = alone.joined(
                    [Share(span.start, span.end, LISTED, worth * span.weight) for span in listed]
                )
            judged.append(Judgement(number, sentence, reading, alone, listed))
        return tuple(judged)

    def _readings(self, passage: Paragraph) -> Iterator[Reading]:
        """Give what the judge reads in each sentence."""
        judge = self.judged_by
        if isinstance(judge, ContextReader):
            yield from (judge.read(passage, LABEL, sentence) for sentence in passage.sentences)
        else:
            yield from (told[LABEL] for told in judge.read_parts(passage, passage.sentences))

    @cached_property
    def _list_alone(self) -> LoadedLanguage:
        return replace(self.listed, context=None) if self.listed.context else self.listed

    @cached_property
    def _worth(self) -> float:
        """What a span of weight 1 adds to the log-odds."""
        judge = self.judged_by
        if isinstance(judge, ContextReader):
            return judge.beside(LABEL)
        row = judge.known.get(LISTED)
        return 0.0 if row is None else float(judge.weights[row, 0])

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        """Give the probability of the most loaded sentence of a paragraph."""
        del spans
        highest = max(judgement.reading.probability for judgement in self.judge(paragraph))
        return {"loaded_probability": highest}


def _within(spans: Sequence[Span], sentence: Stretch) -> Sequence[Span]:
    """Give those of the spans, in order, that begin in a sentence."""
    if not spans:
        return ()
    first = bisect_left(spans, sentence.start, key=_start)
    return spans[first : bisect_left(spans, sentence.end, key=_start)]


def _start(span: Span) -> int:
    return span.start


def _places(starts: Sequence[int], ends: Sequence[int], own: Stretch) -> slice:
    """Give the places of those of the words, in order, that share a character with a stretch."""
    first = bisect_left(starts, own.start)
    if first and ends[first - 1] > own.start:
        first -= 1
    return slice(first, bisect_left(starts, own.end, first))


def _probability(judge: Head | ContextReader, lexicon: Lexicon) -> Measure:
    heads = judge.heads if isinstance(judge, ContextReader) else (judge,)
    (head,) = (head for head in heads if LABEL in [label.name for label in head.labels])
    own = head.notes.get(TRAINED)
    read = "as it stands in the sentence" if isinstance(judge, ContextReader) else "by itself"
    return Measure(
        "loaded_probability",
        label="Probability of loaded wording",
        unit="probability",
        low=0.0,
        high=1.0,
        direction="higher means more like sentences that coders call biased by wording",
        definition="Calibrated probability that the wording of a sentence is loaded,"
        f" from each word {read} and from the weights of the loaded words of the list; of a"
        " paragraph that of its"
        " most loaded sentence, so longer paragraphs reach higher; quoted words included. Trained"
        f" on {own or 'texts written for this project'}.",
        undefined="no words, or not in English",
        origin="Spinde et al. (2021) for the task; the model is"
        f" {'the user’s own' if own else 'ours'}",
        version=f"{head.name} {version_of(head)}, list {lexicon.version}",
    )


@cache
def default_loaded_sentences(model: str) -> LoadedSentences:
    """Give loaded sentences with a model of this package.

    ``"standard"`` reads words in their context, ``"fast"`` reads them alone.
    """
    context = default_context(model)
    return LoadedSentences(default_loaded(model), context or load_head("loaded"))
