"""Sentiment: sentences with the reason, against plain VADER, and evidence that adds up."""

import csv
import math
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from framing.articles import article_of
from framing.extractors.sentiment import MEASURES, Sentiment
from framing.extractors.vader import ADJUSTMENTS
from framing.extractors.valence import compound, felt_sentences, find_valences
from framing.lexicons import load_lexicon
from framing.text.passage import Passage
from framing.text.spans import Span, Stretch

SENTIMENT = Sentiment()
PLAIN = SentimentIntensityAnalyzer()

with (Path(__file__).parent / "sentiment_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def measures_of(text: str, *, position: int = 0) -> dict[str, float]:
    article = article_of(text)
    paragraph = article.paragraphs[position]
    spans = [s for s in SENTIMENT.find(article) if s.paragraph_id == paragraph.paragraph_id]
    return SENTIMENT.measure(paragraph, spans)


def found(text: str) -> list[tuple[str, str]]:
    return [(span.text, span.kind) for span in SENTIMENT.find(article_of(text))]


def direction(score: float) -> str:
    return "positive" if score > 0.05 else "negative" if score < -0.05 else "neutral"


def column(measure: str) -> str:
    return "sentiment_mean" if measure == "mean" else f"sentiment_{measure}_mean"


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['reason']}: {case['measure']}")
def test_as_a_careful_reader_expects(case: dict[str, str]) -> None:
    assert direction(measures_of(case["text"])[column(case["measure"])]) == case["expected"]


def test_plain_vader_gets_most_of_these_sentences_wrong() -> None:
    whole = [case for case in CASES if case["measure"] == "mean"]
    right = [
        direction(PLAIN.polarity_scores(case["text"])["compound"]) == case["expected"]
        for case in whole
    ]
    assert sum(right) < len(whole) / 2


UNTOUCHED = [
    "The evacuation was a success, and families were grateful.",
    "The food was not good and the rooms were very dirty!",
    "The trial was cruel, but the judge was extremely kind and fair.",
    "It is the least wonderful and most horrible film!!",
    "This was never so great.",
    "The TERRIBLE storm killed two people.",
    "Is it really wonderful?? Who is happy??",
    "Without doubt it was a lovely evening, at least.",
    "The doctor is kind of nice.",
]


@pytest.mark.parametrize("text", UNTOUCHED)
def test_where_nothing_is_adjusted_the_score_is_vaders(text: str) -> None:
    expected = PLAIN.polarity_scores(text)["compound"]
    valences = find_valences(text, Stretch(0, len(text)), ())
    score = compound([valence.weight for valence in valences], text)
    assert expected != 0
    assert score == pytest.approx(expected, abs=0.0001)


NAMES = [
    ("Hope Hicks Speaks\n\nThe aide Hope Hicks left on Monday.", [], "the body names her"),
    ("Hope Fades\n\nThere is hope, said Hope Hicks.", ["Hope", "hope"], "the body has both"),
    ("The Trump plan failed. Trump has a plan.", ["failed"], "named inside the sentence before"),
    ("Horrible Mondays, said Joy.", ["Horrible"], "an adjective before a name"),
    ("He blamed the SAFE Act.", ["blamed"], "capitals before a name"),
    ("He saw a TOTAL DISASTER.", ["DISASTER"], "capitals are a cry"),
    ("KURSK — Terrible losses came.", ["Terrible", "losses"], "after a dateline"),
    ("He said: Terrible losses came.", ["Terrible", "losses"], "after a colon"),
    ("He read The Good Fight.", [], "the title of a book"),
    ("I love it.", ["love"], "I is no name"),
]


@pytest.mark.parametrize(("text", "words", "reason"), NAMES, ids=[case[2] for case in NAMES])
def test_names_are_no_evidence(text: str, words: list[str], reason: str) -> None:
    assert [word for word, _ in found(text)] == words, reason


def test_weights_are_the_valence_after_negation_degree_and_but() -> None:
    article = article_of("It was not good, but extremely kind.")
    weights = {span.entry: span.weight for span in SENTIMENT.find(article)}
    assert weights == pytest.approx({"good": 1.9 * -0.74 * 0.5, "kind": (2.4 + 0.293) * 1.5})


def test_the_figure_is_made_of_the_spans() -> None:
    text = "The rescue was brilliant. The town was calm, and the mayor is a liar. It rained."
    article = article_of(text)
    paragraph = article.paragraphs[0]
    spans = SENTIMENT.find(article)
    per_sentence = [
        math.fsum(span.weight for span in spans if start <= span.start < end)
        for start, end in paragraph.sentences
    ]
    expected = math.fsum(total / math.sqrt(total**2 + 15) for total in per_sentence) / 3
    assert SENTIMENT.measure(paragraph, spans)["sentiment_mean"] == pytest.approx(expected)


def test_without_spans_a_paragraph_is_neutral_and_not_undefined() -> None:
    paragraph = article_of("The council meets today.").paragraphs[0]
    figures = SENTIMENT.measure(paragraph, [])
    assert figures["sentiment_mean"] == figures["sentiment_narrator_mean"] == 0
    assert math.isnan(figures["sentiment_quoted_mean"])


