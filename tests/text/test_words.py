"""Words: a golden table with a reason per row, and properties on any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.words import find_words, read_words

CASES = [
    ("It rained.", ["It", "rained"], "the full stop is no word"),
    (
        "They’re gone, aren't they?",
        ["They’re", "gone", "aren't", "they"],
        "apostrophes stay inside",
    ),
    ("the soldiers’ homes", ["the", "soldiers", "homes"], "an apostrophe at the end stays outside"),
    ("‘Stop’ and 'go'", ["Stop", "and", "go"], "single marks stay outside"),
    ("war-torn co-operation", ["war-torn", "co-operation"], "hyphens join"),
    ("five–ten—twenty", ["five", "ten", "twenty"], "dashes part"),
    ("$5,000 or 3.5 percent", ["5,000", "or", "3.5", "percent"], "figures keep marks inside"),
    ("in 1996, 12 men", ["in", "1996", "12", "men"], "a comma after a figure stays outside"),
    ("the U.S. Army", ["the", "U.S", "Army"], "abbreviations of single letters are one word"),
    ("AT&T and R&D", ["AT&T", "and", "R&D"], "an ampersand between capitals joins"),
    ("salt & pepper", ["salt", "pepper"], "an ampersand alone is no word"),
    ("and/or", ["and", "or"], "a slash parts"),
    ("end.Begin", ["end", "Begin"], "a missing blank does not join words"),
    ("«Да», he said", ["Да", "he", "said"], "other scripts have words too"),
    ("naïve café", ["naïve", "café"], "accents belong to letters"),
    ("snake_case", ["snake", "case"], "an underscore is no letter"),
    ("inter\u00adnational", ["inter\u00adnational"], "a soft hyphen stays inside"),
    ("— … * 🎉", [], "marks alone are no words"),
    ("", [], "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[case[2] for case in CASES])
def test_golden_words(text: str, expected: list[str], reason: str) -> None:
    assert [word.of(text) for word in find_words(text)] == expected, reason


@given(st.text())
def test_words_are_ordered_apart_and_cover_every_letter(text: str) -> None:
    words = find_words(text)
    assert all(word.start < word.end for word in words)
    assert all(first.end <= second.start for first, second in pairwise(words))
    inside = {position for word in words for position in range(word.start, word.end)}
    assert inside >= {position for position, character in enumerate(text) if character.isalnum()}


def test_a_word_without_end_is_one_word() -> None:
    assert len(find_words("a" * 1_000_000)) == 1


@given(st.text(alphabet="aA1é’'.,-& _\u00ad", max_size=60))
def test_words_side_by_side_are_the_words_found(text: str) -> None:
    written, starts, ends = read_words(text)
    assert list(zip(starts, ends, strict=True)) == [tuple(word) for word in find_words(text)]
    assert written == [word.of(text) for word in find_words(text)]
