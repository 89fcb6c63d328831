"""Dispersion: how evenly an item is spread over the parts of a corpus."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def deviation_of_proportions(counts: Any, sizes: Floats) -> Floats:
    """Give the normalised deviation of proportions (DP) of each item over the parts.

    *counts* is a sparse array, one row per part and one column per item; *sizes* are the words of
    each part, above 0. DP is half the sum of the absolute differences between a part's share of
    the item and its share of all words (Gries 2008); divided by 1 less the smallest part's share
    of words (Lijffijt and Gries 2012) it runs from 0 (spread as the parts' lengths are) to 1 (all
    in the smallest part). NaN for an item that never occurs, and for all where there is one part.

    Gries, S. T. (2008). Dispersions and adjusted frequencies in corpora. International Journal of
    Corpus Linguistics 13(4), 403–437. Lijffijt, J., and Gries, S. T. (2012). Correction to
    Stefan Th. Gries' "Dispersions and adjusted frequencies in corpora". The same journal 17(1),
    147–149.

    The example of the latter, three parts of one size with 2, 1 and 0 of 3 occurrences:

    >>> from scipy.sparse import csr_array
    >>> deviation_of_proportions(csr_array([[2], [1], [0]]), np.array([10.0, 10.0, 10.0])).round(3)
    array([0.5])
    """
    items = counts.shape[1]
    if len(sizes) < 2:
        return np.full(items, np.nan)
    expected = sizes / sizes.sum()
    found = counts.tocoo()
    part, item = found.coords if hasattr(found, "coords") else (found.row, found.col)
    totals = np.bincount(item, found.data, items)
    # Parts without the item differ by their own share of words; all of these add up to 1.
    gaps = np.abs(found.data / totals[item] - expected[part]) - expected[part]
    halved = (1.0 + np.bincount(item, gaps, items)) / 2
    normalised = np.clip(halved / (1.0 - expected.min()), 0.0, 1.0)
    return np.where(totals > 0, normalised, np.nan)
