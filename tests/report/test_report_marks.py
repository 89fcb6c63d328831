from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.report.categories import CATEGORIES
from framing.report.marks import Mark, counts, find_marks, in_lanes
from framing.report.nesting import Corner, Piece, nest
from framing.report.sections.texts import annotated_texts
from framing.tables import Tables

TEXT = "abcdefghij"


def mark(key: int, start: int, end: int, category: str = "loaded") -> Mark:
    text = TEXT[start:end]
    return Mark(key, "a:0000", CATEGORIES[category], start, end, text, "kind", "", 1.0, "narrator")


def text_of(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text or text_of(piece.inside) for piece in pieces)


def pieces_of(pieces: tuple[Piece, ...]) -> list[Piece]:
    found = []
    for piece in pieces:
        found += [*([piece] if piece.mark else []), *pieces_of(piece.inside)]
    return found


# span, category or None, reason
GOLDEN = [
    ("Panic", "loaded", "an entry of the list"),
    ("frightened families", "frame", "its frame is assigned or left open there"),
    ("builders", None, "its frame is absent there"),
    ("Mayor Ann Lee", "named", "a person with a name"),
    ("critics", "unnamed", "a vague source"),
    ("said", "verb", "the cue of an attribution"),
    ("“We will rebuild it,”", "quotation", "the content of direct speech"),
    ("money was short", "paraphrase", "the content of indirect speech"),
]


@pytest.mark.parametrize(("words", "category", "reason"), GOLDEN)
def test_the_category_of_a_span(one: Tables, words: str, category: str | None, reason: str) -> None:
    found = {m.text: m.category.code for marks in find_marks(one).values() for m in marks}
    assert found.get(words) == category, reason


def test_one_word_can_be_two_things(one: Tables) -> None:
    found = [m.category.code for m in find_marks(one)["bridge:0002"] if m.text == "warned"]
    assert sorted(found) == ["loaded", "verb"]


def test_counts_name_only_what_is_there(one: Tables) -> None:
    assert counts(find_marks(one)).to_dict() == {
        "loaded": 4,
        "named": 1,
        "unnamed": 1,
        "verb": 2,
        "quotation": 1,
        "paraphrase": 1,
        "frame": 2,
    }


def test_the_tooltip_names_category_words_kind_entry_and_weight(one: Tables) -> None:
    shattered = next(m for m in find_marks(one)["bridge:0001"] if m.text == "shattered")
    assert shattered.hint == (
        "loaded word: “shattered” · violence · entry “shatter” · weight +1.00"
    )


def test_a_mark_that_crosses_the_edge_of_another_is_cut_in_two() -> None:
    first, second = mark(1, 0, 5), mark(2, 3, 8, "verb")
    outer, rest = (piece for piece in nest(TEXT, [first, second]) if piece.mark)
    assert (outer.mark, outer.first, outer.last) == (first, True, True)
    inner = next(piece for piece in outer.inside if piece.mark)
    assert (inner.mark, inner.first, inner.last) == (second, True, False)
    assert (rest.mark, rest.first, rest.last) == (second, False, True)


spans = st.tuples(st.integers(0, 9), st.integers(1, 10)).filter(lambda pair: pair[0] < pair[1])


@given(st.lists(spans, max_size=7))
def test_nesting_keeps_the_text_and_every_mark(pairs: list[tuple[int, int]]) -> None:
    marks = [mark(key, start, end) for key, (start, end) in enumerate(pairs)]
    pieces = nest(TEXT, marks)
    assert text_of(pieces) == TEXT
    for one in marks:
        mine = [p for p in pieces_of(pieces) if p.mark == one]
        assert "".join(text_of(p.inside) for p in mine) == one.text
        assert sum(p.first for p in mine) == sum(p.last for p in mine) == 1


def placed(pieces: tuple[Piece, ...], at: int = 0) -> list[tuple[Corner, int]]:
    """Give each corner with the place where it stands in the text."""
    found = []
    for piece in pieces:
        found += [(piece.corner, at)] if piece.corner else []
        found += placed(piece.inside, at)
        at += len(text_of((piece,)))
    return found


@given(st.lists(spans, max_size=5), st.lists(spans, max_size=3))
def test_corners_stand_in_their_places_whatever_the_marks(
    pairs: list[tuple[int, int]], sentences: list[tuple[int, int]]
) -> None:
    marks = [mark(key, start, end) for key, (start, end) in enumerate(pairs)]
    corners = [Corner(at, at == start, "loaded") for start, end in sentences for at in (start, end)]
    pieces = nest(TEXT, marks, corners)
    assert text_of(pieces) == TEXT
    found = placed(pieces)
    assert sorted(found, key=repr) == sorted(((c, c.position) for c in corners), key=repr)


def test_corners_stand_outside_a_mark_with_the_same_edges() -> None:
    corners = [Corner(2, True, "loaded"), Corner(6, False, "loaded")]
    before, opens, marked, closes, after = nest(TEXT, [mark(1, 2, 6)], corners)
    assert (before.text, opens.corner, closes.corner, after.text) == ("ab", *corners, "ghij")
    assert text_of(marked.inside) == "cdef"


@given(st.lists(spans, max_size=4))
def test_marks_that_overlap_have_lanes_of_their_own(pairs: list[tuple[int, int]]) -> None:
    marks = in_lanes([mark(key, start, end) for key, (start, end) in enumerate(pairs)])
    for one in marks:
        for other in marks:
            if one is not other and one.start < other.end and other.start < one.end:
                assert one.lane != other.lane


def test_names_of_looks_are_whole(one: Tables) -> None:
    page = str(annotated_texts(one).html)
    assert page.count('<div class="par headline" id=p-0>') == 1
    assert page.count("<div class=par id=p-") == 3
    assert page.count('<abbr class="sign uncertain" title') == 4
    assert "&#34;" not in page
