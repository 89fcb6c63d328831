"""Corrected shares of frames as a table: raw beside corrected, and the codes they rest on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from framing.comparison.corrected import ALL_GROUPS
from framing.comparison.phrases import Phrases
from framing.report.compared.grouped import Grouped, beneath, joined
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count, number


def corrected_table(told: Grouped, measures: Sequence[str]) -> Table:
    """Give a row a frame and group: raw and corrected share and difference, and their codes."""
    rows = [
        _row(told, measure, group)
        for measure in measures
        for group in told.names
        if (measure, group) in told.corrected
    ]
    return table(
        "Shares raw and corrected for the programme’s errors, with 95% intervals",
        [
            *("Frame", told.one, "#Raw", "#Corrected", "#Codes", "#Precision", "#Recall"),
            *("#Difference, raw", "#Difference, corrected"),
        ],
        rows,
    )


def _row(told: Grouped, measure: str, group: str) -> list[Cell]:
    row, phrases = told.corrected[measure, group], told.phrases[measure]
    raw, difference = told.means[measure, group], told.differences.get((measure, group))
    label = told.label(measure).removeprefix("Share of paragraphs in ")
    articles = count(int(row["coded_articles"]), "article")
    return [
        label[:1].upper() + label[1:],
        group,
        _figure(phrases, raw["mean"], raw["low"], raw["high"]),
        _corrected(phrases, row),
        noted(f"{row['coded']:,}", joined(f"{row['present']:,} present", articles)),
        _number(row["precision"]),
        _number(row["recall"]),
        UNDEFINED if difference is None else _of(phrases, difference, ""),
        _of(phrases, row, "difference_", why=str(row["not_compared"])),
    ]


def _figure(phrases: Phrases, value: float, low: float, high: float) -> Cell:
    if math.isnan(value):
        return UNDEFINED
    return noted(phrases.figure(value), phrases.bracketed(low, high))


def _corrected(phrases: Phrases, row: Mapping[str, Any]) -> Cell:
    if math.isnan(row["share"]):
        return beneath(UNDEFINED, str(row["reason"]))
    between = phrases.bracketed(row["share_low"], row["share_high"])
    pooled = "by the codes of all groups" if row["corrected_by"] == ALL_GROUPS else ""
    return noted(phrases.figure(row["share"]), joined(between, pooled))


def _of(phrases: Phrases, row: Mapping[str, Any], part: str, *, why: str = "") -> Cell:
    """Give a difference with its interval, or why there is none."""
    if math.isnan(row["difference"]):
        return beneath(UNDEFINED, why) if why else UNDEFINED
    between = phrases.bracketed(row[f"{part}low"], row[f"{part}high"], signed=True)
    return noted(phrases.difference(row["difference"]), between)


def _number(value: float) -> str:
    return UNDEFINED if math.isnan(value) else number(value)
