"""Stata: a table as a .dta file with labels for variables and for values."""

from __future__ import annotations

import datetime
from pathlib import Path

import pandas as pd

from framing.export.labelling import Labelled

_LABEL, _TEXT = 80, 2_045
#: The file says when it was written; the same tables give the same bytes.
_MADE = datetime.datetime(2000, 1, 1)


def write_stata(given: Labelled, path: Path, title: str) -> None:
    """Write a table for Stata 14 and later, whole: texts over 2,045 bytes as strL."""
    table = given.table.copy()
    for name, column in table.items():
        if column.dtype.kind == "f" and _is_whole(column):
            table[name] = column.astype("int32")
    long = [name for name in given.texts if _bytes_in(table[name]) > _TEXT]
    table.to_stata(
        path,
        write_index=False,
        version=118,  # Stata 14 and later: Unicode, texts of any length
        time_stamp=_MADE,
        data_label=_shortened(title),
        variable_labels={name: _shortened(label) for name, label in given.labels.items()},
        value_labels={
            name: {float(number): code for number, code in codes.items()}
            for name, codes in given.codes.items()
        },
        convert_dates=dict.fromkeys(given.days, "td"),
        convert_strl=long,
    )


def _is_whole(column: pd.Series) -> bool:
    if column.isna().any() or not len(column):
        return False
    return bool(((column % 1 == 0) & (column.abs() < 2**30)).all())


def _bytes_in(column: pd.Series) -> int:
    return max((len(text.encode("utf-8")) for text in column), default=0)


def _shortened(label: str) -> str:
    """Cut a label in its middle: what is told at its end is the name of the column.

    >>> len(_shortened("a" * 60 + " [" + "b" * 30 + "]"))
    80
    """
    if len(label) <= _LABEL:
        return label
    end = label[label.rindex("[") :] if label.endswith("]") and "[" in label else ""
    end = end if len(end) < _LABEL // 2 else end[-_LABEL // 2 :]
    return f"{label[: _LABEL - len(end) - 1]}…{end}"
