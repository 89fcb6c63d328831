"""Entries: a golden table with a reason per row, and properties on any text."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.entries import find_entries, forms_of, look_up
from framing.text.passage import Passage
from framing.text.spans import Stretch

KNOWN = frozenset(
    [
        *("army", "Army", "air", "raid", "red", "red cross", "the army", "army met", "kyiv"),
        *("#", "# percent", "well-known", "well", "anti", "i", "cross", "dog"),
    ]
)

CASES = [
    ("The army", ["army", "the army"], "words in lower case first, then pairs"),
    ("Kyiv’s dog", ["kyiv", "dog"], "a possessive s is left out, however it is typed"),
    ("Kyiv’d", [], "no other ending is"),
    ("an air-raid", ["air", "raid"], "an unknown word stands in its parts"),
    ("a well-known dog", ["well-known", "dog"], "a known one as a whole"),
    ("5,000 rose 3 percent", ["#", "#", "# percent"], "numbers are one entry, in pairs too"),
    ("red, cross", ["red", "cross", "red cross"], "marks part no pair"),
    ("İİ red", ["red"], "a letter that grows in lower case moves nothing"),
    ("", [], "nothing"),
    ("— …", [], "no words"),
]

NAMES = [
    ("He saw the Army.", ["Army", "the army"], "known with its capital"),
    ("He saw the Red dog.", ["dog"], "known without it alone"),
    ("He saw a red Zed cross.", ["red", "cross"], "an unknown name parts its neighbours"),
    ("He saw red Cross.", ["red"], "and makes no pair with them"),
    ("Red dog.", ["red", "dog"], "the first word of a sentence is no name"),
    ('He said: "Red dog."', ["red", "dog"], "nor that of a quotation"),
    ("Red Army Met Dog", ["red", "army", "dog", "army met"], "nor any in a headline"),
    ("He saw Kyiv's dog.", ["dog"], "a possessive is no way around"),
    ("He saw the Army's dog.", ["Army", "dog"], "but may follow a known one"),
    ("So I left.", ["i"], "I is no name"),
]


def texts_of(text: str, *, names: bool) -> list[str]:
    return [entry.text for entry in find_entries(Passage(text), KNOWN, phrases=True, names=names)]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[case[2] for case in CASES])
def test_golden_entries(text: str, expected: Sequence[str], reason: str) -> None:
    assert texts_of(text, names=True) == expected, reason


@pytest.mark.parametrize(("text", "expected", "reason"), NAMES, ids=[case[2] for case in NAMES])
def test_golden_names_that_do_not_count(text: str, expected: Sequence[str], reason: str) -> None:
    assert texts_of(text, names=False) == expected, reason


def test_a_number_ends_where_its_word_ends() -> None:
    assert [(e.start, e.end) for e in find_entries(Passage("5,000 men"), {"#"})] == [(0, 5)]


@given(st.text(alphabet="aAbB1' -\".İé", max_size=40))
def test_every_entry_is_a_word_a_pair_or_a_part_of_a_word(text: str) -> None:
    class Everything:
        def __contains__(self, entry: object) -> bool:
            return True

    passage = Passage(text)
    words = [(word.start, word.end) for word in passage.words]
    pairs = [(a[0], b[1]) for a, b in pairwise(words)]
    found = find_entries(passage, Everything(), phrases=True)
    assert [entry[:2] for entry in found] == words + pairs
    assert all(entry.part == 1.0 for entry in found)


def test_forms_are_found_once_for_all_vocabularies() -> None:
    passage = Passage("Red dogs ran.")
    first = look_up(passage, {"red": 1}.get)
    second = look_up(passage, {"dogs": 2}.get, {("dogs", "ran"): 3}.get)
    assert (first.words, second.words, second.pairs) == (
        [1, None, None],
        [None, 2, None],
        [None, 3],
    )
    assert first.forms is second.forms is passage.once(forms_of)


@given(st.text(alphabet="aAbB1' -\".İé", max_size=40), st.booleans())
def test_pairs_are_the_same_where_their_first_words_are_named(text: str, names: bool) -> None:
    pairs = {("a", "b"): 1, ("b", "a"): 2, ("a", "#"): 3}
    words = {"a": 1, "B": 2}
    plain, named = (
        look_up(Passage(text), words.get, pairs.get, firsts=firsts, names=names)
        for firsts in (None, {"a", "b"})
    )
    assert plain[:2] == named[:2]
    assert plain.parts == named.parts
    assert list(filter(None, plain.pairs)) == list(filter(None, named.pairs))
    assert not named.pairs or named.pairs == plain.pairs


def test_what_is_found_in_parts_is_what_is_found_in_all() -> None:
    passage = Passage("A well-off dog. An air-raid on the red dog, anti-air. Kyiv's red cross.")
    found = look_up(passage, {form: form for form in KNOWN}.get)
    apart = [
        known for part in passage.sentences for known in found.inside(found.places(part), part)
    ]
    assert apart == [*found.inside(slice(0, None), Stretch(0, len(passage.text)))]
    assert [known.what for known in apart] == [
        *("well", "dog", "air", "raid", "red", "dog", "anti", "air", "kyiv", "red", "cross")
    ]


def test_forms_tell_capitals_numbers_and_marks_inside() -> None:
    forms = Passage("The 3rd U.S. air-raid hit İzmir’s DOCKS.").once(forms_of)
    assert forms.words == ["the", "#", "u.s", "air-raid", "hit", "izmir's", "docks"]
    assert forms.lows == ["the", "3rd", "u.s", "air-raid", "hit", "izmir's", "docks"]
    assert forms.plain == ["The", "3rd", "U.S", "air-raid", "hit", "İzmir's", "DOCKS"]
    assert (forms.capitals, forms.tied) == ([0, 2, 5, 6], [2, 3, 5])