def test_a_paragraph_of_quoted_words_only_has_no_narrator() -> None:
    text = "“It is a wonderful day. We are happy.”"
    article = article_of(f"The mayor spoke to the crowd on Sunday.\n\n{text}\n\nHe left.")
    paragraph = article.paragraphs[1]
    if not paragraph.quoted:
        pytest.fail("the quotation is speech")
    spans = [s for s in SENTIMENT.find(article) if s.paragraph_id == paragraph.paragraph_id]
    figures = SENTIMENT.measure(paragraph, spans)
    assert math.isnan(figures["sentiment_narrator_mean"])
    assert figures["sentiment_quoted_mean"] == figures["sentiment_mean"] > 0
    assert {span.voice for span in spans} == {"quoted"}


def test_marks_count_for_the_voice_that_makes_them() -> None:
    figures = measures_of("“This is terrible!” said the happy mayor.")
    without = measures_of("“This is terrible,” said the happy mayor.")
    assert figures["sentiment_quoted_mean"] < without["sentiment_quoted_mean"] < 0
    assert figures["sentiment_narrator_mean"] == without["sentiment_narrator_mean"] > 0


def test_emoji_speak_with_the_words_that_describe_them() -> None:
    text = "Good news 🎉😭"
    spans = SENTIMENT.find(article_of(text))
    assert {span.text for span in spans} >= {"Good", "😭"}
    assert all(text[span.start : span.end] == span.text for span in spans)


def test_adjustments_are_entries_of_the_published_lexicon_and_change_it() -> None:
    for row in load_lexicon(ADJUSTMENTS).rows:
        for entry in (row["entry"], *filter(None, row["forms"].split("|"))):
            assert entry in PLAIN.lexicon, entry
            kept = row["only_after"] or row["never_after"] or row["never_before"]
            assert bool(kept) == (float(row["valence"]) == PLAIN.lexicon[entry]), entry


def test_the_versions_named_are_the_versions_installed() -> None:
    expected = f"VADER {version('vaderSentiment')}, {load_lexicon(ADJUSTMENTS).version}"
    assert {measure.version for measure in MEASURES} == {expected}


def test_vader_stays_as_published_for_others() -> None:
    found("The party likes Hope Hicks 🎉.")
    assert SentimentIntensityAnalyzer().lexicon["party"] == 1.7
    assert SentimentIntensityAnalyzer().polarity_scores("like")["compound"] > 0


def test_importing_loads_no_vader_and_scoring_no_network_library() -> None:
    code = (
        "import sys; from framing.extractors.sentiment import Sentiment\n"
        "assert not any(name.startswith('vader') for name in sys.modules)\n"
        "from framing.articles import article_of\n"
        "assert Sentiment().find(article_of('A good day.'))\n"
        "assert not {'requests', 'urllib.request', 'http.client'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


HOSTILE = [
    "a" * 1_000_000,
    "BAD " * 20_000,
    "bad." * 50_000,
    "A\x00bad day.",
    "שלום bad 🎉",
    "😀" * 5_000,
]


@pytest.mark.parametrize(
    "text", HOSTILE, ids=["one word", "capitals", "no blanks", "NUL", "RTL", "emoji"]
)
def test_hostile_text_is_scored(text: str) -> None:
    assert in_order_and_in_range(text, SENTIMENT.find(article_of(text)))


PIECES = st.sampled_from(
    [
        "not",
        "good",
        "bad",
        "“",
        "”",
        "Hope Hicks",
        "but",
        "!",
        ".",
        "…",
        "🎉",
        "TERRIBLE",
        "\n\n",
        "no",
        "—",
    ]
)


@given(st.lists(PIECES, max_size=15).map(" ".join) | st.text(max_size=80))
def test_any_text_is_scored(text: str) -> None:
    assert in_order_and_in_range(text, SENTIMENT.find(article_of(text)))


def in_order_and_in_range(text: str, spans: Sequence[Span]) -> bool:
    article = article_of(text)
    for paragraph in article.paragraphs:
        own = [span for span in spans if span.paragraph_id == paragraph.paragraph_id]
        assert [span.start for span in own] == sorted(span.start for span in own)
        assert all(paragraph.text[span.start : span.end] == span.text != "" for span in own)
        for measure in MEASURES:
            value = SENTIMENT.measure(paragraph, own)[measure.name]
            assert math.isnan(value) or measure.low <= value <= measure.high
    return True


PIECES = st.sampled_from(
    [
        "good",
        "BAD",
        "kind/good",
        "awful...and",
        "no one",
        "isn't",
        "very",
        "😀",
        "it.",
        '"Hope"',
        "so",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_nothing_is_felt_in_the_sentences_left_out(text: str) -> None:
    passage = Passage(text)
    told = [*felt_sentences(passage)]
    for sentence in passage.sentences:
        if sentence not in told:
            assert find_valences(passage.plain, sentence, ()) == []
