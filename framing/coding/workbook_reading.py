"""Workbooks read: the cells of a coder's sheet, whichever programme saved it last."""

from __future__ import annotations

import warnings
from itertools import chain
from pathlib import Path
from typing import Any

from framing.coding.sample import UNIT
from framing.coding.workbooks import CODES_SHEET
from framing.workbooks import opened, rows_of


def read_workbook(path: Path) -> list[list[Any]]:
    """Give the rows of the sheet of codes, the header first, each as long as the longest.

    It is the sheet called Codes, else the first with a column ``unit``. Of a formula the value that
    was saved with it is given, and the formula where none was.

    Raises ValueError where the file cannot be read or has no such sheet.
    """
    with warnings.catch_warnings():
        # What openpyxl leaves out of a workbook (styles, extensions) concerns no code.
        warnings.simplefilter("ignore", UserWarning)
        try:
            with opened(path) as book:
                sheet = _sheet(book)
                title, rows = ("", []) if sheet is None else (sheet.title, rows_of(sheet))
            saved: list[list[Any]] = []
            if any(cell is not None and cell.data_type == "f" for row in rows for cell in row):
                with opened(path, values=True) as book:
                    saved = rows_of(book[title])
        except Exception as error:  # openpyxl raises errors of many kinds on damaged bytes
            reason = str(error).split("\n")[0].rstrip(".") or type(error).__name__
            raise ValueError(f"cannot be read as xlsx ({reason})") from None
    if sheet is None:
        raise ValueError(f"has no sheet {CODES_SHEET!r}, and none with a column {UNIT!r}")
    return [
        [_value(cell, saved, row, column) for column, cell in enumerate(cells)]
        for row, cells in enumerate(rows)
    ]


def _sheet(book: Any) -> Any:
    named = [sheet for sheet in book.worksheets if sheet.title == CODES_SHEET]
    with_units = (
        sheet
        for sheet in book.worksheets
        if any(str(cell.value).strip() == UNIT for cell in next(sheet.iter_rows(max_row=1), ()))
    )
    return next(chain(named, with_units), None)


def _value(cell: Any, saved: list[list[Any]], row: int, column: int) -> Any:
    """Give what a cell holds, of a formula the value saved with it, else the formula."""
    if cell is None:
        return ""
    if cell.data_type != "f":
        return cell.value
    value = saved[row][column] if row < len(saved) and column < len(saved[row]) else None
    return str(getattr(cell.value, "text", cell.value)) if value is None else value.value
