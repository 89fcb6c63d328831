"""Workbooks read: the cells of a coder's sheet, whichever programme saved it last."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from framing.coding.sample import UNIT
from framing.coding.workbooks import CODES_SHEET


def read_workbook(path: Path) -> list[list[Any]]:
    """Give the rows of the sheet of codes, the header first, each as long as the longest.

    It is the sheet called Codes, else the first with a column ``unit``. Of a formula the value that
    was saved with it is given, and the formula where none was.

    Raises ValueError where the file cannot be read or has no such sheet.
    """
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What openpyxl leaves out of a workbook (styles, extensions) concerns no code.
        warnings.simplefilter("ignore", UserWarning)
        try:
            sheet = _sheet(load_workbook(path))
            rows = [] if sheet is None else [list(row) for row in sheet.iter_rows()]
            if any(cell.data_type == "f" for row in rows for cell in row):
                values = load_workbook(path, data_only=True)[sheet.title]
                return [[_value(cell, values) for cell in row] for row in rows]
        except Exception as error:  # openpyxl raises errors of many kinds on damaged bytes
            reason = str(error).split("\n")[0].rstrip(".") or type(error).__name__
            raise ValueError(f"cannot be read as xlsx ({reason})") from None
    if sheet is None:
        raise ValueError(f"has no sheet {CODES_SHEET!r}, and none with a column {UNIT!r}")
    return [[_plain(cell.value) for cell in row] for row in rows]


def _sheet(book: Any) -> Any:
    named = [sheet for sheet in book.worksheets if sheet.title == CODES_SHEET]
    with_units = [
        sheet
        for sheet in book.worksheets
        if any(str(cell.value).strip() == UNIT for cell in next(sheet.iter_rows(max_row=1), ()))
    ]
    return next(iter([*named, *with_units]), None)


def _value(cell: Any, values: Any) -> Any:
    if cell.data_type != "f":
        return _plain(cell.value)
    saved = values.cell(cell.row, cell.column).value
    return str(getattr(cell.value, "text", cell.value)) if saved is None else _plain(saved)


def _plain(value: Any) -> Any:
    return "" if value is None else value
