"""Sheets: the rows of a table in a file or in memory, as plain values."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.cells import OpenSheet, Row, Sheet, numbered
from framing.corpus.decoding import TextFile, is_readable, text_file
from framing.corpus.drafts import Fault, Findings, Where
from framing.corpus.formats import SHEETS as SUFFIXES
from framing.corpus.objects import open_json
from framing.corpus.values import as_text

__all__ = [
    "SUFFIXES",
    "OpenSheet",
    "Row",
    "Sheet",
    "numbered",
    "open_sheet",
    "read_sheet",
    "sheet_of",
]

#: Rows of a parquet file that are held at a time.
_BATCH = 500
#: A table of more columns is no table of articles; its rows may have become columns.
_MOST_COLUMNS = 10_000


def read_sheet(path: Path, name: str, findings: Findings) -> Sheet | None:
    """Give the rows of a file that holds a table; ``None`` and faults where it has none."""
    opened = open_sheet(path, name, findings)
    if opened is None:
        return None
    rows = []
    for row in opened.rows:
        if isinstance(row, Fault):
            findings.faults.append(row)
        else:
            rows.append(row)
    return Sheet(name, opened.columns, tuple(rows))


def open_sheet(path: Path, name: str, findings: Findings) -> OpenSheet | None:
    """Open a csv, jsonl, json or parquet file; ``None`` and faults where it is none of these.

    Only its columns are read: those of json and jsonl are all keys of all objects.
    """
    if path.suffix.lower() == ".parquet":
        return _open_parquet(path, name, findings)
    file = text_file(path, name, findings)
    if file is None:
        return None
    if path.suffix.lower() == ".csv":
        return _open_csv(file, name, findings)
    return open_json(file, name, lines=path.suffix.lower() == ".jsonl")


def sheet_of(table: pd.DataFrame, name: str, findings: Findings) -> Sheet | None:
    """Give the rows of a table in memory; a named or uneven index counts as a column."""
    index = table.index
    named = [str(level) for level in index.names if level is not None]
    if named and not set(named) & {str(column) for column in table.columns}:
        table = table.reset_index()
    if not _names_are_sound([str(column) for column in table.columns], name, findings):
        return None
    columns = [str(column) for column in table.columns]
    values = [table.iloc[:, at].tolist() for at in range(len(columns))]
    cells_of = zip(*values, strict=True) if values else iter(())
    rows = tuple(
        Row(Where(name, f"row {label}"), as_text(label), dict(zip(columns, cells, strict=True)))
        for label, cells in zip(index.tolist(), cells_of, strict=True)
    )
    return Sheet(name, tuple(columns), rows)


def _open_parquet(path: Path, name: str, findings: Findings) -> OpenSheet | None:
    import pyarrow.parquet

    if not is_readable(path, name, findings):
        return None
    try:
        with path.open("rb") as opened, pyarrow.parquet.ParquetFile(opened) as file:
            first = next(file.iter_batches(batch_size=1), None)
            table = file.schema_arrow.empty_table() if first is None else first
            columns = sheet_of(_as_table(table), name, findings)
    except Exception as error:  # pyarrow raises errors of many kinds on damaged bytes
        reason = str(error).split("\n")[0].rstrip(".")
        findings.faults.append(Fault(name, "", f"cannot be read as parquet ({reason})"))
        return None

    def read() -> Iterator[Row | Fault]:
        done = 0
        try:
            with path.open("rb") as opened, pyarrow.parquet.ParquetFile(opened) as file:
                for batch in file.iter_batches(batch_size=_BATCH):
                    table = _as_table(batch)
                    if table.index.names == [None]:
                        numbers = range(done + 1, done + len(table) + 1)
                        table.index = pd.Index([numbered(number) for number in numbers])
                    sheet = sheet_of(table, name, findings)
                    yield from () if sheet is None else sheet.rows
                    done += len(table)
        except Exception as error:
            reason = str(error).split("\n")[0].rstrip(".")
            yield Fault(name, f"after row {done}", f"cannot be read as parquet ({reason})")

    return None if columns is None else OpenSheet(name, columns.columns, read)


def _as_table(batch: Any) -> pd.DataFrame:
    table: pd.DataFrame = batch.to_pandas()
    return table


def _open_csv(file: TextFile, name: str, findings: Findings) -> OpenSheet | None:
    with file.open(newline="") as opened:
        header = opened.readline().lstrip("\ufeff")
    separator = max(",;\t", key=header.count) if header else ","

    def read() -> Generator[list[str] | Fault]:
        with file.open(newline="") as opened, _long_cells():
            lines = csv.reader(opened, delimiter=separator, strict=True)
            try:
                yield from lines
            except csv.Error as error:
                yield Fault(name, f"line {lines.line_num}", f"is not csv ({error})")

    with closing(read()) as lines:
        first = next(lines, [])
    if isinstance(first, Fault):
        findings.faults.append(first)
        return None
    columns = [cell.strip() for cell in first]
    if not _names_are_sound(columns, name, findings):
        return None

    def rows() -> Iterator[Row | Fault]:
        for number, cells in enumerate(islice(read(), 1, None), start=1):
            where = Where(name, f"row {number} after the header")
            if isinstance(cells, Fault):
                yield cells
            elif not any(cell.strip() for cell in cells):
                continue
            elif len(cells) != len(columns):
                yield where.fault(f"has {len(cells)} cells, expected {len(columns)}")
            else:
                named = {c: cell for c, cell in zip(columns, cells, strict=True) if c}
                yield Row(where, numbered(number), named)

    return OpenSheet(name, tuple(filter(None, columns)), rows)


@contextmanager
def _long_cells() -> Iterator[None]:
    """Allow cells of any length while a file is read; the limit belongs to the whole process."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _names_are_sound(columns: list[str], name: str, findings: Findings) -> bool:
    if len(columns) > _MOST_COLUMNS:
        told = f"has {len(columns):,} columns, over {_MOST_COLUMNS:,}; a row should be an article"
        findings.faults.append(Fault(name, "", told))
        return False
    twice = [column for column, count in Counter(columns).items() if column and count > 1]
    findings.faults.extend(
        Fault(name, "", f"the column {column!r} stands there twice") for column in twice
    )
    return not twice
