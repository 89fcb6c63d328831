"""What a frame classifier says of coded paragraphs in whose article it had no part."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.special import expit

from framing.classification.calibration import Calibration, calibrate
from framing.classification.codes import Floats, Rows
from framing.classification.frames import FrameClassifier
from framing.codebooks import Codebook
from framing.heads.cues import cued_head
from framing.text.passage import Passage


@dataclass(frozen=True, eq=False)
class FramesLeftOut:
    """Texts and what models say of them: a row a text, a column a frame.

    ``codes`` are 1, 0 or NaN (not coded); ``probabilities`` 0 to 1 or NaN (not read); ``assigned``
    1, 0 or NaN (abstained). ``groups`` are their articles or outlets, ``parts`` number the texts
    that the same model judged.
    """

    codes: pd.DataFrame
    probabilities: pd.DataFrame
    assigned: pd.DataFrame
    groups: tuple[Hashable, ...]
    parts: Rows


def left_out_frames(
    classifier: FrameClassifier, table: Floats, groups: Sequence[Hashable]
) -> FramesLeftOut:
    """Calibrate, part by part on the others, the scores of the texts a classifier learnt from.

    *table* and *groups* are those that it was fitted to.
    """
    book, scores = classifier.book, classifier.left_out_
    parts = classifier.parts_[: len(table)]
    probabilities, assigned = np.full(table.shape, math.nan), np.full(table.shape, math.nan)
    for column in range(table.shape[1]):
        coded = ~np.isnan(table[:, column])
        for part in np.unique(parts):
            here, others = parts == part, (parts != part) & coded
            fitted = _calibration(classifier, column, scores[others, column], table[others, column])
            said = expit(fitted.log_odds(scores[here, column]))
            label = fitted.label(book.codes[column], 0.0)
            probabilities[here, column] = said
            assigned[here, column] = [label.assign(one) for one in said.tolist()]
    return FramesLeftOut(
        _framed(book, table),
        _framed(book, probabilities),
        _framed(book, assigned),
        tuple(groups),
        parts,
    )


def judged_by_cues(
    book: Codebook, passages: Sequence[Passage], table: Floats, groups: Sequence[Hashable]
) -> FramesLeftOut:
    """Judge texts by the cues of a codebook alone; what a frame without cues is told is NaN."""
    probabilities, assigned = np.full(table.shape, math.nan), np.full(table.shape, math.nan)
    cued = tuple(frame for frame in book.frames if frame.cues)
    if cued:
        head = cued_head(Codebook(book.name, book.version, book.unit, book.citation, cued))
        columns = [book.codes.index(frame.code) for frame in cued]
        for row, passage in enumerate(passages):
            readings = head.read(passage).values()
            probabilities[row, columns] = [reading.probability for reading in readings]
            assigned[row, columns] = [reading.assigned for reading in readings]
    return FramesLeftOut(
        _framed(book, table),
        _framed(book, probabilities),
        _framed(book, assigned),
        tuple(groups),
        np.zeros(len(table), dtype=np.int64),
    )


def _calibration(
    classifier: FrameClassifier, column: int, scores: Floats, codes: Floats
) -> Calibration:
    """Calibrate as the classifier does; where all codes are alike, take its own calibration."""
    if len(np.unique(codes)) < 2:
        return classifier.calibrations_[column]
    priors = classifier.priors or {}
    prior = priors.get(classifier.book.codes[column])
    return calibrate(scores, codes, prior=prior, steepest=classifier.steepest)


def _framed(book: Codebook, values: Floats) -> pd.DataFrame:
    return pd.DataFrame(values, columns=list(book.codes))
