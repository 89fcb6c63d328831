"""Charts as inline SVG: plain data in, a drawing out, nothing outside its box."""

from framing.report.charts.arc import Series, draw_arc
from framing.report.charts.axis import Axis, Scale, percentage, plain_number, round_ticks
from framing.report.charts.band import BandPanel, Period, Shift, draw_bands
from framing.report.charts.bars import Bar, draw_bars
from framing.report.charts.calibration import Panel, Point, draw_calibration
from framing.report.charts.dots import Dot, draw_dots
from framing.report.charts.drawing import Drawing
from framing.report.charts.events import Event
from framing.report.charts.figure import NARROW, WIDE, Figure, both
from framing.report.charts.forest import Difference, ForestRow, draw_forest, forest_scale
from framing.report.charts.glyphs import SHAPES
from framing.report.charts.group_dots import draw_group_dots
from framing.report.charts.lanes import Lane, Row
from framing.report.charts.matrix import MatrixCell, MatrixRow, draw_matrix
from framing.report.charts.medians import Swarm, draw_medians
from framing.report.charts.mix import MixRow, draw_mix
from framing.report.charts.ranked import Ranked, draw_ranked
from framing.report.charts.sentences import draw_sentences
from framing.report.charts.slots import Column
from framing.report.charts.strip import Strip, StripCell, StripRow, draw_strips

__all__ = [
    "NARROW",
    "SHAPES",
    "WIDE",
    "Axis",
    "BandPanel",
    "Bar",
    "Column",
    "Difference",
    "Dot",
    "Drawing",
    "Event",
    "Figure",
    "ForestRow",
    "Lane",
    "MatrixCell",
    "MatrixRow",
    "MixRow",
    "Panel",
    "Period",
    "Point",
    "Ranked",
    "Row",
    "Scale",
    "Series",
    "Shift",
    "Strip",
    "StripCell",
    "StripRow",
    "Swarm",
    "both",
    "draw_arc",
    "draw_bands",
    "draw_bars",
    "draw_calibration",
    "draw_dots",
    "draw_forest",
    "draw_group_dots",
    "draw_matrix",
    "draw_medians",
    "draw_mix",
    "draw_ranked",
    "draw_sentences",
    "draw_strips",
    "forest_scale",
    "percentage",
    "plain_number",
    "round_ticks",
]
