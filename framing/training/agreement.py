"""How far coders agree beyond chance, for the cards of models."""

from __future__ import annotations

import numpy as np

from framing.training.records import Floats


def alpha(grades: Floats, *, ordered: bool) -> float:
    """Give Krippendorff's alpha of grades without gaps: a row a coder, a column a unit.

    1 is full agreement, 0 that of chance. Gaps between grades count squared where they are
    *ordered* (interval), else all alike (nominal). Source: Krippendorff (2019), Content Analysis,
    4th ed.; coders as many as you like, each of all units.

    >>> grades = np.array([[0, 0, 1, 1], [0, 0, 1, 0]])
    >>> round(alpha(grades, ordered=False), 3)
    0.533
    """
    coders, units = grades.shape
    values, codes = np.unique(grades, return_inverse=True)
    counts = np.zeros((units, len(values)))
    np.add.at(counts, (np.tile(np.arange(units), coders), codes.ravel()), 1)
    gaps = (values[:, None] - values) ** 2 if ordered else values[:, None] != values
    within = (counts @ gaps * counts).sum() / (coders - 1)
    total = counts.sum(axis=0)
    among = (total @ gaps * total).sum() / (total.sum() - 1)
    return float(1 - within / among)
