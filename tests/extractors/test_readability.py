"""Readability: equal to textstat where both mean the same, published values, and NaN rules."""

import math
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textstat.textstat import textstatistics

from framing.articles import article_of
from framing.extractors.readability import (
    MEASURES,
    WORDS_PER_SENTENCE,
    Readability,
    readability_of,
)
from framing.extractors.reading_counts import count_prose, is_prose
from framing.text.passage import Passage

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
NAMES = [measure.name for measure in MEASURES]
TEXTSTAT = {
    "readability_flesch_reading_ease": "flesch_reading_ease",
    "readability_flesch_kincaid_grade": "flesch_kincaid_grade",
    "readability_gunning_fog": "gunning_fog",
    "readability_smog": "smog_index",
    "readability_automated": "automated_readability_index",
    "readability_coleman_liau": "coleman_liau_index",
    "readability_dale_chall": "dale_chall_readability_score",
}

# Plain ASCII, sentences of three words or more, no marks that stand alone, no slash inside a word:
# here textstat and we must mean the same.
PASSAGES = [
    "The ferry left the harbour before sunrise. Its captain had heard the warning on the radio. "
    "He wanted to reach the island while the sea was calm. Forty passengers slept below deck.",
    "Members of the regional assembly rejected the proposal after a debate that lasted nine hours. "
    "The chairwoman described the outcome as disappointing, although she had expected resistance. "
    "A further vote is scheduled for autumn.",
    "My dog runs fast. The cat sat on the mat. We ate bread and jam. It was a good day. "
    "The sun was hot and the sky was blue. Then the rain came down. We all ran home.",
    "Epidemiological surveillance, notwithstanding methodological heterogeneity, demonstrated "
    "statistically significant correlations between socioeconomic deprivation and cardiovascular "
    "mortality. Interdisciplinary collaboration remains indispensable for effective intervention "
    "in metropolitan communities with insufficient infrastructure. Longitudinal investigations "
    "are recommended.",
    "Who pays for the new bridge? Nobody at the meeting could say! The treasurer left early. "
    "The engineers didn't know either, and they weren't asked. Perhaps the answer isn't so hard "
    "to find after all.",
    "War-torn villages wait for long-term aid. A well-known charity sends flour, oil and tents. "
    "Its co-workers drive at night because the roads are under fire. They've lost two trucks "
    "since the spring, but they'll go on.",
    "In 1996 the factory employed 5000 people. By 2003 the number had fallen to 1200. "
    "Today 40 guards look after the empty halls, and weeds grow between the rails outside.",
    '"We have nothing left," said the farmer. "The barn burned down, and the cows are gone." '
    "His neighbours brought hay (and a tractor) on Sunday. They will help him build again.",
    "The committee's report, which runs to several hundred pages, criticizes the ministry; it "
    "also blames the contractors' engineers. Both deny responsibility: the drawings, they say, "
    "were approved by inspectors in the capital.",
    "Snow fell on the pass all night. Truck drivers slept in their cabs and shared their food. "
    "At dawn the ploughs arrived from the valley, and the road opened before noon.",
    "Negotiators from both countries agreed on a timetable for withdrawing artillery from the "
    "demilitarized zone. Observers will verify the withdrawal. International organizations "
    "welcomed the announcement cautiously. Refugees hope to return.",
    "The orchestra of the small town played in the church on Friday. Old men wept when the choir "
    "sang the hymn of the miners. Afterwards everyone drank tea in the parish hall.",
]


@pytest.mark.parametrize("text", PASSAGES)
def test_equal_to_textstat_on_plain_text(text: str) -> None:
    library = textstatistics()
    expected = {ours: getattr(library, theirs)(text) for ours, theirs in TEXTSTAT.items()}
    figures = readability_of(Passage(text))
    expected[WORDS_PER_SENTENCE] = library.words_per_sentence(text)
    assert figures == pytest.approx(expected, rel=1e-9)


def test_the_version_named_is_the_version_installed() -> None:
    assert {measure.version for measure in MEASURES} == {f"textstat {version('textstat')}"}


@pytest.mark.parametrize(
    ("sentence", "words", "syllables", "name", "expected"),
    [
        # Wikipedia, 'Flesch-Kincaid readability tests': reading ease 116.
        ("The cat sat on the mat.", 6, 6, "readability_flesch_reading_ease", 116.145),
        # The same page: grade 11.3 for 13 words of 24 syllables.
        (
            "The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.",
            13,
            24,
            "readability_flesch_kincaid_grade",
            11.265,
        ),
    ],
)
def test_published_values(
    sentence: str, words: int, syllables: int, name: str, expected: float
) -> None:
    counts = count_prose(Passage(sentence))
    assert (counts.words, counts.syllables, counts.sentences) == (words, syllables, 1)
    six_times = readability_of(Passage(" ".join([sentence] * 6)))
    assert six_times[name] == pytest.approx(expected, abs=0.001)


