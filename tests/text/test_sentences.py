"""Sentences: a golden table with a reason per row, and properties on any text."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.normalising import plain
from framing.text.sentences import find_sentences

with (Path(__file__).parent / "sentence_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["reason"])
def test_golden_sentences(case: dict[str, str]) -> None:
    expected = case["marked"].split(" | ")
    text = " ".join(expected)
    assert [sentence.of(text) for sentence in find_sentences(plain(text))] == expected


PIECES = st.sampled_from(
    [
        "Mr. Hale",
        "left.",
        "U.S.",
        "p.m.",
        "“No!”",
        "…",
        "he",
        " ",
        "\n",
        "«So. »",
        "3.5",
        "J. K.",
        "?",
    ]
)


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60))
def test_sentences_are_ordered_and_lose_nothing_but_blanks(text: str) -> None:
    copy = plain(text)
    sentences = find_sentences(copy)
    covered = "".join(sentence.of(copy) for sentence in sentences)
    assert "".join(covered.split()) == "".join(copy.split())
    assert all(sentence.of(copy) == sentence.of(copy).strip() != "" for sentence in sentences)


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_nothing_to_find(text: str) -> None:
    assert find_sentences(text) == ()


@pytest.mark.parametrize("unit", ["a", ".", '."', "a.", "U.S. The ", "( ", "😀"])
def test_hostile_runs_are_read(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    sentences = find_sentences(text)
    assert sentences[0].start == 0
    assert sentences[-1].end == len(text.rstrip())
