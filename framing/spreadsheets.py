"""Spreadsheets: tables as CSV that a spreadsheet opens and never runs."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd

#: What a cell begins with that spreadsheets take for a formula, in wide letters too.
_RUNS = tuple("=+-@\t\r\n＝＋－＠")
_APOSTROPHE = "'"


def neutral(cell: object) -> object:
    r"""Give a cell that no spreadsheet runs: text that begins as a formula gets an apostrophe.

    Text begins so with ``=``, ``+``, ``-``, ``@``, a tab or a line end. Numbers, and text that is
    a number, are left as they are.

    >>> neutral("=2+3"), neutral("-0.5"), neutral(-0.5), neutral("a = b"), neutral("\t1")
    ("'=2+3", '-0.5', -0.5, 'a = b', "'\t1")
    """
    if not isinstance(cell, str) or not cell.startswith(_RUNS) or _is_number(cell):
        return cell
    return f"{_APOSTROPHE}{cell}"


def marked(text: str) -> str:
    """Give a text that no spreadsheet runs, and that ``plain_of`` gives back.

    One that would be run gets an apostrophe more, and so does one that has it already.

    >>> marked("=2+3"), marked("'=2+3"), marked("a = b")
    ("'=2+3", "''=2+3", 'a = b')
    """
    return f"{_APOSTROPHE}{text}" if _is_marked(text) else str(neutral(text))


def plain_of(cell: str) -> str:
    """Give the text of a cell without the apostrophe that ``marked`` or ``neutral`` put before it.

    >>> plain_of("'=2+3"), plain_of("''=2+3"), plain_of("'tis")
    ('=2+3', "'=2+3", "'tis")
    """
    return cell[1:] if _is_marked(cell) else cell


def _is_marked(text: str) -> bool:
    """Say whether a text begins with apostrophes before what a spreadsheet would run."""
    rest = text.lstrip(_APOSTROPHE)
    return rest != text and neutral(rest) != rest


def _is_number(cell: str) -> bool:
    if not cell.isascii() or "_" in cell or cell != cell.strip():
        return False
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def map_alike(column: pd.Series[Any], change: Callable[[Any], Any]) -> pd.Series[Any]:
    """Give a column with every cell changed; in one of text, cells that are alike once for all."""
    cells = column.astype("object")
    if not isinstance(column.dtype, pd.StringDtype):
        return cells.map(change)
    codes, alike = pd.factorize(cells, use_na_sentinel=False)
    changed = pd.Series([change(cell) for cell in alike], dtype="object")
    # As text again, so that the next change is quick as well.
    return changed.take(codes).set_axis(cells.index).astype(column.dtype)


def csv_of(table: pd.DataFrame, *, index: bool = True) -> bytes:
    """Give a table as CSV in UTF-8: with the mark spreadsheets know it by, every cell neutral.

    Lines end as RFC 4180 has it, so that a line end inside a cell is quoted. A missing value is an
    empty cell. The same table gives the same bytes.

    >>> csv_of(pd.DataFrame({"text": ["@now"], "score": [-1.0]}), index=False).decode("utf-8-sig")
    "text,score\\r\\n'@now,-1.0\\r\\n"
    """
    safe = table.reset_index() if index else table.copy()
    for column in safe.columns:
        if not pd.api.types.is_numeric_dtype(safe[column].dtype):
            safe[column] = map_alike(safe[column], neutral)
    safe.columns = pd.Index([neutral(str(column)) for column in safe.columns])
    return safe.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")
