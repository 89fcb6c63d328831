"""Excel: all tables as one workbook in which text is text, whatever it begins with."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.values import as_text, is_missing
from framing.export.losses import Losses, marked
from framing.export.zipping import zip_of

#: What a sheet and a cell of Excel hold: rows with the heading, UTF-16 units of text.
ROWS, TEXT = 1_048_576, 32_767
# XML has no sign for these, and Excel reads _x0041_ as the letter A.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE, _THEN = "docProps/core.xml", rb"\g<1>2000-01-01T00:00:00Z"
_WIDE, _NARROW, _WIDE_FROM = 48, 14, 24
_LOOKED_AT = 50

Cell = Callable[[Any, str], Any]


def write_excel(tables: Mapping[str, pd.DataFrame], path: Path, losses: Losses) -> None:
    """Write tables into one workbook, a sheet each; what does not fit is cut and the loss told.

    No text is a formula, an error or a date: it is text, and stays so when the cell is edited.
    Numbers are numbers, missing cells are empty. Characters that XML cannot hold become U+FFFD.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, table in tables.items():
        _fill(book.create_sheet(name), name, table, path.name, losses)
    written = io.BytesIO()
    book.save(written)
    path.write_bytes(_settled(written.getvalue()))


def _fill(sheet: Any, name: str, table: pd.DataFrame, file: str, losses: Losses) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    def cell(value: Any, column: str) -> Any:
        if isinstance(value, str):
            return _text_cell(WriteOnlyCell(sheet), _fitting(value, losses, file, name, column))
        return value

    kept = table.iloc[: ROWS - 1]
    if len(kept) < len(table):
        losses.rows(file, name, kept=len(kept), rows=len(table))
    for at, column in enumerate(map(str, table.columns), start=1):
        width = _WIDE if _is_wide(table[column]) else max(_NARROW, min(len(column) + 2, _WIDE))
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "B2"
    heading = [cell(str(column), str(column)) for column in table.columns]
    for one in heading:
        one.font = Font(bold=True)
    sheet.append(heading)
    for row in _rows(kept):
        sheet.append([cell(value, str(c)) for value, c in zip(row, table.columns, strict=True)])


def _text_cell(cell: Any, text: str) -> Any:
    """Fill a cell with text: its type is set, since text as ``=1`` would be taken for a formula."""
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _fitting(text: str, losses: Losses, file: str, table: str, column: str) -> str:
    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    safe = _ESCAPED.sub("_x005F_", text)
    if _units(safe) <= TEXT:
        return safe
    losses.cell(file, table, column, f"{TEXT:,} characters")
    mark = marked(len(text), "characters")
    units = safe.encode("utf-16-le")[: 2 * (TEXT - len(mark))]
    return f"{units.decode('utf-16-le', 'ignore')}{mark}"


def _units(text: str) -> int:
    """Give the length of a text as Excel counts it: what is beyond U+FFFF is two."""
    return len(text) if len(text) > TEXT or text.isascii() else len(text.encode("utf-16-le")) // 2


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    columns = [[_plain(cell) for cell in table[column]] for column in table.columns]
    return zip(*columns, strict=True)


def _plain(value: Any) -> Any:
    """Give a cell as a sheet can hold it: a number, a truth value, text, or nothing.

    >>> [_plain(value) for value in (1.5, float("nan"), float("inf"), "=1", True, "")]
    [1.5, None, 'inf', '=1', True, None]
    """
    if value is None or value is pd.NA or value is pd.NaT or value == "":
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        # Excel keeps fifteen digits of a number.
        return value if abs(value) < 10**15 else str(value)
    return None if is_missing(value) else as_text(value)


def _is_wide(column: pd.Series[Any]) -> bool:
    return any(isinstance(c, str) and len(c) > _WIDE_FROM for c in column.head(_LOOKED_AT))


def _settled(book: bytes) -> bytes:
    """Give a workbook without the times at which it was written: equal tables, equal bytes."""
    with zipfile.ZipFile(io.BytesIO(book)) as opened:
        parts = {name: opened.read(name) for name in opened.namelist()}
    parts[_CORE] = _TIMES.sub(_THEN, parts[_CORE])
    return zip_of(parts)
