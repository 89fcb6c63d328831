"""A page of the charts of comparisons, for so many groups, with names of 60 characters."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial

from compared_specimens import LONG_NAME

from framing.report.charts import (
    Difference,
    Drawing,
    Figure,
    ForestRow,
    Lane,
    MatrixCell,
    MatrixRow,
    Ranked,
    Row,
    Scale,
    Swarm,
    both,
    draw_forest,
    draw_group_dots,
    draw_matrix,
    draw_medians,
    draw_ranked,
    forest_scale,
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


def forest_rows(groups: int) -> list[ForestRow]:
    """Give measures: one with an interval beyond the axis, one adjusted, one not tested."""
    rows = []
    for at, label in enumerate(("Loaded words", f"Sentiment of {LONG_NAME}", "Words", "Grade")):
        crude = []
        for group in range(groups):
            value = 3 * wave(5 * group + at) - 1.5
            wide = 4.0 if at == 2 and group == 0 else 0.3
            crude.append(Difference(value, value - wide, value + 0.3, f"{group}: {value}"))
        if at == 3:
            crude = [Difference(math.nan)] * groups
        held = [Difference(one.at * 0.8, one.low * 0.8, one.high * 0.8) for one in crude]
        rows.append(ForestRow(label, tuple(crude), tuple(held) if at != 1 else (), at == 0))
    return rows


def swarms(groups: int) -> list[Swarm]:
    """Give groups of none, one, some and many articles."""
    made = []
    for at, name in enumerate(names(groups)):
        amount = (60, 12, 1, 0)[at % 4]
        values = tuple(200 + 900 * wave(n + at) * wave(3 * n) for n in range(amount))
        middle = sorted(values)[amount // 2] if values else math.nan
        low, high = (middle - 60, middle + 90) if amount > 5 else (math.nan, math.nan)
        made.append(
            Swarm(name, values, middle, low, high, f"{amount} articles, median {middle:.0f}")
        )
    return made


def matrix_rows(groups: int) -> list[MatrixRow]:
    """Give sources with amounts of up to five figures, absent and not known."""
    rows = []
    for at, label in enumerate(("Ann Lee", LONG_NAME, "Jo Hale")):
        amounts = [float(int(1e5 * wave(at + 2 * n) ** (3 * at + 1))) for n in range(groups)]
        amounts[0] = (0.0, 12345.0, math.nan)[at]
        cells = [MatrixCell(a, "–" if math.isnan(a) else f"{a:,.0f}") for a in amounts]
        rows.append(MatrixRow(label, tuple(cells), "named person" if at else ""))
    return rows


def ranked() -> list[Ranked]:
    """Give words with log ratios on both sides of zero."""
    labels = ("drone", LONG_NAME, "monument", "<b>terror</b>")
    amounts = (1.37, 2.2, -1.2, 0.0)
    return [
        Ranked(
            label, amount, f"{amount:+.2f} [{amount - 0.7:.2f}, 9.99]", amount - 0.7, amount + 0.9
        )
        for label, amount in zip(labels, amounts, strict=True)
    ]


def drawings(groups: int) -> Iterator[tuple[str, Callable[[str, int], Drawing]]]:
    """Give every chart of comparisons for so many groups, by a name."""
    shares = Scale(round_ticks([0, 1]), "share of the paragraphs decided", percentage)
    called = names(groups)
    yield (
        "dots",
        partial(draw_group_dots, groups=called, rows=group_rows(groups), scale=shares, **TOLD),
    )
    rows = forest_rows(groups)
    scale = forest_scale(rows, f"difference from all others, in sd of {LONG_NAME}")
    yield "forest", partial(draw_forest, groups=called, rows=rows, scale=scale, **TOLD)
    words = Scale(round_ticks([0, 1200], zero=True), "words of the article")
    yield "medians", partial(draw_medians, swarms=swarms(groups), scale=words, **TOLD)
    cells = matrix_rows(groups)
    yield "matrix", partial(draw_matrix, columns=called, rows=cells, **TOLD)
    short = [f"Outlet {at}" for at in range(groups)]
    yield "matrix of short names", partial(draw_matrix, columns=short, rows=cells, **TOLD)
    yield "ranked", partial(draw_ranked, items=ranked(), **TOLD)


def gallery(groups: int) -> str:
    """Give the page."""
    figures = {name: both(draw, name.replace(" ", "-")) for name, draw in drawings(groups)}
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
