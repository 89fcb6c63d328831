"""Confusion: which frames were assigned in place of which."""

from __future__ import annotations

from framing.classification.frame_validity import NONE
from framing.evaluation.tables import ValidityTables
from framing.report.markup import element, render
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, table
from framing.report.validity.wording import frame_names

#: With more frames than these, columns are headed by the numbers of their rows.
_NAMED = 6


def confusion(validity: ValidityTables) -> Section:
    """Show how often each frame was assigned to texts coded with another, or with none."""
    html = render(
        "validity_confusion.html.j2",
        table=_table(validity),
        lead=_lead(validity),
        tight=len(validity.frames) > _NAMED,
    )
    return Section("confusion", "Confusion", html)


def _counts(validity: ValidityTables) -> dict[tuple[str, str], int]:
    """Give the number of texts in each cell, by row and column."""
    return {
        (str(row), str(column)): int(count)
        for column, counts in validity.confusion.to_dict().items()
        for row, count in counts.items()
    }


def _table(validity: ValidityTables) -> Table:
    names, counts = frame_names(validity), _counts(validity)
    heads = names
    if len(names) > _NAMED:
        names = {code: f"{at} {name}" for at, (code, name) in enumerate(names.items(), start=1)}
        heads = {code: str(at) for at, code in enumerate(names, start=1)}
    rows = {**names, NONE: "No frame"}
    columns = {**heads, NONE: "No frame" if len(names) <= _NAMED else "None"}
    body = [
        [name, *(_cell(row, column, counts[row, column]) for column in columns)]
        for row, name in rows.items()
    ]
    return table(
        "Texts coded with the frame of the row to which the frame of the column was assigned",
        ["Coded", *(f"#{head}" for head in columns.values())],
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
    called = {code: f"“{name}”" for code, name in names.items()}
    amount = f"{wrong[row, column]:,} {'text' if wrong[row, column] == 1 else 'texts'}"
    coded = "with no frame" if row == NONE else f"{called[row]} and not {called[column]}"
    return f"The most frequent confusion: {called[column]} was assigned to {amount} coded {coded}."
