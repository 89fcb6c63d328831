"""Corrected shares of frames as tables: raw beside corrected, and the codes they rest on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from framing.comparison.corrected import ALL_GROUPS
from framing.comparison.phrases import POINTS, PP, Phrases
from framing.report.compared.grouped import Grouped, joined
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count, number


def corrected_table(told: Grouped, measures: Sequence[str]) -> Table:
    """Give a row a frame and group: raw and corrected share, and the codes these rest on."""
    rows = [
        _row(told, measure, group)
        for measure in measures
        for group in told.names
        if (measure, group) in told.corrected
    ]
    return table(
        "Shares raw and corrected for the programme’s errors, with 95% intervals",
        ["Frame", told.one, "#Raw", "#Corrected", "#Codes", "#Precision", "#Recall"],
        rows,
    )


def differences_table(told: Grouped, measures: Sequence[str]) -> Table | None:
    """Give a row a frame and group that is compared: raw and corrected difference."""
    rows: list[list[Cell]] = [
        [
            _label(told, measure),
            f"{group} less {told.other_side(group)}",
            _difference(told.phrases[measure], told.differences[measure, group], ""),
            _difference(told.phrases[measure], row, "difference_", why=str(row["not_compared"])),
        ]
        for measure in measures
        for group in told.contrasts
        if (row := told.corrected.get((measure, group))) is not None
    ]
    if not rows:
        return None
    heads = ["Frame", "Groups", "#Raw", "#Corrected"]
    return table("Differences raw and corrected, with 95% intervals", heads, rows)


def _label(told: Grouped, measure: str) -> str:
    label = told.label(measure).removeprefix("Share of paragraphs in ")
    return label[:1].upper() + label[1:]


def _row(told: Grouped, measure: str, group: str) -> list[Cell]:
    row, phrases = told.corrected[measure, group], told.phrases[measure]
    raw = told.means[measure, group]
    articles = count(int(row["coded_articles"]), "article")
    return [
        _label(told, measure),
        group,
        _figure(phrases, raw["mean"], raw["low"], raw["high"]),
        _corrected(phrases, row),
        noted(f"{row['coded']:,}", joined(f"{row['present']:,} present", articles)),
        _number(row["precision"]),
        _number(row["recall"]),
    ]


def _figure(phrases: Phrases, value: float, low: float, high: float) -> Cell:
    if math.isnan(value):
        return UNDEFINED
    return noted(phrases.figure(value), phrases.bracketed(low, high))


def _corrected(phrases: Phrases, row: Mapping[str, Any]) -> Cell:
    if math.isnan(row["share"]):
        return noted(UNDEFINED, str(row["reason"]))
    between = phrases.bracketed(row["share_low"], row["share_high"])
    pooled = "by the codes of all groups" if row["corrected_by"] == ALL_GROUPS else ""
    return noted(phrases.figure(row["share"]), joined(between, pooled))


def _difference(phrases: Phrases, row: Mapping[str, Any], part: str, *, why: str = "") -> Cell:
    """Give a difference with its interval, or why there is none."""
    if math.isnan(row["difference"]):
        return noted(UNDEFINED, why) if why else UNDEFINED
    between = phrases.bracketed(row[f"{part}low"], row[f"{part}high"], signed=True)
    return noted(phrases.difference(row["difference"]).replace(POINTS, PP), between)


def _number(value: float) -> str:
    return UNDEFINED if math.isnan(value) else number(value)
