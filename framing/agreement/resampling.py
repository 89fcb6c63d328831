"""Resampling: how far a figure would move, had other units been coded."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import numpy as np
from scipy.special import ndtr, ndtri, stdtrit

from framing.agreement.alpha import Floats
from framing.agreement.chance import Ints

#: So often units are drawn anew for an interval, and so few of them have none.
DRAWS, FEWEST_DRAWN = 2000, 10
#: Of the draws that have a figure, at least so many are needed.
_LEAST = 0.5
_BLOCK = 500


def interval(
    figure: Callable[[Floats], Floats], groups: Ints, *, draws: int, random_state: int
) -> tuple[float, float]:
    """Give the 95 % interval of a figure, which *figure* gives for rows of weights of units.

    Units of one of the *groups* (numbered from 0) are drawn together: paragraphs of one article,
    or each unit alone. The interval is the bias-corrected and accelerated bootstrap (Efron 1987)
    with Student's quantiles for the number of groups. The percentile bootstrap is too short where
    a code is rare or agreement is high, since alpha then is skewed: in simulation it held the truth
    in 89 to 94 % of studies there, and this one in 93 to 97 % over all designs
    (``tests/agreement/test_alpha_coverage.py``). At the edge, a code in 1 of 20, it held it in 98 %
    of studies of 200 units and in 93 % of those of 100, of which 4 % had no interval at all.
    NaN with fewer than ten groups, and where every draw gives the same figure: that is no
    certainty, but too few disagreements to tell.

    Efron, B. (1987). Better bootstrap confidence intervals. Journal of the American Statistical
    Association 82(397), 171–185.
    """
    amount = int(groups.max(initial=-1)) + 1
    whole = float(figure(np.ones((1, len(groups))))[0])
    if amount < FEWEST_DRAWN or not draws or math.isnan(whole):
        return math.nan, math.nan
    drawn = _drawn(figure, groups, amount, draws=draws, random_state=random_state)
    left = np.concatenate([figure(rows) for rows in _without_each(groups, amount)])
    drawn, left = drawn[np.isfinite(drawn)], left[np.isfinite(left)]
    if len(drawn) < _LEAST * draws or np.ptp(drawn) < 1e-9:
        return math.nan, math.nan
    low, high = np.quantile(drawn, _places(drawn, left, whole, amount))
    return float(low), float(high)


def _drawn(
    figure: Callable[[Floats], Floats], groups: Ints, amount: int, *, draws: int, random_state: int
) -> Floats:
    generator = np.random.default_rng(random_state)
    chances = np.full(amount, 1 / amount)
    parts = []
    for start in range(0, draws, _BLOCK):
        times = generator.multinomial(amount, chances, size=min(_BLOCK, draws - start))
        parts.append(figure(times[:, groups].astype(np.float64)))
    return np.concatenate(parts)


def _without_each(groups: Ints, amount: int) -> Iterator[Floats]:
    """Give weights that leave out each group in turn, some rows at a time."""
    for start in range(0, amount, _BLOCK):
        left_out = np.arange(start, min(start + _BLOCK, amount))
        yield (groups != left_out[:, None]).astype(np.float64)


def _places(drawn: Floats, left: Floats, whole: float, amount: int) -> Floats:
    """Give where among the sorted draws, 0 to 1, the two ends lie.

    Their shift is by how many draws lie below the figure, ties halved; their skew by what the
    figure is without each group.
    """
    below = ((drawn < whole - 1e-12).mean() + (drawn < whole + 1e-12).mean()) / 2
    shift = float(ndtri(np.clip(below, 1 / (len(drawn) + 1), len(drawn) / (len(drawn) + 1))))
    pulls = left.mean() - left
    spread = (pulls**2).sum()
    skew = float((pulls**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0
    reach = float(stdtrit(amount - 1, 0.975))
    ends = np.array([shift - reach, shift + reach])
    return np.asarray(ndtr(shift + ends / (1 - skew * ends)), dtype=np.float64)
