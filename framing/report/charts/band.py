"""Bands: a figure over periods with its interval, a panel a measure, each with its own axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.axis import Scale
from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.events import Event, Events
from framing.report.charts.labels import text_width, wrap
from framing.report.charts.slots import Column, Slots, draw_columns
from framing.report.charts.spreads import Spread, draw_spreads
from framing.report.markup import element

_SIDE = 520.0  # from this width on the lines are named at their right end, otherwise in a key
_TALL = {True: 150.0, False: 130.0}
_STRIP = 20.0
_BETWEEN = 26.0
_LINE = SIZE + 4
#: Closer than this many pixels, dots would hide the line.
_DOTS = 6.0
_DOT = 3.4
#: More dots than this have no hints: these cost too much of a page.
_HINTS = 60
_NAMES = ("mean", "rolling median")


@dataclass(frozen=True)
class Period:
    """The figure of one period: NaN where it has none; ``thin`` where it rests on few articles."""

    articles: int
    mean: float
    low: float
    high: float
    rolling: float
    thin: bool
    hint: str = ""


@dataclass(frozen=True)
class Shift:
    """A change: the first period after it, the interval of that period, and how it is told."""

    at: int
    earliest: int
    latest: int
    label: str


@dataclass(frozen=True)
class BandPanel:
    """One measure over the periods, under its name, on its own axis."""

    label: str
    scale: Scale
    periods: tuple[Period, ...]
    shift: Shift | None = None


def draw_bands(
    name: str,
    width: int,
    names: Sequence[str],
    panels: Sequence[BandPanel],
    events: Sequence[Event] = (),
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw the panels under each other over the same periods, called by *names*.

    In each: the mean with its interval as a band, the rolling median dashed, and under them how
    many articles each period has. Thin periods are hollow and grey, each with an interval of its
    own, apart from the band. A change that was found is a bar over the plot, as long as the
    interval of its period.
    """
    drawing = Drawing(name, width, 0, title, description)
    beside = width >= _SIDE
    ticks = [p.scale.written(tick) for p in panels for tick in p.scale.ticks]
    left = max((text_width(text, SIZE) for text in ticks), default=0.0) + 10
    right = max(text_width(text, SIZE) for text in _NAMES) * BOLD + 14 if beside else 6
    slots = Slots(names, left, width - right)
    happened = Events(events, slots, width)
    y = happened.key(drawing, 0.0)
    if not beside:
        y = _key(drawing, [one for panel in panels for one in panel.periods], y)
    for at, panel in enumerate(panels):
        y = _panel(drawing, slots, panel, happened, y + (_BETWEEN if at else 0.0))
    drawing.height = max(y, 1.0)
    return drawing


def _panel(drawing: Drawing, slots: Slots, panel: BandPanel, happened: Events, y: float) -> float:
    for line in wrap(panel.label, drawing.width / BOLD - 4, SIZE, lines=3):
        drawing.text(0, y + SIZE, line, look="strong")
        y += _LINE
    told = (panel.scale.label, panel.shift.label if panel.shift else "")
    for text in filter(None, told):
        for line in wrap(text, drawing.width - 4, SIZE, lines=4):
            drawing.text(0, y + SIZE, line, look="quiet")
            y += _LINE
    y = happened.name(drawing, y + 2)
    plot = _Plot(drawing, slots, panel, y + 8, _TALL[drawing.width >= _SIDE])
    plot.grid()
    happened.lines(drawing, y + 2, plot.bottom)
    plot.marks()
    return _counts(drawing, slots, panel, plot.bottom + 10)


def _counts(drawing: Drawing, slots: Slots, panel: BandPanel, y: float) -> float:
    """Draw how many articles each period has, and the names of the periods."""
    most = max((period.articles for period in panel.periods), default=0)
    columns = [
        Column(one.articles / most if most else 0.0, f"{one.articles:,}", thin=one.thin)
        for one in panel.periods
    ]
    if slots.fits([column.value for column in columns]):
        drawing.text(slots.left - 8, y + SIZE, "n", anchor="end", look="quiet")
    else:
        drawing.text(0, y + SIZE, f"n, up to {most:,} a period", look="quiet")
        y += _LINE + 2
    return slots.label(drawing, draw_columns(drawing, slots, columns, y, _STRIP) + 4)


