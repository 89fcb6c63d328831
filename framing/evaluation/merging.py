"""Merging: judgements, a row each, become paragraphs, each once with one code a frame."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from framing.codings import ADJUDICATED
from framing.corpus.sheets import Row, Sheet
from framing.corpus.values import as_text, is_missing
from framing.spreadsheets import plain_of
from framing.text.normalising import key_of

#: The columns of a table with a row a judgement: which frame, and whether it is present.
VARIABLE, VALUE, CODER = "variable", "value", "coder"


def widened(sheet: Sheet) -> Sheet:
    """Give a sheet with a row a judgement as one with a column a frame; any other as it is."""
    if not {VARIABLE, VALUE} <= set(sheet.columns):
        return sheet
    rows, columns = [], dict.fromkeys(sheet.columns)
    for row in sheet.rows:
        cells = {
            name: plain_of(cell) if isinstance(cell, str) else cell
            for name, cell in row.cells.items()
            if name not in (VARIABLE, VALUE)
        }
        variable = row.cells.get(VARIABLE)
        if not is_missing(variable):
            cells[as_text(variable).strip()] = row.cells.get(VALUE)
            columns[as_text(variable).strip()] = None
        rows.append(row._replace(cells=cells))
    kept = tuple(name for name in columns if name not in (VARIABLE, VALUE))
    return Sheet(sheet.name, kept, tuple(_final(rows, sheet.rows)))


def _final(rows: Sequence[Row], judgements: Sequence[Row]) -> list[Row]:
    """Leave out what coders said of what they adjudicated later, as ``settled`` has it."""
    told = [_place(row) for row in judgements]
    final = {place for place, row in zip(told, judgements, strict=True) if _is_final(row)}
    return [
        row
        for row, place, judgement in zip(rows, told, judgements, strict=True)
        if place not in final or _is_final(judgement)
    ]


def _is_final(row: Row) -> bool:
    coder = row.cells.get(CODER)
    return as_text(coder) == ADJUDICATED and not is_missing(row.cells.get(VALUE))


def _place(row: Row) -> tuple[str, ...]:
    """Give what a judgement is of: a paragraph by id or text, and the variable."""
    named = (row.cells.get(name) for name in ("paragraph_id", "text", "article_id", VARIABLE))
    return tuple("" if is_missing(cell) else key_of(as_text(cell)) for cell in named)


def merged(table: pd.DataFrame, keys: Sequence[str], frames: Sequence[str]) -> pd.DataFrame:
    """Give each paragraph once, told by its *keys*; the codes of its rows are joined.

    Where they contradict each other, the frame counts as not coded: see
    :func:`contradictions`. The rest is that of the first row.
    """
    grouped = table.groupby([*keys], sort=False, dropna=False)  # in the order of first rows
    codes = {frame: grouped[frame].agg(_joined).to_numpy(dtype="float64") for frame in frames}
    return table[~table.duplicated([*keys])].assign(**codes)


def contradictions(table: pd.DataFrame, keys: Sequence[str], frames: Sequence[str]) -> int:
    """Count the codes of paragraphs on which rows disagree."""
    found = table.groupby([*keys], sort=False, dropna=False)[[*frames]].nunique()
    return int((found > 1).sum().sum())


def _joined(codes: pd.Series) -> float:
    told = codes.dropna().unique()
    return float(told[0]) if len(told) == 1 else math.nan
