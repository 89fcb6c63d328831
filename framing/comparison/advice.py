"""Advice: how many articles a difference would need to be known as closely as wanted."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from framing.comparison.intervals import LEVEL
from framing.comparison.tables import ADVICE, INDEX

#: Half the width of interval that is wanted where none is named, in standard deviations.
WANTED = 0.5


def advise(
    means: pd.DataFrame, differences: pd.DataFrame, wanted: Mapping[str, float]
) -> pd.DataFrame:
    """Give the table ``advice``, a row per measure, from what was found.

    The standard deviation is that within groups, pooled; ``wanted`` half the width that is named
    for the measure, else half of it; ``articles`` the fewest in each of two groups of one
    size whose Student interval of the difference is as narrow. NaN where the measure does not vary.
    """
    rows = {}
    for measure, ours in means.groupby(level="measure", sort=False):
        freedom = (ours["articles"] - 1).clip(lower=0)
        squares = (ours["sd"] ** 2 * freedom).sum()
        sd = math.sqrt(squares / freedom.sum()) if freedom.sum() else math.nan
        sd = sd if sd > 0 else math.nan
        width = wanted.get(str(measure), WANTED * sd)
        rows[measure] = (sd, width, articles_needed(sd, width))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["sd", "wanted", "articles"])
    table.index = pd.Index(list(rows), dtype="str", name=INDEX["advice"][0])
    half = (differences["high"] - differences["low"]) / 2
    table["half_width"] = half.groupby(level="measure").median().reindex(table.index)
    return table[list(ADVICE)].astype(dict(ADVICE))


def articles_needed(sd: float, half_width: float) -> float:
    """Give how many articles each of two groups needs for an interval of so much to each side.

    >>> articles_needed(1.0, 0.5), articles_needed(1.0, float("nan"))
    (32.0, nan)
    """
    from scipy.special import stdtrit

    if not (sd > 0 and half_width > 0):
        return math.nan

    def is_enough(articles: float) -> bool:
        quantile = float(stdtrit(2 * articles - 2, (1 + LEVEL) / 2))
        return quantile * sd * math.sqrt(2 / articles) <= half_width

    most = 2.0
    while not is_enough(most):
        most *= 2
    least = most / 2
    while most - least > 1:
        middle = np.floor((least + most) / 2)
        least, most = (least, middle) if is_enough(middle) else (middle, most)
    return float(most)
