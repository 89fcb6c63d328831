"""One contract for all extractors there are, and for a toy one from outside."""

import dataclasses
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pytest

from framing.articles import Article, Paragraph, article_of
from framing.extractors.protocol import Extractor, Measure
from framing.scoring import default_extractors
from framing.text.spans import Span


@dataclass(frozen=True)
class Hedges:
    """A toy: words that soften a claim, as somebody outside would write it."""

    entries: frozenset[str] = frozenset({"perhaps", "maybe"})
    name: ClassVar[str] = "hedges"
    measures: ClassVar[tuple[Measure, ...]] = (
        Measure(
            name="hedges_per_100_words",
            label="Hedges",
            unit="per 100 words",
            low=0.0,
            high=100.0,
            direction="higher means more softened",
            definition="Words that soften a claim, per 100 words.",
            undefined="no words",
            origin="a test",
            version="1",
        ),
    )

    def find(self, article: Article) -> list[Span]:
        return [
            Span(paragraph.paragraph_id, self.name, "hedge", *word, word.of(paragraph.text))
            for paragraph in article.paragraphs
            for word in paragraph.words
            if word.of(paragraph.text).lower() in self.entries
        ]

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        return {"hedges_per_100_words": 100 * len(spans) / len(paragraph.words)}


EXTRACTORS: dict[str, Extractor] = {
    extractor.name: extractor for extractor in (Hedges(), *default_extractors())
}
each = pytest.mark.parametrize("extractor", EXTRACTORS.values(), ids=EXTRACTORS)

TEXTS = {
    "news": "Governor Slams ‘Shameful’ Plan\n\n"
    "Critics warned on Monday that the brutal plan, perhaps the worst in years, would ruin the "
    "town. “It is a disaster,” said Mayor Anna Hale. “We’re furious.”\n\n"
    "The governor’s office denied the claim. It said that 3.5 percent of homes were safe…",
    "quotation over paragraphs": "“We have lost everything, said Ivan Petrov.\n\n"
    "“Nobody came to help us.”\n\nOfficials stated: «Help is on its way.»",
    "one word": "Calm",
    "no words": "— … * 🎉",
    "empty": "",
    "capitals": "TERRORISTS STRIKE AGAIN! HEROES DIE!",
    "no blanks": "attack,attack;“attack”—attack." * 300,
    "NUL and controls": "A terrible\x00 day\x1b[31m, he said: “no\x07”.",
    "right to left": "He said «שלום עולם» and מחר left. \u202eterrible\u202c",
    "emoji": "😀😭 “Terrible 🎉,” she said 👍🏽.",
    "long dotted I": "İİİ “İstanbul is terrible,” Erdoğan’s aide said. İ perhaps.",
    "unbalanced": "“He said «it is ‘terrible” and left' the „room.",
    "markup": "<script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(2)> said he.",
}
in_each = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)


def read(extractor: Extractor, article: Article) -> tuple[list[Span], list[dict[str, float]]]:
    """Give spans, and the figures of each paragraph with words, as extraction asks for them."""
    spans = extractor.find(article)
    figures = [
        extractor.measure(p, [span for span in spans if span.paragraph_id == p.paragraph_id])
        for p in article.paragraphs
        if p.words
    ]
    return spans, figures


def test_names_and_measures_are_told_apart() -> None:
    assert (
        Counter(m.name for e in EXTRACTORS.values() for m in e.measures).most_common(1)[0][1] == 1
    )
    assert {
        *("sentiment", "loaded", "loaded_sentences", "attribution", "readability", "frames"),
        "hedges",
    } == EXTRACTORS.keys()


@each
def test_keeps_the_protocol_and_is_frozen(extractor: Extractor) -> None:
    assert isinstance(extractor, Extractor)
    for field in ("name", *(field.name for field in dataclasses.fields(extractor))):  # type: ignore[arg-type]
        with pytest.raises(AttributeError):
            setattr(extractor, field, "changed")


@each
def test_the_data_dictionary_is_complete(extractor: Extractor) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*", extractor.name)
    assert extractor.measures
    others = {"frames": "frame|assigned", "loaded_sentences": "loaded"}
    prefixes = others.get(extractor.name, extractor.name)
    for measure in extractor.measures:
        assert re.fullmatch(rf"({prefixes})_[a-z0-9_]+", measure.name)
        for said in ("label", "unit", "direction", "definition", "undefined", "origin", "version"):
            assert getattr(measure, said).strip(), f"{measure.name}: {said}"
        assert measure.low < measure.high
        assert measure.combine in {"sum", "mean", "text"}
        assert measure.weight in {"words", "narrator_words", "quoted_words", "paragraphs"}


@each
@in_each
def test_spans_are_evidence_in_order(extractor: Extractor, text: str) -> None:
    article = article_of(text, article_id="a17")
    paragraphs = {paragraph.paragraph_id: paragraph for paragraph in article.paragraphs}
    spans = extractor.find(article)
    for span in spans:
        assert span.extractor == extractor.name
        assert 0 <= span.start < span.end
        assert paragraphs[span.paragraph_id].text[span.start : span.end] == span.text
        assert span.kind
        assert span.voice in {"narrator", "quoted"}
        assert not math.isinf(span.weight)
    places = [(paragraphs[span.paragraph_id].position, span.start) for span in spans]
    assert places == sorted(places)


@each
@in_each
def test_figures_are_complete_and_in_range(extractor: Extractor, text: str) -> None:
    _, figures = read(extractor, article_of(text))
    for values in figures:
        assert list(values) == [measure.name for measure in extractor.measures]
        for measure in extractor.measures:
            value = values[measure.name]
            assert math.isnan(value) or measure.low <= value <= measure.high, measure.name
            assert not math.isinf(value)


@each
def test_nothing_to_find_is_zero_and_not_unknown(extractor: Extractor) -> None:
    _, figures = read(extractor, article_of("The council meets on Tuesday at noon."))
    counts = [m.name for m in extractor.measures if m.combine == "sum"]
    assert all(figures[0][name] == 0 for name in counts)


@each
def test_without_words_there_is_nothing_to_find(extractor: Extractor) -> None:
    assert extractor.find(article_of("— … *")) == []
    assert extractor.find(article_of("")) == []


@each
def test_reading_is_pure(extractor: Extractor) -> None:
    first, second = article_of(TEXTS["news"]), article_of(TEXTS["quotation over paragraphs"])
    before = [paragraph.text for paragraph in first.paragraphs]
    alone = repr(read(extractor, first))
    read(extractor, second)
    assert repr(read(extractor, first)) == alone
    assert repr(read(extractor, article_of(TEXTS["news"]))) == alone
    assert [paragraph.text for paragraph in first.paragraphs] == before
