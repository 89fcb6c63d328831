"""Sentences judged loaded, as a table: what a row holds, in which order, in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

import framing
from framing.analysis import Analysis
from framing.errors import InputError
from framing.extractors.sentiment import Sentiment
from framing.lexicons import Lexicon, load_lexicon
from framing.loaded import reasons
from framing.loaded.sentences import COLUMNS, MIXED, judged_sentences, loaded_sentences
from framing.tables import SPANS, make_table

TEXT = "It rained. The so-called peace deal was a stage-managed sham.\n\n“A sham,” she said."
SENTENCE = "The so-called peace deal was a stage-managed sham."

# paragraph, kind, words, entry, weight, voice, relation
Row = tuple[int, str, str, str, float, str, str]
FIRST: list[Row] = [
    (0, "loaded", SENTENCE, "", 0.83, "narrator", "s1"),
    (0, "doubt_marker", "so-called", "so-called", 0.4, "narrator", "s1"),
    (0, "unlisted", "stage-managed", "stage-managed", 0.31, "narrator", "s1"),
    (0, "label", "sham", "sham", 0.62, "narrator", "s1"),
]
SECOND: list[Row] = [
    (1, "uncertain", "“A sham,” she said.", "", 0.33, "narrator", "s2"),
    (1, "label", "sham", "sham", 0.62, "quoted", "s2"),
]


def analysis_of(rows: list[Row], text: str = TEXT) -> Analysis:
    """Give an analysis of the text that holds these spans of judged sentences and no others."""
    analysis = framing.analyze(text, model="fast")
    texts = list(analysis.paragraphs["text"])
    spans = []
    for at, kind, words, entry, weight, voice, relation in rows:
        start = texts[at].index(words)
        place = (f"text:{at:04d}", "loaded_sentences", kind, start, start + len(words))
        spans.append((*place, words, entry, weight, voice, relation))
    return replace(analysis, spans=make_table(spans, SPANS))


LISTED = (
    {"entry": "sham", "kind": "label", "reason": "verdict as a noun", "neutral": "agreement"},
    {"entry": "so-called", "kind": "doubt_marker", "reason": "doubt told", "neutral": "-"},
    {"entry": "[a] slew [of]", "kind": "label", "reason": "amount told as flood", "neutral": ""},
)


@pytest.fixture
def know(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Let the list have certain rows, whatever the shipped one says."""

    def known(*rows: dict[str, str]) -> None:
        monkeypatch.setattr(reasons, "load_lexicon", {"loaded": Lexicon("toy", rows)}.get)

    reasons._rows.cache_clear()
    yield known
    reasons._rows.cache_clear()


def test_a_row_tells_which_words_carried_a_sentence_and_why(know: Callable[..., None]) -> None:
    know(*LISTED)
    judged = loaded_sentences(analysis_of(FIRST))
    assert judged.index.tolist() == ["s1"]
    (row,) = judged.to_dict("records")
    assert row["words"] == (
        "sham (label, +0.62); so-called (doubt marker, +0.40); "
        "stage-managed (not in the list, +0.31)"
    )
    assert row["reasons"] == (
        "sham: verdict as a noun (neutral: agreement); "
        "so-called: doubt told (neutral: leave it out); "
        "stage-managed: in this context"
    )
    assert (row["probability"], row["judgement"], row["voice"]) == (0.83, "loaded", "narrator")
    assert row["text"] == SENTENCE == TEXT[row["start"] : row["end"]]


def test_a_list_without_alternatives_gives_reasons_alone(know: Callable[..., None]) -> None:
    know({"entry": "sham", "kind": "label", "reason": "verdict as a noun"})
    judged = loaded_sentences(analysis_of(FIRST))
    assert judged.loc["s1", "reasons"] == (
        "sham: verdict as a noun; so-called: in the list; stage-managed: in this context"
    )


