"""Charts of groups: labels inside and apart for 1 to 12 groups with any names; marks in place."""

from __future__ import annotations

import math
import re

import pytest
from chart_gallery import TOLD, drawings, group_rows, names
from hypothesis import given, settings
from hypothesis import strategies as st
from test_report_charts import LONG, check, widths
from test_report_charts import names as any_name

from framing.report.charts import (
    NARROW,
    WIDE,
    Difference,
    Drawing,
    ForestRow,
    Lane,
    MatrixCell,
    MatrixRow,
    Ranked,
    Row,
    Scale,
    Swarm,
    draw_forest,
    draw_group_dots,
    draw_matrix,
    draw_medians,
    draw_ranked,
    forest_scale,
    percentage,
    round_ticks,
)
from framing.report.charts.axis import Axis, plain_number
from framing.report.charts.glyphs import SHAPES, outline
from framing.report.charts.labels import text_width, wrap
from framing.report.charts.medians import scatter

figures = st.floats(-1e6, 1e6) | st.floats(-1, 1) | st.just(math.nan)
SHARES = Scale((0.0, 0.5, 1.0), "share of paragraphs", percentage)


def texts(drawing: Drawing) -> list[str]:
    return [box.text for box in drawing.boxes]


@given(st.lists(figures, max_size=9), st.booleans())
def test_ticks_are_few_and_span_what_is_known(values: list[float], zero: bool) -> None:
    ticks = round_ticks(values, zero=zero)
    known = [value for value in values if not math.isnan(value)] + [0.0] * zero
    assert 2 <= len(ticks) <= 8
    assert list(ticks) == sorted(set(ticks))
    slack = 1e-6 * max(map(abs, ticks))
    assert all(ticks[0] - slack <= value <= ticks[-1] + slack for value in known)
    assert 0.0 in ticks or not zero


@given(figures.filter(math.isfinite))
def test_ticks_read_back(value: float) -> None:
    assert float(plain_number(value).replace("−", "-").replace(",", "")) == pytest.approx(
        value, abs=1e-6
    )


def test_a_value_beyond_the_axis_lies_at_its_end() -> None:
    axis = Axis(SHARES, 100.0, 200.0)
    assert [axis.x(value) for value in (-3, 0, 0.25, 1, 9)] == [100, 100, 125, 200, 200]


@settings(max_examples=40, deadline=None)
@given(
    widths,
    st.lists(any_name, min_size=1, max_size=12),
    st.lists(st.tuples(any_name, st.booleans(), figures), min_size=1, max_size=4),
)
def test_group_dots(width: int, groups: list[str], rows: list[tuple[str, bool, float]]) -> None:
    drawn = [
        Row(label, tuple(Lane(at, value, value - 1, value + 2) for at in range(len(groups))), bold)
        for label, bold, value in rows
    ]
    scale = Scale(round_ticks([value for _, _, value in rows]), LONG)
    check(draw_group_dots("dots", width, groups, drawn, scale, **TOLD))


@pytest.mark.parametrize("groups", range(1, 13))
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_group_is_named_whole(groups: int, width: int) -> None:
    called = names(groups)
    drawing = draw_group_dots("dots", width, called, group_rows(groups), SHARES, **TOLD)
    check(drawing)
    written = "".join(texts(drawing)).replace(" ", "")
    times = 1 if groups <= SHAPES else len(group_rows(groups))
    for name in called:
        assert written.count(name.replace(" ", "")) == times


def test_up_to_eight_groups_have_shapes_more_have_lanes_with_names() -> None:
    for groups, shapes in ((SHAPES, SHAPES), (SHAPES + 1, 1)):
        svg = draw_group_dots("d", WIDE, names(groups), group_rows(groups), SHARES, **TOLD).svg()
        assert len(set(re.findall(r'class="glyph (g\d)', svg))) == shapes
        assert len(set(re.findall(r'class="whisker (g\d)', svg))) == shapes


def test_shapes_are_all_different() -> None:
    assert len({outline(at, 0, 0) for at in range(SHAPES)}) == SHAPES


def marks(drawing: Drawing, look: str) -> list[str]:
    return re.findall(rf'd="([^"]+)" class="{look} g0', drawing.svg())


