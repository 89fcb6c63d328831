"""Extraction: what extractors give becomes tables; failures name the place."""

from __future__ import annotations

import gc
import math
import weakref
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

import pandas as pd
import pytest

from framing.articles import Article, Paragraph
from framing.corpus import read_articles
from framing.errors import ExtractionError, InputError
from framing.extraction import extract, split_article, split_paragraphs
from framing.extractors.protocol import Extractor, Measure
from framing.features import article_features
from framing.tables import ATTRIBUTIONS, PARAGRAPHS, SPANS
from framing.text.spans import Span


def measure(name: str) -> Measure:
    return Measure(
        name=name,
        label="Capitals",
        unit="words",
        low=0,
        high=math.inf,
        direction="higher means more",
        definition="Words in capitals.",
        undefined="no words",
        origin="a test",
        version="1",
        combine="sum",
    )


@dataclass(frozen=True)
class Capitals:
    """A toy from outside: words in capitals."""

    at_least: int = 2
    name: ClassVar[str] = "capitals"
    measures: ClassVar[tuple[Measure, ...]] = (measure("capitals_count"),)

    def find(self, article: Article) -> list[Span]:
        return [
            Span(p.paragraph_id, "capitals", "word", w.start, w.end, w.of(p.text))
            for p in article.paragraphs
            for w in p.words
            if w.of(p.text).isupper() and w.end - w.start >= self.at_least
        ]

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        assert all(span.paragraph_id == paragraph.paragraph_id for span in spans)
        return {"capitals_count": float(len(spans))}


@dataclass(frozen=True)
class Frames(Capitals):
    """The same as frames: its measures go to the table of frames."""

    name: ClassVar[str] = "frames"
    measures: ClassVar[tuple[Measure, ...]] = (measure("frame_capitals"),)

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        return {"frame_capitals": super().measure(paragraph, spans)["capitals_count"]}


@dataclass(frozen=True)
class Lines(Capitals):
    """A toy with a measure of the whole text, and none that gives it."""

    name: ClassVar[str] = "lines"
    measures: ClassVar[tuple[Measure, ...]] = (replace(measure("lines_mean"), combine="text"),)

    def measure(self, paragraph: Paragraph, spans: Sequence[Span]) -> dict[str, float]:
        del paragraph, spans
        return {"lines_mean": 1.0}


@dataclass(frozen=True)
class WholeLines(Lines):
    """The same, given."""

    def measure_whole(self, article: Article) -> dict[str, float]:
        return {"lines_mean": float(len(article.paragraphs))}


ARTICLES = read_articles(
    pd.DataFrame(
        {
            "article_id": ["en", "de"],
            "outlet": ["Daily", None],
            "text": ["NATO and the EU met.\n\n* * *\n\nIt rained.", "Die NATO traf die EU."],
            "language": ["en", "de"],
        }
    )
)


def test_spans_and_figures() -> None:
    tables = extract(ARTICLES, (Capitals(),), provenance={})
    assert tables.spans["text"].tolist() == ["NATO", "EU"]
    for span in tables.spans.itertuples():
        text = tables.paragraphs.loc[span.paragraph_id, "text"]
        assert text[span.start : span.end] == span.text
    counts = tables.features["capitals_count"]
    assert counts.index.equals(tables.paragraphs.index)
    assert counts.loc[["en:0000", "en:0002"]].tolist() == [2.0, 0.0], "0: looked, found none"
    assert math.isnan(counts.loc["en:0001"]), "a paragraph without words is undefined"
    assert math.isnan(counts.loc["de:0000"]), "so is one that is not in English"


def test_quoted_words_are_undefined_outside_english() -> None:
    quoted = split_paragraphs(ARTICLES)["quoted_words"]
    assert quoted.loc["en:0002"] == 0
    assert quoted.loc["de:0000"] is pd.NA


def test_only_an_articles_table_is_split() -> None:
    with pytest.raises(InputError, match="'language' is missing"):
        split_paragraphs(pd.DataFrame({"text": ["It rained."]}))


def test_frames_stand_in_their_own_table() -> None:
    tables = extract(ARTICLES, (Capitals(), Frames()), provenance={})
    assert tables.features.columns.tolist() == ["capitals_count"]
    assert tables.frames.columns.tolist() == ["frame_capitals"]
    assert tables.measures.index.tolist() == ["capitals_count", "frame_capitals"]


