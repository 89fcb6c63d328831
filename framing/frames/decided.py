"""Decided: the frames table as assigned, left open and undefined, frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from framing.tables import Tables

_PROBABILITY, _ASSIGNED = "frame_", "assigned_"


@dataclass(frozen=True, eq=False)
class Decided:
    """One frame over all paragraphs: its probabilities, and what the model made of them.

    ``assigned`` and ``absent`` are the decisions; ``open`` is where the model abstained. Where
    there is no probability (no words, not in English), none of the three holds.
    """

    code: str
    probability: pd.Series
    assigned: pd.Series
    absent: pd.Series
    open: pd.Series

    @property
    def decided(self) -> pd.Series:
        """Where the model decided, either way."""
        return self.assigned | self.absent

    @property
    def scored(self) -> pd.Series:
        """Where there is a probability."""
        return self.decided | self.open


def codes_of(tables: Tables) -> list[str]:
    """Give the codes of the frames table, in its order."""
    names = map(str, tables.frames.columns)
    return [name.removeprefix(_PROBABILITY) for name in names if name.startswith(_PROBABILITY)]


def read_decided(tables: Tables, code: str) -> Decided:
    """Give what was decided about one frame, a row a paragraph; all open without decisions."""
    names = [f"{_PROBABILITY}{code}", f"{_ASSIGNED}{code}"]
    told = tables.frames.reindex(columns=names).astype("float64")
    probability, assigned = told[names[0]], told[names[1]]
    scored = probability.notna()
    return Decided(
        code,
        probability,
        scored & (assigned == 1),
        scored & (assigned == 0),
        scored & assigned.isna(),
    )
