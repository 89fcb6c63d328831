"""Quotation marks in all the ways news uses them, and in ways nobody should."""

import re
from itertools import pairwise
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.speech import mark_roles
from framing.speech.mark_roles import marks_of
from framing.speech.marks import pair_marks

# Brackets show what is expected: the outermost quotations, their marks included.
CASES = [
    ('He said ["go"] and left.', "straight double"),
    ("He said [“go”] and left.", "curly double"),
    ("He said [„go“] and left.", "German"),
    ("He said [„go”] and left.", "Polish, Romanian, Hungarian"),
    ("He said [”go”] and left.", "Nordic"),
    ("He said [«go»] and left.", "Russian, Italian, Spanish"),
    ("He said [« go »] and left.", "French, with spaces"),
    ("He said [«\u00a0go\u00a0»] and left.", "French, with hard spaces"),
    ("He said [»go«] and left.", "Danish, German books"),
    ("He said [‹go›] and left.", "single angles"),
    ("He said [‘go’] and left.", "British"),
    ("He said ['go'] and left.", "straight single"),
    ("He said [‚go‘] and left.", "German single"),
    ("He said [''go''] and left.", "doubled apostrophes"),
    ("He said [``go''] and left.", "typewriter"),
    ("[‘We can’t, won’t go’] he said.", "apostrophes inside single marks"),
    ("[‘The miners’ strike is over,’] he said.", "a plural possessive inside single marks"),
    ("The miners’ strike is over.", "a plural possessive alone"),
    ("It's the '90s, 'tis said, rock 'n' roll.", "elisions"),
    ("O’Brien’s dog wasn’t his.", "apostrophes"),
    ("[“She told me ‘go’ and left,”] he said.", "double around single"),
    ("[‘She told me “go” and left,’] he said.", "single around double"),
    ("[«She said „go“ and left,»] he said.", "angles around low marks"),
    ("[''They said: 'He is one of us,'''] he said.", "three apostrophes close two"),
    ("[“They said: ‘He is one of us,’”] he said.", "two marks close two"),
    ('A 6" nail and a [“good”] hammer.', "an inch is no quotation"),
    ("[“One”] and [“two.”] Three.", "two quotations"),
    ("(She said [“go.”])", "in brackets"),
    ("He left—[“go”]—and came.", "between dashes"),
    ("", "nothing"),
    ("”", "one mark"),
]


def marked(texts: list[str]) -> list[list[str]]:
    """Give the pieces of every quotation of some paragraphs."""
    return [
        [texts[place.position][place.start : place.end] for place in pair.places]
        for pair in pair_marks(texts)
    ]


@pytest.mark.parametrize(("shown", "reason"), CASES, ids=[reason for _, reason in CASES])
def test_marks_are_paired(shown: str, reason: str) -> None:
    text = shown.replace("[", "").replace("]", "")
    expected = [piece.split("]")[0] for piece in shown.split("[")[1:]]
    assert marked([text]) == [[piece] for piece in expected], reason


def test_a_quotation_runs_on_where_the_mark_is_repeated() -> None:
    assert marked(["He said: “One.", "“Two.", "“Three,” and left."]) == [
        ["“One.", "“Two.", "“Three,”"]
    ]


def test_a_quotation_runs_on_where_only_a_later_paragraph_closes_it() -> None:
    assert marked(["He said «one", "two", "three» and left."]) == [["«one", "two", "three»"]]


def test_a_mark_that_nobody_closes_ends_at_the_next_one_that_opens() -> None:
    assert marked(["He said “one. Then she said “two.”"]) == [["“one."], ["“two.”"]]


def test_a_mark_that_nobody_closes_ends_with_its_paragraph() -> None:
    assert marked(["He said “one.", "Nobody spoke."]) == [["“one."]]


def test_a_closing_mark_alone_is_none() -> None:
    assert marked(["He said one.” Nobody spoke."]) == []


MARKS = "\"'“”„‟«»‹›‘’‚‛` ab.,s\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(MARKS, max_size=40), max_size=5))
def test_any_marks_give_places_in_their_paragraphs(texts: list[str]) -> None:
    for pair in pair_marks(texts):
        assert pair.places
        positions = [place.position for place in pair.places]
        assert positions == sorted(set(positions))
        for position, start, end in pair.places:
            assert 0 <= start <= end <= len(texts[position])


@settings(max_examples=60, deadline=None)
@given(st.text(MARKS, max_size=80))
def test_quotations_of_a_paragraph_do_not_overlap(text: str) -> None:
    places = sorted(place for pair in pair_marks([text]) for place in pair.places)
    for before, after in pairwise(places):
        assert before.end <= after.start


#: The marks as one would write them down: each tried at every letter.
PLAIN = re.compile(r"""(?<=\S)'(?=''(?!'))|''|``|["“”„‟″＂«»‹›'‘’‚‛]""")


@given(st.text("'\"`“”‘’«»„ .s_1(\u00a0—", max_size=20))
def test_marks_are_those_that_a_plain_search_finds(text: str) -> None:
    found = list(marks_of(text))
    with patch.object(mark_roles, "_MARK", PLAIN):
        assert found == list(marks_of(text))
