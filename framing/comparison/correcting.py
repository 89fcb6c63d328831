"""Correcting for many tests, and the verdict on each difference."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.comparison.intervals import ENOUGH
from framing.comparison.permuting import adjusted as benjamini_hochberg

Floats = npt.NDArray[np.float64]

#: The family of the measures that were named before anything was looked at.
PRIMARY = "primary"
HOLM, BH = "holm", "bh"
#: A corrected p-value of at most this much is a difference.
ALPHA = 0.05

HIGHER, LOWER, EQUIVALENT = "higher", "lower", "equivalent"
NO_DIFFERENCE, EXPLORATORY, NOT_TESTED = "no clear difference", "exploratory", "not tested"


def holm(p_values: Floats) -> Floats:
    """Give the p-values corrected as Holm (1979) has it; those that are known are a family.

    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian Journal
    of Statistics 6(2), 65–70.

    >>> holm(np.array([0.01, np.nan, 0.04, 0.03])).tolist()
    [0.03, nan, 0.06, 0.06]
    """
    found = np.full(p_values.shape, np.nan)
    known = np.flatnonzero(~np.isnan(p_values))
    order = known[np.argsort(p_values[known], kind="stable")]
    steps = p_values[order] * np.arange(len(order), 0, -1)
    found[order] = np.minimum(1.0, np.maximum.accumulate(steps))
    return found


def correct(table: pd.DataFrame) -> pd.DataFrame:
    """Give *table* with ``p_adjusted``, ``correction``, ``family_size`` and ``verdict``.

    *table* has the columns of differences up to there, ``p_equivalent``, the p-value of the two
    one-sided tests, and ``is_repeat``: of two groups that are compared with each other, which is
    one test and counted once, the second. Primary measures share one family over all groups (Holm);
    any other family is corrected by Benjamini and Hochberg over all its measures and groups. What
    is exploratory stands in no family and has no corrected p-value: nothing is concluded from it,
    and small p-values there would let others of the family pass too easily.
    """
    table = table.copy()
    repeats = table["is_repeat"].to_numpy(dtype=np.bool_)
    is_enough = (table[["articles", "reference_articles"]].min(axis=1) >= ENOUGH).to_numpy()
    is_primary = table["family"] == PRIMARY
    table["correction"] = np.where(is_primary, HOLM, BH)
    table["family_size"] = 0
    for name in ("p_adjusted", "p_equivalent_adjusted"):
        table[name] = np.nan
    for family in table["family"].unique():
        ours = (table["family"] == family).to_numpy() & ~repeats & is_enough
        method = holm if family == PRIMARY else benjamini_hochberg
        for raw, name in (("p_value", "p_adjusted"), ("p_equivalent", "p_equivalent_adjusted")):
            table.loc[ours, name] = method(table.loc[ours, raw].to_numpy(dtype=np.float64))
        tests = int(table.loc[ours, "p_value"].notna().sum())
        table.loc[table["family"] == family, "family_size"] = tests
    for name in ("p_adjusted", "p_equivalent_adjusted"):
        # The only other test of the measure.
        table.loc[repeats, name] = table.groupby(level="measure")[name].transform("max")[repeats]
    table["verdict"] = [_verdict(row) for row in table.to_dict("records")]
    return table


def _verdict(row: dict[Any, Any]) -> str:
    """Say what a difference amounts to, by rule.

    A difference is clear where its corrected p-value and its interval agree that there is one. One
    that is clear, and clearly smaller than the bound set before, is ``equivalent``.
    """
    if np.isnan(row["p_value"]):
        return NOT_TESTED
    if min(row["articles"], row["reference_articles"]) < ENOUGH:
        return EXPLORATORY
    if row["p_equivalent_adjusted"] <= ALPHA:
        return EQUIVALENT
    if row["p_adjusted"] <= ALPHA and not row["low"] <= 0 <= row["high"]:
        return HIGHER if row["difference"] > 0 else LOWER
    return NO_DIFFERENCE
