"""Excel: all tables as one workbook in which text is text, whatever it begins with."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any
from xml.sax.saxutils import escape

import pandas as pd

from framing.corpus.values import as_text, is_missing
from framing.export.losses import Losses, marked
from framing.export.zipping import entry_of

#: What a sheet and a cell of Excel hold: rows with the heading, UTF-16 units of text.
ROWS, TEXT = 1_048_576, 32_767
# XML has no sign for these, and Excel reads _x0041_ as the letter A.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_TIMES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_CORE, _THEN = "docProps/core.xml", rb"\g<1>2000-01-01T00:00:00Z"
_END = b"</sheetData>"
# Excel keeps fifteen digits of a number.
_LARGEST = 10**15
_WIDE, _NARROW, _WIDE_FROM, _LOOKED_AT = 48, 14, 24, 50


def write_excel(tables: Mapping[str, pd.DataFrame], path: Path, losses: Losses) -> None:
    """Write tables into one workbook, a sheet each; what does not fit is cut and the loss told.

    No text is a formula, an error or a date: it is text, and stays so when the cell is edited.
    Numbers are numbers, missing cells are empty. Characters that XML cannot hold become U+FFFD.
    The same tables give the same bytes.
    """
    from openpyxl import Workbook

    book, style = Workbook(write_only=True), 0
    for name, table in tables.items():
        style = _begin(book.create_sheet(name), table)
    begun = io.BytesIO()
    book.save(begun)
    sheets = {f"xl/worksheets/sheet{at}.xml": name for at, name in enumerate(tables, start=1)}
    with zipfile.ZipFile(begun) as source, zipfile.ZipFile(path, "w") as target:
        for part in source.namelist():
            content = source.read(part)
            if part == _CORE:
                content = _TIMES.sub(_THEN, content)
            with target.open(entry_of(part), "w", force_zip64=part in sheets) as file:
                if part in sheets:
                    table = tables[sheets[part]]
                    _fill(file, content, _Sheet(path.name, sheets[part], table, style, losses))
                else:
                    file.write(content)


def _begin(sheet: Any, table: pd.DataFrame) -> int:
    """Give a sheet its widths and its heading, and say by which number the style of texts goes."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    heading = []
    for at, column in enumerate(map(str, table.columns), start=1):
        width = _WIDE if _is_wide(table.iloc[:, at - 1]) else len(column) + 2
        width = max(_NARROW, min(width, _WIDE))
        sheet.column_dimensions[get_column_letter(at)].width = width
        one = WriteOnlyCell(sheet, _fitting(column)[0])
        one.data_type, one.quotePrefix, one.font = "s", True, Font(bold=True)
        heading.append(one)
    sheet.freeze_panes = "B2"
    sheet.append(heading)
    text = WriteOnlyCell(sheet)
    text.quotePrefix = True
    return int(text.style_id)


def _is_wide(column: pd.Series[Any]) -> bool:
    return any(isinstance(c, str) and len(c) > _WIDE_FROM for c in column.head(_LOOKED_AT))


class _Sheet:
    """The rows of a table as a sheet has them, in XML.

    Written here and not by the library: a text is never looked at for what it might mean, and an
    archive has millions of cells.
    """

    def __init__(
        self, file: str, name: str, table: pd.DataFrame, style: int, losses: Losses
    ) -> None:
        self._file, self._name, self._table, self._losses = file, name, table, losses
        self._text = f' s="{style}" t="inlineStr"><is><t xml:space="preserve">'

    def rows(self) -> Iterator[str]:
        from openpyxl.utils import get_column_letter

        kept = self._table.iloc[: ROWS - 1]
        if len(kept) < len(self._table):
            self._losses.rows(self._file, self._name, kept=len(kept), rows=len(self._table))
        columns = [
            (get_column_letter(at), str(name), kept.iloc[:, at - 1].astype("object").tolist())
            for at, name in enumerate(kept.columns, start=1)
        ]
        for at in range(len(kept)):
            cells = (
                f'<c r="{letter}{at + 2}"{told}</c>'
                for letter, name, values in columns
                if (told := self._cell(_plain(values[at]), name))
            )
            yield f'<row r="{at + 2}">{"".join(cells)}</row>'

    def _cell(self, value: str | float | bool | None, column: str) -> str:
        if value is None:
            return ""
        if isinstance(value, str):
            text, cut = _fitting(value)
            if cut:
                self._losses.cell(self._file, self._name, column, f"{TEXT:,} characters")
            return f"{self._text}{escape(text)}</t></is>"
        kind = ' t="b"' if isinstance(value, bool) else ""
        return f"{kind}><v>{int(value) if kind else repr(value)}</v>"


def _fill(file: IO[bytes], begun: bytes, sheet: _Sheet) -> None:
    """Write a sheet that was begun, with its rows."""
    head, end, tail = begun.rpartition(_END)
    file.write(head)
    for row in sheet.rows():
        file.write(row.encode("utf-8"))
    file.write(end + tail)


def _fitting(text: str) -> tuple[str, bool]:
    """Give a text as a cell can hold it, and whether it was cut for that."""
    text = _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    safe = _ESCAPED.sub("_x005F_", text)
    if _units(safe) <= TEXT:
        return safe, False
    mark = marked(len(text), "characters")
    units = safe.encode("utf-16-le")[: 2 * (TEXT - len(mark))]
    return f"{units.decode('utf-16-le', 'ignore')}{mark}", True


def _units(text: str) -> int:
    """Give the length of a text as Excel counts it: what is beyond U+FFFF is two."""
    return len(text) if 2 * len(text) <= TEXT else len(text.encode("utf-16-le")) // 2


def _plain(value: Any) -> str | float | bool | None:
    """Give a cell as a sheet can hold it: a number, a truth value, text, or nothing.

    >>> [_plain(value) for value in (1.5, float("nan"), float("inf"), "=1", True, "")]
    [1.5, None, 'inf', '=1', True, None]
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, str):
        return value or None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if isinstance(value, int):
        return value if abs(value) < _LARGEST else str(value)
    return None if is_missing(value) else as_text(value)