def test_an_interval_beyond_the_axis_ends_in_an_arrow() -> None:
    def drawn(low: float, high: float) -> Drawing:
        rows = [Row("one", (Lane(0, 0.5, low, high),))]
        return draw_group_dots("d", WIDE, ["a"], rows, SHARES, **TOLD)

    for low, high, arrows in ((0.4, 0.6, 0), (-0.4, 0.6, 1), (-0.4, 1.6, 2)):
        assert "".join(marks(drawn(low, high), "arrow")).count("M") == arrows


def test_what_is_not_known_is_not_drawn() -> None:
    rows = [Row("one", (Lane(0, math.nan, math.nan, math.nan),))]
    drawing = draw_group_dots("d", WIDE, ["a"], rows, SHARES, **TOLD)
    assert len(marks(drawing, "glyph")) == 1, "the key only"
    assert len(marks(drawing, "whisker")) == 1
    assert "nan" not in drawing.svg()


def test_a_few_articles_are_shown_singly_and_hollow() -> None:
    rows = [Row("one", (Lane(0, 0.5, 0.1, 0.9, True, (0.2, 0.5, 0.8)),))]
    drawing = draw_group_dots("d", WIDE, ["a"], rows, SHARES, **TOLD)
    assert marks(drawing, "tick")[0].count("M") == 3
    assert "glyph g0 hollow" in drawing.svg()


@pytest.mark.parametrize("text", [names(1)[0], LONG, "x" * 60])
def test_a_long_word_is_broken_not_cut_while_there_are_lines(text: str) -> None:
    lines = wrap(text, 200, 12.5, lines=4)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 12.5) <= 200 for line in lines)


def test_a_row_without_any_figure_says_so() -> None:
    rows = [Row("one", (Lane(0, math.nan), Lane(1, math.nan))), Row("two", (Lane(0, 0.5),))]
    drawing = draw_group_dots("d", WIDE, ["a", "b"], rows, SHARES, **TOLD)
    assert texts(drawing).count("no figure") == 1


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("groups", range(1, 13))
def test_every_chart_of_groups_keeps_its_labels_apart(groups: int, width: int) -> None:
    for name, draw in drawings(groups):
        drawing = draw(name, width)
        check(drawing)
        assert "nan" not in re.sub(r">[^<]*<", "><", drawing.svg())


def test_crude_differences_are_hollow_and_adjusted_ones_solid() -> None:
    row = ForestRow("one", (Difference(0.5, 0.1, 0.9),), (Difference(0.4, 0.0, 0.8),))
    crude, held = row.lanes
    assert (crude.at, crude.hollow) == (0.5, True)
    assert (held.at, held.hollow) == (0.4, False)
    svg = draw_forest("f", WIDE, ["a"], [row], forest_scale([row], "sd"), **TOLD).svg()
    assert svg.count('class="glyph g0 hollow"') == 1


@pytest.mark.parametrize(
    ("hollow", "in_key"),
    [((True, True), [1, 1]), ((True, False), [1, 0]), ((False, False), [0, 0])],
)
def test_a_key_is_hollow_where_all_shapes_are(hollow: tuple[bool, bool], in_key: list[int]) -> None:
    lanes = tuple(Lane(at, 0.5, 0.1, 0.9, one) for at, one in enumerate(hollow))
    drawing = draw_group_dots("d", WIDE, ["a", "b"], [Row("one", lanes)], SHARES, **TOLD)
    for group, one in enumerate(in_key):
        assert len(re.findall(rf'class="glyph g{group} hollow"', drawing.svg())) == 2 * one
        assert len(re.findall(rf'class="glyph g{group}"', drawing.svg())) == 2 * (1 - one)


@given(st.lists(st.tuples(figures, figures), min_size=1, max_size=5))
def test_zero_is_in_the_middle_of_a_forest(values: list[tuple[float, float]]) -> None:
    rows = [ForestRow("one", (Difference(at, at - 1, high),)) for at, high in values]
    ticks = forest_scale(rows, "sd").ticks
    assert ticks == tuple(-tick for tick in reversed(ticks))
    assert 0.5 <= ticks[-1] <= 3


