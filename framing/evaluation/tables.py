"""The tables of an evaluation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pandas as pd

from framing.classification.frame_validity import MEAN
from framing.evaluation.mistakes import find_mistakes


class Evaluation:
    """What all evaluations share: what they are of, and their tables as files.

    ``FIGURES`` are the tables that are stored as csv, with the column that is their index;
    ``BEHIND`` those that hold texts or names, stored as parquet; ``FOLLOWING`` those of them that
    follow from the others.
    """

    KIND: ClassVar[str]
    FIGURES: ClassVar[Mapping[str, str | None]]
    BEHIND: ClassVar[tuple[str, ...]]
    FOLLOWING: ClassVar[tuple[str, ...]] = ()
    figures: pd.DataFrame
    units: pd.DataFrame
    measures: pd.DataFrame
    provenance: Mapping[str, Any]


@dataclass(frozen=True, eq=False, repr=False)
class ValidityTables(Evaluation):
    """How well frames are found, and what it was measured on.

    ``figures`` has a row a frame and one of their mean, ``calibration`` a row a frame and tenth
    of probability, ``confusion`` a row a frame that was coded and a column a frame that was
    assigned: see :mod:`framing.classification.frame_validity`. In ``figures`` the columns
    ``cues_…`` are what the cues of the codebook alone come to, NaN where that is not known.
    ``by_outlet`` has the same figures for each outlet that is known, with a column of it, and no
    rows where none is. ``units`` has a row a text: ``where`` it stood in the codes,
    ``article_id``, ``text``, ``outlet``, and for each frame ``coded_<code>``, ``frame_<code>`` and
    ``assigned_<code>``; ``spans`` are the words that spoke, ``errors`` the wrong decisions with
    them, the surest first. ``measures`` is the data dictionary of the frames.
    """

    KIND: ClassVar[str] = "frames"
    FIGURES: ClassVar[Mapping[str, str | None]] = {
        "figures": "frame",
        "calibration": None,
        "confusion": "coded",
    }
    BEHIND: ClassVar[tuple[str, ...]] = ("by_outlet", "units", "spans", "errors", "measures")
    FOLLOWING: ClassVar[tuple[str, ...]] = ("errors",)

    figures: pd.DataFrame
    by_outlet: pd.DataFrame
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


@dataclass(frozen=True, eq=False, repr=False)
class LoadedTables(ValidityTables):
    """How well loaded wording is found: as of one frame, called ``loaded``.

    The columns ``cues_…`` of ``figures`` are what the list of loaded words alone comes to: a text
    with one is called loaded. ``words`` has one row where the loaded words were coded too, else
    none: how many were coded, found and both, with precision, recall and F1.
    """

    KIND: ClassVar[str] = "loaded"
    FIGURES: ClassVar[Mapping[str, str | None]] = {**ValidityTables.FIGURES, "words": None}

    words: pd.DataFrame = field(default_factory=pd.DataFrame)


@dataclass(frozen=True, eq=False, repr=False)
class SentimentTables(Evaluation):
    """How well the sentiment of texts is told, and what it was measured on.

    ``figures`` has a row a class and one of their mean, ``overall`` one row: the AUC of positive
    against negative texts and the rank correlation of codes and scores; ``confusion`` a row a class
    that was coded and a column a class that the score becomes; ``by_outlet`` a row an outlet.
    See :mod:`framing.evaluation.sentiment_figures`. ``units`` has a row a text: ``where``,
    ``article_id``, ``text``, ``outlet``, ``coded`` (a number), ``score`` and ``told``, the class it
    becomes; ``spans`` are the words that moved the score, ``errors`` the texts told wrongly, the
    furthest first.
    """

    KIND: ClassVar[str] = "sentiment"
    FIGURES: ClassVar[Mapping[str, str | None]] = {
        "figures": "class",
        "overall": None,
        "confusion": "coded",
    }
    BEHIND: ClassVar[tuple[str, ...]] = ("by_outlet", "units", "spans", "errors", "measures")

    figures: pd.DataFrame
    overall: pd.DataFrame
    by_outlet: pd.DataFrame
    confusion: pd.DataFrame
    units: pd.DataFrame
    spans: pd.DataFrame
    errors: pd.DataFrame
    measures: pd.DataFrame
    provenance: Mapping[str, Any]

    def __repr__(self) -> str:
        """Say how much was evaluated; the tables themselves are attributes."""
        return f"<{type(self).__name__}: {len(self.units)} texts>"


@dataclass(frozen=True, eq=False, repr=False)
class AttributionTables(Evaluation):
    """How well attributions are found, and what it was measured on.

    ``figures`` has a row a rule of what counts as found (of all attributions or of direct ones
    alone); ``by_outlet`` the same outlet by outlet. See
    :mod:`framing.evaluation.attribution_figures`. ``coded`` has a row an attribution that was coded
    with what was found for it, ``found`` a row one that was found for none; ``units`` a row a text.
    """

    KIND: ClassVar[str] = "attribution"
    FIGURES: ClassVar[Mapping[str, str | None]] = {"figures": "rule"}
    BEHIND: ClassVar[tuple[str, ...]] = ("by_outlet", "units", "coded", "found", "measures")

    figures: pd.DataFrame
    by_outlet: pd.DataFrame
    units: pd.DataFrame
    coded: pd.DataFrame
    found: pd.DataFrame
    measures: pd.DataFrame
    provenance: Mapping[str, Any]

    def __repr__(self) -> str:
        """Say how much was evaluated; the tables themselves are attributes."""
        return f"<{type(self).__name__}: {len(self.coded)} coded in {len(self.units)} texts>"
