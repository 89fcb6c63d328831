"""Cells: texts that no spreadsheet runs, and the texts again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.coding.cells import cell_of, fits, same_text
from framing.spreadsheets import neutral, plain_of


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("Plain words.", "Plain words."),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM", "'@SUM"),
        ("-0.5", "-0.5"),
        ("'=1", "''=1"),
        ("'Twas night", "'Twas night"),
        ("bell \x07 rings", "bell \ufffd rings"),
    ],
)
def test_texts_and_their_cells(text: str, cell: str) -> None:
    assert cell_of(text) == cell
    assert same_text(cell, text)


@given(st.text(st.sampled_from("'=+-@\t\n1a é😀"), max_size=8))
def test_a_cell_is_never_run_and_gives_its_text_again(text: str) -> None:
    cell = cell_of(text)
    assert neutral(cell) == cell
    assert plain_of(cell) == text


@pytest.mark.parametrize(
    ("cell", "text", "same"),
    [
        ("Two  lines\r\nhere ", "Two lines\nhere", True),
        ("Two_x000D_\nlines", "Two\nlines", True),
        ("Cafe\u0301", "Café", True),
        ("other words", "Other words", False),
        ("A storm", "A storm came", False),
        ("", "A storm", False),
        ("'=1", "=1", True),
        ("=1", "=1", True),
    ],
)
def test_what_is_still_the_same_text(cell: str, text: str, same: bool) -> None:
    assert same_text(cell, text) is same


def test_letters_that_windows_lacks_may_be_lost_where_it_saved_the_file() -> None:
    assert same_text("Fine ?? day? Yes", "Fine 😀 day? Yes", recoded=True)
    assert not same_text("Fine ?? day? No", "Fine 😀 day? Yes", recoded=True)
    assert not same_text("Fine ??", "Fine 😀")


def test_the_longest_text_of_a_cell() -> None:
    assert fits("x" * 32_767)
    assert not fits("x" * 32_768)
    assert not fits("=" + "x" * 32_766)
    assert not fits("😀" * 16_384)
