"""Charts over periods: labels inside and apart, marks in their place, thin periods set off."""

from __future__ import annotations

import math
import re
from xml.etree import ElementTree

import pytest
from chart_gallery import TOLD
from hypothesis import given, settings
from hypothesis import strategies as st
from period_charts import EVENTS, SCALE, drawings, months, periods
from test_report_charts import LONG, check, names, widths

from framing.report.charts import (
    NARROW,
    WIDE,
    BandPanel,
    Column,
    Drawing,
    Event,
    MixRow,
    Period,
    Shift,
    draw_bands,
    draw_mix,
)

figures = st.floats(-5, 5) | st.just(math.nan)
drawn_periods = st.builds(
    lambda n, mean, half, rolling: Period(
        n, mean, mean - abs(half), mean + abs(half), rolling, n < 10, "hint"
    ),
    st.integers(0, 99_999),
    *(figures,) * 3,
)


def texts(drawing: Drawing) -> list[str]:
    return [box.text for box in drawing.boxes]


def paths(drawing: Drawing, look: str) -> list[str]:
    root = ElementTree.fromstring(drawing.svg())
    return [path.get("d", "") for path in root.iter("path") if path.get("class") == look]


def band(*shown: Period, width: int = WIDE, **more: object) -> Drawing:
    panel = BandPanel("A measure", SCALE, shown, more.pop("shift", None))  # type: ignore[arg-type]
    return draw_bands("b", width, months(len(shown)), [panel], **more, **TOLD)  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    widths,
    st.lists(drawn_periods, min_size=1, max_size=40),
    st.lists(st.tuples(st.floats(0, 1), names), max_size=12),
    st.lists(names, min_size=1, max_size=3),
)
def test_bands(
    width: int, shown: list[Period], events: list[tuple[float, str]], labels: list[str]
) -> None:
    amount = len(shown)
    panels = [
        BandPanel(label, SCALE, tuple(shown), Shift(0, 0, amount - 1, label)) for label in labels
    ]
    placed = [Event(at * amount, label) for at, label in events]
    check(draw_bands("b", width, months(amount), panels, placed, **TOLD))


@settings(max_examples=40, deadline=None)
@given(
    widths, st.lists(names, max_size=5), st.lists(st.floats(0, 1), min_size=1, max_size=400), names
)
def test_mixes(width: int, groups: list[str], shares: list[float], full: str) -> None:
    columns = tuple(Column(share, f"{share:.0%}", share < 0.1) for share in shares)
    rows = [MixRow(group, columns, full[:6]) for group in groups]
    check(draw_mix("m", width, months(len(shares)), rows, **TOLD))


@pytest.mark.parametrize("amount", [1, 2, 12, 24, 60, 400])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_any_amount_of_periods_fits(amount: int, width: int) -> None:
    for name, draw in drawings(amount):
        drawing = draw(name, width)
        check(drawing)
        svg = drawing.svg()
        ids = re.findall(r' id="([^"]+)"', svg)
        assert len(ids) == len(set(ids))
        assert all(one.startswith(name) for one in ids)


def test_thin_periods_are_hollow_and_stand_apart_from_the_band() -> None:
    drawing = band(*periods(12))
    svg = drawing.svg()
    assert svg.count('class="dot hollow"') == 2
    assert svg.count('class="dot disc"') == 9
    # A period without an interval and one with few articles part the band in two.
    assert [way.count("L") + 1 for way in paths(drawing, "band")] == [6, 12]
    assert len(paths(drawing, "spread thin")) == 1
    assert paths(drawing, "spread thin")[0].count("V") == 1, "one article has no interval"
    assert len(paths(drawing, "count thin")) == 1


def test_no_line_runs_through_a_period_without_articles() -> None:
    (course,) = paths(band(*periods(8)), "course")
    assert re.findall("[ML]", course) == ["M", "L", "L", "M", "L"]
    (joined,) = paths(band(*periods(8)), "course thin")
    assert re.findall("[ML]", joined) == ["M", "L", "L"]


