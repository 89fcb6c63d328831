"""Changes: for each measure the period from which its mean is another, tested for all at once."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.comparison.calendar import name_of
from framing.comparison.correcting import ALPHA, holm
from framing.comparison.intervals import ENOUGH, seed_of
from framing.comparison.permuting import adjusted as benjamini_hochberg
from framing.comparison.settings import Settings
from framing.comparison.steps import Course, Step, find_step

#: So many periods of ``ENOUGH`` articles or more have to be there for a test.
FEWEST = 8
CHANGE, NO_CHANGE, TOO_FEW = "change", "no clear change", "too few periods"


def changes(
    dated: pd.DataFrame, places: pd.Series, measures: pd.DataFrame, settings: Settings
) -> list[tuple[Any, ...]]:
    """Give the rows of the table ``changes``, the measure first, over all groups together.

    *places* are the periods of the articles as neighbouring whole numbers. A measure is tested
    (``framing.comparison.steps``) where at least ``FEWEST`` periods have ``ENOUGH`` articles or
    more, and where it varies at all; periods with fewer articles weigh less and count as well.
    p-values are corrected by Holm over the primary measures and by Benjamini and Hochberg over all
    others. When and by how much is told of a change only: the largest of many differences that
    chance made looks large too.
    """
    found = [_found(dated[name], dated["group"], places, settings) for name in measures.index]
    p_values = pd.Series(
        [step.p_value if step else math.nan for _, step in found], index=measures.index
    )
    corrected = _corrected(p_values, measures["primary"].astype(bool))
    rows = []
    for name, (enough, step) in zip(measures.index, found, strict=True):
        p = float(corrected[name])
        verdict = TOO_FEW if enough < FEWEST else CHANGE if p <= ALPHA else NO_CHANGE
        told: Sequence[Any] = ("", "", "", *(math.nan,) * 5)
        if verdict == CHANGE and step:
            told = _told(step, dated[name], places, settings.period)
        rows.append((name, enough, *told, float(p_values[name]), p, verdict))
    return rows


def _found(
    values: pd.Series, groups: pd.Series, places: pd.Series, settings: Settings
) -> tuple[int, Step | None]:
    """Give how many periods have enough articles, and the step where one is looked for."""
    known = values.dropna()
    enough = int((places[known.index].value_counts() >= ENOUGH).sum())
    if enough < FEWEST:
        return enough, None
    owners = groups[known.index]
    left = known - known.groupby(owners).transform("mean")
    if left.abs().max() <= 1e-12 * known.abs().max():
        return enough, None
    present, when = np.unique(places[known.index], return_inverse=True)
    names, owner = np.unique(owners, return_inverse=True)
    counts = np.zeros((len(present), len(names)))
    np.add.at(counts, (when, owner), 1)
    course = Course(counts, np.bincount(when, left.to_numpy()).astype(np.float64))
    seed = seed_of(settings.random_state, str(values.name), CHANGE)
    return enough, find_step(course, permutations=settings.permutations, seed=seed)


def _corrected(p_values: pd.Series, primary: pd.Series) -> pd.Series:
    corrected = p_values.copy()
    for members, method in ((primary, holm), (~primary, benjamini_hochberg)):
        corrected[members] = method(p_values[members].to_numpy(dtype=np.float64))
    return corrected


def _told(step: Step, values: pd.Series, places: pd.Series, length: str) -> tuple[Any, ...]:
    """Give period, its interval, the means before and after, and their difference."""
    known = values.dropna()
    present = sorted(places[known.index].unique())
    names = [name_of(int(present[at]), length) for at in (step.at, step.earliest, step.latest)]
    before = float(known.mean()) - step.after * step.difference
    after = before + step.difference
    return (*names, before, after, step.difference, step.low, step.high)
