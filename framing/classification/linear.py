"""Training of a head: fit, calibrate on texts left out, fold into one weight a word."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.pipeline import Pipeline

from framing.classification.features import WordFeatures

FOLDS = 5


def make_pipeline(features: WordFeatures, *, strength: float, random_state: int) -> Pipeline:
    """Give the untrained pipeline of one label: words as features, logistic regression."""
    regression = LogisticRegression(C=strength, tol=1e-6, max_iter=5000, random_state=random_state)
    return Pipeline([("features", features), ("regression", regression)])


def left_out_scores(
    pipeline: Pipeline,
    texts: Sequence[str],
    codes: NDArray[np.int64],
    groups: Sequence[str],
    *,
    random_state: int,
) -> NDArray[np.float64]:
    """Give the log-odds of each text from a model that saw no text of its group."""
    folds = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=random_state)
    scores = np.zeros(len(texts))
    for train, test in folds.split(np.zeros(len(texts)), codes, groups):
        model = clone(pipeline).fit([texts[row] for row in train], codes[train])
        scores[test] = model.decision_function([texts[row] for row in test])
    return scores


def fit_platt(scores: NDArray[np.float64], codes: NDArray[np.int64]) -> tuple[float, float]:
    """Give slope and intercept that turn scores into calibrated log-odds (Platt 1999)."""
    sigmoid = LogisticRegression(C=1e4, tol=1e-9, max_iter=1000)
    sigmoid.fit(scores.reshape(-1, 1), codes)
    return float(sigmoid.coef_[0, 0]), float(sigmoid.intercept_[0])
