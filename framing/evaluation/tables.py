"""The tables of an evaluation of frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.classification.frame_validity import MEAN
from framing.evaluation.mistakes import find_mistakes


@dataclass(frozen=True, eq=False, repr=False)
class ValidityTables:
    """How well frames are found, and what it was measured on.

    ``figures`` has a row a frame and one of their mean, ``calibration`` a row a frame and tenth
    of probability, ``confusion`` a row a frame that was coded and a column a frame that was
    assigned: see :mod:`framing.classification.frame_validity`. In ``figures`` the columns
    ``cues_…`` are what the cues of the codebook alone come to, NaN where that is not known.
    ``units`` has a row a text: ``where`` it stood in the codes, ``article_id``, ``text``, and for
    each frame ``coded_<code>``, ``frame_<code>`` and ``assigned_<code>``; ``spans`` are the words
    that spoke, ``errors`` the wrong decisions with them, the surest first. ``measures`` is the
    data dictionary of the frames.
    """

    figures: pd.DataFrame
    calibration: pd.DataFrame
    confusion: pd.DataFrame
    units: pd.DataFrame
    spans: pd.DataFrame
    measures: pd.DataFrame
    provenance: Mapping[str, Any]

    def __repr__(self) -> str:
        """Say how much was evaluated; the tables themselves are attributes."""
        return f"<{type(self).__name__}: {len(self.units)} texts, {', '.join(self.frames)}>"

    @property
    def frames(self) -> tuple[str, ...]:
        """The codes of the frames that were evaluated, in the order of the codebook."""
        return tuple(str(frame) for frame in self.figures.index if frame != MEAN)

    @property
    def errors(self) -> pd.DataFrame:
        """Every wrong decision, a row each, frame by frame and the surest first.

        ``error`` is ``wrongly assigned`` (coded 0) or ``missed`` (coded 1 and not assigned, also
        where the model abstained); ``evidence`` holds the words that spoke for the frame.
        """
        return find_mistakes(self.units, self.spans, self.frames)
