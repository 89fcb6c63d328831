"""Differences: how far groups lie apart in each measure, effect and interval before any p."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from framing.comparison.correcting import EXPLORATORY, HOLM
from framing.comparison.dictionary import FAMILIES, WORDS
from framing.comparison.phrases import Phrases, at_start, uncapitalised
from framing.comparison.tables import Comparison
from framing.report.charts import (
    Difference,
    Figure,
    ForestRow,
    Scale,
    both,
    draw_forest,
    forest_scale,
)
from framing.report.compared.difference_table import difference_table
from framing.report.compared.grouped import ALL_OTHERS, Grouped, known
from framing.report.compared.shown import UNTESTED, grouping, outcomes
from framing.report.markup import render
from framing.report.section import Section
from framing.report.tabulating import Table
from framing.report.wording import count, listing

_PRIMARY = "Measures named beforehand"
_AXIS = "difference in pooled standard deviations (Hedges’ g)"


#: Where the words stand that a family of measures counts: a place on the page, and its heading.
_BEHIND = {
    FAMILIES["loaded"]: ("loaded-words", "Loaded words"),
    FAMILIES["attribution"]: ("voices", "Voices"),
    FAMILIES["frame"]: ("text", "Annotated texts"),
    FAMILIES["sentiment"]: ("text", "Annotated texts"),
}


@dataclass(frozen=True)
class Panel:
    """Measures that are tested together: what they are, how corrected, drawn and as a table.

    There is no ``figure`` where none of them has a difference with an interval. ``behind`` names
    the sections with the words that these measures count, each by its place on the page.
    """

    heading: str
    told: str
    figure: Figure | None
    table: Table
    primary: bool
    behind: Mapping[str, str]


def differences(comparison: Comparison) -> Section:
    """Show the differences of all measures, primary ones first, then family by family."""
    told = Grouped(comparison)
    panels = _panels(told) if told.contrasts else []
    if not told.contrasts:
        lead = "There is one group only: nothing to compare."
    elif not any(panel.figure for panel in panels):
        lead, panels = _untold(), []
    else:
        lead = _lead(told)
    html = render(
        "differences.html.j2",
        lead=lead,
        panels=panels,
        primary=bool(told.primary),
        length=WORDS in (comparison.settings.get("adjust") or ()),
        held=listing([str(name) for name in comparison.settings.get("adjust") or ()]),
        bounds=bool(comparison.differences["bound"].notna().any()),
        draws=f"{int(comparison.settings.get('draws', 0)):,}",
    )
    return Section("differences", "Differences", html)


def _lead(told: Grouped) -> str:
    groups, (one, _) = told.contrasts, grouping(told.comparison)
    amounts = outcomes(told.comparison)
    reference = str(told.comparison.settings.get("reference") or "")
    if len(groups) == 1:
        who = f"{at_start(groups[0])} less {told.other_side(groups[0])}"
    else:
        who = f"Each {one} less {reference or ALL_OTHERS}"
    alike = f" ({amounts.equivalent:,} as equivalent)" if amounts.equivalent else ""
    found = (
        f"{amounts.clear:,} of {count(amounts.tested, 'difference')} that could be tested"
        f" {'is' if amounts.clear == 1 else 'are'} clear{alike}"
        if amounts.tested
        else "no difference could be tested; those with an interval are exploratory"
    )
    return (
        f"{who}: {found}. Dots to the right of zero mean more of what the measure counts, to the"
        " left less; neither is better."
    )


def _untold() -> str:
    return (
        f"No difference has an interval, and none is drawn or tested: {UNTESTED}. The figures of"
        " each stand in the sections below, their differences in comparison/differences.csv."
    )


def _panels(told: Grouped) -> list[Panel]:
    families: dict[str, list[str]] = {_PRIMARY: told.primary} if told.primary else {}
    for name, row in told.measures.items():
        if not row["primary"]:
            family = str(row["family"])
            families.setdefault(family[:1].upper() + family[1:], []).append(name)
    rows = {name: forest_row(told, name) for name in told.measures}
    scale = forest_scale(rows.values(), _AXIS)
    return [
        Panel(
            heading,
            _corrected(told, names),
            _figure(told, [rows[name] for name in names], scale, (at, heading)),
            difference_table(told, names, heading),
            heading == _PRIMARY,
            _behind(told, names),
        )
        for at, (heading, names) in enumerate(families.items())
    ]


def _behind(told: Grouped, names: Sequence[str]) -> dict[str, str]:
    families = dict.fromkeys(str(told.measures[name]["family"]) for name in names)
    return dict(_BEHIND[family] for family in families if family in _BEHIND)


def _corrected(told: Grouped, names: Sequence[str]) -> str:
    """Say how a family is corrected, and for how many tests."""
    groups = told.contrasts
    first = told.differences[names[0], groups[0]]
    size = int(first["family_size"])
    if not size:
        verdicts = {told.differences[one, group]["verdict"] for one in names for group in groups}
        is_any = EXPLORATORY in verdicts
        return "Exploratory: no p-values." if is_any else "Nothing here could be tested."
    tests = count(size, "test")
    if first["correction"] == HOLM:
        return f"p-values are corrected by Holm’s method over {tests}."
    return (
        f"p-values are corrected by the method of Benjamini and Hochberg over the {tests} of this"
        " family."
    )


def _figure(
    told: Grouped, rows: Sequence[ForestRow], scale: Scale, named: tuple[int, str]
) -> Figure | None:
    at, heading = named
    if not any(known(one.at) for row in rows for one in row.crude):
        return None
    return both(
        partial(
            draw_forest,
            groups=told.legend(told.contrasts),
            rows=rows,
            scale=scale,
            title=f"Differences: {uncapitalised(heading)}",
            description="One row a measure, in it a dot with its 95% interval for each group, "
            "around zero. Hollow: crude. Solid: adjusted. The table below holds every figure.",
        ),
        f"forest-{at}",
    )


def forest_row(told: Grouped, measure: str) -> ForestRow:
    """Give a measure with the differences of its groups, as Hedges' g."""
    sd = float(told.comparison.advice["sd"].get(measure, math.nan))
    crude, held = [], []
    for group in told.contrasts:
        row, phrases = told.differences[measure, group], told.phrases[measure]
        unit = _unit(row, sd)
        ends = [row[name] for name in ("difference", "low", "high")]
        crude.append(_standardised(ends, unit, f"{group}, crude", phrases))
        ends = [row[f"adjusted_{name}"] for name in ("difference", "low", "high")]
        held.append(_standardised(ends, unit, f"{group}, adjusted", phrases))
    adjusted = tuple(held) if any(known(one.at) for one in held) else ()
    return ForestRow(told.label(measure), tuple(crude), adjusted, strong=measure in told.primary)


def _unit(row: Mapping[str, Any], sd: float) -> float:
    """Give what a difference is divided by to be Hedges' g, as the table has it.

    Of a difference of 0, which does not tell, *sd* stands in; NaN where there is no interval.
    """
    difference, effect = float(row["difference"]), float(row["effect"])
    if not known(effect):
        return math.nan
    return difference / effect if effect else sd


def _standardised(ends: Sequence[float], unit: float, who: str, phrases: Phrases) -> Difference:
    """Give a difference in standard deviations; its hint is in the unit of the measure."""
    at, low, high = map(float, ends)
    if not (unit > 0 and known(at)):
        return Difference(math.nan)
    interval = phrases.bracketed(low, high, signed=True)
    hint = f"{who}: {phrases.difference(at)} {interval}".strip()
    return Difference(at / unit, low / unit, high / unit, hint)
