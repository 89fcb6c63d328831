"""The tables of an analysis: their columns, their types, and the value that holds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd

from framing.extractors.protocol import Measure

ARTICLES: Mapping[str, str] = {
    "outlet": "str",
    "published": "str",
    "headline": "str",
    "language": "str",
    "url": "str",
    "text": "str",
}
PARAGRAPHS: Mapping[str, str] = {
    "article_id": "str",
    "outlet": "str",
    "published": "str",
    "position": "int64",
    "part": "str",
    "start": "Int64",
    "words": "int64",
    "quoted_words": "Int64",
    "text": "str",
}
SPANS: Mapping[str, str] = {
    "paragraph_id": "str",
    "extractor": "str",
    "kind": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "entry": "str",
    "weight": "float64",
    "voice": "str",
    "relation": "str",
}
ATTRIBUTIONS: Mapping[str, str] = {
    "article_id": "str",
    "paragraph_id": "str",
    "form": "str",
    "source": "str",
    "source_id": "str",
    "source_resolved": "str",
    "source_type": "str",
    "source_gender": "str",
    "anonymity": "bool",
    "link_confidence": "float64",
    "cue": "str",
    "cue_lemma": "str",
    "cue_class": "str",
    "stance": "str",
    "tense": "str",
    "content": "str",
    "content_words": "int64",
    "direct_words": "int64",
    "answers": "str",
    "rule": "str",
    "confidence": "float64",
}
MEASURES: Mapping[str, str] = {
    field.name: "float64" if field.name in ("low", "high") else "str"
    for field in fields(Measure)
    if field.name != "name"
}


class Growing:
    """A table that grows by rows and is kept as columns, so that no row lives longer than needed.

    >>> words = Growing({"word": "str", "start": "int64"})
    >>> words.add([("rain", 3), ("stopped", 8)])
    >>> words.table()["start"].tolist()
    [3, 8]
    """

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._kinds = columns
        self._cells: list[list[Any]] = [[] for _ in columns]

    def add(self, rows: Collection[Sequence[Any]]) -> None:
        """Add rows, each with a cell for each column."""
        if rows:
            for cells, more in zip(self._cells, zip(*rows, strict=True), strict=True):
                cells.extend(more)

    def table(
        self, *, index: Sequence[str] | None = None, index_name: str | None = None
    ) -> pd.DataFrame:
        """Give the table with its columns in their types; an empty one keeps its columns."""
        data = {
            name: pd.Series(cells, dtype=kind)
            for (name, kind), cells in zip(self._kinds.items(), self._cells, strict=True)
        }
        table = pd.DataFrame(data, columns=list(self._kinds))
        if index is not None:
            table.index = pd.Index(list(index), dtype="str", name=index_name)
        return table


def make_table(
    rows: Sequence[Sequence[Any]],
    columns: Mapping[str, str],
    *,
    index: Sequence[str] | None = None,
    index_name: str | None = None,
) -> pd.DataFrame:
    """Give a table with the named columns in their types; an empty one keeps its columns."""
    table = Growing(columns)
    table.add(rows)
    return table.table(index=index, index_name=index_name)


def measures_table(measures: Sequence[Measure]) -> pd.DataFrame:
    """Give the data dictionary: one row per measure, indexed by its column name."""
    rows = [[getattr(measure, name) for name in MEASURES] for measure in measures]
    return make_table(
        rows, MEASURES, index=[measure.name for measure in measures], index_name="measure"
    )


@dataclass(frozen=True, eq=False)
class Tables:
    """The tables of one analysis and how they came about.

    ``articles`` one row an article; ``whole_texts`` under the same index the measures that are
    computed on the whole text and not combined from paragraphs; ``paragraphs``, ``features`` and
    ``frames`` one row a paragraph under the same index; ``spans`` one row a piece of evidence, in
    order; ``attributions`` one row an attribution, indexed by ``relation``; ``measures`` the data
    dictionary; ``provenance`` versions, lists, models, settings and input fingerprints.
    """

    articles: pd.DataFrame
    whole_texts: pd.DataFrame
    paragraphs: pd.DataFrame
    spans: pd.DataFrame
    attributions: pd.DataFrame
    features: pd.DataFrame
    frames: pd.DataFrame
    measures: pd.DataFrame
    provenance: Mapping[str, Any]


#: All tables but the data dictionary: they name articles, or their paragraphs.
NAMING_ARTICLES = tuple(
    field.name for field in fields(Tables) if field.name not in ("measures", "provenance")
)