COUNTED = [
    ("Dr. Hale paid $3.5 million. He left the U.S. Army.", 2, 10, "no sentence ends inside"),
    ("Three came. None left. Why?", 3, 5, "three sentences means three"),
    ("It isn’t far, he didn’t say.", 1, 6, "contractions are one word"),
    ("He said «yes» – and went.", 1, 5, "a dash that stands alone is no word"),
    ("Wait… he said.", 1, 3, "an ellipsis before a lower-case word ends nothing"),
]


@pytest.mark.parametrize(
    ("text", "sentences", "words", "reason"), COUNTED, ids=[case[3] for case in COUNTED]
)
def test_counts(text: str, sentences: int, words: int, reason: str) -> None:
    counts = count_prose(Passage(text))
    assert (counts.sentences, counts.words) == (sentences, words), reason


MARKS = ['"{}," he said', "“{},” he said", "«{},» he said", "„{},“ he said"]


def test_figures_do_not_depend_on_the_kind_of_marks() -> None:
    inner = "We didn't know, and nobody told us anything about the danger in the valley"
    texts = [
        mark.format(inner) + ". The officer closed his book and left the room." for mark in MARKS
    ]
    curly = texts[1].replace("'", "’")
    figures = [readability_of(Passage(" ".join([text] * 2))) for text in [*texts, curly]]
    assert all(figure == figures[0] for figure in figures)
    assert not math.isnan(figures[0]["readability_automated"])


def _sentence(words: int) -> str:
    return " ".join(["town"] * words) + "."


UNDEFINED = [
    (_sentence(29), "29 words are too few"),
    ("Governor visits the flooded town " * 8, "no sentence is ended: a heading or a list"),
    ("Alpha 12 13 14 Beta 15 16 17. " * 8, "mostly figures: a table"),
    (_sentence(30) + " word" * 200, "one end in 230 words: a list with a note"),
    ("... !!! ???", "no words"),
]


@pytest.mark.parametrize(("text", "reason"), UNDEFINED, ids=[case[1] for case in UNDEFINED])
def test_undefined(text: str, reason: str) -> None:
    assert all(math.isnan(figure) for figure in readability_of(Passage(text)).values()), reason


def test_defined_from_thirty_words() -> None:
    assert not any(math.isnan(figure) for figure in readability_of(Passage(_sentence(30))).values())


def test_an_article_is_counted_over_its_prose_only() -> None:
    body = [PASSAGES[0], PASSAGES[1]]
    with_list = Passage("\n\n".join([body[0], "Related stories", body[1], "2 4 6 8 10 12"]))
    assert readability_of(with_list) == readability_of(Passage("\n\n".join(body)))
    assert readability_of(Passage("\n\n".join(body))) == pytest.approx(
        readability_of(Passage(" ".join(body)))
    )


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_an_article_has_the_figures_of_its_joined_body(path: Path) -> None:
    article = article_of(path.read_text("utf-8"))
    body = [paragraph.text for paragraph in article.paragraphs if paragraph.part == "body"]
    assert Readability().measure_whole(article) == readability_of(Passage("\n\n".join(body)))


def test_an_article_needs_a_hundred_words_of_body() -> None:
    headline = "Two men held after a fire"
    short = article_of(f"{headline}\n\n{_sentence(49)}\n\n{_sentence(50)}")
    assert short.paragraphs[0].part == "headline"
    assert all(math.isnan(figure) for figure in Readability().measure_whole(short).values())
    enough = article_of(f"{headline}\n\n{_sentence(50)}\n\n{_sentence(50)}")
    assert not any(math.isnan(figure) for figure in Readability().measure_whole(enough).values())


def test_a_paragraph_has_the_figures_of_its_text() -> None:
    paragraph = article_of(PASSAGES[3]).paragraphs[0]
    assert Readability().measure(paragraph, []) == readability_of(Passage(PASSAGES[3]))


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "A\x00B. " * 20, "🎉 party. " * 30, "שלום עולם. " * 20, "ВСЁ ХОРОШО. " * 20],
    ids=["one word", "NUL", "emoji", "right to left", "another script"],
)
def test_hostile_text_gives_figures_or_nan(text: str) -> None:
    figures = readability_of(Passage(text))
    assert list(figures) == NAMES
    assert not any(math.isinf(figure) for figure in figures.values())


@given(st.text(max_size=200))
def test_any_text_stays_in_range(text: str) -> None:
    figures = readability_of(Passage(text + " " + PASSAGES[0]))
    for measure in MEASURES:
        assert math.isnan(figures[measure.name]) or (
            measure.low <= figures[measure.name] <= measure.high
        )


def test_not_prose_is_said() -> None:
    assert not is_prose(Passage(""))
