"""Files of codings: the table as csv or parquet, and its faults beside it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.codings import CODINGS, file_of
from framing.errors import InputError
from framing.folders import write_file
from framing.paths import expanded
from framing.spreadsheets import csv_of

SUFFIXES = (".csv", ".parquet")
_FAULTS = ("file", "row", "column", "fault")


def faults_beside(path: Path) -> Path:
    """Give the file that the faults of a table of codings are written to."""
    return path.with_name("faults.csv")


def faults_told(faults: pd.DataFrame) -> list[str]:
    """Give each fault as a line.

    >>> rows = [("a.xlsx", "row 2", "security", "is '5'"), ("", "", "coder", "no file")]
    >>> faults_told(pd.DataFrame(rows, columns=["file", "row", "column", "fault"]))
    ["a.xlsx, row 2, security: is '5'", 'coder: no file']
    """
    rows = faults.itertuples(index=False, name=None)
    return [f"{', '.join(filter(None, map(str, row[:3])))}: {row[3]}" for row in rows]


def check_table(path: str | Path) -> None:
    """Say before the work begins whether a table of codings may be written to a path.

    Raises InputError where it has another ending, or it or ``faults.csv`` beside it is something
    else that is already there.
    """
    path = expanded(path)
    faults = []
    if path.suffix.lower() not in SUFFIXES:
        faults.append(f"expected a name that ends in {' or '.join(SUFFIXES)}")
    elif path == faults_beside(path):
        faults.append("is the name of the file of faults beside it")
    elif path.exists() and not _is_ours(path, tuple(CODINGS)):
        faults.append("is there already and is no table of codings")
    elif faults_beside(path).exists() and not _is_ours(faults_beside(path), _FAULTS):
        faults.append(f"{faults_beside(path)} is there already and is no list of faults")
    if faults:
        raise InputError(str(path), faults, remedy="Nothing was written. Name a new file.")


def write_codings(codings: pd.DataFrame, faults: pd.DataFrame, path: str | Path) -> Path:
    """Write a table of codings, and ``faults.csv`` beside it where there are any.

    A table and faults of an earlier import are replaced.

    Raises InputError where anything else would be.
    """
    check_table(path)
    path = expanded(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, file_of(codings, path.suffix))
    if len(faults):
        write_file(faults_beside(path), csv_of(faults, index=False))
    else:
        faults_beside(path).unlink(missing_ok=True)
    return path


def _is_ours(path: Path, columns: tuple[str, ...]) -> bool:
    """Say whether a file begins as a table of these columns that was written here."""
    if not path.is_file():
        return False
    if path.suffix.lower() == ".parquet":
        try:
            return tuple(pd.read_parquet(path).columns) == columns
        except Exception:  # pyarrow raises errors of many kinds on what is no table
            return False
    with path.open("rb") as file:
        first = file.readline(1000).decode("utf-8-sig", "replace").strip()
    return tuple(first.split(",")) == columns
