"""Merging: judgements, a row each, become paragraphs, each once with one code a frame."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from framing.corpus.sheets import Sheet
from framing.corpus.values import as_text, is_missing

#: The columns of a table with a row a judgement: which frame, and whether it is present.
VARIABLE, VALUE = "variable", "value"


def widened(sheet: Sheet) -> Sheet:
    """Give a sheet with a row a judgement as one with a column a frame; any other as it is."""
    if not {VARIABLE, VALUE} <= set(sheet.columns):
        return sheet
    rows, columns = [], dict.fromkeys(sheet.columns)
    for row in sheet.rows:
        cells = {name: cell for name, cell in row.cells.items() if name not in (VARIABLE, VALUE)}
        variable = row.cells.get(VARIABLE)
        if not is_missing(variable):
            cells[as_text(variable).strip()] = row.cells.get(VALUE)
            columns[as_text(variable).strip()] = None
        rows.append(row._replace(cells=cells))
    kept = tuple(name for name in columns if name not in (VARIABLE, VALUE))
    return Sheet(sheet.name, kept, tuple(rows))


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
