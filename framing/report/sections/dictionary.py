"""The data dictionary as a page prints it: what measures share is said once for all of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from framing.report.wording import plain

_NOTES = ("direction", "undefined", "origin", "version")
_SAME = {"assigned": "frame"}


@dataclass(frozen=True)
class Entry:
    """One measure as the page explains it; ``notes`` says what is not said for its group."""

    name: str
    label: str
    scale: str
    definition: str
    notes: str


@dataclass(frozen=True)
class Group:
    """The measures of one part of the analysis, and what holds unless one says otherwise."""

    label: str
    notes: str
    entries: tuple[Entry, ...]


def data_dictionary(measures: pd.DataFrame) -> list[Group]:
    """Give the data dictionary in groups, in its order.

    Measures belong together whose names begin with the same word; a note (direction, undefined,
    origin, version) that holds for several of them is given once, and others say their own.
    """
    parts = [str(name).split("_", 1)[0] for name in measures.index]
    owner = pd.Series([_SAME.get(part, part) for part in parts], index=measures.index)
    return [_group(str(part), rows) for part, rows in measures.groupby(owner, sort=False)]


def _group(part: str, rows: pd.DataFrame) -> Group:
    usual = {note: _usual(rows[note]) for note in _NOTES}
    entries = tuple(
        Entry(
            str(name),
            str(row["label"]),
            f"{row['unit']}, {_range(row['low'], row['high'])}",
            str(row["definition"]),
            _written({note: str(row[note]) for note in _NOTES if row[note] != usual[note]}),
        )
        for name, row in rows.iterrows()
    )
    return Group(plain(part).capitalize(), _written(usual), entries)


def _usual(values: pd.Series) -> str:
    """Give what is said of most measures, nothing where each has its own."""
    (text, times), *_ = Counter(map(str, values)).most_common(1)
    return text if times > 1 else ""


def _written(notes: Mapping[str, str]) -> str:
    return " · ".join(f"{name.capitalize()}: {text}" for name, text in notes.items() if text)


def _range(low: float, high: float) -> str:
    if math.isinf(low) and math.isinf(high):
        return "unbounded"
    if math.isinf(high):
        return f"{low:g} or more"
    if math.isinf(low):
        return f"{high:g} or less"
    return f"{low:g} to {high:g}".replace("-", "\N{MINUS SIGN}")
