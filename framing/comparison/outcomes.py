"""Outcomes: how many differences could be tested, and what became of them, counted in one way."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.comparison.contrasts import contrasts, mirrored
from framing.comparison.correcting import (
    EQUIVALENT,
    EXPLORATORY,
    HIGHER,
    LOWER,
    NO_DIFFERENCE,
    NOT_TESTED,
)

#: The verdicts that state something, and those of all differences that were tested.
CLEAR = (HIGHER, LOWER, EQUIVALENT)
TESTED = (*CLEAR, NO_DIFFERENCE)


@dataclass(frozen=True)
class Outcomes:
    """How many differences there are, by what became of them.

    ``tested`` are those with ten articles or more on both sides whose figures vary: the tests that
    are corrected, over all families. ``clear`` of them are stated, and ``equivalent`` of these are
    stated to be too small to matter. ``exploratory`` have an interval
    and 2 to 9 articles on a side, ``not_tested`` none.
    """

    tested: int
    clear: int
    equivalent: int
    exploratory: int
    not_tested: int


def counted(differences: pd.DataFrame, articles: Mapping[Any, int], reference: str) -> pd.DataFrame:
    """Give the rows of ``differences`` that count, each test once.

    *articles* are those analysed of each group, *reference* is the group that the others are
    compared with ("" for none). Only groups that are told count (``framing.comparison.contrasts``),
    and of two that alone have figures of a measure the first.
    """
    told = contrasts(articles, reference)
    rows = differences.loc[differences.index.isin(told, level="group")]
    repeats = set()
    for measure, mine in differences["articles"].groupby(level="measure", sort=False):
        sizes = mine.droplevel("measure").to_dict()
        repeats |= {(measure, group) for group in list(mirrored(sizes, reference))[1:]}
    return rows.loc[[row not in repeats for row in rows.index]]


def outcomes_of(verdicts: Collection[str]) -> Outcomes:
    """Count verdicts, those of the rows that count.

    >>> outcomes_of(["higher", "no clear difference", "exploratory"])
    Outcomes(tested=2, clear=1, equivalent=0, exploratory=1, not_tested=0)
    """
    return Outcomes(
        sum(verdict in TESTED for verdict in verdicts),
        sum(verdict in CLEAR for verdict in verdicts),
        sum(verdict == EQUIVALENT for verdict in verdicts),
        sum(verdict == EXPLORATORY for verdict in verdicts),
        sum(verdict == NOT_TESTED for verdict in verdicts),
    )
