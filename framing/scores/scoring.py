"""Scoring a table: the figures of every row, under the caller's own index."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.codebooks import Codebook
from framing.corpus.drafts import shorten
from framing.errors import InputError
from framing.extractors.protocol import Extractor
from framing.scores.tables import Column, column_of
from framing.scores.texts import Texts, texts_of
from framing.scores.work import Progress, figures_of, worked
from framing.scoring import DEFAULT, MODELS, Scoring
from framing.tables import Tables, measures_table

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier


class Choice(TypedDict, total=False):
    """What is measured, and by which models: settings of ``framing.score``."""

    model: str
    codebook: str | Path | Codebook | FrameClassifier
    loaded: str | Path | LoadedClassifier | None
    extractors: Sequence[Extractor] | None


class Settings(Choice, total=False):
    """The settings that ``framing.score`` and ``framing.find_spans`` share."""

    workers: int
    progress: Progress | None


# Checkers know pandas' tables as such; of Polars and Arrow they are told nothing.
@overload
def score(
    table: pd.DataFrame | pd.Series[Any] | Sequence[Any],
    *,
    text: Hashable | None = ...,
    prefix: str = ...,
    **settings: Unpack[Settings],
) -> pd.DataFrame: ...
@overload
def score(
    table: Any, *, text: Hashable | None = ..., prefix: str = ..., **settings: Unpack[Settings]
) -> Any: ...
def score(
    table: Any,
    *,
    text: Hashable | None = None,
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    extractors: Sequence[Extractor] | None = None,
    prefix: str = "",
    workers: int = 1,
    progress: Progress | None = None,
) -> Any:
    """Give the figures of every row of a table, under its own index, as columns of floats.

    *table* is a table of pandas, Polars or Arrow, one of their columns, or a list of texts; it is
    not changed, and what comes back is of the same kind, row by row in its order (pandas for a
    list). *text* names the column of texts, where it is not called ``text``, ``body`` or the
    like. *model*, *codebook*, *loaded* and *extractors* are those of ``framing.analyze``; the
    columns are those of its ``features`` and ``frames``, and ``measures`` there explains them.
    *prefix* stands before each name.

    A cell is one text without headline. One paragraph has the figures it has in ``analyze``. Of
    several, counts are summed; rates, means and probabilities are weighted as the data dictionary
    says; ``assigned_…`` is the share of decided paragraphs assigned; readability is that of the
    whole, from 100 words on (of one paragraph from 30 on). A cell that is missing or blank has NaN
    in every column (null in Polars and Arrow), as has a text without words or not in English; a
    short text in Latin letters is always taken for English. A text in several rows is scored once.

    *workers* is the number of processes, which changes no figure. *progress* is called with the
    texts done and their total.

    Put both together with ``pandas.concat([table, scores], axis=1)``, which keeps rows apart that
    share a label; ``join`` would multiply them.

    Raises InputError where cells are neither text nor missing (it names every row), where a column
    has the name of a score already, and for settings that do not go together.

    >>> table = pd.DataFrame({"body": ["Critics warned of a catastrophe.", None]}, index=["a", "b"])
    >>> scores = score(table, text="body", model="fast")
    >>> scores["loaded_count"]
    a    1.0
    b    NaN
    Name: loaded_count, dtype: float64
    """
    scoring = Scoring(model, codebook, loaded, extractors)
    column = column_of(table, text=text)
    names = [f"{prefix}{m.name}" for part in scoring.parts for m in part.measures]
    _refuse_taken(names, column)
    values = values_of(texts_of(column), scoring, workers=workers, progress=progress)
    return column.given_back(pd.DataFrame(values, columns=names))


def values_of(
    texts: Texts, scoring: Scoring, *, workers: int = 1, progress: Progress | None = None
) -> NDArray[np.float64]:
    """Give the figures of every row: a column a measure, in the order of the extractors."""
    scored = worked(texts.unique, scoring, _values_of, workers=workers, progress=progress)
    nothing = np.full((1, scored[0].shape[1]), np.nan)
    return np.concatenate([*scored, nothing])[texts.codes]  # -1 is the last row


def _values_of(tables: Tables) -> NDArray[np.float64]:
    return figures_of(tables).to_numpy(dtype="float64")


def _refuse_taken(names: Sequence[str], column: Column) -> None:
    taken = [name for name in names if name in column.taken]
    if taken:
        raise InputError(
            "table",
            [f"has columns of these names already: {shorten(map(repr, taken))}"],
            remedy="Give the scores names of their own: prefix='new_'.",
        )


def measures_of(
    *,
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    extractors: Sequence[Extractor] | None = None,
) -> pd.DataFrame:
    """Give the data dictionary of the scores: unit, range, direction, origin, a row a column.

    >>> measures_of(model="fast").loc["loaded_count", ["unit", "combine"]].tolist()
    ['spans', 'sum']
    """
    parts = Scoring(model, codebook, loaded, extractors).parts
    return measures_table([measure for part in parts for measure in part.measures])
