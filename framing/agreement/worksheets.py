"""Worksheets: the rows of a table in a file, Excel workbooks among them."""

from __future__ import annotations

from pathlib import Path

from framing.corpus.drafts import Findings, Where
from framing.corpus.sheets import SUFFIXES, Row, Sheet, numbered, read_sheet
from framing.corpus.values import as_text, is_missing
from framing.paths import expanded
from framing.workbooks import opened, rows_of

_EXCEL = ".xlsx"


def read_rows(path: str | Path, findings: Findings) -> Sheet | None:
    """Give the rows of a csv, jsonl, parquet or xlsx file; ``None`` and faults where it has none.

    Of a workbook it is the first sheet, whose first row names the columns; rows are told by the
    numbers they have there.
    """
    path = expanded(path)
    if path.suffix.lower() != _EXCEL:
        if path.suffix.lower() not in SUFFIXES:
            kinds = ", ".join((*SUFFIXES, _EXCEL))
            findings.faults.append(f"{path}: expected a table, {kinds}")
            return None
        return read_sheet(path, path.name, findings)
    if not path.is_file():
        findings.faults.append(f"{path}: there is no such file")
        return None
    return _workbook(path, findings)


def _workbook(path: Path, findings: Findings) -> Sheet | None:
    try:
        with opened(path, values=True) as book:
            rows = rows_of(book.worksheets[0])
            lines = [[None if cell is None else cell.value for cell in row] for row in rows]
    except Exception as error:  # openpyxl raises errors of many kinds on damaged bytes
        reason = str(error).split("\n")[0].rstrip(".")
        findings.faults.append(f"{path.name}: cannot be read as an Excel workbook ({reason})")
        return None
    names = ["" if is_missing(cell) else as_text(cell).strip() for cell in (lines or [[]])[0]]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        findings.faults += [
            f"{path.name}: the column {name!r} stands there twice" for name in twice
        ]
        return None
    told = []
    for number, line in enumerate(lines[1:], start=2):
        cells = {name: cell for name, cell in zip(names, line, strict=False) if name}
        told.append(Row(Where(path.name, f"row {number}"), numbered(number), cells))
    return Sheet(path.name, tuple(filter(None, names)), tuple(told))
