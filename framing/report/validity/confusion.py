"""Confusion: which frames were assigned in place of which."""

from __future__ import annotations

from framing.classification.frame_validity import NONE
from framing.evaluation.tables import ValidityTables
from framing.report.markup import element, render
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, table
from framing.report.validity.wording import frame_names


def confusion(validity: ValidityTables) -> Section:
    """Show how often each frame was assigned to texts coded with another, or with none."""
    html = render("validity_confusion.html.j2", table=_table(validity), lead=_lead(validity))
    return Section("confusion", "Confusion", html)


def _counts(validity: ValidityTables) -> dict[tuple[str, str], int]:
    """Give the number of texts in each cell, by row and column."""
    return {
        (str(row), str(column)): int(count)
        for column, counts in validity.confusion.to_dict().items()
        for row, count in counts.items()
    }


def _table(validity: ValidityTables) -> Table:
    names, counts = {**frame_names(validity), NONE: "No frame"}, _counts(validity)
    body = [
        [f"Coded: {names[row]}", *(_cell(row, column, counts[row, column]) for column in names)]
        for row in names
    ]
    return table(
        "Texts coded with the frame of the row to which the frame of the column was assigned",
        ["", *(f"#{name}" for name in names.values())],
        body,
    )


def _cell(row: str, column: str, count: int) -> Cell:
    return element("strong", f"{count:,}") if row == column else f"{count:,}"


def _lead(validity: ValidityTables) -> str:
    names = frame_names(validity)
    wrong = {
        cell: count
        for cell, count in _counts(validity).items()
        if cell[0] != cell[1] and cell[1] in names
    }
    if not any(wrong.values()):
        return "No frame was assigned to a text that was coded without it."
    row, column = max(wrong, key=lambda cell: wrong[cell])
    amount = f"{wrong[row, column]:,} {'text' if wrong[row, column] == 1 else 'texts'}"
    coded = "with no frame" if row == NONE else f"{names[row]} and not {names[column]}"
    return f"The most frequent confusion: {names[column]} was assigned to {amount} coded {coded}."
