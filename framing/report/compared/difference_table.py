"""The table of differences: means, differences with intervals, effect, p, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.comparison.correcting import EQUIVALENT, EXPLORATORY, HIGHER, LOWER, NOT_TESTED
from framing.comparison.intervals import ENOUGH
from framing.comparison.phrases import POINTS, PP, Phrases, p_of
from framing.report.compared.grouped import ALL_OTHERS, Grouped, articles, beneath, joined, known
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, number

_CRUDE = ("difference", "low", "high")
_HELD = ("adjusted_difference", "adjusted_low", "adjusted_high")


def difference_table(told: Grouped, measures: Sequence[str], caption: str) -> Table:
    """Give a row per measure and compared group, each figure with what it rests on."""
    groups = told.contrasts
    several = len(groups) > 1
    sides = {told.other_side(group) for group in groups}
    columns = [
        "Measure",
        f"#{'Mean' if several else groups[0]}",
        f"#{_head(sides.pop()) if len(sides) == 1 else 'Other side'}",
        *("#Difference", *(["#Adjusted difference"] if told.is_adjusted else [])),
        "Verdict",
    ]
    rows = [
        [_heading(told, measure, group if several else ""), *_cells(told, measure, group)]
        for measure in measures
        for group in groups
    ]
    return table(f"{caption}: means and differences, with 95% intervals", columns, rows)


def _head(side: str) -> str:
    return side.capitalize() if side == ALL_OTHERS else side


def _heading(told: Grouped, measure: str, group: str) -> Cell:
    """Give a measure and the group; where there is one group only, the unit."""
    return beneath(told.label(measure), group or str(told.measures[measure]["unit"]))


def _cells(told: Grouped, measure: str, group: str) -> list[Cell]:
    row, phrases = told.differences[measure, group], told.phrases[measure]
    other = told.means[measure, group]["mean"] - row["difference"]
    return [
        told.mean(measure, group),
        noted(phrases.figure(other), articles(row["reference_articles"]))
        if known(other)
        else UNDEFINED,
        _difference(phrases, row, _CRUDE, _effect(row["effect"])),
        *([_adjusted(told, measure, group)] if told.is_adjusted else []),
        beneath(_verdict(row, group), joined(_p(row["p_adjusted"]), _because(told, row, phrases))),
    ]


def _difference(
    phrases: Phrases, row: dict[str, Any], names: tuple[str, str, str], rests_on: str = ""
) -> Cell:
    at, low, high = (row[name] for name in names)
    if not known(at):
        return UNDEFINED
    interval = phrases.bracketed(low, high, signed=True)
    return noted(phrases.difference(at).replace(POINTS, PP), joined(interval, rests_on))


def _adjusted(told: Grouped, measure: str, group: str) -> Cell:
    row = told.differences[measure, group]
    if known(row["adjusted_difference"]):
        return _difference(told.phrases[measure], row, _HELD, articles(row["adjusted_articles"]))
    reasons = told.comparison.differences.attrs.get("not_adjusted", {})
    return noted(UNDEFINED, str(reasons.get(measure, {}).get(group, "cannot be estimated")))


def _effect(value: float) -> str:
    return f"g\N{NO-BREAK SPACE}{number(value, 2, signed=True)}" if known(value) else ""


def _p(value: float) -> str:
    return p_of(value) if known(value) else ""


def _verdict(row: dict[str, Any], group: str) -> str:
    """Say in words what a difference amounts to."""
    verdict = str(row["verdict"])
    return f"{group} is {verdict}" if verdict in (HIGHER, LOWER) else verdict


def _because(told: Grouped, row: dict[str, Any], phrases: Phrases) -> str:
    """Say what a verdict rests on, and whether it stays with covariates held equal."""
    verdict = str(row["verdict"])
    if verdict == EXPLORATORY:
        return f"fewer than {ENOUGH} articles on a side: nothing is concluded"
    if verdict == NOT_TESTED:
        few = min(row["articles"], row["reference_articles"]) < 2
        return "under two articles on a side" if few else "does not vary"
    if verdict == EQUIVALENT:
        return f"within {phrases.width(row['bound'])}, set beforehand"
    return _stays(told, row) if verdict in (HIGHER, LOWER) else ""


def _stays(told: Grouped, row: dict[str, Any]) -> str:
    low, high = row["adjusted_low"], row["adjusted_high"]
    if not told.is_adjusted:
        return ""
    if not known(low, high):
        return "not known with covariates held equal"
    same = low > 0 if row["difference"] > 0 else high < 0
    return f"{'also' if same else 'not clear'} with covariates held equal"