def test_marks_lie_where_their_figures_are() -> None:
    shown = [Period(12, mean, mean - 0.2, mean + 0.2, mean, False) for mean in (0.2, 0.8, 0.5)]
    drawing = band(*shown)
    root = ElementTree.fromstring(drawing.svg())
    ys = [float(dot.get("cy", 0)) for dot in root.iter("circle")]
    xs = [float(dot.get("cx", 0)) for dot in root.iter("circle")]
    assert (ys[0] - ys[1]) / (ys[0] - ys[2]) == pytest.approx(2, abs=0.02)
    assert xs[1] - xs[0] == pytest.approx(xs[2] - xs[1], abs=0.15)


def test_an_interval_beyond_the_axis_ends_at_the_axis() -> None:
    beyond = band(Period(12, 0.5, -9, 9, 0.5, False), Period(12, 0.5, 0.0, 1.0, 0.5, False))
    (way,) = paths(beyond, "band")
    heights = re.findall(r"[ML][\d.]+ ([\d.]+)", way)
    assert heights[0] == heights[1]
    assert heights[2] == heights[3]


@pytest.mark.parametrize(
    ("low", "high", "tips", "caps"), [(0.2, 0.8, 0, 2), (-0.5, 0.8, 1, 1), (-0.5, 1.5, 2, 0)]
)
def test_a_whisker_beyond_the_axis_ends_in_an_arrow(
    low: float, high: float, tips: int, caps: int
) -> None:
    for thin, arrow, spread in ((True, "arrow thin", "spread thin"), (False, "arrow g0", "spread")):
        drawing = band(Period(5, 0.5, low, high, 0.5, thin))
        check(drawing)
        assert "".join(paths(drawing, arrow)).count("z") == tips
        assert "".join(paths(drawing, spread)).count("h") == caps


def test_lines_are_named_as_they_are_drawn() -> None:
    few = [Period(5, at / 4, 0.1, 0.9, at / 4, True) for at in range(4)]
    many = [Period(12, at / 4, 0.1, 0.9, at / 4, False) for at in range(4)]
    for shown, looks in ((few, {"label quiet"}), (many, {"label disc"})):
        root = ElementTree.fromstring(band(*shown).svg())
        assert {one.get("class") for one in root.iter("text") if one.text == "mean"} == looks
    assert {"mean", "rolling median"} <= set(texts(band(*many, width=NARROW)))
    assert "mean of few articles" not in texts(band(*many, width=NARROW))
    assert "mean" not in texts(band(*few, width=NARROW))
    assert "mean of few articles" in texts(band(*few, width=NARROW))


def test_events_that_find_room_are_named_at_their_line_others_by_a_key() -> None:
    few = band(*periods(12), events=[Event(3.0, "Election"), Event(9.0, "Storm")])
    assert {"Election", "Storm"} <= set(texts(few))
    assert "A" not in texts(few)
    many = band(*periods(12), events=EVENTS)
    assert {"A", "B", "C", "D", "B C"} <= set(texts(many))
    assert paths(many, "happened")[0].count("M") == len(EVENTS)
    written = "".join(texts(band(*periods(12), events=EVENTS, width=NARROW))).replace(" ", "")
    for event in EVENTS:
        assert event.label.replace(" ", "") in written


def test_a_change_is_as_long_as_the_interval_of_its_period() -> None:
    drawing = band(*periods(12), shift=Shift(6, 4, 8, "Change from 2020-07"))
    (within,) = paths(drawing, "within")
    (since,) = paths(drawing, "since")
    left, _, right = (float(figure) for figure in re.findall(r"[\d.]+", within))
    begins = float(re.findall(r"[\d.]+", since)[0])
    assert (begins - left) / (right - left) == pytest.approx(2 / 5, abs=0.01)
    assert "Change from 2020-07" in texts(drawing)
    assert paths(band(*periods(12)), "within") == []


def test_without_any_figure_that_is_said() -> None:
    assert "no figure" in texts(band(Period(0, *(math.nan,) * 4, True)))


def test_every_count_is_written_where_there_is_room() -> None:
    wide = texts(band(*periods(12)))
    assert {"n", "0", "1", "5"} <= set(wide)
    narrow = texts(band(*periods(60), width=NARROW))
    assert "n, up to 18 a period" in narrow


def test_labels_of_panels_are_whole() -> None:
    panel = BandPanel(LONG, SCALE, periods(3))
    for width in (WIDE, NARROW):
        drawing = draw_bands("b", width, months(3), [panel], **TOLD)
        assert LONG.replace(" ", "") in "".join(texts(drawing)).replace(" ", "")
