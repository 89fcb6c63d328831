"""Charts over periods for tests: with gaps, thin periods, changes and events with long names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from chart_gallery import TOLD, names, wave
from compared_specimens import LONG_NAME

from framing.report.charts import (
    BandPanel,
    Column,
    Drawing,
    Event,
    MixRow,
    Period,
    Scale,
    Shift,
    draw_bands,
    draw_mix,
    percentage,
    round_ticks,
)

SCALE = Scale(round_ticks([0, 1]), "spans per 100 words")
EVENTS = (
    Event(3.4, f"Opening of {LONG_NAME}"),
    Event(3.6, "Election"),
    Event(0.0, "First day"),
    Event(12.0, "Last day"),
)


def months(amount: int) -> list[str]:
    return [f"{2020 + at // 12}-{at % 12 + 1:02}" for at in range(amount)]


def periods(amount: int) -> tuple[Period, ...]:
    """Give periods: the fourth without an article, the fifth with one, the sixth with five."""
    made = []
    for at in range(amount):
        n = {3: 0, 4: 1, 5: 5}.get(at, 10 + at % 9)
        mean = wave(at) if n else math.nan
        half = 0.8 / math.sqrt(n) if n > 1 else math.nan
        made.append(Period(n, mean, mean - half, mean + half, mean, n < 10, f"{at}"))
    return tuple(made)


def panels(amount: int) -> list[BandPanel]:
    """Give a panel with a change, one with a long name and shares, and one without figures."""
    shift = Shift(
        min(6, amount - 1), min(4, amount - 1), min(8, amount - 1), f"Change: {LONG_NAME}"
    )
    none = (Period(0, *(math.nan,) * 4, True),) * amount
    return [
        BandPanel("Loaded words per 100 words", SCALE, periods(amount), shift),
        BandPanel(LONG_NAME, Scale(SCALE.ticks, "share", percentage), periods(amount)),
        BandPanel("Nothing", SCALE, none),
    ]


def mix_rows(groups: Sequence[str], amount: int) -> list[MixRow]:
    total = tuple(Column(wave(at), f"{10 * at:,}", at % 5 == 0) for at in range(amount))
    shares = tuple(Column(wave(at), f"{wave(at):.0%}", at == 1, "hint") for at in range(amount))
    return [MixRow("All together", total, "1,234"), *(MixRow(g, shares, "100%") for g in groups)]


def drawings(amount: int) -> Iterator[tuple[str, Callable[[str, int], Drawing]]]:
    """Give the charts over so many periods, by a name."""
    called = months(amount)
    events = [Event(min(event.at, amount), event.label) for event in EVENTS]
    shown = partial(draw_bands, names=called, panels=panels(amount), **TOLD)
    yield "bands", partial(shown, events=events)
    yield "bands-few", partial(shown, events=events[1:2])
    yield "mix", partial(draw_mix, names=called, rows=mix_rows(names(3), amount), **TOLD)
