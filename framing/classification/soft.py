"""Logistic regression on shares between 0 and 1, as several coders give them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from framing.classification.codes import Floats


def fit_soft(rows: Any, shares: Floats, strength: float) -> LogisticRegression:
    """Fit a logistic regression to shares: each row counts for both sides, by its share.

    *rows* are an array or a sparse matrix, one row a share.
    """
    regression = LogisticRegression(C=strength, tol=1e-8, max_iter=5000)
    sides = np.repeat([1, 0], len(shares))
    weights = np.concatenate([shares, 1 - shares])
    stack = sparse.vstack if sparse.issparse(rows) else np.vstack
    return regression.fit(stack([rows, rows]), sides, sample_weight=weights)


def cross_validated(rows: Floats, shares: Floats, groups: Sequence[str], strength: float) -> Floats:
    """Give the log-odds of each row from a fit that saw no row of its group."""
    given = np.empty(len(rows))
    for train, test in GroupKFold(5).split(rows, groups=list(groups)):
        given[test] = fit_soft(rows[train], shares[train], strength).decision_function(rows[test])
    return given
