"""Labelling: a table as statistics programmes take it, with numbers behind its codes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from framing.comparison.dates import days_of
from framing.corpus.values import as_text, is_missing
from framing.export.naming import short_names
from framing.sources.by_article import FORMS, STANCES
from framing.sources.types import TYPES

#: Columns that hold codes or names of few kinds; those with an order of their own, in it.
CODED: Mapping[str, Sequence[str]] = {
    "outlet": (),
    "language": (),
    "section": (),
    "genre": (),
    "event": (),
    "wire": (),
    "lead_frame": (),
    "lead_frame_missing": (),
    "part": ("headline", "body"),
    "extractor": (),
    "kind": (),
    "voice": ("narrator", "quoted"),
    "form": FORMS,
    "source_type": TYPES,
    "source_gender": (),
    "cue_class": (),
    "stance": STANCES,
    "tense": ("past", "present", "future", "conditional"),
    "rule": (),
}
#: Where columns of this beginning are decisions; of articles they are shares.
_DECIDED, _ASSIGNED = "paragraphs", "assigned_"
_ABSENT = {0: "absent", 1: "present"}
_NO = {0: "no", 1: "yes"}
_DATE, _AS_WRITTEN = "published", "published_as_written"
_DAY = r"\d{4}-\d\d-\d\d"
# SPSS counts from the first day of the calendar of today.
_FIRST_YEAR = 1583
# Whole numbers above are no longer told apart as floats, and Stata takes no larger floats.
_WHOLE, _LARGEST = 2**53, 8.9e307


#: What the numbers of coded columns stand for, by column.
Codes = dict[str, dict[int, str]]


@dataclass(frozen=True, eq=False)
class Labelled:
    """A table whose columns are numbers, days and texts, under names that are legal anywhere.

    ``names`` has the short name of each column, ``labels`` what a variable is, ``codes`` what the
    numbers of a coded one stand for, both by short name; ``notes`` what could not be told in
    numbers.
    """

    table: pd.DataFrame
    names: Mapping[str, str]
    labels: Mapping[str, str]
    codes: Mapping[str, Mapping[int, str]]
    notes: tuple[str, ...] = ()

    @property
    def days(self) -> list[str]:
        """The variables that hold days."""
        kinds = self.table.dtypes
        return [str(name) for name in kinds.index[[kind.kind == "M" for kind in kinds]]]

    @property
    def texts(self) -> list[str]:
        """The variables that hold texts."""
        kinds = self.table.dtypes
        return [str(name) for name in kinds.index[[kind.kind == "O" for kind in kinds]]]


def codes_in(tables: Mapping[str, pd.DataFrame]) -> dict[str, Codes]:
    """Give the numbers of the codes of each coded column, by table; they are the same in all.

    Codes with an order of their own are numbered in it, from 1, whether they stand in a table or
    not; others follow in the order of the alphabet. A decision on a paragraph is 0 or 1.

    >>> tables = {"t": pd.DataFrame({"outlet": ["B", "A", ""], "form": ["mixed"] * 3})}
    >>> codes_in(tables)["t"]["form"]
    {1: 'direct', 2: 'indirect', 3: 'mixed'}
    """
    numbered = {}
    for column, order in CODED.items():
        cells = [table[column] for table in tables.values() if column in table]
        if not cells or any(_is_number(one) for one in cells):
            continue
        found = {as_text(cell) for one in cells for cell in one.unique() if not is_missing(cell)}
        codes = [*order, *sorted(found - set(order))]
        numbered[column] = dict(enumerate(codes, start=1))
    given = {
        name: {column: codes for column, codes in numbered.items() if column in table}
        for name, table in tables.items()
    }
    for column in map(str, tables.get(_DECIDED, ())):
        if column.startswith(_ASSIGNED):
            given[_DECIDED][column] = _ABSENT
    return given


def _is_number(column: pd.Series[Any]) -> bool:
    return pd.api.types.is_numeric_dtype(column.dtype)


def labelled(
    table: pd.DataFrame,
    labels: Mapping[str, str],
    codes: Mapping[str, Mapping[int, str]],
) -> Labelled:
    """Give a table for statistics programmes; an empty text of a coded column is missing there.

    *labels* say what a column is, *codes* are those of ``codes_in`` for this table.
    """
    columns: dict[str, pd.Series[Any]] = {}
    coded: dict[str, Mapping[int, str]] = {}
    notes: list[str] = []
    for name in map(str, table.columns):
        column = table[name]
        if name == _DATE and not _is_number(column):
            columns |= _dated(column)
        elif name in codes and not _is_number(column):
            columns[name] = _numbered(column, codes[name])
            coded[name] = codes[name]
        elif pd.api.types.is_bool_dtype(column.dtype):
            columns[name] = column.astype("Float64").astype("float64")
            coded[name] = _NO
        elif _is_number(column) and _fits(column):
            columns[name] = _finite(name, column, notes)
            if name in codes:
                coded[name] = codes[name]
        else:
            columns[name] = _texts(column)
    names = short_names(columns)
    return Labelled(
        pd.DataFrame(columns, index=table.index).rename(columns=names),
        names,
        {names[name]: _label(name, names[name], labels) for name in columns},
        {names[name]: told for name, told in coded.items()},
        tuple(notes),
    )


def _label(name: str, short: str, labels: Mapping[str, str]) -> str:
    if name == _AS_WRITTEN:
        return "Published, as written (with time of day, or no day)"
    label = labels.get(name, name)
    same = sum(1 for other in labels.values() if other == label) > 1
    plain = label == name or (short == name and not same)
    return label if plain else f"{label} [{name}]"


def _dated(column: pd.Series[Any]) -> dict[str, pd.Series[Any]]:
    """Give the days of dates, and the dates as written where a day does not say all of it."""
    days = days_of(column).dt.as_unit("s")
    days = days.where(days.dt.year >= _FIRST_YEAR)
    texts = _texts(column)
    whole = (texts == "") | (texts.str.fullmatch(_DAY).astype("bool") & days.notna())
    return {_DATE: days} if whole.all() else {_DATE: days, _AS_WRITTEN: texts}


def _numbered(column: pd.Series[Any], codes: Mapping[int, str]) -> pd.Series[Any]:
    numbers = {code: float(number) for number, code in codes.items()}
    cells = [math.nan if is_missing(cell) else numbers[as_text(cell)] for cell in column]
    return pd.Series(cells, index=column.index, dtype="float64")


def _fits(column: pd.Series[Any]) -> bool:
    """Say whether all numbers of a column stay what they are as floats."""
    if not pd.api.types.is_integer_dtype(column.dtype):
        return True
    return bool((column.abs() <= _WHOLE).fillna(True).all())


def _finite(name: str, column: pd.Series[Any], notes: list[str]) -> pd.Series[Any]:
    numbers = column.astype("Float64").astype("float64") if column.hasnans else column
    numbers = numbers.astype("float64")
    kept = numbers.where(numbers.abs() <= _LARGEST)
    lost = int((numbers.notna() & kept.isna()).sum())
    if lost:
        notes.append(f"{name}: {lost} infinite or too large for these programmes, missing there")
    return kept


def _texts(column: pd.Series[Any]) -> pd.Series[Any]:
    cells = [_text(cell).replace("\0", "\N{REPLACEMENT CHARACTER}") for cell in column]
    return pd.Series(np.array(cells, dtype="object"), index=column.index, dtype="object")


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else "" if is_missing(cell) else as_text(cell)
