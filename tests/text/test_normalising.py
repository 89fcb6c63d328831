"""The stored text, and the scoring copy of the same length."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.normalising import normalise, plain

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


def test_normalise_composes_and_trims() -> None:
    assert normalise("\ufeff \ufeffIt rained.") == "It rained."
    assert normalise("\ufeff  Cafe\u0301\r\nnoir\r ") == "Café\nnoir"


@given(st.text())
def test_normalised_text_is_stable(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
