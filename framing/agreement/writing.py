"""Writing codings: a table of judgements as a new file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from framing.codings import file_of
from framing.errors import InputError
from framing.folders import write_file
from framing.paths import expanded

_SUFFIXES = (".csv", ".parquet")


def check_new(path: str | Path) -> Path:
    """Give the path of a table that is to be written, expanded.

    Raises InputError where it has another ending, is there already, or its folder is not.
    """
    path = expanded(path)
    fault = ""
    if path.suffix.lower() not in _SUFFIXES:
        fault = f"expected a name that ends in {' or '.join(_SUFFIXES)}"
    elif path.exists():
        fault = "is there already, and is not written over"
    elif not path.parent.is_dir():
        fault = f"there is no folder {path.parent}"
    if fault:
        raise InputError(str(path), [fault], remedy="Nothing was written. Name a new file.")
    return path


def write_codings(codings: pd.DataFrame, path: str | Path) -> None:
    """Write codings to a new csv or parquet file; in csv no cell is one that a spreadsheet runs.

    Raises InputError as :func:`check_new` does.
    """
    path = check_new(path)
    write_file(path, file_of(codings, path.suffix))