@given(st.lists(st.floats(0, 200), max_size=80))
def test_a_swarm_keeps_places_and_only_moves_dots_down_or_up(places: list[float]) -> None:
    found = scatter(places)
    assert [x for x, _ in found] == sorted(places)
    assert found == scatter(places[::-1])
    assert max((abs(off) for _, off in found), default=0.0) <= 17


def test_a_swarm_with_room_lets_no_two_dots_touch() -> None:
    found = scatter([10.0] * 5 + [12.0, 30.0])
    for at, (x, off) in enumerate(found):
        for other, off2 in found[at + 1 :]:
            assert math.hypot(x - other, off - off2) >= 4.9


def test_every_article_is_a_dot() -> None:
    swarm = Swarm("a", (1.0, 2.0, 2.0, math.nan), 2.0, 1.0, 2.0, "3 articles")
    scale = Scale((0.0, 1.0, 2.0), "words")
    svg = draw_medians("m", WIDE, [swarm], scale, **TOLD).svg()
    (dots,) = re.findall(r'd="([^"]+)" class="swarm"', svg)
    assert dots.count("M") == 3
    assert svg.count('class="median"') == svg.count('class="reach"') == 1


def test_bars_of_a_matrix_share_one_scale_and_every_cell_has_its_number() -> None:
    cells = (MatrixCell(10, "10"), MatrixCell(5, "5"), MatrixCell(0, "0"))
    drawing = draw_matrix("m", WIDE, ["a", "b", "c"], [MatrixRow("Ann Lee", cells)], **TOLD)
    widths_ = [float(w) for w in re.findall(r'width="([\d.]+)" height="5"', drawing.svg())]
    assert widths_[0] == pytest.approx(2 * widths_[1], abs=0.15)
    assert len(widths_) == 2
    assert texts(drawing) == ["a", "b", "c", "Ann Lee", "10", "5", "0"]


def test_long_columns_of_a_matrix_are_numbered_with_a_key() -> None:
    rows = [MatrixRow("Ann Lee", (MatrixCell(1, "1"),) * 9)]
    written = texts(draw_matrix("m", NARROW, names(9), rows, **TOLD))
    assert written[0] == "1"
    assert written.count("9") == 2, "in the key and over its column"
    assert written.count("Ann Lee") == 2, "the columns go on below"


def test_ranked_bars_stand_by_amount_then_by_label() -> None:
    items = [Ranked("b", 1, "1"), Ranked("c", -2, "-2"), Ranked("a", 1, "1"), Ranked("d", 3, "3")]
    drawing = draw_ranked("r", WIDE, items, **TOLD)
    assert [t for t in texts(drawing) if t.isalpha()] == ["d", "a", "b", "c"]


@settings(max_examples=40, deadline=None)
@given(widths, st.lists(st.tuples(any_name, figures.filter(math.isfinite)), max_size=8))
def test_ranked_bars_fit(width: int, rows: list[tuple[str, float]]) -> None:
    items = [Ranked(label, at, f"{at:.2f}", at - 1, at + 2) for label, at in rows]
    check(draw_ranked("r", width, items, **TOLD))


@settings(max_examples=30, deadline=None)
@given(
    widths,
    st.lists(any_name, min_size=1, max_size=12),
    st.lists(st.tuples(any_name, st.integers(0, 99999)), max_size=3),
)
def test_matrices_fit(width: int, columns: list[str], rows: list[tuple[str, int]]) -> None:
    drawn = [
        MatrixRow(label, tuple(MatrixCell(n + at, f"{n + at:,}") for at in range(len(columns))))
        for label, n in rows
    ]
    check(draw_matrix("m", width, columns, drawn, **TOLD))


def test_what_looks_alike_is_one_path_but_for_shapes_with_a_hint() -> None:
    rows = [Row(f"row {at}", (Lane(0, 0.5, 0.4, 0.6, hint="told"),)) for at in range(5)]
    wide, narrow = (
        draw_group_dots("d", width, ["a"], rows, SHARES, **TOLD) for width in (WIDE, NARROW)
    )
    assert [way.count("M") for way in marks(narrow, "whisker")] == [1, 5], "the key, then all"
    assert [way.count("M") for way in marks(narrow, "glyph")] == [1, 5]
    assert [way.count("M") for way in marks(wide, "whisker")] == [1, 5]
    assert wide.svg().count("<title>told</title>") == 5
    assert "told" not in narrow.svg()
