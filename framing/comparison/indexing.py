"""Indexing: tables of a comparison from rows and the keys of their index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from framing.comparison.tables import INDEX
from framing.tables import make_table

#: The parts of an index that are numbers, counted from 1.
NUMBERED = frozenset({"line", "rank"})


def indexed(
    name: str, columns: Mapping[str, str], keys: Sequence[Sequence[Any]], rows: Sequence[Any]
) -> pd.DataFrame:
    """Give a table of the comparison that has several keys a row, in its types also where empty.

    >>> from framing.comparison.tables import SOURCES
    >>> table = indexed("sources", SOURCES, [("Ann Lee", "Herald")], [["named_person", 1, 2, 9]])
    >>> int(table.loc[("Ann Lee", "Herald"), "words"])
    9
    """
    table = make_table(rows, columns)
    parts = [
        pd.Series([key[at] for key in keys], dtype="int64" if part in NUMBERED else "str")
        for at, part in enumerate(INDEX[name])
    ]
    table.index = pd.MultiIndex.from_arrays(parts, names=INDEX[name])
    return table
