"""Charts of groups: labels inside and apart for 1 to 12 groups with any names; marks in place."""

from __future__ import annotations

import math
import re

import pytest
from chart_gallery import TOLD, group_rows, names
from hypothesis import given, settings
from hypothesis import strategies as st
from test_report_charts import LONG, check, widths
from test_report_charts import names as any_name

from framing.report.charts import (
    NARROW,
    WIDE,
    Drawing,
    Lane,
    Row,
    Scale,
    draw_group_dots,
    percentage,
    round_ticks,
)
from framing.report.charts.axis import Axis, plain_number
from framing.report.charts.glyphs import SHAPES, outline
from framing.report.charts.labels import text_width, wrap

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

    assert len(marks(drawn(0.4, 0.6), "arrow")) == 0
    assert len(marks(drawn(-0.4, 0.6), "arrow")) == 1
    assert len(marks(drawn(-0.4, 1.6), "arrow")) == 2


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
