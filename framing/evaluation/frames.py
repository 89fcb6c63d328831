"""Frames evaluated: how well a model finds them, against paragraphs that people coded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pandas as pd

from framing.analysis import analyze, open_analysis
from framing.classification.frame_validity import (
    frame_calibration,
    frame_confusion,
    frame_figures,
)
from framing.codebooks import BOOK, Codebook, load_codebook
from framing.corpus import Source
from framing.errors import InputError
from framing.evaluation.codes import ARTICLE, TEXT, Coded, read_codes
from framing.evaluation.tables import ValidityTables
from framing.extraction import FRAMES
from framing.extractors.frames import Frames, is_cued
from framing.extractors.frames_own import hash_of, is_saved, texts_learnt
from framing.heads.cues import cued_head
from framing.scoring import DEFAULT, MODELS
from framing.storage import is_stored
from framing.tables import Tables

if TYPE_CHECKING:
    from framing.classification import FrameClassifier

#: What the cues of the codebook alone come to, beside the model's own figures.
OF_CUES = ("precision", "recall", "f1", "auc")


class FrameValidity(ValidityTables):
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

    def report(
        self, folder: str | Path, *, title: str | None = None, date: str | None = None
    ) -> Path:
        """Write the report of this evaluation to a folder, and give the path of its page.

        *date* is printed on the page; without one that of SOURCE_DATE_EPOCH, if it is set.

        >>> import framing
        >>> validity = framing.evaluate_frames("gold.csv")  # doctest: +SKIP
        >>> validity.report("validity", title="How well frames are found")  # doctest: +SKIP
        PosixPath('validity/report.html')
        """
        from framing.report.validity.writing import write_validity

        return write_validity(self, Path(folder), title=title, date=date)

    def _repr_html_(self) -> str:
        from framing.report.validity.card import validity_card

        return validity_card(self).html()


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
    settings: dict[str, Any] = {"model": model, "codebook": codebook}
    given = _analysis_of(source)
    if given is not None and (model != MODELS[0] or codebook != DEFAULT):
        raise InputError(
            "source",
            ["is an analysis, which has its model and its codebook already"],
            remedy="Leave model and codebook out, or name the articles themselves.",
        )
    if given is None and source is not None:
        given = analyze(cast(Source, source), **settings, progress=progress)
    if given is not None:
        coded = read_codes(codes, _frames_in(given), text=text, paragraphs=given.paragraphs)
        tables, places = given, dict(zip(coded.table.index, coded.table.index, strict=True))
    else:
        # One text tells, before all is read, which frames the codebook has.
        coded = read_codes(codes, _frames_in(analyze("One text.", **settings)), text=text)
        articles = pd.DataFrame({ARTICLE: coded.table.index, TEXT: coded.table[TEXT].to_numpy()})
        tables = analyze(articles, **settings, text=TEXT, progress=progress)
        places = {str(unit): f"{unit}:0000" for unit in coded.table.index}
    return _validity(
        tables,
        coded,
        places,
        book=_book(tables, codebook),
        learnt=_learnt(codebook, coded.table[TEXT]),
        random_state=random_state,
    )


def _analysis_of(source: Any) -> Tables | None:
    """Give the analysis that a source is, ``None`` where it is articles."""
    if isinstance(source, Tables):
        return source
    if isinstance(source, (str, Path)) and is_stored(source):
        return open_analysis(source)
    return None


def _frames_in(tables: Tables) -> list[str]:
    names = map(str, tables.frames.columns)
    codes = [name.removeprefix("frame_") for name in names if name.startswith("frame_")]
    if not codes:
        raise InputError(
            "source", ["the analysis has no frames"], remedy="Analyse the articles with frames."
        )
    return codes


def _validity(
    tables: Tables,
    coded: Coded,
    places: Mapping[str, str],
    *,
    book: Codebook | None,
    learnt: int,
    random_state: int,
) -> FrameValidity:
    rows = [places[unit] for unit in coded.table.index]
    frames = [*coded.frames]
    units = coded.table.rename(columns={frame: f"coded_{frame}" for frame in frames})
    columns = [f"{part}_{frame}" for frame in frames for part in ("frame", "assigned")]
    scored = tables.frames.reindex(rows)[columns].astype("float64").set_axis(units.index)
    units = units.join(scored)
    codes, said, given = (of_each(units, part, frames) for part in ("coded", "frame", "assigned"))
    groups = units[ARTICLE] if coded.grouped else units.index
    figures = frame_figures(codes, said, given, [*groups], random_state=random_state)
    cued = None if book is None else _by_cues(units[TEXT], book, frames)
    for name in OF_CUES:
        figures[f"cues_{name}"] = float("nan")
    if cued is not None:
        theirs = frame_figures(codes, *cued, [*groups], random_state=random_state)
        for name in OF_CUES:
            figures[f"cues_{name}"] = theirs[name]
    return FrameValidity(
        figures=figures,
        calibration=frame_calibration(codes, said),
        confusion=frame_confusion(codes, given, said),
        units=units,
        spans=_spans(tables, places, frames),
        measures=tables.measures.loc[columns],
        provenance={
            **tables.provenance,
            **({} if book is None else {"codebook_sha256": book.hash}),
            "codes": {
                "file": coded.name,
                "paragraphs": len(units),
                "contradictory": coded.contradictory,
                "learnt": learnt,
                "sha256": coded.sha256,
            },
            "groups": "articles" if coded.grouped else "texts",
            "random_state": random_state,
        },
    )


def of_each(units: pd.DataFrame, part: str, frames: list[str]) -> pd.DataFrame:
    """Give one part of the units (``coded``, ``frame``, ``assigned``), a column a frame."""
    return units[[f"{part}_{frame}" for frame in frames]].set_axis(frames, axis=1)


def _spans(tables: Tables, places: Mapping[str, str], frames: list[str]) -> pd.DataFrame:
    """Give the words that spoke for the frames, by unit."""
    unit_of = {place: unit for unit, place in places.items()}
    spans = tables.spans
    ours = spans[(spans["extractor"] == FRAMES) & spans["paragraph_id"].isin([*unit_of])]
    ours = ours[ours["kind"].isin(frames)].reset_index(drop=True)
    units = pd.Series([unit_of[place] for place in ours["paragraph_id"]], dtype="str")
    columns = ["kind", "start", "end", "text", "entry", "weight"]
    return pd.concat([units.rename("unit"), ours[columns]], axis=1)


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
