"""The tables that are exported: what other programmes get of an analysis, with or without text."""

from __future__ import annotations

import pandas as pd

from framing.features import article_features
from framing.frames.articles import frames_by_article
from framing.frames.decided import codes_of
from framing.sharing import shared_tables
from framing.tables import Tables

#: What a row of each table is, in the order in which they are told.
ROWS = {
    "articles": "an article: what is known of it, its measures combined, its frames",
    "paragraphs": "a paragraph: the unit of analysis, with every measure and every frame",
    "spans": "a piece of evidence: the words behind the measures",
    "attributions": "an attribution: who is let speak, how, and in which words",
}


def export_tables(tables: Tables, *, text: bool = True) -> dict[str, pd.DataFrame]:
    """Give the tables of ``ROWS`` with their ids as columns, running text as the last one.

    Without *text* they are those of ``framing.sharing``: no four words of an article stand in a
    row, and the SHA-256 of each text stands for it.
    """
    if not text:
        return _without_text(tables)
    texts = tables.articles["text"].rename("text")
    given = {
        "articles": pd.concat([wide_articles(tables), texts], axis=1),
        "paragraphs": _last(wide_paragraphs(tables), "text"),
        "attributions": tables.attributions,
    }
    return {
        name: tables.spans.reset_index(drop=True) if name == "spans" else given[name].reset_index()
        for name in ROWS
    }


def wide_articles(tables: Tables) -> pd.DataFrame:
    """Give what is known of each article but its text, its measures, and its frames.

    What is known under the name of a measure, as a count of words in a table of metadata, is
    called ``<name>_given``.
    """
    facts, figures = tables.articles.drop(columns="text"), _figures(tables)
    taken = {name for part in figures for name in part}
    facts = facts.rename(columns={name: f"{name}_given" for name in facts if name in taken})
    return pd.concat([facts, *figures], axis=1)


def wide_paragraphs(tables: Tables) -> pd.DataFrame:
    """Give each paragraph with its measures and frames."""
    return pd.concat([tables.paragraphs, tables.features, tables.frames], axis=1)


def _figures(tables: Tables) -> list[pd.DataFrame]:
    frames = [frames_by_article(tables)] if codes_of(tables) else []
    return [article_features(tables), *frames]


def _without_text(tables: Tables) -> dict[str, pd.DataFrame]:
    shared = shared_tables(tables)
    articles = shared["articles"]
    figures = [part.set_axis(articles.index, axis=0) for part in _figures(tables)]
    paragraphs = pd.concat([shared["paragraphs"], shared["measures"]], axis=1)
    return {
        "articles": _last(pd.concat([articles, *figures], axis=1), "sha256").reset_index(),
        "paragraphs": _last(paragraphs, "sha256").reset_index(),
        "spans": shared["spans"].reset_index(drop=True),
        "attributions": shared["attributions"].reset_index(),
    }


def _last(table: pd.DataFrame, column: str) -> pd.DataFrame:
    return table[[*(name for name in table if name != column), column]]
