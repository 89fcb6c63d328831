"""The stored text, and the scoring copy of the same length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.normalising import double_marked, normalise, plain

PLAIN = [
    ("“Yes,” «no», „so“ ‟or‟", '"Yes," "no", "so" "or"', "quotation marks become straight"),
    ("It isn’t, it wasn´t, it`s", "It isn't, it wasn't, it's", "apostrophes of all makers"),
    ("attack—terrible – really", "attack terrible   really", "dashes part words"),
    ("war\u2011torn, \u22125 degrees", "war-torn, -5 degrees", "hyphens and minus"),
    ("awful…and", "awful.and", "an ellipsis is one character long"),
    ("5\u202f000\u00a0km\u3000away", "5 000 km away", "blanks of all widths"),
    ("hard\nwrapped\tline", "hard wrapped line", "wrapped lines are joined"),
    ("naïve Ж 🎉", "naïve Ж 🎉", "letters and signs stay"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), PLAIN, ids=[case[2] for case in PLAIN])
def test_plain(text: str, expected: str, reason: str) -> None:
    assert plain(text) == expected, reason


@given(st.text())
def test_plain_keeps_the_length_and_is_plain_already(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_a_copy_has_no_blank_but_the_space() -> None:
    blanks = "".join(filter(str.isspace, map(chr, range(0x110000))))
    assert plain(blanks) == " " * len(blanks)


MARKED = [
    ("He called it 'a disgrace'.", 'He called it "a disgrace".', "marks around words"),
    ("'No deal,' she said. 'Never.'", '"No deal," she said. "Never."', "several pairs"),
    ("'It isn't so,' he said.", '"It isn\'t so," he said.', "an apostrophe inside"),
    ("the workers' rights and the 'elite'", 'the workers\' rights and the "elite"', "possessives"),
    ("In the '90s the miners' strike", "In the '90s the miners' strike", "decades"),
    ("\"a 'so-called' ally\"", '"a "so-called" ally"', "marks within marks"),
    ("'It began here.", "'It began here.", "no closing mark"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MARKED, ids=[case[2] for case in MARKED])
def test_double_marked(text: str, expected: str, reason: str) -> None:
    assert double_marked(text) == expected, reason


@given(st.text(alphabet="a '\"0s.", max_size=60))
def test_double_marks_change_nothing_but_marks(text: str) -> None:
    marked = double_marked(text)
    assert marked.replace('"', "'") == text.replace('"', "'")
    assert double_marked(marked) == marked


def test_normalise_composes_and_trims() -> None:
    assert normalise("\ufeff \ufeffIt rained.") == "It rained."
    assert normalise("\ufeff  Cafe\u0301\r\nnoir\r ") == "Café\nnoir"


@given(st.text())
def test_normalised_text_is_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
