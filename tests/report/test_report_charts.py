"""Every label lies inside its picture, and no two touch, whatever the names and numbers."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.report.charts import (
    NARROW,
    WIDE,
    Bar,
    Dot,
    Drawing,
    Panel,
    Point,
    Series,
    Strip,
    StripCell,
    StripRow,
    draw_arc,
    draw_bars,
    draw_calibration,
    draw_dots,
    draw_sentences,
    draw_strips,
)
from framing.report.charts.labels import cut, text_width, wrap

LONG = "Donaudampfschifffahrtsgesellschaftskapitän " + "of the Upper Bank"
names = st.text(st.characters(categories=["L", "Zs", "Po"]), min_size=1, max_size=70) | st.just(
    LONG
)
widths = st.sampled_from([WIDE, NARROW])
scores = st.floats(-1, 1) | st.just(math.nan)
told = {"title": "A title", "description": "A description."}


def check(drawing: Drawing) -> None:
    """Labels inside, apart from each other; shapes inside; XML that parses."""
    for box in drawing.boxes:
        assert box.left >= -0.5, box
        assert box.right <= drawing.width + 0.5, box
        assert box.top >= -0.5, box
        assert box.bottom <= drawing.height + 0.5, box
    for at, box in enumerate(drawing.boxes):
        for other in drawing.boxes[at + 1 :]:
            assert not box.overlaps(other), (box, other)
    root = ElementTree.fromstring(drawing.svg())
    for rect in root.iter("rect"):
        assert float(rect.get("x", 0)) + float(rect.get("width", 0)) <= drawing.width + 0.6
        assert float(rect.get("y", 0)) + float(rect.get("height", 0)) <= drawing.height + 0.6
        assert float(rect.get("width", 0)) >= 0
    for circle in root.iter("circle"):
        assert float(circle.get("cx", 0)) <= drawing.width


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(st.tuples(names, st.integers(0, 9999), st.integers(0, 9999)), max_size=8))
def test_bars(width: int, rows: list[tuple[str, int, int]]) -> None:
    bars = [Bar(name, solid, hatched, f"{solid + hatched} (99%)") for name, solid, hatched in rows]
    check(draw_bars("bars", width, bars, **told))


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(st.tuples(names, names, st.integers(0, 60)), min_size=1, max_size=4))
def test_strips(width: int, articles: list[tuple[str, str, int]]) -> None:
    cells = ("assigned", "uncertain", "absent", "undefined")
    strips = [
        Strip(
            name,
            tuple(range(amount)),
            (
                StripRow(
                    label,
                    tuple(StripCell(cells[at % 4], "hint") for at in range(amount)),
                    f"{amount} of {amount}",
                ),
            ),
        )
        for name, label, amount in articles
    ]
    check(draw_strips("strips", width, strips, **told))


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(scores, min_size=1, max_size=120), st.lists(scores, max_size=1), names)
def test_arcs(width: int, values: list[float], fill: list[float], name: str) -> None:
    hints = tuple("hint" for _ in values)
    series = [
        Series("narrator", "disc", tuple(values), hints),
        Series("quoted words", "diamond", tuple((fill or values)[0] for _ in values), hints),
    ]
    numbers = list(range(len(values)))
    check(draw_arc("arc", width, series, numbers, heading=name, **told))


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(st.tuples(names, st.floats(0, 20)), min_size=1, max_size=7))
def test_dots(width: int, rows: list[tuple[str, float]]) -> None:
    dots = [Dot(name, at, f"{at:.1f}") for name, at in rows]
    check(draw_dots("dots", width, dots, [0, 5, 10, 15, 20], **told))


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(st.lists(st.integers(1, 300), max_size=9), max_size=60))
def test_sentences(width: int, lengths: list[list[int]]) -> None:
    check(draw_sentences("sentences", width, lengths, **told))


def test_arcs_run_from_minus_one_to_one_whatever_the_figures() -> None:
    drawing = draw_arc("arc", WIDE, [Series("one", "disc", (0.1,), ("",))], [0], **told)
    assert {"\N{MINUS SIGN}1", "0", "+1"} <= {box.text for box in drawing.boxes}


def test_a_label_at_the_same_height_as_another_is_pushed_aside() -> None:
    same = (0.2, 0.2)
    drawing = draw_arc(
        "arc",
        WIDE,
        [Series("one", "disc", same, ("", "")), Series("two", "diamond", same, ("", ""))],
        [0, 1],
        **told,
    )
    one, two = (box for box in drawing.boxes if box.text in ("one", "two"))
    assert not one.overlaps(two)


def test_a_picture_has_a_name_a_description_and_ids_of_its_own() -> None:
    svg = draw_bars("voices-w", WIDE, [Bar("critics", 3, 4, "7")], **told).svg()
    assert 'role="img"' in svg
    ids = re.findall(r' id="([^"]+)"', svg)
    assert len(ids) == len(set(ids)) == 3
    assert all(name.startswith("voices-w-") for name in ids)
    assert "<title" in svg
    assert "<desc" in svg


def test_joins_end_at_a_gap() -> None:
    series = Series("narrator", "disc", (0.1, math.nan, 0.2, 0.3), ("",) * 4)
    svg = draw_arc("arc", WIDE, [series], [0, 1, 2, 3], **told).svg()
    path = re.search(r'd="([^"]+)" class="join disc"', svg)
    assert path is not None
    assert re.findall("[ML]", path[1]) == ["M", "M", "L"]


@pytest.mark.parametrize("text", ["short", LONG, "x" * 200, ""])
def test_wrapping_keeps_within_the_width(text: str) -> None:
    for line in wrap(text, 120, 12):
        assert text_width(line, 12) <= 120
    assert cut("fits", 120, 12) == "fits"


shares = st.floats(0, 1)
points = st.builds(
    lambda said, share, low, high, texts: Point(
        said, share, min(low, share), max(high, share), texts
    ),
    *(shares,) * 4,
    st.integers(1, 9999),
)


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(st.tuples(names, st.lists(points, max_size=10)), max_size=7))
def test_calibration_stays_inside(width: int, panels: list[tuple[str, list[Point]]]) -> None:
    drawn = [Panel(label, tuple(of_one)) for label, of_one in panels]
    check(draw_calibration("c", width, drawn, **told))


def test_calibration_puts_what_is_true_on_the_diagonal() -> None:
    panel = Panel("Frame", (Point(0.25, 0.25, 0.1, 0.5, 9), Point(0.75, 0.75, 0.5, 1.0, 1)))
    root = ElementTree.fromstring(draw_calibration("c", WIDE, [panel], **told).svg())
    (diagonal,) = (line for line in root.iter("path") if line.get("class") == "zero")
    ends = [float(figure) for figure in re.findall(r"[\d.]+", diagonal.get("d", ""))]
    circles = [[float(c.get(name, 0)) for name in ("cx", "cy", "r")] for c in root.iter("circle")]
    for (x, y, _), along in zip(circles, (0.25, 0.75), strict=True):
        assert x == pytest.approx(ends[0] + along * (ends[2] - ends[0]), abs=0.15)
        assert y == pytest.approx(ends[1] + along * (ends[3] - ends[1]), abs=0.15)
    assert circles[0][2] > circles[1][2], "more texts, a larger dot"
