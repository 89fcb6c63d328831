"""Training on a codebook of one's own: from coded paragraphs to a model and its card."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike
from threadpoolctl import threadpool_limits

from framing.classification.codes import Floats
from framing.classification.frames import FrameClassifier
from framing.classification.frames_curve import curve_steps
from framing.classification.frames_figures import FrameRounds, measure_cues, measure_frames
from framing.classification.frames_saving import save_cues, save_frames
from framing.classification.loaded_left_out import STEEPEST
from framing.codebooks import Codebook
from framing.errors import InputError
from framing.text.passage import Passage

#: So many paragraphs with a frame and without it are needed to learn it; with fewer the cues
#: of the codebook judge.
FEWEST = 10


@dataclass(frozen=True, eq=False)
class TrainedFrames:
    """A model of frames and what was measured; ``classifier`` is ``None`` where cues judge."""

    codebook: Codebook
    classifier: FrameClassifier | None
    rounds: FrameRounds | None

    def save(self, folder: str | Path) -> Path:
        """Write the model, its codebook and its card to a folder, whole or not at all.

        Raises InputError where the folder holds anything but an earlier model.
        """
        if self.classifier is None:
            return save_cues(self.codebook, folder, rounds=self.rounds)
        return save_frames(self.classifier, folder, rounds=self.rounds)


def train_frames(
    codebook: Codebook,
    texts: Sequence[str] = (),
    codes: ArrayLike = (),
    groups: Sequence[Hashable] | None = None,
    *,
    outlets: Sequence[Hashable] | None = None,
    model: str = "standard",
    random_state: int = 0,
    remarks: Sequence[str] = (),
    progress: Callable[[int, int], None] | None = None,
) -> TrainedFrames:
    """Learn the frames of a codebook from coded paragraphs, and measure how well that works.

    *codes* have a row a text and a column a frame, in the order of the codebook: 1, 0 or NaN (not
    coded). Texts of one of the *groups* (articles) are never both learnt from and judged, in a
    second round neither are those of one outlet. Where there are no codes, or too few of some
    frame, the model is made of the cues of the codebook alone, and its remarks say so. *remarks*
    are further ones for the card; *progress* is called with the models trained and their total.

    Raises InputError where a frame is present in all coded texts, or in none, and where cues are
    needed and there are none.
    """
    if not len(texts):
        return TrainedFrames(codebook, None, None)
    table = np.asarray(codes, dtype=np.float64).reshape(len(texts), -1)
    passages = [Passage(text) for text in texts]
    groups, outlets = (None if one is None else list(one) for one in (groups, outlets))
    _refuse_single(codebook, table)
    few = _too_few(codebook, table)
    done = [0]
    total = 1 + curve_steps() + (outlets is not None)

    def step(*_: int) -> None:
        done[0] += 1
        if progress is not None:
            progress(done[0], total)

    if not few:
        classifier = FrameClassifier(
            codebook, model=model, steepest=STEEPEST, random_state=random_state
        )
        try:
            with threadpool_limits(1):  # tables of this size are slower with several
                classifier.fit(passages, table, groups)
        except InputError as error:
            if error.what != "groups":
                raise
            few = [*error.faults]
    if few:
        _refuse_bare(codebook, few)
        rounds = measure_cues(codebook, passages, table, groups, random_state=random_state)
        told = (
            f"too few codes to learn from ({'; '.join(few)}), so the cues of the codebook judge;"
            " code more, or take such frames out of the codebook to learn the others"
        )
        return TrainedFrames(codebook, None, replace(rounds, remarks=(told, *remarks)))
    step()
    with threadpool_limits(1):
        rounds = measure_frames(classifier, passages, table, groups, outlets=outlets, progress=step)
    rounds = replace(rounds, remarks=(*remarks, *rounds.remarks))
    return TrainedFrames(codebook, classifier, rounds)


def _refuse_single(codebook: Codebook, table: Floats) -> None:
    if table.shape[1] != len(codebook.codes):
        fault = f"expected a column a frame, {len(codebook.codes)}, got {table.shape[1]}"
        raise InputError("codes", [fault], remedy=f"Code {', '.join(codebook.codes)}.")
    faults = []
    for code, column in zip(codebook.codes, table.T, strict=True):
        told = np.unique(column[~np.isnan(column)])
        if len(told) == 1:
            faults.append(
                f"{code}: all {int((~np.isnan(column)).sum())} coded paragraphs are {told[0]:g}"
            )
    if faults:
        raise InputError(
            "codes",
            faults,
            remedy="A frame is learnt from paragraphs that show it (1) and from others that do not"
            " (0). Code both, or take the frame out of the codebook.",
        )


def _too_few(codebook: Codebook, table: Floats) -> list[str]:
    return [
        f"{code}: {int((column == value).sum())} paragraphs coded {value}, at least {FEWEST} needed"
        for code, column in zip(codebook.codes, table.T, strict=True)
        for value in (1, 0)
        if (column == value).sum() < FEWEST
    ]


def _refuse_bare(codebook: Codebook, few: Sequence[str]) -> None:
    bare = [f"{frame.code} has no cues" for frame in codebook.frames if not frame.cues]
    if bare:
        raise InputError(
            "codes", [*few, *bare], remedy="Code more paragraphs, or give each frame cues."
        )
