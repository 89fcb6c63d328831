"""Exporting a comparison: its tables for other programmes, as those of an analysis."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from framing.comparison.saving import open_comparison
from framing.comparison.tables import CONTENTS, INDEX, Comparison
from framing.export.writing import Export
from framing.paths import expanded

#: What a row of each table is.
_ROWS = {
    "sample": "a group: what was collected, and what became of it",
    "left_out": "an article that was not compared, with the reason",
    "values": "an article: its group and its measures",
    "means": "a measure and a group: mean, median and interval",
    "differences": "a measure and a group: its difference, interval, test and verdict",
    "advice": "a measure: how many articles it would need",
    "voice": "a group and a type of source",
    "sources": "a named source and a group",
    "loaded": "a group and a loaded word",
    "keyness": "a group and a word that marks it off",
    "contexts": "a line of text around such a word",
    "examples": "a typical or extreme article of a group",
    "periods": "a measure, a group and a period",
    "volume": "a period and a group",
    "changes": "a measure over time",
    "findings": "a sentence by rule",
}
_WITH_TEXT = "contexts"


def is_comparison(folder: str | Path) -> bool:
    """Say whether a path is a folder that holds a comparison.

    >>> is_comparison("seeds")
    False
    """
    return (expanded(folder) / CONTENTS).is_file()


def export_comparison(
    folder: str | Path, out: str | Path, *, formats: Sequence[str] = ("csv",), text: bool = True
) -> str:
    """Write the tables of a stored comparison as ``write_export`` does; say how much it was.

    Its measures are the data dictionary. Tables without rows are left out; without *text*, so are
    the lines around words.

    Raises InputError where the folder cannot be read, for an unknown format, and where *out* holds
    anything else.
    """
    comparison = open_comparison(folder)
    tables = {
        name: getattr(comparison, name).reset_index()
        for name in INDEX
        if name in _ROWS and len(getattr(comparison, name)) and (text or name != _WITH_TEXT)
    }
    labels = {name: _labels(table, comparison) for name, table in tables.items()}
    rows = {name: _ROWS[name] for name in tables}
    dictionary = comparison.measures.reset_index()
    title = "Tables of a comparison with framing"
    given = Export(title, tables, rows, labels, dictionary, defined="measure")
    given.write(out, formats=formats, text=text)
    return f"{len(comparison.sample)} groups, {len(comparison.values)} articles"


def _labels(table: pd.DataFrame, comparison: Comparison) -> dict[str, str]:
    known = comparison.measures["label"]
    return {str(name): str(known.get(name, _plain(str(name)))) for name in table}


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()