def test_an_entry_is_found_without_its_context(know: Callable[..., None]) -> None:
    know(*LISTED)
    reason = reasons.find_reason("slew", "label")
    assert reason is not None
    assert (reason.text, reason.instead) == ("amount told as flood", "")


def test_rows_keep_the_order_of_the_text_and_their_article() -> None:
    judged = loaded_sentences(analysis_of(FIRST + SECOND))
    assert judged["judgement"].to_dict() == {"s1": "loaded", "s2": "uncertain"}
    assert judged["paragraph_id"].tolist() == ["text:0000", "text:0001"]
    assert set(judged["article_id"]) == {"text"}
    assert judged["outlet"].isna().all()


# carriers' voices, the sentence's own, what the row says, reason
VOICES = [
    (["narrator", "narrator"], "quoted", "narrator", "the words decide, not the sentence's middle"),
    (["quoted"], "narrator", "quoted", "the words are somebody's else"),
    (["narrator", "quoted"], "quoted", MIXED, "both speak"),
    ([], "quoted", "quoted", "no word is heavy enough: the sentence's own"),
]


@pytest.mark.parametrize(("voices", "own", "expected", "why"), VOICES)
def test_the_voice_is_that_of_the_words(
    voices: list[str], own: str, expected: str, why: str
) -> None:
    words = zip(("so-called", "sham"), voices, strict=False)
    rows: list[Row] = [(0, "loaded", SENTENCE, "", 0.8, own, "s1")]
    rows += [(0, "label", word, word, 0.5, voice, "s1") for word, voice in words]
    judged = loaded_sentences(analysis_of(rows))
    assert judged["voice"].tolist() == [expected], why
    assert (judged.loc["s1", "words"] == "") == (voices == [])


def test_words_of_one_entry_give_its_reason_once() -> None:
    rows: list[Row] = [
        (0, "loaded", SENTENCE, "", 0.83, "narrator", "s1"),
        (0, "nonsense", "peace", "peace deal", 0.4, "narrator", "s1"),
        (0, "nonsense", "deal", "peace deal", 0.4, "narrator", "s1"),
    ]
    (row,) = loaded_sentences(analysis_of(rows)).to_dict("records")
    assert row["words"] == "peace (nonsense, +0.40); deal (nonsense, +0.40)"
    assert row["reasons"] == "peace deal: in the list"


def test_a_text_without_judged_sentences_gives_no_row_but_all_columns() -> None:
    judged = loaded_sentences(analysis_of([]))
    assert judged.empty
    assert {name: str(kind) for name, kind in judged.dtypes.items()} == dict(COLUMNS)


def test_an_analysis_that_judged_no_sentence_is_refused() -> None:
    analysis = framing.analyze(TEXT, extractors=(Sentiment(),))
    with pytest.raises(InputError, match="loaded_probability is missing"):
        loaded_sentences(analysis)


def test_what_an_analysis_found_is_told_as_it_was_found() -> None:
    text = "The council voted.\n\nThe regime and its thugs butchered innocent villagers."
    analysis = framing.analyze(text, model="fast")
    spans = analysis.spans[analysis.spans["extractor"] == "loaded_sentences"]
    whole = spans[spans["kind"].isin(["loaded", "uncertain"])]
    judged = loaded_sentences(analysis)
    assert judged.index.tolist() == whole["relation"].tolist()
    assert judged["probability"].tolist() == whole["weight"].tolist()
    texts = analysis.paragraphs["text"]
    listed = {row["kind"] for row in load_lexicon("loaded").rows}
    carriers = [c for sentence in judged_sentences(analysis) for c in sentence.carriers]
    assert len(carriers) == len(spans) - len(whole) > 0
    for sentence in judged_sentences(analysis):
        for carrier in sentence.carriers:
            assert texts[sentence.paragraph_id][carrier.start : carrier.end] == carrier.text
            assert carrier.listed == (carrier.kind in listed)
            assert "in the list" not in carrier.reason, "the list knows its own entries"
