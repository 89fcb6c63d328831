"""Arrow: tables as Parquet and Feather, plain enough for every programme that reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from framing.corpus.values import as_text


def arrow_of(table: pd.DataFrame) -> pa.Table:
    """Give a table for Arrow: ids as columns, texts as plain UTF-8, nothing that only pandas reads.

    Missing cells are null; whole numbers with gaps stay whole.

    >>> print(arrow_of(pd.DataFrame({"text": ["a", None], "n": [1.5, None]})).schema)
    text: string
    n: double
    """
    columns = {str(name): _array(table[name]) for name in table.columns}
    return pa.table(columns) if columns else pa.table({})


def _array(column: pd.Series[Any]) -> pa.Array:
    kind = column.dtype
    if pd.api.types.is_bool_dtype(kind):
        return pa.array(_cells(column), pa.bool_())
    if pd.api.types.is_integer_dtype(kind):
        return pa.array(_cells(column), pa.int64())
    if pd.api.types.is_float_dtype(kind):
        return pa.array(_cells(column), pa.float64())
    texts = [None if cell is None else as_text(cell) for cell in _cells(column)]
    return pa.array(texts, pa.string())


def _cells(column: pd.Series[Any]) -> list[Any]:
    return [None if missing else cell for cell, missing in zip(column, column.isna(), strict=True)]


def write_parquet(table: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet."""
    import pyarrow.parquet as parquet

    parquet.write_table(arrow_of(table), path)


def write_feather(table: pd.DataFrame, path: Path) -> None:
    """Write a table as Feather, version 2 (an Arrow file), not compressed: every reader has that.

    Some builds of R's arrow lack the usual compression.
    """
    import pyarrow.feather as feather

    feather.write_feather(arrow_of(table), str(path), compression="uncompressed")