def test_settings_are_fields() -> None:
    tables = extract(ARTICLES, (Capitals(at_least=3),), provenance={})
    assert tables.spans["text"].tolist() == ["NATO"]


def test_the_order_of_articles_changes_no_figure() -> None:
    one = extract(ARTICLES, (Capitals(),), provenance={}).features
    other = extract(ARTICLES.iloc[::-1], (Capitals(),), provenance={}).features
    pd.testing.assert_frame_equal(one.sort_index(), other.sort_index())


def test_empty_tables_keep_their_columns() -> None:
    tables = extract(ARTICLES.iloc[:0], (Capitals(),), provenance={})
    assert tables.paragraphs.columns.tolist() == list(PARAGRAPHS)
    assert tables.spans.columns.tolist() == list(SPANS)
    assert tables.attributions.columns.tolist() == list(ATTRIBUTIONS)
    assert tables.features.columns.tolist() == ["capitals_count"]


@pytest.mark.parametrize(
    ("method", "place"), [("find", "article 'en'"), ("measure", "paragraph 'en:0000'")]
)
def test_a_failure_names_extractor_and_place(
    method: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr(Capitals, method, fail)
    with pytest.raises(ExtractionError, match=f"'capitals' failed .* {place}: ZeroDivisionError"):
        extract(ARTICLES, (Capitals(),), provenance={})


def test_measures_of_whole_texts_stand_in_their_own_table() -> None:
    tables = extract(ARTICLES, (Capitals(), WholeLines()), provenance={})
    assert tables.whole_texts.columns.tolist() == ["lines_mean"]
    assert tables.whole_texts.loc["en", "lines_mean"] == 3
    assert math.isnan(tables.whole_texts.loc["de", "lines_mean"])
    assert article_features(tables).loc["en", "lines_mean"] == 3


def test_a_measure_of_the_whole_text_must_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ExtractionError, match=r"'lines' .* \(lines_mean\) and no measure_whole"):
        extract(ARTICLES, (Lines(),), provenance={})
    monkeypatch.setattr(WholeLines, "measure_whole", lambda *_: 1 / 0)
    with pytest.raises(ExtractionError, match=r"'lines' failed .* article 'en': ZeroDivision"):
        extract(ARTICLES, (WholeLines(),), provenance={})


def test_a_failure_to_read_speech_names_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise KeyError("mark")

    monkeypatch.setattr("framing.extraction.find_speech", fail)
    with pytest.raises(ExtractionError, match="who speaks failed in article 'en': KeyError"):
        extract(ARTICLES, (), provenance={})


def test_progress_counts_articles() -> None:
    done: list[int] = []
    extract(ARTICLES, (), provenance={}, progress=done.append)
    assert done == [1, 2]


def test_the_memory_of_an_article_is_free_as_soon_as_it_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[weakref.ref[Any]] = []

    def find(_: object, article: Article) -> list[Span]:
        assert not any(ref() for ref in seen), "of the articles before this one"
        for paragraph in article.paragraphs:
            assert paragraph.once(lambda own: [own])[0].article.speech is article.speech
        seen.extend(map(weakref.ref, (article, *article.paragraphs)))
        return []

    monkeypatch.setattr(Capitals, "find", find)
    gc.disable()
    try:
        extract(pd.concat([ARTICLES.iloc[:1]] * 3), (Capitals(),), provenance={})
    finally:
        gc.enable()
    assert len(seen) == 12


def test_an_article_that_an_extractor_keeps_can_still_be_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: list[Article] = []
    monkeypatch.setattr(Capitals, "find", lambda _, article: kept.append(article) or [])
    extract(ARTICLES, (Capitals(),), provenance={})
    assert [paragraph.text for paragraph in kept[0].paragraphs][-1] == "It rained."
    assert kept[0].speech.attributions == ()


@pytest.mark.parametrize(
    ("headline", "starts", "reason"),
    [
        (None, [0, 6], "found in the text"),
        (float("nan"), [0, 6], "none in the column"),
        ("Calm", [0, 6], "the column repeats the text"),
        ("Storm", [None, 0, 6], "the column knows another"),
    ],
)
def test_headlines(headline: object, starts: list[int | None], reason: str) -> None:
    row = {"text": "Calm\n\nIt rained.", "headline": headline, "language": "en"}
    article = split_article("a", row)
    assert [paragraph.start for paragraph in article.paragraphs] == starts, reason
    assert article.paragraphs[0].part == "headline"


def test_the_toy_fits_the_protocol() -> None:
    assert isinstance(Capitals(), Extractor)
