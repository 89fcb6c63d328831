"""Loaded sentences: what is judged, by which words, and how a paragraph follows from them."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.articles import article_of
from framing.extractors.loaded import LoadedLanguage
from framing.extractors.loaded_sentences import (
    JUDGED,
    LISTED,
    UNLISTED,
    LoadedSentences,
    default_loaded_sentences,
)
from framing.extractors.protocol import Extractor
from framing.heads import Head, Label
from framing.lexicons import load_lexicon
from framing.text.spans import Span

LABEL = Label("loaded", -1.0, low=0.4, high=0.6)
WEIGHTS = {"fell": 0.5, LISTED: 2.0, "calm": -3.0, "odd": 1.0}


def toy(known: Mapping[str, float] = WEIGHTS) -> LoadedSentences:
    listed = LoadedLanguage(load_lexicon("loaded"), load_lexicon("literal_fields"))
    weights = np.array([[weight] for weight in known.values()])
    return LoadedSentences(listed, Head("toy", (LABEL,), tuple(known), weights, power=0.0))


def find(text: str, model: LoadedSentences | None = None) -> list[Span]:
    return (model or toy()).find(article_of(text))


def test_the_list_counts_beside_the_words() -> None:
    model, article = toy(), article_of("The regime fell.")
    (span,) = model.listed.find(article)
    (judgement,) = model.judge(article.paragraphs[0])
    assert [(share.entry, share.weight) for share in judgement.reading.shares] == [
        ("fell", 0.5),
        (LISTED, pytest.approx(2.0 * span.weight)),
    ]
    expected = 1 / (1 + math.exp(-(-1.0 + 0.5 + 2.0 * span.weight)))
    figures = model.measure(article.paragraphs[0], [])
    assert figures == {"loaded_probability": pytest.approx(expected, rel=1e-12)}
    assert model.highest(article) == pytest.approx(judgement.reading.log_odds)


def test_a_paragraph_is_as_loaded_as_its_most_loaded_sentence() -> None:
    model = toy()
    both = article_of("It stayed calm. The regime fell.").paragraphs[0]
    alone = article_of("The regime fell.").paragraphs[0]
    assert model.measure(both, []) == model.measure(alone, [])


def test_sentences_above_the_line_are_pointed_at_with_their_words() -> None:
    text = "It rained. That was odd. The regime soon fell."
    uncertain, word, loaded, regime, fell = find(text)
    assert (uncertain.kind, uncertain.text) == ("uncertain", "That was odd.")
    assert uncertain.weight == pytest.approx(0.5)
    assert (word.kind, word.text, word.entry, word.weight) == (UNLISTED, "odd", "odd", 1.0)
    assert (loaded.kind, loaded.text) == ("loaded", "The regime soon fell.")
    assert (regime.kind, regime.entry) == ("label", "regime")
    assert (fell.kind, fell.text) == (UNLISTED, "fell")
    assert {span.relation for span in (uncertain, word)} == {"text:0000:s1"}
    assert {span.relation for span in (loaded, regime, fell)} == {"text:0000:s2"}


def test_words_that_only_join_others_are_no_evidence() -> None:
    weights = dict.fromkeys(("it", "has", "the", "merely", "odd", "never"), 1.0)
    _, *words = find("It has merely the odd song.\n\nIt never has.", toy(weights))
    judged = [span for span in words if span.kind not in JUDGED]
    assert [span.text for span in judged] == ["merely", "odd", "never"]


def test_a_sentence_that_nothing_speaks_for_is_not_pointed_at() -> None:
    assert find("It stayed calm.") == []
    assert find("—") == []


def test_entries_are_named_whole_and_apart_from_their_neighbours() -> None:
    text = "Nobody should have to bear the regime fell shattered calm, odd thugs."
    told = [(span.text, span.kind) for span in find(text) if span.kind not in JUDGED]
    assert ("Nobody should have to", "emotive") in told
    assert ("regime", "label") in told
    assert all(kind == UNLISTED or text != "regime fell" for text, kind in told)
    assert len(told) == 4


@pytest.mark.parametrize("marks", ["* * *", "—", "•"])
@pytest.mark.parametrize("name", ["standard", "fast"])
def test_marks_without_words_are_no_sentence_to_judge(name: str, marks: str) -> None:
    model = default_loaded_sentences(name)
    text = "The council met on Tuesday."
    alone, both = (article_of(t).paragraphs[0] for t in (text, f"{text} {marks}"))
    assert len(model.judge(both)) == 1
    assert model.measure(both, [])["loaded_probability"] == pytest.approx(
        model.measure(alone, [])["loaded_probability"], abs=0.1
    )


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(ValueError, match="expected 'standard' or 'fast', got 'Standard'"):
        default_loaded_sentences("Standard")


def test_quoted_sentences_carry_their_voice() -> None:
    spans = find("“The regime soon fell,” Maria Hale said.\n\nThe regime soon fell.")
    regime = [span for span in spans if span.text == "regime"]
    assert [span.voice for span in regime] == ["quoted", "narrator"]


def test_the_contract() -> None:
    model, article = toy(), article_of("The regime fell.")
    assert isinstance(model, Extractor)
    figures = model.measure(article.paragraphs[0], model.find(article))
    assert list(figures) == [measure.name for measure in model.measures]
    assert repr(model) == f"LoadedSentences(listed={model.listed!r}, judged_by=<toy>)"


@pytest.mark.parametrize("name", ["standard", "fast"])
def test_the_shipped_models_tell_loaded_from_plain(name: str) -> None:
    model = default_loaded_sentences(name)
    slanted, plain = (
        model.measure(article_of(text).paragraphs[0], [])["loaded_probability"]
        for text in (
            "The shameless regime and its thugs have bled hard-working families dry.",
            "The council will vote on the budget on Tuesday, the clerk said.",
        )
    )
    assert slanted > 0.8
    assert plain < 0.3


@pytest.mark.parametrize("name", ["standard", "fast"])
@given(text=st.text(max_size=80))
def test_whatever_the_text_spans_slice_back_and_words_lie_in_their_sentence(
    name: str, text: str
) -> None:
    article = article_of(text)
    by_id = {paragraph.paragraph_id: paragraph for paragraph in article.paragraphs}
    sentences: dict[str, Span] = {}
    for span in default_loaded_sentences(name).find(article):
        assert span.text == by_id[span.paragraph_id].text[span.start : span.end]
        if span.kind in JUDGED:
            sentences[span.relation] = span
        else:
            around = sentences[span.relation]
            assert around.start <= span.start < span.end <= around.end
