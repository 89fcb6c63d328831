"""Krippendorff's alpha, for many resamples of the same codings at once.

Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology (4th ed.), chapter 12.
Hayes, A. F., and Krippendorff, K. (2007). Answering the call for a standard reliability measure for
coding data. Communication Methods and Measures 1(1), 77–89.

It is written from these: the package most in use is under the GPL, and none resamples quickly.
"""

from __future__ import annotations

from typing import cast

import numpy as np
import numpy.typing as npt

from framing.codings import Level

Floats = npt.NDArray[np.float64]


def alphas(counts: Floats, values: Floats, level: Level, weights: Floats) -> Floats:
    """Give alpha, 1 for perfect agreement and 0 for that of chance, for each row of *weights*.

    *counts* has a row a unit and a column a code: how many coders gave it. Units with fewer than
    two codes count nowhere. *values* are the codes as numbers, in order; for nominal codes they
    mean nothing, for ordinal codes their order alone counts, ratios are not negative. *weights*
    has a row a resample and a column a unit: how often the unit is in it.

    NaN where all codes of a resample are the same: there is no variation to agree on.

    >>> counts = np.array([[2.0, 0.0], [0.0, 2.0], [1.0, 1.0], [2.0, 0.0]])
    >>> alphas(counts, np.array([0.0, 1.0]), "nominal", np.ones((1, 4))).round(3)
    array([0.533])
    """
    coders = counts.sum(axis=1)
    paired = coders >= 2
    counts, coders, weights = counts[paired], coders[paired], weights[:, paired]
    totals = weights @ counts
    number = totals.sum(axis=1)
    if level == "nominal":
        observed = weights @ _unlike(counts, coders)
        expected = number**2 - (totals**2).sum(axis=1)
    elif level == "ratio":
        apart = _ratios(values)
        observed = weights @ (((counts @ apart) * counts).sum(axis=1) / (coders - 1))
        expected = ((totals @ apart) * totals).sum(axis=1)
    else:
        scores = _ranks(totals) if level == "ordinal" else np.broadcast_to(values, totals.shape)
        observed, expected = _squares(counts, coders, weights, totals, scores)
    # Sums of squares that cancel leave a trace where they should leave nothing.
    varies = (totals > 0).sum(axis=1) > 1
    result = np.full(len(weights), np.nan)
    np.divide((number - 1) * observed, expected, out=result, where=varies & (expected > 0))
    return cast(Floats, 1 - result)


def _unlike(counts: Floats, coders: Floats) -> Floats:
    """Give the pairs of unlike codes in each unit, each coder's code counting once in all."""
    return cast(Floats, (coders**2 - (counts**2).sum(axis=1)) / (coders - 1))


def _ratios(values: Floats) -> Floats:
    """Give how far each two ratios are apart: their difference by their sum, squared."""
    sums = values[:, None] + values
    apart = np.zeros(sums.shape)
    np.divide(values[:, None] - values, sums, out=apart, where=sums > 0)
    return cast(Floats, apart**2)


def _ranks(totals: Floats) -> Floats:
    """Give each code its mean rank among all codes of a resample.

    The difference of two mean ranks is what Krippendorff's ordinal metric sums up between them.
    """
    return np.cumsum(totals, axis=1) - totals / 2


def _squares(
    counts: Floats, coders: Floats, weights: Floats, totals: Floats, scores: Floats
) -> tuple[Floats, Floats]:
    """Give the squared differences of scores within units and among all, each summed up."""
    number = totals.sum(axis=1)
    centred = scores - ((totals * scores).sum(axis=1) / np.maximum(number, 1))[:, None]
    expected = 2 * number * (totals * centred**2).sum(axis=1)
    share = 1 / (coders - 1)
    within = (weights @ (counts * (coders * share)[:, None]) * centred**2).sum(axis=1)
    between = (weights * (centred @ counts.T) ** 2) @ share
    return 2 * (within - between), expected
