"""Cards: escaped, bounded, and readable without their style."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.cards import Card, Grid, told


class Tags(HTMLParser):
    """Collect what a browser would make of a card."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [name for name, _ in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def read(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    return tags


GRID = Grid("Amounts", ("Outlet", "#Words"), (("Gazette", "7"), ("Voice", "9")))


def test_a_table_has_a_caption_and_named_rows_and_columns() -> None:
    tags = read(GRID.html())
    assert [tags.tags.count(tag) for tag in ("caption", "th", "td")] == [1, 4, 2]
    assert tags.attributes.count("scope") == 4
    assert [one for one in tags.text if one.strip()] == [
        *("Amounts", "Outlet", "Words", "Gazette", "7", "Voice", "9")
    ]


def test_long_tables_say_how_much_is_left_out() -> None:
    rows = tuple((f"r{n}", str(n)) for n in range(50))
    html = Grid("Many", ("Row", "#N"), rows, most=3).html()
    assert html.count("<tr>") == 4
    assert "47 more of 50 rows are not shown." in html


def test_a_table_without_rows_and_an_empty_line_are_left_out() -> None:
    html = Card("Nothing", ("", "one line"), (Grid("None", ("A",), ()),)).html()
    assert "<table" not in html
    assert html.count("<p") == 2


def test_steps_are_code_and_what_it_gives() -> None:
    html = Card("A", steps=(("a.show()", "the text"),)).html()
    assert "<code>a.show()</code>: the text" in html


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_no_text_becomes_markup(hostile: str) -> None:
    plain = Card("x", ("x",), (Grid("x", ("x", "#x"), (("x", "x"),)),), (("x", "x"),)).html()
    grid = Grid(hostile, ("x", f"#{hostile}"), ((hostile, hostile),))
    card = Card(hostile, (f"x{hostile}",), (grid,), ((hostile, hostile),)).html()
    assert read(card).tags == read(plain).tags
    assert read(card).attributes == read(plain).attributes


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('" onload="x', "&quot; onload=&quot;x"),
        ("a\x00b\x1b[31m", "a�b�[31m"),
    ],
)
def test_hostile_text_is_inert(text: str, html: str) -> None:
    assert told(text) == html
