"""Dask: score the articles of a Dask table on whatever scheduler it runs on (extra ``dask``)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.codebooks import Codebook
from framing.scale.engines import check, empty_table, score_tables
from framing.scoring import DEFAULT, MODELS, Scoring

if TYPE_CHECKING:
    import dask.dataframe as dd
    import pandas as pd

    from framing.classification import FrameClassifier, LoadedClassifier


def analyze(
    articles: dd.DataFrame,
    *,
    table: str = "scores",
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    text: str | None = None,
) -> dd.DataFrame:
    """Give one of the tables of an analysis of a Dask table of articles, computed when asked for.

    *table* is ``"scores"`` (a row a paragraph, with all features and frames), ``"spans"``,
    ``"attributions"`` or ``"whole_texts"``; ids are columns. A row of *articles* is an article, as
    in ``framing.analyze``, with a column ``article_id`` that is unique in the whole; the other
    settings are those of ``framing.analyze``. Every partition is scored by itself, in memory:
    ``articles.repartition(partition_size="10MB")`` makes them of a good size.

    Raises InputError where settings or columns cannot be used; a row that cannot be used raises it
    when the table is computed.
    """
    check(map(str, articles.columns), table=table)
    scoring = Scoring(model, codebook, loaded)
    scored: dd.DataFrame = articles.map_partitions(
        _score, scoring, table, text, meta=empty_table(scoring, table)
    )
    return scored.clear_divisions()


def _score(frame: pd.DataFrame, scoring: Scoring, table: str, text: str | None) -> Any:
    return next(score_tables([frame], scoring, table=table, text=text))
