"""What holds for every text: places slice back, nothing raises, order is kept."""

from hypothesis import given, settings
from hypothesis import strategies as st

from framing.speech import Speech, find_speech
from framing.text.passage import Passage

PIECES = [
    *("Jo Hale", "the ministry", "critics", "who", "it", "officials", "Mr.", "a", "that", "to"),
    *("said", "told", "says", "claims", "was announced", "according to", "accused", "wants"),
    *("“", "”", "«", "»", '"', "'", "‘", "’", "''", ",", ".", ":", ";", "—", "(", ")", "?"),
    *("the bridge", "is", "closed", "not", "and", "but", "in", "Monday", "as", "view", "\u00a0"),
]
SENTENCES = st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join).map(str.strip)


def check(texts: list[str]) -> Speech:
    """Read the paragraphs and check every place."""
    speech = find_speech([Passage(text) for text in texts])
    for found in speech.attributions:
        assert found.cue or found.content
        assert found.form in ("direct", "indirect", "mixed")
        assert 0 <= found.direct_words <= found.content_words
        assert found.content_words or not found.content
        assert 0 < found.confidence < 1
        for position, start, end in (*found.source, *found.cue, *found.content):
            assert 0 <= start < end <= len(texts[position])
            assert texts[position][start:end].strip() == texts[position][start:end]
        if found.source:
            position, start, end = found.source[0]
            assert found.source_text == texts[position][start:end]
    return speech


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, max_size=4))
def test_any_words_of_speech_give_places_that_slice_back(texts: list[str]) -> None:
    check(texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60).map(str.strip), max_size=4))
def test_hostile_input_never_raises(texts: list[str]) -> None:
    check(texts)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, max_size=4))
def test_reading_twice_gives_the_same(texts: list[str]) -> None:
    assert check(texts) == check(texts)


def test_an_empty_article_has_no_speech() -> None:
    assert check([]) == Speech()


def test_a_paragraph_without_attributions_does_not_change_its_neighbours() -> None:
    first = check(["Jo Hale said it rained.", "The bridge is long."])
    second = check(["Jo Hale said it rained."])
    assert first.attributions == second.attributions
