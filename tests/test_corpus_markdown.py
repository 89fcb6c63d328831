"""Markdown: marks of layout go, words and their order stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.markdown import read_markdown

CASES = [
    ("# Calm\nIt rained.", "Calm\n\nIt rained.", "a heading gets a block of its own"),
    ("# Calm #\n\nIt rained.", "Calm\n\nIt rained.", "closing marks"),
    ("Calm\n====\nIt rained.", "Calm\n\nIt rained.", "an underlined heading"),
    ("#1 in the polls", "#1 in the polls", "no blank after the mark: no heading"),
    ("It **did** *not* __rain__ _yet_.", "It did not rain yet.", "emphasis"),
    ("5 * 3 * 2 and a_b_c", "5 * 3 * 2 and a_b_c", "stars and strokes that are none"),
    ("**“No,”** she said", "“No,” she said", "emphasis around a quotation"),
    ("See [the *report*](http://a.example/x).", "See the report.", "a link leaves its words"),
    ("![A bridge](bridge.jpg)\n\nIt rained.", "It rained.", "a picture leaves nothing"),
    ("<https://a.example/b>", "https://a.example/b", "a bare address"),
    ("> “No,” she said.\n> It rained.", "“No,” she said.\nIt rained.", "a quoted block"),
    ("One.\n\n* * *\n\nTwo.", "One.\n\nTwo.", "a rule"),
    ("- one\n- two", "- one\n- two", "lists stay as written"),
    ("One.\r\n\r\nTwo.", "One.\n\nTwo.", "line ends of Windows"),
    ("---\ntags: x\n---\nIt rained.", "It rained.", "front matter is no text"),
    ("---\nIt rained.", "It rained.", "a rule that opens nothing"),
]


@pytest.mark.parametrize(("marked", "plain", "reason"), CASES)
def test_marks(marked: str, plain: str, reason: str) -> None:
    assert read_markdown(marked)[0] == plain, reason


def test_front_matter_gives_fields() -> None:
    text = '---\ntitle: "Calm"\nDate: 2024-03-01\nempty:\n---\n\n# Storm\n\nIt rained.'
    assert read_markdown(text) == (
        "Storm\n\nIt rained.",
        {"title": "Calm", "Date": "2024-03-01"},
    )


@given(st.text(alphabet="ab \n", max_size=40))
def test_text_without_marks_keeps_its_words(text: str) -> None:
    assert read_markdown(text)[0].split() == text.split()
