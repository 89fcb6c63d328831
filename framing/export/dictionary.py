"""The data dictionary of what is exported: a row for every column of every table."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from framing.extractors.protocol import Measure
from framing.frames.decided import codes_of
from framing.frames.dictionary import article_measures
from framing.sources.dictionary import attribution_measures
from framing.tables import MEASURES, Tables, measures_table

_GIVEN = "as your articles and their metadata have it"
_FOUND = "as framing reads articles"


def dictionary_of(tables: Tables, exported: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Give label, unit, range, direction, definition and origin of every column that is exported.

    A row for each, in the order of tables and columns, under ``table`` and ``column``; the other
    columns are those of ``Analysis.measures``. What nobody defined is told as given.
    """
    known = _known(tables)
    rows: list[pd.DataFrame] = []
    for name, table in exported.items():
        own = pd.concat([known[name], measures_table(_unknown(table, known[name]))])
        rows.append(own.loc[list(table.columns)].rename_axis("column").assign(table=name))
    told = pd.concat(rows).reset_index()
    return told[["table", "column", *MEASURES]]


def _known(tables: Tables) -> dict[str, pd.DataFrame]:
    """Give what is known of the columns of each table, by the name of the column."""
    facts, measures = _facts_table(), tables.measures
    frames = [article_measures(tables)] if codes_of(tables) else []
    known = {
        "articles": pd.concat([facts["articles"], _of_articles(measures), *frames]),
        "paragraphs": pd.concat([facts["paragraphs"], measures]),
        "spans": facts["spans"],
        "attributions": pd.concat([facts["attributions"], attribution_measures(tables)]),
    }
    return {name: table[~table.index.duplicated()] for name, table in known.items()}


def _of_articles(measures: pd.DataFrame) -> pd.DataFrame:
    """Give the measures of articles, where decisions on paragraphs have become shares of them."""
    told = measures.copy()
    decided = told.index.str.startswith("assigned_")
    told.loc[decided, "label"] += ", share of paragraphs decided"
    told.loc[decided, "unit"] = "share of paragraphs"
    return told


def _unknown(table: pd.DataFrame, known: pd.DataFrame) -> list[Measure]:
    return [
        _fact(str(name), str(name), "as given", "A column of your own.", origin=_GIVEN)
        for name in table
        if name not in known.index
    ]


def _fact(name: str, label: str, unit: str, definition: str, *, origin: str = _FOUND) -> Measure:
    """Give the entry of a column that holds no measure."""
    return Measure(
        name,
        label,
        unit,
        math.nan,
        math.nan,
        "no order",
        definition,
        "not known",
        origin,
        "",
        combine="",
        weight="",
    )


def _facts_table() -> dict[str, pd.DataFrame]:
    return {
        name: measures_table([_fact(*fact) for fact in facts]) for name, facts in _FACTS.items()
    }


_ARTICLE = ("article_id", "Article", "id", "Its file below the source, or the id it was given.")
_PARAGRAPH = ("paragraph_id", "Paragraph", "id", "The article and the position, from 0000.")
_OUTLET = ("outlet", "Outlet", "name", "Who published the article.")
_PUBLISHED = ("published", "Published", "date", "When the article was published.")
_SUM = ("sha256", "SHA-256 of the text", "sum", "That of the text as stored, in UTF-8.")
_RELATION = ("relation", "Relation", "id", "Ties the parts of one attribution.")
_FACTS = {
    "articles": (
        _ARTICLE,
        _OUTLET,
        _PUBLISHED,
        ("headline", "Headline", "words", "As the article or its metadata has it."),
        ("language", "Language", "code", "As given or found; only English (en) is measured."),
        ("url", "Address", "address", "Where the article was published."),
        ("section", "Section", "name", "The section of the outlet it stood in."),
        ("genre", "Genre", "name", "News, comment and so on, as given."),
        ("event", "Event", "name", "What it reports on, as given."),
        ("wire", "Wire copy", "as given", "Whether an agency wrote it, as given."),
        ("words", "Words", "words", "Words of all its paragraphs."),
        ("quoted_words", "Quoted words", "words", "Words of them inside quoted speech."),
        ("text", "Text", "words", "The text as stored: offsets of the paragraphs point into it."),
        _SUM,
    ),
    "paragraphs": (
        _PARAGRAPH,
        _ARTICLE,
        _OUTLET,
        _PUBLISHED,
        ("position", "Position", "paragraphs from the top", "0 is the headline where one stands."),
        ("part", "Part", "code", "headline or body."),
        (
            *("start", "Start", "characters"),
            "Offset in the text of the article; missing for a headline from another column.",
        ),
        ("words", "Words", "words", "All words of the paragraph."),
        ("quoted_words", "Quoted words", "words", "Words of it inside quoted speech."),
        ("text", "Text", "words", "The text as stored: offsets of the spans point into it."),
        _SUM,
    ),
    "spans": (
        _PARAGRAPH,
        ("extractor", "Extractor", "name", "The part of the programme that found it."),
        ("kind", "Kind", "code", "What it is evidence of; of frames, the code of the frame."),
        ("start", "Start", "characters", "Offset of its first character in the paragraph."),
        ("end", "End", "characters", "Offset behind its last character in the paragraph."),
        ("text", "Text", "words", "The words found, as they stand there."),
        ("entry", "Entry", "words", "The entry of the list that was found."),
        ("weight", "Weight", "as its measure", "What it adds to the measure it is evidence of."),
        ("voice", "Voice", "code", "quoted inside quoted speech, else narrator."),
        _RELATION,
    ),
    "attributions": (_RELATION,),
}
