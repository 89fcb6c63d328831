"""Frames evaluated: how well a model finds them, against paragraphs that people coded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.analysis import analyze
from framing.codebooks import BOOK, Codebook, load_codebook
from framing.corpus import Source
from framing.errors import InputError
from framing.evaluation.codes import ARTICLE, FRAME_CODES, TEXT
from framing.evaluation.judging import SPANS, judged, of_each
from framing.evaluation.reported import Reported
from framing.evaluation.scored import Scored, score_coded
from framing.evaluation.tables import ValidityTables
from framing.extraction import FRAMES
from framing.extractors.frames import Frames, is_cued
from framing.extractors.frames_own import hash_of, is_saved, texts_learnt
from framing.heads.cues import cued_head
from framing.scoring import DEFAULT, MODELS
from framing.tables import Tables

if TYPE_CHECKING:
    from framing.classification import FrameClassifier


class FrameValidity(ValidityTables, Reported):
    """How well frames are found: the tables of an evaluation, and the report of it.

    A notebook shows precision, recall, F1 and AUC of each frame with their intervals.

    >>> import framing, warnings
    >>> coded = pd.DataFrame({"text": ["Troops fired rockets.", "It rained."], "security": [1, 1]})
    >>> with warnings.catch_warnings(action="ignore"):  # two frames of the codebook are not coded
    ...     validity = framing.evaluate_frames(coded, model="fast")
    >>> validity.frames
    ('security',)
    >>> validity.errors[["text", "error"]].to_numpy().tolist()
    [['It rained.', 'missed']]
    """


def evaluate_frames(
    codes: str | Path | pd.DataFrame,
    source: Source | Tables | None = None,
    *,
    text: str | None = None,
    model: str = MODELS[0],
    codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    random_state: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> FrameValidity:
    """Say how well frames are found, against a table of paragraphs that people coded.

    *codes* is a table or its file (csv, jsonl, parquet): a row a paragraph, with a column for each
    frame that was coded, named by its code: 1 present, 0 absent, empty not coded; or a row a
    judgement with ``variable`` and ``value``. Without a
    *source* it has the paragraph itself in the column ``text`` (*text* names another), and may
    say in ``article_id`` which article it is from: articles are then drawn together for the
    intervals. With a *source*, articles or the folder of a saved analysis, rows name a
    ``paragraph_id`` in it. *model*, *codebook* and *progress* are those of ``framing.analyze``; a
    saved analysis has its own. *random_state* seeds the bootstrap.

    Raises InputError, which lists every fault of the codes with its row and column.

    >>> import warnings
    >>> coded = pd.DataFrame({"text": ["Troops fired rockets.", "It rained."], "security": [1, 0]})
    >>> with warnings.catch_warnings(action="ignore"):  # two frames of the codebook are not coded
    ...     validity = evaluate_frames(coded, model="fast")
    >>> validity.figures.loc["security", ["texts", "present"]].tolist()
    [2.0, 1.0]
    """
    scored = score_coded(
        codes,
        source,
        _frames_in,
        text=text,
        settings={"model": model, "codebook": codebook},
        allowed=FRAME_CODES,
        progress=progress,
    )
    return _validity(
        scored,
        book=_book(scored.tables, codebook),
        learnt=_learnt(codebook, scored.coded.table[TEXT]),
        random_state=random_state,
    )


def _frames_in(tables: Tables) -> list[str]:
    names = map(str, tables.frames.columns)
    codes = [name.removeprefix("frame_") for name in names if name.startswith("frame_")]
    if not codes:
        raise InputError(
            "source", ["the analysis has no frames"], remedy="Analyse the articles with frames."
        )
    return codes


def _validity(
    scored: Scored, *, book: Codebook | None, learnt: int, random_state: int
) -> FrameValidity:
    frames = [*scored.coded.frames]
    columns = [f"{part}_{frame}" for frame in frames for part in ("frame", "assigned")]
    units = scored.units.join(scored.of_units(scored.tables.frames, columns))
    cued = None if book is None else _by_cues(units[TEXT], book, frames)
    spans = scored.tables.spans
    chosen = (spans["extractor"] == FRAMES) & spans["kind"].isin(frames)
    told = scored.provenance(random_state, learnt=learnt)
    if book is not None:
        told["codebook_sha256"] = book.hash
    return FrameValidity(
        **judged(units, frames, scored.groups, floor=cued, random_state=random_state),
        spans=scored.spans(chosen, SPANS),
        measures=scored.tables.measures.loc[columns],
        provenance=told,
    )


def _book(tables: Tables, codebook: Any) -> Codebook | None:
    """Give the codebook whose cues stand beside the model; none for a model of cues alone."""
    versions = tables.measures["version"].reindex(tables.frames.columns)
    if any(map(is_cued, versions.dropna())):
        return None
    told = tables.provenance.get("codebook") if codebook == DEFAULT else codebook
    book: Any = getattr(told, "book", told)
    try:
        if is_saved(book):
            book = load_codebook(Path(book) / BOOK)
        elif isinstance(book, (str, Path)):
            book = load_codebook(book)
    except InputError:  # a name that is told of a model, not of a codebook
        return None
    return book if isinstance(book, Codebook) else None


def _learnt(codebook: Any, texts: pd.Series) -> int:
    """Count the texts that the model in a folder learnt from; nothing is known of any other."""
    known = texts_learnt(codebook) if is_saved(codebook) else frozenset()
    return sum(hash_of(text) in known for text in texts)


def _by_cues(
    texts: pd.Series, book: Codebook, frames: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame] | None:
    """Give what the cues of the codebook alone say of each text; none where a frame has none."""
    try:
        extractor = Frames(book, cued_head(book))
    except InputError:
        return None
    articles = pd.DataFrame({ARTICLE: texts.index, TEXT: texts.to_numpy()})
    tables = analyze(articles, extractors=(extractor,), text=TEXT)
    scored = tables.frames.reindex([f"{unit}:0000" for unit in texts.index]).set_axis(texts.index)
    return of_each(scored, "frame", frames), of_each(scored, "assigned", frames)
