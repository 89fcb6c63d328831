"""Charts as inline SVG: plain data in, a drawing out, nothing outside its box."""

from framing.report.charts.arc import Series, draw_arc
from framing.report.charts.bars import Bar, draw_bars
from framing.report.charts.calibration import Panel, Point, draw_calibration
from framing.report.charts.dots import Dot, draw_dots
from framing.report.charts.drawing import Drawing
from framing.report.charts.figure import NARROW, WIDE, Figure, both
from framing.report.charts.sentences import draw_sentences
from framing.report.charts.strip import Strip, StripCell, StripRow, draw_strips

__all__ = [
    "NARROW",
    "WIDE",
    "Bar",
    "Dot",
    "Drawing",
    "Figure",
    "Panel",
    "Point",
    "Series",
    "Strip",
    "StripCell",
    "StripRow",
    "both",
    "draw_arc",
    "draw_bars",
    "draw_calibration",
    "draw_dots",
    "draw_sentences",
    "draw_strips",
]
