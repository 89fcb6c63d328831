"""A page of the charts of comparisons, for so many groups, with names of 60 characters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

from compared_specimens import LONG_NAME

from framing.report.charts import (
    Drawing,
    Figure,
    Lane,
    Row,
    Scale,
    both,
    draw_group_dots,
    percentage,
    round_ticks,
)
from framing.report.look import stylesheet
from framing.report.section import Section

TOLD = {"title": "A chart", "description": "What it shows."}
STYLES = ("page.css", "sections.css", "compared.css")


def names(groups: int) -> list[str]:
    """Give names of 60 characters that differ in the last two."""
    return [f"{LONG_NAME[:-2]}{at:02d}" for at in range(groups)]


def wave(at: int) -> float:
    """Give a figure between 0 and 1, another for each place."""
    return 0.5 + 0.5 * math.sin(1.7 * at + 0.4)


def group_rows(groups: int) -> list[Row]:
    """Give rows of groups: short and long names, undefined figures, single points."""
    rows = []
    for at, label in enumerate(("No frame", f"Share of {LONG_NAME}", "Security frame")):
        lanes = []
        for group in range(groups):
            value = math.nan if at == 1 and group == 1 else wave(3 * group + at)
            few = group == 2
            lanes.append(
                Lane(
                    *(group, value, value - 0.1, value + 0.12, few),
                    points=(value - 0.05, value + 0.2) if few else (),
                    hint=f"{group}: {value}",
                )
            )
        rows.append(Row(label, tuple(lanes)))
    return rows


def drawings(groups: int) -> Iterator[tuple[str, Callable[[str, int], Drawing]]]:
    """Give every chart of comparisons for so many groups, by a name."""
    shares = Scale(round_ticks([0, 1]), "share of the paragraphs decided", percentage)
    called = names(groups)
    yield (
        "dots",
        partial(draw_group_dots, groups=called, rows=group_rows(groups), scale=shares, **TOLD),
    )


def gallery(groups: int) -> str:
    """Give the page."""
    figures = {name: both(draw, name) for name, draw in drawings(groups)}
    styles = "".join(map(stylesheet, STYLES))
    body = "".join(f"<h2>{name}</h2>{_shown(figure)}" for name, figure in figures.items())
    return (
        '<!DOCTYPE html><html lang=en><meta charset=utf-8><meta name=viewport content="'
        'width=device-width"><meta name=color-scheme content="light dark"><title>Charts</title>'
        f'<style>{styles}</style><body><main id=main class=fr-page><section class="fr">{body}'
        "</section></main></body></html>"
    )


def _shown(figure: Figure) -> str:
    return (
        f'<figure class="chart"><div class="wide">{figure.wide}</div>'
        f'<div class="narrow">{figure.narrow}</div></figure>'
    )


def page_of_sections(*sections: Section) -> str:
    """Give a page of sections, in the look that reports on groups have."""
    styles = "".join(map(stylesheet, STYLES))
    body = "".join(str(section.html) for section in sections)
    return (
        '<!DOCTYPE html><html lang=en><meta charset=utf-8><meta name=viewport content="'
        'width=device-width"><meta name=color-scheme content="light dark"><title>Charts</title>'
        f"<style>{styles}</style><body><main id=main class=fr-page>{body}</main></body></html>"
    )
