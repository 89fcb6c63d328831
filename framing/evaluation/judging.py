"""Judging: coded texts against probabilities and decisions, beside what costs no model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from framing.classification.frame_validity import (
    MEAN,
    frame_calibration,
    frame_confusion,
    frame_figures,
)
from framing.evaluation.scored import by_outlet

#: What a floor comes to, beside the model's own figures: cues or a word list alone.
OF_CUES = ("precision", "recall", "f1", "auc")
#: What is kept of the spans that spoke.
SPANS = ("kind", "start", "end", "text", "entry", "weight")

#: What a floor says of each text: a probability or score from 0 to 1, and a decision.
Floor = tuple[pd.DataFrame, pd.DataFrame]


def of_each(units: pd.DataFrame, part: str, names: Sequence[str]) -> pd.DataFrame:
    """Give one part of the units (``coded``, ``frame``, ``assigned``), a column a name."""
    return units[[f"{part}_{name}" for name in names]].set_axis([*names], axis=1)


def judged(
    units: pd.DataFrame,
    names: Sequence[str],
    groups: Sequence[Any],
    *,
    floor: Floor | None,
    random_state: int,
) -> dict[str, pd.DataFrame]:
    """Give the tables of figures of an evaluation, and its units.

    *units* have for each of the *names* ``coded_``, ``frame_`` (the probability) and ``assigned_``.
    *floor* is what a rule without a model says of them, ``None`` where there is none.
    """
    names = [*names]

    def figures_of(some: pd.DataFrame, drawn: Sequence[Any]) -> pd.DataFrame:
        codes, said, given = (of_each(some, part, names) for part in ("coded", "frame", "assigned"))
        return frame_figures(codes, said, given, [*drawn], random_state=random_state)

    figures = figures_of(units, groups)
    for name in OF_CUES:
        figures[f"cues_{name}"] = float("nan")
    codes, said, given = (of_each(units, part, names) for part in ("coded", "frame", "assigned"))
    if floor is not None:
        theirs = frame_figures(codes, *floor, [*groups], random_state=random_state)
        for name in OF_CUES:
            figures[f"cues_{name}"] = theirs[name]
    apart = by_outlet(units, groups, figures_of)
    return {
        "figures": figures,
        "by_outlet": apart[apart["frame"] != MEAN].reset_index(drop=True) if len(apart) else apart,
        "calibration": frame_calibration(codes, said),
        "confusion": frame_confusion(codes, given, said),
        "units": units,
    }
