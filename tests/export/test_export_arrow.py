"""Parquet and Feather: plain columns that other readers take as they are."""

from __future__ import annotations

from pathlib import Path

import hostile
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather as feather
import pytest

from framing.export.arrow import arrow_of, write_feather, write_parquet

READERS = {
    write_feather: pl.read_ipc,
    write_parquet: pl.read_parquet,
}


@pytest.mark.parametrize("write", READERS)
def test_another_library_reads_the_same(write, tmp_path: Path) -> None:
    table = hostile.cells()
    write(table, tmp_path / "a")
    read = READERS[write](tmp_path / "a")
    assert read.columns == list(table)
    for name in table:
        expected = [None if pd.isna(cell) else cell for cell in table[name]]
        assert read[name].to_list() == expected, name
    assert read.schema["text"] == pl.String
    assert read.schema["n"] == pl.Int64
    assert read.schema["yes"] == pl.Boolean


def test_nothing_in_it_is_for_pandas_alone(tmp_path: Path) -> None:
    table = hostile.cells().assign(kind=pd.Categorical(["a"] * len(hostile.CELLS)))
    assert arrow_of(table).schema.metadata is None
    kinds = {field.type for field in arrow_of(table).schema}
    assert kinds == {pa.string(), pa.float64(), pa.int64(), pa.bool_()}
    write_feather(table, tmp_path / "a.feather")
    with (tmp_path / "a.feather").open("rb") as file:
        assert file.read(6) == b"ARROW1", "version 2, an Arrow file"
    read = feather.read_feather(tmp_path / "a.feather")
    assert read["text"].tolist() == list(hostile.CELLS)


def test_empty_tables_keep_columns_and_types() -> None:
    table = hostile.cells()
    assert arrow_of(table.iloc[:0]).schema == arrow_of(table).schema
    assert arrow_of(pd.DataFrame()).num_columns == 0


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    for write in READERS:
        for name in ("one", "other"):
            write(hostile.cells(), tmp_path / name)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
