"""Verdicts: what the field lets a study conclude from codes of such reliability."""

from __future__ import annotations

import math

#: Krippendorff (2019, chapter 12): rely on .800 and more; conclude tentatively from .667 on.
FIRM_FROM, TENTATIVE_FROM = 0.800, 0.667
FIRM, TENTATIVE, NONE, UNDEFINED = "firm", "tentative", "no conclusions", "not defined"
#: Where a code other than the commonest makes up less than this, alpha says little by itself.
RARE = 0.10


def verdict_of(alpha: float) -> str:
    """Give the verdict on an alpha.

    >>> [verdict_of(alpha) for alpha in (0.85, 0.7, 0.5, float("nan"))]
    ['firm', 'tentative', 'no conclusions', 'not defined']
    """
    if math.isnan(alpha):
        return UNDEFINED
    return FIRM if alpha >= FIRM_FROM else TENTATIVE if alpha >= TENTATIVE_FROM else NONE
