"""Agreement and agreement beyond chance: percent agreement, Gwet's AC1 and Cohen's kappa."""

from __future__ import annotations

import math
from typing import cast

import numpy as np
import numpy.typing as npt

from framing.agreement.alpha import Floats
from framing.codings import Level

Ints = npt.NDArray[np.intp]


def agreements(counts: Floats, weights: Floats) -> Floats:
    """Give percent agreement, 0 to 1, for each row of *weights*; NaN where nothing is paired.

    It is the share of pairs of coders who give a unit the same code, averaged over units with two
    codes or more (Fleiss 1971, p. 379; Gwet 2014). *counts* and *weights* are those of
    :func:`framing.agreement.alpha.alphas`.

    >>> agreements(np.array([[3.0, 0.0], [2.0, 1.0]]), np.ones((1, 2))).round(3)
    array([0.667])
    """
    coders = counts.sum(axis=1)
    paired = coders >= 2
    alike = (counts * (counts - 1)).sum(axis=1)[paired]
    shares = alike / (coders * (coders - 1))[paired]
    return _mean(shares[:, None], weights[:, paired])[:, 0]


def first_coefficients(counts: Floats, weights: Floats) -> Floats:
    """Give Gwet's AC1 for each row of *weights*: at most 1, 0 for agreement by chance.

    Chance agreement is that of coders who guess on some units, at random: it falls as one code
    becomes very frequent, where that of alpha and kappa rises. NaN with fewer than two codes, so
    every code that could be given needs its column. Units with one code count for how frequent
    codes are (Gwet 2014, chapter 4).

    Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
    agreement. British Journal of Mathematical and Statistical Psychology 61(1), 29–48.

    >>> first_coefficients(np.array([[2.0, 0.0], [1.0, 1.0]]), np.ones((1, 2))).round(3)
    array([0.2])
    """
    codes = counts.shape[1]
    if codes < 2:
        return np.full(len(weights), math.nan)
    coded = counts.sum(axis=1) > 0
    shares = counts[coded] / counts[coded].sum(axis=1, keepdims=True)
    frequent = _mean(shares, weights[:, coded])
    chance = (frequent * (1 - frequent)).sum(axis=1) / (codes - 1)
    return cast(Floats, (agreements(counts, weights) - chance) / (1 - chance))


def kappa(one: Ints, other: Ints, values: Floats, level: Level) -> float:
    """Give Cohen's kappa of two coders: 1 for perfect agreement, 0 for that of chance.

    *one* and *other* are the places of their codes in *values*, for units that both coded. Nominal
    codes are alike or not (Cohen 1960). With others, differences count squared, of their places in
    the order where they are ordinal, of the values where they are interval (Cohen 1968): kappa then
    is an intraclass correlation (Fleiss and Cohen 1973), and comes near alpha of interval level.
    NaN for ratios, whose differences do not count so; without units; and where both give all units
    one and the same code.

    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20(1), 37–46. Cohen, J. (1968). Weighted kappa. Psychological Bulletin 70(4),
    213–220. Fleiss, J. L., and Cohen, J. (1973). The equivalence of weighted kappa and the
    intraclass correlation coefficient. Educational and Psychological Measurement 33(3), 613–619.

    >>> one, other = np.array([0, 0, 1, 1]), np.array([0, 0, 1, 0])
    >>> kappa(one, other, np.array([0.0, 1.0]), "nominal")
    0.5
    """
    if not len(one) or level == "ratio":
        return math.nan
    size = len(values)
    table = np.bincount(one * size + other, minlength=size * size).reshape(size, size)
    places = np.arange(size, dtype=np.float64) if level == "ordinal" else values
    apart = (places[:, None] - places) ** 2
    if level == "nominal":
        apart = 1 - np.eye(size)
    expected = (np.outer(table.sum(axis=1), table.sum(axis=0)) * apart).sum() / len(one)
    return float(1 - (table * apart).sum() / expected) if expected > 0 else math.nan


def _mean(columns: Floats, weights: Floats) -> Floats:
    """Give the mean of each column for each row of weights; NaN where nothing is weighted."""
    amounts = weights.sum(axis=1, keepdims=True)
    means = np.full((len(weights), columns.shape[1]), math.nan)
    np.divide(weights @ columns, amounts, out=means, where=amounts > 0)
    return means
