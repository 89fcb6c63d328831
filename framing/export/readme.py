"""The page that lies beside exported tables: which is what, and how each programme opens it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

_WHAT = {
    "dictionary.csv": "what every {defined} means: unit, range, direction, when missing, origin",
    "names.csv": "the short name of every column in Stata and SPSS",
    "codes.csv": "what the numbers of coded variables stand for in Stata and SPSS",
    "SHA256SUMS": "the sum of every file, as sha256sum --check reads it",
}
#: How each format is opened, the file of a table standing for all.
_OPENED = {
    "csv": (
        ("R", 'read.csv("{name}.csv", fileEncoding = "UTF-8-BOM", na.strings = "")'),
        ("Python", 'pandas.read_csv("{name}.csv")'),
        ("Excel", "Open it, or Data > From Text/CSV with UTF-8."),
    ),
    "parquet": (
        ("R", 'arrow::read_parquet("{name}.parquet")'),
        ("Python", 'pandas.read_parquet("{name}.parquet")'),
    ),
    "feather": (
        ("R", 'arrow::read_feather("{name}.feather")'),
        ("Python", 'pandas.read_feather("{name}.feather")'),
    ),
    "xlsx": (
        ("Excel", "Open tables.xlsx: a sheet for every table."),
        ("R", 'readxl::read_excel("tables.xlsx", sheet = "{name}")'),
        ("Python", 'pandas.read_excel("tables.xlsx", sheet_name="{name}")'),
    ),
    "dta": (
        ("Stata", 'use "{name}.dta", clear'),
        ("R", 'haven::as_factor(haven::read_dta("{name}.dta"))'),
    ),
    "sav": (
        ("SPSS", "File > Open > Data; in syntax GET FILE='{name}.sav'. with the path before it."),
        ("R", 'haven::as_factor(haven::read_sav("{name}.sav"))'),
    ),
}
_SPREADSHEET = """\
Cells of the CSV files that a spreadsheet would take for a formula begin with an apostrophe."""
_LABELLED = """\
In Stata and SPSS, columns of codes are numbers with labels (codes.csv), the same in every file;
variables have the labels of dictionary.csv, and names of at most 32 characters (names.csv).
published is a day; where the articles tell more, published_as_written has it too. Missing figures,
and codes that are empty, are system missing."""
_JOINED = """\
In articles, measures are those of the paragraphs, combined as dictionary.csv says (combine,
weight). article_id ties paragraphs and attributions to articles, paragraph_id ties
spans and attributions to paragraphs, relation ties the spans of an attribution to it."""
_MISSING = """\
A figure that is missing is not defined there (dictionary.csv says when); 0 means that framing
looked and found none."""
_NO_TEXT = """\
These tables are without text: no four words of an article stand in a row. Headlines, addresses,
words found and words quoted are left out; sha256 is the sum of the text that stood there, and an
id or another cell that holds four words of an article is given as the beginning of its SHA-256."""


def readme(
    title: str,
    tables: Mapping[str, pd.DataFrame],
    rows: Mapping[str, str],
    *,
    formats: Collection[str],
    files: Collection[str],
    notes: Collection[str],
    text: bool,
    defined: str = "column",
) -> str:
    """Give the page: *rows* says what a row of each table is, *notes* what could not be kept.

    *defined* is what the dictionary defines.
    """
    parts = [
        title,
        _listed((name, _size(table, rows[name])) for name, table in tables.items()),
        _listed((n, what.format(defined=defined)) for n, what in _WHAT.items() if n in files),
        *([_JOINED] if "spans" in tables else []),
        _MISSING,
        *([] if text else [_NO_TEXT]),
        *([_SPREADSHEET] if any(name.endswith(".csv") for name in files) else []),
        *([_LABELLED] if {"dta", "sav"} & set(formats) else []),
        *(_opening(one, next(iter(tables))) for one in formats),
        *(["Not whole here:\n" + "\n".join(f"- {note}" for note in notes)] if notes else []),
    ]
    return "\n\n".join(parts) + "\n"


def _size(table: pd.DataFrame, row: str) -> str:
    return f"{len(table):,} rows, {len(table.columns)} columns; a row is {row}"


def _listed(pairs: Iterator[tuple[str, str]]) -> str:
    told = list(pairs)
    width = max(len(name) for name, _ in told)
    return "\n".join(f"{name:<{width}}  {what}" for name, what in told)


def _opening(form: str, name: str) -> str:
    ways = _OPENED[form]
    width = max(len(programme) for programme, _ in ways)
    lines = [f"  {programme:<{width}}  {way.format(name=name)}" for programme, way in ways]
    return "\n".join([f"To open .{form}", *lines])
