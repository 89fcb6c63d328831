"""Where an article is cut, and which block is its headline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.text.normalising import normalise
from framing.text.paragraphs import is_blank, looks_like_headline, split_blocks

CUTS = [
    ("One.\n\nTwo.", ["One.", "Two."], "a blank line"),
    ("One.\n \t \nTwo.", ["One.", "Two."], "a line of blanks is blank"),
    ("One.\n\u200b\nTwo.", ["One.", "Two."], "so is one of zero-width blanks"),
    ("One.\nTwo.", ["One.", "Two."], "line ends, where there is no blank line"),
    ("One\nline.\n\nTwo.", ["One\nline.", "Two."], "hard-wrapped lines stay one block"),
    ("One.\u2029Two.", ["One.", "Two."], "the paragraph separator"),
    ("One.\u2028Two.", ["One.", "Two."], "the line separator, where there is no blank line"),
    ("One.\fTwo.", ["One.", "Two."], "a page break"),
    ("One.\n\n\u200b\n\nTwo.", ["One.", "Two."], "a block of nothing visible is none"),
    ("One.\n\n* * *\n\nTwo.", ["One.", "* * *", "Two."], "a rule of marks is visible"),
    ("One.", ["One."], "one paragraph"),
    ("", [], "nothing"),
]

HEADLINES = [
    ("Calm returns\n\nIt rained.", "", ["headline", "body"], "alone, short, no full stop"),
    ("Calm returns\nIt rained.", "", ["headline", "body"], "line ends cut as well"),
    ("It rained.\n\nIt stopped.", "", ["body", "body"], "a full stop"),
    ("“It rained.”\n\nIt stopped.", "", ["body", "body"], "a full stop inside the quotation"),
    ("Is it calm?\n\nIt rained.", "", ["headline", "body"], "a question"),
    ("By Ann Lee:\n\nIt rained.", "", ["body", "body"], "a colon announces something"),
    ("Calm returns", "", ["body"], "one paragraph is all body"),
    (" ".join(["word"] * 31) + "\n\nIt rained.", "", ["body", "body"], "31 words are too many"),
    ("Calm\nreturns\n\nIt rained.", "", ["body", "body"], "not alone in its block"),
    ("It rained.", "Calm returns", ["headline", "body"], "from a column"),
    ("Calm  returns\n\nIt rained.", "calm returns", ["headline", "body"], "the column repeats it"),
    ("It’s calm\n\nIt rained.", "It's calm", ["headline", "body"], "in other apostrophes"),
    ("It rained.\n\nIt stopped.", "It rained.", ["headline", "body"], "the column decides"),
    ("Calm returns to the valley.", "Calm returns", ["headline", "body"], "only begins alike"),
    ("Calm returns", "Calm returns", ["body"], "nothing but the headline"),
]


@pytest.mark.parametrize(("text", "blocks", "reason"), CUTS)
def test_cuts(text: str, blocks: list[str], reason: str) -> None:
    assert [block.text for block in split_blocks(text)] == blocks, reason


@pytest.mark.parametrize(("text", "headline", "parts", "reason"), HEADLINES)
def test_headlines(text: str, headline: str, parts: list[str], reason: str) -> None:
    assert [block.part for block in split_blocks(text, headline=headline)] == parts, reason


def test_a_headline_from_a_column_has_no_offset() -> None:
    assert [block.start for block in split_blocks("It rained.", headline="Calm")] == [None, 0]
    assert [block.start for block in split_blocks("Calm\n\nIt rained.", headline="Calm")] == [0, 6]


@given(st.text(alphabet="ab .\n\t\u200b\u2028\u2029\f\u0301«", max_size=60))
def test_blocks_slice_back_and_nothing_visible_is_lost(text: str) -> None:
    text = normalise(text)
    blocks = split_blocks(text)
    cursor = 0
    for block in blocks:
        assert block.start is not None
        assert text[block.start : block.start + len(block.text)] == block.text
        assert is_blank(text[cursor : block.start])
        assert not is_blank(block.text)
        cursor = block.start + len(block.text)
    assert is_blank(text[cursor:])


@given(st.text(max_size=40))
def test_a_headline_is_one_short_line(text: str) -> None:
    if looks_like_headline(text):
        assert "\n" not in text
        assert not is_blank(text)
