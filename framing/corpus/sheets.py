"""Sheets: the rows of a csv, jsonl or parquet file or of a table in memory, as plain values."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from framing.corpus.decoding import decode, read_bytes
from framing.corpus.drafts import Findings
from framing.corpus.values import as_text

SUFFIXES = (".csv", ".jsonl", ".parquet")


class Row(NamedTuple):
    """A row: where it stood, what tells it from its neighbours, and its cells."""

    where: str
    label: str
    cells: dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A table of plain values: its column names, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_sheet(path: Path, name: str, findings: Findings) -> Sheet | None:
    """Give the rows of a csv, jsonl or parquet file; ``None`` and faults where it has none."""
    data = read_bytes(path, name, findings)
    if data is None:
        return None
    if path.suffix.lower() == ".parquet":
        return _read_parquet(data, name, findings)
    text = decode(data, name, findings)
    if text is None:
        return None
    if path.suffix.lower() == ".csv":
        return _read_csv(text, name, findings)
    return _read_jsonl(text, name, findings)


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
        Row(f"{name} row {label}", as_text(label), dict(zip(columns, cells, strict=True)))
        for label, cells in zip(index.tolist(), cells_of, strict=True)
    )
    return Sheet(name, tuple(columns), rows)


def _read_parquet(data: bytes, name: str, findings: Findings) -> Sheet | None:
    try:
        table = pd.read_parquet(io.BytesIO(data), engine="pyarrow")
    except Exception as error:  # pyarrow raises errors of many kinds on damaged bytes
        reason = str(error).split("\n")[0].rstrip(".")
        findings.faults.append(f"{name}: cannot be read as parquet ({reason})")
        return None
    if table.index.names == [None]:
        table.index = pd.Index([numbered(number) for number in range(1, len(table) + 1)])
    return sheet_of(table, f"{name},", findings)


def _read_csv(text: str, name: str, findings: Findings) -> Sheet | None:
    header = text.lstrip("\ufeff").split("\n", 1)[0]
    separator = max(",;\t", key=header.count) if header else ","
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    columns: list[str] = []
    try:
        with _long_cells():
            columns = [cell.strip() for cell in next(lines, [])]
            if not _names_are_sound(columns, name, findings):
                return None
            for number, cells in enumerate(lines, start=1):
                if not any(cell.strip() for cell in cells):
                    continue
                if len(cells) != len(columns):
                    findings.faults.append(
                        f"{name}, row {number} after the header: has {len(cells)} cells, "
                        f"expected {len(columns)}"
                    )
                    continue
                where = f"{name}, row {number} after the header"
                named = {c: cell for c, cell in zip(columns, cells, strict=True) if c}
                rows.append(Row(where, numbered(number), named))
    except csv.Error as error:
        findings.faults.append(f"{name}, line {lines.line_num}: is not csv ({error})")
        return None
    return Sheet(name, tuple(filter(None, columns)), tuple(rows))


@contextmanager
def _long_cells() -> Iterator[None]:
    """Allow cells of any length while a file is read; the limit belongs to the whole process."""
    before = csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _read_jsonl(text: str, name: str, findings: Findings) -> Sheet | None:
    rows: list[Row] = []
    columns: dict[str, None] = {}
    # Not splitlines(): a JSON string may hold U+2028 and its like.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            findings.faults.append(f"{where}: is not JSON ({error})")
            continue
        if not isinstance(row, dict):
            findings.faults.append(f"{where}: expected an object {{…}}, got {_kind(row)}")
            continue
        rows.append(Row(where, numbered(number), row))
        columns.update(dict.fromkeys(row))
    return Sheet(name, tuple(columns), tuple(rows))


def numbered(number: int) -> str:
    """Give a row's number so that ids sort as the rows stand.

    >>> numbered(7)
    '0007'
    """
    return f"{number:04d}"


def _kind(value: object) -> str:
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")


def _names_are_sound(columns: list[str], name: str, findings: Findings) -> bool:
    twice = [column for column, count in Counter(columns).items() if column and count > 1]
    findings.faults.extend(f"{name}: the column {column!r} stands there twice" for column in twice)
    return not twice
