"""Occurrences: the entries of the loaded list, counted in each article in a chosen voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array

from framing.comparison.contexts import Context, context_of
from framing.extractors.loaded import LoadedLanguage
from framing.extractors.loaded_unlisted import UNLISTED
from framing.tables import Tables

VOICES = ("narrator", "quoted", "all")
#: The measure that is known wherever loaded words were looked for.
MEASURE = "loaded_count"


def words_of_articles(tables: Tables, voice: str) -> pd.Series[float]:
    """Give each article's words in a voice, in the order of ids; 0 where none were looked at."""
    paragraphs = tables.paragraphs
    words = paragraphs["words"].astype("float64")
    quoted = paragraphs["quoted_words"].astype("float64").fillna(0.0)
    chosen = {"narrator": words - quoted, "quoted": quoted, "all": words}[voice]
    chosen = chosen.where(tables.features[MEASURE].notna(), 0.0)
    by_article = chosen.groupby(paragraphs["article_id"]).sum()
    return by_article.reindex(tables.articles.index.sort_values(), fill_value=0.0)


@dataclass(frozen=True, eq=False)
class Occurrences:
    """Where the entries of the list stand in some articles.

    ``counts`` is a sparse array, one row per article and one column per entry, in the order of
    ``entries`` (by alphabet) and their ``kinds``. ``places`` has one row per occurrence in reading
    order: ``article`` and ``entry`` as numbers of row and column, and where it is.
    """

    entries: npt.NDArray[Any]
    kinds: npt.NDArray[Any]
    counts: Any
    places: pd.DataFrame
    _texts: pd.Series[str]

    def contexts(
        self, labels: npt.NDArray[np.intp], *, most: int
    ) -> dict[Any, tuple[Context, ...]]:
        """Give up to *most* contexts by label and entry, from different articles where it can be.

        *labels* has the label of each article.
        """
        places = self.places.assign(label=labels[self.places["article"]])
        turn = places.groupby(["label", "entry", "article"]).cumcount()
        order = places.assign(turn=turn).sort_values(
            ["label", "entry", "turn", "article"], kind="stable"
        )
        shown = order.groupby(["label", "entry"]).head(most)
        lines = [
            context_of(paragraph_id, str(text), start, end)
            for paragraph_id, text, start, end in zip(
                shown["paragraph_id"],
                self._texts.loc[shown["paragraph_id"]],
                shown["start"],
                shown["end"],
                strict=True,
            )
        ]
        gathered: dict[Any, tuple[Context, ...]] = {}
        for key, line in zip(zip(shown["label"], shown["entry"], strict=True), lines, strict=True):
            gathered[key] = (*gathered.get(key, ()), line)
        return gathered


def read_occurrences(tables: Tables, article_ids: Sequence[str], voice: str) -> Occurrences:
    """Find the entries of the loaded list in the articles named, in the voice named.

    An entry that the list has under several kinds shows them all.
    """
    spans = tables.spans[tables.spans["extractor"] == LoadedLanguage.name]
    spans = spans[spans["kind"] != UNLISTED]  # what no list holds is no entry
    if voice != "all":
        spans = spans[spans["voice"] == voice]
    owners = tables.paragraphs[["article_id", "position"]].loc[spans["paragraph_id"]]
    entry = spans["entry"].where(spans["entry"] != "", spans["text"].str.lower())
    places = spans[["paragraph_id", "kind", "start", "end"]].assign(
        article=pd.Index(article_ids).get_indexer(pd.Index(owners["article_id"])),
        position=owners["position"].to_numpy(),
        entry=entry,
    )
    places = places[places["article"] >= 0].sort_values(["article", "position", "start", "end"])
    codes, entries = pd.factorize(places["entry"], sort=True)
    places = places.assign(entry=codes)
    pairs = places[["entry", "kind"]].drop_duplicates().sort_values(["entry", "kind"])
    kinds = pairs.groupby("entry")["kind"].agg(", ".join)
    cells = (np.ones(len(places)), (places["article"].to_numpy(), codes))
    counts = coo_array(cells, shape=(len(article_ids), len(entries))).tocsr()
    return Occurrences(
        np.asarray(entries, dtype=object),
        kinds.to_numpy(dtype=object),
        counts,
        places,
        tables.paragraphs["text"],
    )
