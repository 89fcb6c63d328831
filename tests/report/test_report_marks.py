from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_specimens import Row, make_tables

from framing.report.categories import CATEGORIES
from framing.report.enclosing import Enclosing
from framing.report.finding import find_marks
from framing.report.marking import Tips, marked
from framing.report.marks import Mark, counts, in_lanes
from framing.report.nesting import Corner, Piece, crop, nest
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


def test_the_tooltip_names_kind_entry_weight_and_what_would_change_it(one: Tables) -> None:
    first, second = find_marks(one)["bridge:0001"][1:3]
    assert (first.text, first.tip) == (
        "shattered",
        "violence · entry “shatter” · weight +1.00 · sentence 0.83",
    )
    assert second.tip.startswith("humanitarian · entry “families” · weight +0.80 · without it 0.27")
    rows: list[Row] = [("a:0000", "loaded", "dramatic_verb", "slammed", "slam", 0.5, "")]
    ((slammed,),) = find_marks(make_tables({"a": "Critics slammed it."}, rows)).values()
    assert slammed.change == "neutral: criticise"
    assert slammed.tip.endswith(f" · {slammed.change}")


def test_a_frame_that_would_fall_says_to_what() -> None:
    rows: list[Row] = [("a:0002", "frames", "humanitarian", "families", "families", 3.0, "")]
    tables = make_tables({"a": "One.\n\nTwo.\n\nThe families."}, rows)
    ((mark,),) = find_marks(tables).values()
    assert mark.change == "without it 0.13, absent", "0.75 is assigned, under 0.4 is absent"


def test_doubtful_are_low_confidence_low_probability_and_frames_left_open(one: Tables) -> None:
    low = {mark.text for marks in find_marks(one).values() for mark in marks if mark.unsure}
    assert low == {"frightened families"}, "its frame is left open there"
    rows: list[Row] = [
        ("a:0000", "loaded", "unlisted", "sneered", "", 0.3, ""),
        ("a:0000", "loaded", "unlisted", "leered", "", 0.7, ""),
        ("a:0000", "loaded", "insult", "fools", "", 0.1, ""),
    ]
    marks = find_marks(make_tables({"a": "They sneered and leered at fools."}, rows))["a:0000"]
    assert [(mark.text, mark.unsure) for mark in marks] == [
        ("sneered", True),
        ("leered", False),
        ("fools", False),
    ], "the weight of a listed word is no probability"


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


@given(st.lists(spans, max_size=12))
def test_a_mark_takes_the_first_lane_that_no_shorter_one_on_it_has(
    pairs: list[tuple[int, int]],
) -> None:
    marks = in_lanes([mark(key, start, end) for key, (start, end) in enumerate(pairs)])
    ordered = sorted(marks, key=lambda m: (m.end - m.start, m.start, m.key))
    for at, one in enumerate(ordered):
        taken = {m.lane for m in ordered[:at] if m.start < one.end and one.start < m.end}
        assert one.lane == min({0, 1, 2, 3} - taken, default=3)


@given(st.lists(spans, max_size=6), spans)
def test_what_a_mark_lies_in_is_found_as_by_looking_at_all(
    pairs: list[tuple[int, int]], inner: tuple[int, int]
) -> None:
    found = Enclosing([(start, end, (start, end)) for start, end in pairs]).of(*inner)
    around = [pair for pair in pairs if pair[0] <= inner[0] and inner[1] <= pair[1]]
    assert (found is None) == (not around)
    assert found is None or (found in around and found[1] == max(end for _, end in around))


@given(st.lists(spans, max_size=5), st.lists(spans, min_size=1, max_size=3))
def test_cropping_keeps_the_stretches_and_shows_every_gap(
    pairs: list[tuple[int, int]], wanted: list[tuple[int, int]]
) -> None:
    shown = sorted({at for start, end in wanted for at in range(start, end)})
    stretches = [(at, at + 1) for at in shown]
    pieces = nest(TEXT, [mark(key, start, end) for key, (start, end) in enumerate(pairs)])
    runs = "".join(TEXT[at] if at in shown else "." for at in range(len(TEXT)))
    expected = re.sub(r"\.+", "…", runs)
    assert text_of(crop(pieces, stretches)).replace(" ", "") == expected


def test_markup_of_marks_is_short_and_escaped() -> None:
    evil = Mark(7, "a:0000", CATEGORIES["verb"], 0, 3, "<b>", '"<i>', "", 0.9, "quoted", 1)
    assert str(marked(nest("<b>", [evil]))) == (
        '<mark class="V u1 q" id=m7 data-tip="&#34;&lt;i&gt; · confidence 0.90 · quoted">'
        "&lt;b&gt;<i> [attribution verb]</i></mark>"
    )
    tips = Tips()
    plain = mark(1, 0, 3)
    pieces = nest(TEXT[:6], [plain, mark(2, 3, 6)])
    assert str(marked(pieces, tips)) == (
        "<mark class=L data-t=0>abc</mark><mark class=L data-t=0>def</mark>"
    )
    assert list(tips.numbers) == [plain.brief] == ["kind · +1.0"]


def test_names_of_looks_are_whole(one: Tables) -> None:
    page = str(annotated_texts(one).html)
    assert page.count('<div class="par headline" id=p-0>') == 1
    assert page.count("<div class=par id=p-") == 3
    assert page.count("<abbr class=open title") == 4
    assert "&#34;" not in page


def test_marks_of_several_texts_leave_their_tooltip_to_the_table(one: Tables, two: Tables) -> None:
    alone, both = str(annotated_texts(one).html), str(annotated_texts(two).html)
    assert "<i> [loaded word]</i>" in alone
    assert "[loaded word]</i>" not in both
    assert '.told .L{--a:" [loaded word]"}' in both
    assert ("data-tip" in alone, "data-tip" in both) == (True, False)
    crossing = nest(TEXT, [mark(1, 0, 5), mark(2, 3, 8, "verb"), mark(0, 8, 9)])
    assert str(marked(crossing, tabled=True)) == (
        '<mark class=L id=m1>abc<mark class="V cut" id=m2>de</mark></mark>'
        '<mark class="V on" data-of=2>fgh</mark>'
        '<mark class=L data-tip="kind · weight +1.00">i</mark>j'
    )
