"""Readability and length of groups: every article a dot, the median with its interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from framing.comparison.dictionary import FAMILIES, WORDS
from framing.comparison.medians import median_interval
from framing.comparison.tables import Comparison
from framing.extractors.readability import LEAST_WORDS_OF_ARTICLE, WORDS_PER_SENTENCE
from framing.report.charts import Figure, Swarm, both, draw_medians
from framing.report.compared.grouped import Grouped, articles, crossed, joined, scale_of
from framing.report.markup import render
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted
from framing.report.wording import UNDEFINED, count

_GRADE = "readability_flesch_kincaid_grade"
#: Of more articles in a group, so many are drawn, evenly over their order by value.
_DRAWN = 400


@dataclass(frozen=True)
class Drawn:
    """A measure and its chart."""

    label: str
    figure: Figure


def readability_and_length(comparison: Comparison) -> Section:
    """Show how long and how hard to read the articles of each group are, one by one."""
    told = Grouped(comparison)
    first = [name for name in (WORDS, WORDS_PER_SENTENCE, _GRADE) if name in told.measures]
    drawn = [name for name in first if told.is_measured(name)]
    family = FAMILIES["readability"]
    rest = [name for name, row in told.measures.items() if row["family"] == family]
    html = render(
        "lengths.html.j2",
        drawn=[Drawn(told.label(name), _figure(told, name, at)) for at, name in enumerate(drawn)],
        table=_table(told, list(dict.fromkeys([*first, *rest]))),
        thinned=bool((comparison.sample["analysed"] > _DRAWN).any()),
        several=len(comparison.sample) > 1,
        most=_DRAWN,
        floor=LEAST_WORDS_OF_ARTICLE,
    )
    return Section("readability", "Readability and length", html)


def _figure(told: Grouped, measure: str, at: int) -> Figure:
    phrases, label = told.phrases[measure], told.label(measure)
    swarms = []
    for group in told.names:
        values = told.values(measure, group)
        found = median_interval(values)
        interval = phrases.bracketed(found.low, found.high)
        median = f"median {phrases.figure(found.median)} {interval}".rstrip() if values else ""
        note = joined(median, count(len(values), "article"))
        swarms.append(Swarm(group, tuple(thinned(values)), *found, note))
    spread = [value for swarm in swarms for value in swarm.values]
    unit = str(told.measures[measure]["unit"])
    return both(
        partial(
            draw_medians,
            swarms=swarms,
            scale=scale_of(spread, phrases, unit),
            title=f"{label}: every article",
            description="One row a group, in alphabetical order; every article is a dot. "
            "The diamond is the median, the bar its 95% interval.",
        ),
        f"lengths-{at}",
    )


def thinned(values: Sequence[float], most: int = _DRAWN) -> list[float]:
    """Give at most so many of sorted values, evenly over their order, with both ends.

    >>> thinned([1.0, 2.0, 3.0, 4.0, 5.0], 3)
    [1.0, 3.0, 5.0]
    """
    if len(values) <= most:
        return list(values)
    return [values[round(at * (len(values) - 1) / (most - 1))] for at in range(most)]


def _table(told: Grouped, measures: Sequence[str]) -> Table:
    return crossed(
        "Median over articles, with 95% interval",
        ("Measure", told.one),
        {measure: told.label(measure) for measure in measures},
        told.names,
        partial(_cell, told),
    )


def _cell(told: Grouped, measure: str, group: str) -> Cell:
    values, phrases = told.values(measure, group), told.phrases[measure]
    if not values:
        return UNDEFINED
    found = median_interval(values)
    interval = phrases.bracketed(found.low, found.high)
    return noted(phrases.figure(found.median), joined(interval, articles(len(values))))
