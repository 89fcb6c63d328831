"""The table of changes: from when, between which means, by how much, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence

from framing.comparison.changes import CHANGE, FEWEST, TOO_FEW
from framing.comparison.intervals import ENOUGH
from framing.report.compared.courses import Courses, span
from framing.report.compared.grouped import beneath
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, number, whole


def change_table(told: Courses, measures: Sequence[str], caption: str) -> Table:
    """Give a row per measure; when and by how much stands only where there is a change."""
    columns = [
        *("Measure", "Change", "#Before", "#After", "#Difference", "#Corrected p"),
        f"#{told.length.capitalize()}s of {ENOUGH} articles or more",
    ]
    return table(caption, columns, [_row(told, measure) for measure in measures])


def _row(told: Courses, measure: str) -> list[Cell]:
    row, phrases = told.changes[measure], told.phrases[measure]
    verdict, note, figures = str(row["verdict"]), "", [UNDEFINED] * 3
    if verdict == CHANGE:
        interval = phrases.bracketed(row["low"], row["high"], signed=True)
        difference = noted(phrases.difference(row["difference"]), interval)
        figures = [phrases.figure(row["before"]), phrases.figure(row["after"]), difference]
        verdict, note = (
            f"from {row['period']}",
            f"[{span(str(row['earliest']), str(row['latest']))}]",
        )
    elif verdict == TOO_FEW:
        note = f"fewer than {FEWEST}: not tested"
    unit = str(told.measures[measure]["unit"])
    return [
        beneath(
            told.label(measure), f"{unit}; named beforehand" if measure in told.primary else unit
        ),
        beneath(verdict, note),
        *figures,
        _p(float(row["p_adjusted"])),
        whole(row["periods"]),
    ]


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else number(value, 3)
