"""Spark: score the articles of a Spark table on its executors (extra ``spark``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from framing.codebooks import Codebook
from framing.scale.engines import check, empty_table, score_tables
from framing.scoring import DEFAULT, MODELS, Scoring

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import DataFrame

    from framing.classification import FrameClassifier, LoadedClassifier

#: How the types of our columns are called in a schema of Spark.
_TYPES = {"str": "string", "int64": "long", "Int64": "long", "float64": "double", "bool": "boolean"}


def analyze(
    articles: DataFrame,
    *,
    table: str = "scores",
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    text: str | None = None,
) -> DataFrame:
    """Give one of the tables of an analysis of a Spark table of articles, computed when asked for.

    *table* is ``"scores"`` (a row a paragraph, with all features and frames), ``"spans"``,
    ``"attributions"`` or ``"whole_texts"``; ids are columns, and what is undefined is null. A row
    of *articles* is an article, as in ``framing.analyze``, with a column ``article_id`` that is
    unique in the whole; the other settings are those of ``framing.analyze``. ``framing`` has to be
    installed on the executors, in the Python that ``PYSPARK_PYTHON`` names. Articles are scored in
    batches of ``spark.sql.execution.arrow.maxRecordsPerBatch`` rows: 500 is a good number.

    Raises InputError where settings or columns cannot be used; a row that cannot be used raises it
    on the executor when the table is computed.
    """
    check(articles.columns, table=table)
    scoring = Scoring(model, codebook, loaded)
    empty = empty_table(scoring, table)
    schema = ", ".join(f"`{name}` {_TYPES[str(kind)]}" for name, kind in empty.dtypes.items())
    return articles.mapInPandas(partial(_score, scoring, table, text), schema)


def _score(
    scoring: Scoring, table: str, text: str | None, frames: Iterator[pd.DataFrame]
) -> Iterator[pd.DataFrame]:
    yield from score_tables(frames, scoring, table=table, text=text)
