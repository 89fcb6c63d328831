"""The data dictionary as a page prints it: what measures share is said once for all of them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from framing.frames.decided import codes_of
from framing.frames.dictionary import shared_measures
from framing.report.wording import plain
from framing.sources.dictionary import attribution_measures
from framing.tables import Tables, measures_table

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


def data_dictionary(measures: pd.DataFrame, before: Sequence[tuple[str, str]] = ()) -> list[Group]:
    """Give the data dictionary in groups, in its order.

    Measures belong together whose names begin with the same word; a note (direction, undefined,
    origin, version) that holds for several of them is given once, and others say their own. A
    definition that begins as an earlier one of its group, or as one of those told *before* (what
    has it, and its text), names what has it instead.
    """
    parts = [str(name).split("_", 1)[0] for name in measures.index]
    owner = pd.Series([_SAME.get(part, part) for part in parts], index=measures.index)
    return [
        _group(plain(str(part)), rows, before) for part, rows in measures.groupby(owner, sort=False)
    ]


def articles_dictionary(tables: Tables) -> list[Group]:
    """Give the data dictionary of the frames of articles, a measure once for all frames."""
    if not codes_of(tables):
        return []
    return [_group("frames of an article", measures_table(shared_measures(tables)))]


def attributions_dictionary(tables: Tables) -> list[Group]:
    """Give the data dictionary of the table of attributions, where attributions were sought."""
    if "attribution_count" not in tables.measures.index:
        return []
    return [_group("attributions, one by one", attribution_measures(tables))]


def _group(title: str, rows: pd.DataFrame, before: Sequence[tuple[str, str]] = ()) -> Group:
    usual = {note: _usual(rows[note]) for note in _NOTES}
    told = list(before)
    entries = tuple(
        Entry(
            str(name),
            str(row["label"]),
            ", ".join(filter(None, (str(row["unit"]), _range(row["low"], row["high"])))),
            _definition(str(row["label"]), str(row["definition"]), told),
            _written({note: str(row[note]) for note in _NOTES if row[note] != usual[note]}),
        )
        for name, row in rows.iterrows()
    )
    return Group(title.capitalize(), _written(usual), entries)


def _definition(label: str, text: str, before: list[tuple[str, str]]) -> str:
    """Give a definition, in which one that was told *before*, and is added here, is not told anew.

    >>> before = [("Words", "All words of it.")]
    >>> _definition("Long words", "All words of it. Of ten letters or more.", before)
    'As Words. Of ten letters or more.'
    """
    known = next(((of, told) for of, told in before if f"{text} ".startswith(f"{told} ")), None)
    before.append((label, text))
    return text if known is None else f"As {known[0]}.{text.removeprefix(known[1])}"


def _usual(values: pd.Series) -> str:
    """Give what is said of most measures, nothing where each has its own."""
    (text, times), *_ = Counter(map(str, values)).most_common(1)
    return text if times > 1 else ""


def _written(notes: Mapping[str, str]) -> str:
    return " · ".join(f"{name.capitalize()}: {text}" for name, text in notes.items() if text)


def _range(low: float, high: float) -> str:
    if math.isnan(low):
        return ""
    if math.isinf(low) and math.isinf(high):
        return "unbounded"
    if math.isinf(high):
        return f"{low:g} or more"
    if math.isinf(low):
        return f"{high:g} or less"
    return f"{low:g} to {high:g}".replace("-", "\N{MINUS SIGN}")
