"""Evidence: the words behind the scores of every row, where they stand in its cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack, overload

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.codebooks import Codebook
from framing.extractors.protocol import Extractor
from framing.scores.scoring import Settings
from framing.scores.tables import column_of
from framing.scores.texts import texts_of
from framing.scores.work import DIGITS, Progress, worked
from framing.scoring import DEFAULT, MODELS, Scoring
from framing.tables import Tables
from framing.text.normalising import normalise

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier

COLUMNS = (
    *("paragraph", "start", "end", "extractor", "kind", "text", "entry", "weight", "voice"),
    "relation",
)


@overload
def find_spans(
    table: pd.DataFrame | pd.Series[Any] | Sequence[Any],
    *,
    text: Hashable | None = ...,
    **settings: Unpack[Settings],
) -> pd.DataFrame: ...
@overload
def find_spans(table: Any, *, text: Hashable | None = ..., **settings: Unpack[Settings]) -> Any: ...
def find_spans(
    table: Any,
    *,
    text: Hashable | None = None,
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    loaded: str | Path | LoadedClassifier | None = None,
    extractors: Sequence[Extractor] | None = None,
    workers: int = 1,
    progress: Progress | None = None,
) -> Any:
    """Give the words behind the scores of a table: a row a span, under the label of its row.

    Arguments are those of ``framing.score``, and what comes back is of the same kind; tables
    without an index get a column ``row``, counted from 0. ``paragraph`` counts from 0 within the
    cell, ``start:end`` are half-open character positions in the cell, ``text`` is what stands
    there (in Unicode's composed form, NFC). ``extractor``, ``kind``, ``entry``, ``weight`` and
    ``voice`` are those of ``Analysis.spans``; ``relation`` ties spans of one row, as source, cue
    and content. Spans come row by row, then extractor by extractor, then in order of the text.

    Raises InputError as ``framing.score`` does.

    >>> table = pd.DataFrame({"body": ["Calm.", "Critics slammed the regime."]}, index=["a", "b"])
    >>> spans = find_spans(table, text="body", model="fast")
    >>> spans.loc[spans["extractor"] == "loaded", ["start", "text"]]
       start     text
    b      8  slammed
    b     20   regime
    """
    scoring = Scoring(model, codebook, loaded, extractors)
    column = column_of(table, text=text)
    texts = texts_of(column)
    found = worked(texts.unique, scoring, _spans_of, workers=workers, progress=progress)
    counts = np.concatenate([one for one, _ in found])
    spans = pd.concat([one for _, one in found], ignore_index=True)
    _put_in_cells(spans, counts, texts.unique)
    rows, places = _repeated(texts.codes, counts)
    return column.given_back(spans.take(places).reset_index(drop=True), rows)


def _spans_of(tables: Tables) -> tuple[NDArray[np.intp], pd.DataFrame]:
    """Give the number of spans of each text, and the spans, text by text."""
    spans = tables.spans
    texts = spans["paragraph_id"].str[:DIGITS].astype("int64")
    counts = np.bincount(texts, minlength=len(tables.articles)).astype(np.intp)
    begin = tables.paragraphs["start"].reindex(spans["paragraph_id"]).to_numpy(dtype="int64")
    table = spans.assign(
        paragraph=spans["paragraph_id"].str[DIGITS + 1 :].astype("int64"),
        start=spans["start"] + begin,
        end=spans["end"] + begin,
        relation=spans["relation"].str[DIGITS + 1 :],
    )
    return counts, table[list(COLUMNS)]


def _repeated(
    codes: NDArray[np.intp], counts: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Give for all spans of all rows the number of the row and the place of the span.

    *codes* has for every row its text, -1 for none, *counts* for every text its spans.
    """
    rows = np.flatnonzero(codes >= 0)
    texts = codes[rows]
    lengths = counts[texts]
    first = np.cumsum(counts) - counts
    before = np.cumsum(lengths) - lengths
    places = np.arange(lengths.sum()) + np.repeat(first[texts] - before, lengths)
    return np.repeat(rows, lengths), places


def _put_in_cells(spans: pd.DataFrame, counts: NDArray[np.intp], cells: Sequence[str]) -> None:
    """Let the positions of spans be those in the cells, of which the texts were stored."""
    columns = {name: spans[name].to_numpy(dtype="int64", copy=True) for name in ("start", "end")}
    at = 0
    for cell, count in zip(cells, counts.tolist(), strict=True):
        own, at = slice(at, at + count), at + count
        if count and (stored := normalise(cell)) != cell:
            origins = np.asarray(origins_in(cell, stored))
            for places in columns.values():
                places[own] = origins[places[own]]
    for name, places in columns.items():
        spans[name] = places


def origins_in(cell: str, stored: str) -> Sequence[int]:
    r"""Give for each position in a stored text, its end too, where it stands in the cell.

    >>> list(origins_in(" a\r\nb", "a\nb"))
    [1, 2, 4, 5]
    """
    lead = cell.find(stored)
    if lead >= 0:
        return range(lead, lead + len(stored) + 1)
    origins: list[int] = []
    made = ""
    for begin, cluster in _clusters(cell):
        piece = unicodedata.normalize("NFC", cluster).replace("\r\n", "\n").replace("\r", "\n")
        alike = len(piece) == len(cluster)
        origins += range(begin, begin + len(piece)) if alike else [begin] * len(piece)
        made += piece
    origins.append(len(cell))
    lead = made.find(stored)
    return origins[lead : lead + len(stored) + 1] if lead >= 0 else range(len(stored) + 1)


def _clusters(cell: str) -> Iterator[tuple[int, str]]:
    """Give what becomes one character in a stored text, with its place: letters with their marks.

    Syllables of Korean are not put together; spans in such a text are none.
    """
    begin = 0
    for at in range(1, len(cell) + 1):
        follows = at < len(cell) and (
            cell[at - 1 : at + 1] == "\r\n"
            or (unicodedata.combining(cell[at]) and cell[begin] not in "\r\n")
        )
        if not follows:
            yield begin, cell[begin:at]
            begin = at
