"""Workbooks: the list of disagreements as a spreadsheet in which codes are chosen from a list."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd

from framing.agreement.disagreeing import CODER, TEXT, VARIABLE
from framing.codings import ADJUDICATED

#: What a cell of a spreadsheet can hold, and what none can.
_LONGEST = 32_767
_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_WIDTHS = {TEXT: 90, VARIABLE: 22, ADJUDICATED: 16}
_WIDTH, _CODER_WIDTH = 18, 14
#: A list in a cell may have so many characters; no code in it may have a comma or a quote.
_LIST = 255
#: The same table gives the same bytes, so a workbook does not tell when it was made.
_THEN = datetime(2000, 1, 1)


def workbook_of(table: pd.DataFrame, codes: Mapping[str, Sequence[str]]) -> bytes:
    """Give disagreements as an Excel workbook; every cell is text, and none is ever run.

    The column ``adjudicated`` offers the *codes* of the row's variable and refuses others; a
    variable without codes takes any number. Texts over 32,767 characters are cut, with a mark.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "disagreements"
    sheet.freeze_panes = "A2"
    for at, name in enumerate(map(str, table.columns), start=1):
        _write(sheet.cell(1, at), name)
        sheet.cell(1, at).font = Font(bold=True)
        width = _CODER_WIDTH if name.startswith(CODER) else _WIDTHS.get(name, _WIDTH)
        sheet.column_dimensions[get_column_letter(at)].width = width
        for row, cell in enumerate(table[name].tolist(), start=2):
            if isinstance(cell, str):
                _write(sheet.cell(row, at), cell)
            sheet.cell(row, at).alignment = Alignment(wrap_text=True, vertical="top")
    _offer(sheet, table, codes)
    book.properties.created = book.properties.modified = _THEN
    return _saved(book)


def _write(cell: Any, text: str) -> None:
    """Write text as text, whatever it begins with."""
    clean = _UNREADABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    cell.value = clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 2]} …"
    cell.data_type = "s"
    cell.quotePrefix = True


def _offer(sheet: Any, table: pd.DataFrame, codes: Mapping[str, Sequence[str]]) -> None:
    """Let each cell to be filled in take the codes of its variable."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    letter = get_column_letter(list(table.columns).index(ADJUDICATED) + 1)
    variables = table[VARIABLE].tolist()
    for variable in dict.fromkeys(variables):
        given = codes.get(variable, ())
        listed = ",".join(given)
        if not given:
            rule = DataValidation(
                type="decimal", operator="between", formula1="-1E9", formula2="1E9"
            )
            rule.error = "A number is expected."
        elif len(listed) > _LIST or any(set(code) & set(',"') for code in given):
            continue  # no list can hold them; they are checked when the file is read
        else:
            rule = DataValidation(type="list", formula1=f'"{listed}"')
            rule.error = f"Expected one of {listed}"[:_LIST]
        rule.showErrorMessage, rule.allow_blank = True, True
        sheet.add_data_validation(rule)
        for row, named in enumerate(variables, start=2):
            if named == variable:
                rule.add(f"{letter}{row}")


def _saved(book: Any) -> bytes:
    """Give a workbook as bytes that do not tell the time of day."""
    import zipfile

    file, still = io.BytesIO(), io.BytesIO()
    book.save(file)
    with zipfile.ZipFile(file) as made, zipfile.ZipFile(still, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = re.sub(
                    rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", content
                )
            kept.writestr(
                zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED
            )
    return still.getvalue()
