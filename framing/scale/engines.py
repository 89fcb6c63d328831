"""Engines: the scoring of tables of articles, as Dask and Spark run it on their workers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import MappingProxyType

import pandas as pd

from framing.corpus import read_articles
from framing.corpus.columns import known_columns
from framing.errors import InputError
from framing.extraction import extract
from framing.scoring import Scoring
from framing.tables import ARTICLES, Tables, make_table


def _scores(tables: Tables) -> pd.DataFrame:
    return pd.concat([tables.paragraphs, tables.features, tables.frames], axis=1).reset_index()


#: The tables that an engine can give; ids are columns there.
TABLES = MappingProxyType[str, Callable[[Tables], pd.DataFrame]](
    {
        "scores": _scores,
        "spans": lambda tables: tables.spans,
        "attributions": lambda tables: tables.attributions.reset_index(),
        "whole_texts": lambda tables: tables.whole_texts.reset_index(),
    }
)


def score_tables(
    frames: Iterable[pd.DataFrame], scoring: Scoring, *, table: str, text: str | None
) -> Iterator[pd.DataFrame]:
    """Give one of the tables of an analysis for each table of articles, one after another.

    Raises InputError where a row cannot be used; it names every such row of its table.
    """
    for frame in frames:
        articles = read_articles(frame, text=text) if len(frame) else _no_articles()
        yield TABLES[table](extract(articles, scoring.parts, provenance={}))


def check(columns: Iterable[str], *, table: str) -> None:
    """Say before any work whether articles can be scored apart from each other.

    Raises InputError where there is no such table, or rows have no ids of their own.
    """
    if table not in TABLES:
        known = ", ".join(map(repr, TABLES))
        raise InputError("table", [f"is {table!r}"], remedy=f"Name one of {known}.")
    names = list(columns)
    if "article_id" not in known_columns(names):
        raise InputError(
            "articles",
            [f"have no column 'article_id'; their columns are {', '.join(map(repr, names))}"],
            remedy="Give every row an id: rows of several partitions cannot be numbered.",
        )


def empty_table(scoring: Scoring, table: str) -> pd.DataFrame:
    """Give a table without rows: its columns in their types."""
    return TABLES[table](extract(_no_articles(), scoring.parts, provenance={}))


def _no_articles() -> pd.DataFrame:
    return make_table([], ARTICLES, index=[], index_name="article_id")
