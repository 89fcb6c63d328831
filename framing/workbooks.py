"""Workbooks: the cells of an xlsx file, in bounded memory whatever it unpacks to."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

#: So much may be in a file when it is unpacked.
LARGEST = 128 * 2**20
#: So many cells may be in a file, and so many lie between the first of a sheet and its last.
MOST_CELLS = 2_000_000
_MOST_ROWS = 2**20

_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
#: The last column of a sheet is XFD.
_NO_COLUMN = re.compile(rb"""(?<![:\w])r\s*=\s*["'][A-Za-z]{4,}\d""")


@contextmanager
def opened(path: Path, *, values: bool = False) -> Iterator[Any]:
    """Open a workbook for reading; with *values* formulas are what they came to when saved.

    Raises ValueError where it is too large. What reads damaged bytes raises errors of many kinds.
    """
    from openpyxl import load_workbook

    with path.open("rb") as file:
        _check(file)
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=values)
        try:
            yield book
        finally:
            book.close()


def _check(file: BinaryIO) -> None:
    """Refuse a file that is small and unpacks to more than can be held."""
    with zipfile.ZipFile(file) as packed:
        # What a member holds beyond the size it states is never unpacked.
        if sum(member.file_size for member in packed.infolist()) > LARGEST:
            raise ValueError(f"unpacked it has over {LARGEST // 2**20} MB")
        cells = 0
        for member in packed.infolist():
            content = packed.read(member)
            cells += sum(1 for _ in _CELL.finditer(content))
            if cells > MOST_CELLS:
                raise ValueError(f"it has over {MOST_CELLS:,} cells")
            if _NO_COLUMN.search(content):
                raise ValueError("it has cells in columns that no sheet has")


def rows_of(sheet: Any) -> list[list[Any]]:
    """Give the rows of a sheet up to the last that holds anything, each as long as the longest.

    An empty cell is ``None``; others are those of openpyxl.

    Raises ValueError where it is too large, as with a lone cell in the last corner.
    """
    sheet.reset_dimensions()  # what a file says of them may be wrong, and would cut it
    rows: list[list[Any]] = []
    longest = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        kept = [None if cell.value is None else cell for cell in row]
        while kept and kept[-1] is None:
            kept.pop()
        longest = max(longest, len(kept))
        if number > _MOST_ROWS or (kept and longest * number > MOST_CELLS):
            raise ValueError(
                f"from the first to the last cell of sheet {sheet.title!r} there are over"
                f" {MOST_CELLS:,}; delete what stands far from the rest"
            )
        if kept:
            rows += ([] for _ in range(len(rows) + 1, number))
            rows.append(kept)
    return [[*row, *[None] * (longest - len(row))] for row in rows]