class _Plot:
    """The plot of a panel: what is drawn over its periods."""

    def __init__(
        self, drawing: Drawing, slots: Slots, panel: BandPanel, top: float, tall: float
    ) -> None:
        self.drawing = drawing
        self.slots = slots
        self.panel = panel
        self.top = top
        self.bottom = top + tall

    def y(self, value: float) -> float:
        """Give the place of a value; one beyond the axis lies at its end."""
        first, last = self.panel.scale.ticks[0], self.panel.scale.ticks[-1]
        inside = min(max(value, first), last)
        return self.bottom - (inside - first) / (last - first) * (self.bottom - self.top)

    def grid(self) -> None:
        for tick in self.panel.scale.ticks:
            y, look = self.y(tick), "zero" if tick == 0 else "grid"
            self.drawing.line((self.slots.left, y), (self.slots.right, y), look)
            text = self.panel.scale.written(tick)
            place = (self.slots.left - 8, y + SIZE * 0.35)
            self.drawing.text(*place, text, anchor="end", look="quiet")

    def marks(self) -> None:
        known = [at for at, one in enumerate(self.panel.periods) if not math.isnan(one.mean)]
        if not known:
            middle = (self.top + self.bottom) / 2
            self.drawing.text(self.slots.left + 8, middle - 4, "no figure", look="quiet")
            return
        self.band()
        self.shift()
        for thin in (True, False):
            self.line([one.mean for one in self.panel.periods], "course", thin=thin)
        self.line([one.rolling for one in self.panel.periods], "rolling")
        if self.slots.pitch >= _DOTS:
            for at in known:
                self.dot(at, hint=self.drawing.width >= _SIDE and len(known) <= _HINTS)
        if self.drawing.width >= _SIDE:
            self.names()

    def band(self) -> None:
        """Draw the intervals, on the axis as far as it goes."""
        ticks = self.panel.scale.ticks
        draw_spreads(
            self.drawing,
            [Spread(one.low, one.high, one.thin) for one in self.panel.periods],
            x=lambda at: self.slots.x(at + 0.5),
            y=self.y,
            ends=(ticks[0], ticks[-1]),
        )

    def line(self, values: Sequence[float], look: str, *, thin: bool | None = None) -> None:
        """Join neighbours: those of which none is thin, those with a thin one, or all (None)."""
        way, last = [], -1
        for at in range(len(values) - 1):
            if math.isnan(values[at]) or math.isnan(values[at + 1]):
                continue
            if thin is not None and thin != any(p.thin for p in self.panel.periods[at : at + 2]):
                continue
            if last != at:
                way.append(f"M{self.slots.x(at + 0.5):.1f} {self.y(values[at]):.1f}")
            way.append(f"L{self.slots.x(at + 1.5):.1f} {self.y(values[at + 1]):.1f}")
            last = at + 1
        if way:
            self.drawing.path("".join(way), f"{look} thin" if thin else look)

    def dot(self, at: int, *, hint: bool) -> None:
        one = self.panel.periods[at]
        look = "dot disc" if not one.thin else "dot hollow"
        children = [element("title", one.hint)] if hint and one.hint else []
        place = {"cx": self.slots.x(at + 0.5), "cy": self.y(one.mean)}
        self.drawing.add("circle", *children, **place, r=_DOT, class_=look)

    def shift(self) -> None:
        """Draw a change: a bar as long as the interval of its period, a line where it begins."""
        shift = self.panel.shift
        if shift is None:
            return
        first, last = self.slots.x(shift.earliest), self.slots.x(shift.latest + 1)
        self.drawing.line((first, self.top - 4), (last, self.top - 4), "within")
        x = self.slots.x(shift.at)
        self.drawing.line((x, self.top - 8), (x, self.bottom), "since")

    def names(self) -> None:
        """Name the lines at their right end, pushed apart where two would touch."""
        spots: list[tuple[float, str, str]] = []
        for name, part, look in zip(_NAMES, ("mean", "rolling"), ("disc", "diamond"), strict=True):
            last = next(
                (p for p in reversed(self.panel.periods) if not math.isnan(getattr(p, part))), None
            )
            if last is not None:
                grey = part == "mean" and last.thin
                spots.append((self.y(getattr(last, part)), name, "quiet" if grey else look))
        spots.sort()
        if len(spots) == 2 and spots[1][0] - spots[0][0] < _LINE:
            middle = (spots[0][0] + spots[1][0]) / 2
            middle = min(max(middle, self.top + _LINE / 2), self.bottom - _LINE / 2)
            spots = [
                (middle + way * _LINE / 2, *spot[1:])
                for way, spot in zip((-1, 1), spots, strict=True)
            ]
        for y, name, look in spots:
            place = (self.slots.right + 10, y + SIZE * 0.35)
            self.drawing.text(*place, name, look=f"label {look}")


def _key(drawing: Drawing, periods: Sequence[Period], y: float) -> float:
    """Write which line is which, above all panels, of those that are drawn."""
    known = [one.thin for one in periods if not math.isnan(one.mean)]
    entries = [
        ("mean", "course", "dot disc", not all(known)),
        ("mean of few articles", "course thin", "dot hollow", any(known)),
        ("rolling median", "rolling", "", any(not math.isnan(one.rolling) for one in periods)),
    ]
    x, drawn = 0.0, [entry[:3] for entry in entries if entry[3]]
    for name, look, dot in drawn:
        wide = 32 + text_width(name, SIZE)
        if x and x + wide > drawing.width:
            x, y = 0.0, y + _LINE
        middle = y + SIZE * 0.62
        drawing.line((x, middle), (x + 26, middle), look)
        if dot:
            drawing.add("circle", cx=x + 13, cy=middle, r=_DOT, class_=dot)
        drawing.text(x + 32, y + SIZE, name)
        x += wide + 18
    return y + SIZE + 12 if drawn else y
