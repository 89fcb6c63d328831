"""How good a frame classifier of one's own is, beside what costs no training."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from sklearn.base import clone
from sklearn.utils.validation import check_is_fitted

from framing.classification.bootstrap import areas, draw, interval
from framing.classification.codes import Floats
from framing.classification.features import as_passage
from framing.classification.frame_validity import frame_confusion, frame_figures
from framing.classification.frames import FrameClassifier
from framing.classification.frames_curve import curve_steps, learning_curve
from framing.classification.frames_left_out import (
    FramesLeftOut,
    judged_by_cues,
    left_out_frames,
)
from framing.codebooks import Codebook
from framing.errors import InputError
from framing.extractors.frames_own import LEARNT, hash_of
from framing.text.passage import Passage

#: A frame with fewer paragraphs in which it is present, or absent, has figures to be read as a
#: ranking: too few for probabilities.
FEW = 40
#: Of so many texts at most a model says which they were.
MOST_TOLD = 20_000


@dataclass(frozen=True, eq=False)
class FrameRounds:
    """Everything measured about a model of frames on texts left out.

    ``articles`` and ``outlets`` are tables of figures (see ``frame_figures``) where these were left
    out, ``None`` where that was not done; ``cues`` is what the cues of the codebook alone come to
    on the same texts, with ``auc_gain``: by how much the model ranks better, with its interval.
    ``confusion`` counts which frames were assigned in place of which, ``curve`` is the learning
    curve. ``left_out`` is what was said of each paragraph. ``unit`` says what a group is;
    ``remarks`` what else is to know, ``notes`` what was learnt from.
    """

    articles: pd.DataFrame | None
    outlets: pd.DataFrame | None
    cues: pd.DataFrame
    confusion: pd.DataFrame
    curve: pd.DataFrame | None
    left_out: FramesLeftOut
    unit: str
    remarks: tuple[str, ...] = ()
    notes: Mapping[str, Any] = field(default_factory=dict)


def measure_frames(
    classifier: FrameClassifier,
    texts: Sequence[str | Passage],
    codes: ArrayLike,
    groups: Sequence[Hashable] | None = None,
    *,
    outlets: Sequence[Hashable] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> FrameRounds:
    """Measure a fitted classifier on the texts it learnt from, each judged while left out.

    *texts*, *codes* and *groups* are those that it was fitted to. *outlets* are left out in a
    second round; a text without one (``None``, NaN) stays out of it. *progress* is called with the
    models trained and their total.

    Raises InputError where the classifier was fitted to other texts.
    """
    check_is_fitted(classifier)
    passages = [*map(as_passage, texts)]
    table = np.asarray(codes, dtype=np.float64).reshape(len(passages), -1)
    if classifier.left_out_.shape != table.shape:
        fault = f"expected those of fit(), {classifier.left_out_.shape}, got {table.shape}"
        raise InputError("codes", [fault], remedy="Fit the classifier to these texts first.")
    keys = tuple(range(len(passages))) if groups is None else tuple(groups)
    steps, total = count(1), curve_steps() + (outlets is not None)

    def tick() -> None:
        if progress is not None:
            progress(next(steps), total)

    own = left_out_frames(classifier, table, keys)
    by_outlet, remarks = None, tuple[str, ...]()
    if outlets is not None:
        by_outlet, remarks = _leave_out(classifier, passages, table, list(outlets))
        tick()
    return FrameRounds(
        articles=_figures(own, classifier),
        outlets=None if by_outlet is None else _figures(by_outlet, classifier),
        cues=_beside_cues(classifier.book, passages, own, classifier.random_state),
        confusion=frame_confusion(own.codes, own.assigned, own.probabilities),
        curve=learning_curve(classifier, passages, table, own, tick=tick),
        left_out=own,
        unit="paragraphs" if groups is None else "articles",
        remarks=(*remarks, *_few(own.codes)),
        notes={**notes_of(passages, table), **_learnt(passages)},
    )


def measure_cues(
    book: Codebook,
    texts: Sequence[str | Passage],
    codes: ArrayLike,
    groups: Sequence[Hashable] | None = None,
    *,
    random_state: int = 0,
) -> FrameRounds:
    """Measure the cues of a codebook alone, which learnt from none of the texts."""
    passages = [*map(as_passage, texts)]
    table = np.asarray(codes, dtype=np.float64).reshape(len(passages), -1)
    keys = tuple(range(len(passages))) if groups is None else tuple(groups)
    told = judged_by_cues(book, passages, table, keys)
    return FrameRounds(
        articles=None,
        outlets=None,
        cues=_table(told, random_state),
        confusion=frame_confusion(told.codes, told.assigned, told.probabilities),
        curve=None,
        left_out=told,
        unit="paragraphs" if groups is None else "articles",
        notes=notes_of(passages, table),
    )


def notes_of(passages: Sequence[Passage], table: Floats) -> dict[str, Any]:
    """Give what a model says of the texts it learnt from: no path, no time."""
    rows = zip(passages, table.tolist(), strict=True)
    lines = "".join(f"{row!r} {passage.text}\n" for passage, row in rows)
    return {
        "texts": len(passages),
        "texts_sha256": hashlib.sha256(lines.encode()).hexdigest(),
    }


def _learnt(passages: Sequence[Passage]) -> dict[str, Any]:
    """Give by which hashes the texts are known again; nothing where they are very many."""
    if len(passages) > MOST_TOLD:
        return {}
    return {LEARNT: sorted({hash_of(passage.text) for passage in passages})}


def _leave_out(
    classifier: FrameClassifier,
    passages: Sequence[Passage],
    table: Floats,
    outlets: Sequence[Any],
) -> tuple[FramesLeftOut | None, tuple[str, ...]]:
    """Leave out outlets, one part after the other; say why where that cannot be done."""
    named = np.flatnonzero(pd.notna(pd.Series(outlets, dtype=object)))
    names = [str(outlets[row]) for row in named.tolist()]
    if len(set(names)) < 2:
        return None, (f"outlets were not left out: {len(set(names))} named, at least 2 needed",)
    chosen = [passages[row] for row in named.tolist()]
    try:
        fitted = clone(classifier).fit(chosen, table[named], names)
    except InputError as error:
        return None, (f"outlets were not left out: {error.faults[0]}",)
    missing = len(passages) - len(named)
    told = f"paragraphs without an outlet, which stayed out of that round: {missing}"
    return left_out_frames(fitted, table[named], names), (told,) if missing else ()


def _table(told: FramesLeftOut, random_state: int) -> pd.DataFrame:
    return frame_figures(
        told.codes,
        told.probabilities,
        told.assigned,
        told.groups,
        parts=told.parts.tolist(),
        random_state=random_state,
    )


def _figures(told: FramesLeftOut, classifier: FrameClassifier) -> pd.DataFrame:
    return _table(told, classifier.random_state)


def _beside_cues(
    book: Codebook, passages: Sequence[Passage], own: FramesLeftOut, random_state: int
) -> pd.DataFrame:
    """Give the figures of the cues alone on the same texts, and how much better the model ranks."""
    cues = judged_by_cues(book, passages, own.codes.to_numpy(), own.groups)
    table = _table(cues, random_state)
    numbers, _ = pd.factorize(np.array([*map(str, own.groups)], dtype=object), sort=True)
    weights = np.vstack([np.ones((1, len(passages))), draw(numbers, random_state)])
    for code in own.codes.columns:
        kept = (own.codes[code].notna() & cues.probabilities[code].notna()).to_numpy()
        if not kept.any():
            continue
        coded = own.codes[code].to_numpy()[kept] == 1
        ours, theirs = (
            areas(coded, told.probabilities[code].to_numpy()[kept], weights[:, kept], parts)
            for told, parts in ((own, own.parts[kept]), (cues, None))
        )
        gain = ours - theirs
        bounds = interval(gain[1:]) if len(gain) > 1 else (math.nan, math.nan)
        table.loc[code, ["auc_gain", "auc_gain_low", "auc_gain_high"]] = [gain[0], *bounds]
    return table


def _few(codes: pd.DataFrame) -> tuple[str, ...]:
    """Say of which frames too few paragraphs are coded to trust the probabilities."""
    told = []
    for code in codes.columns:
        present, absent = int((codes[code] == 1).sum()), int((codes[code] == 0).sum())
        if min(present, absent) < FEW:
            told.append(f"{code} ({present} present, {absent} absent)")
    if not told:
        return ()
    return (
        f"fewer than {FEW} paragraphs with or without the frame: {', '.join(told)}. Take these"
        " probabilities as a ranking, not as calibrated",
    )
