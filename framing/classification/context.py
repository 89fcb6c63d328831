"""Frames read in context: a regression a label on the mean of the vectors of a text's tokens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from sklearn.linear_model import LogisticRegression

from framing.classification.codes import Floats, Rows
from framing.encoders import Encoder
from framing.text.passage import Passage


@dataclass(frozen=True)
class _Mean:
    """Gives the mean vector of the tokens of a text; passages keep it, for this encoder."""

    encoder: Encoder

    def __call__(self, passage: Passage) -> Floats:
        vectors = self.encoder.encode(passage).vectors
        return np.asarray(vectors.sum(axis=0) / max(1, len(vectors)))


def mean_vectors(
    encoder: Encoder, passages: Sequence[Passage], done: Callable[[], None] | None = None
) -> Floats:
    """Give the mean vector of the tokens of each text, one row a text; *done* follows each.

    A passage that was read before is not read again.
    """
    rows = []
    for passage in passages:
        rows.append(passage.once(_Mean(encoder)))
        if done is not None:
            done()
    return np.array(rows)


@dataclass(frozen=True, eq=False)
class ContextRegressions:
    """Coefficients, one row a dimension and one column a label, and an intercept a label."""

    coefficients: Floats
    intercepts: Floats

    def scores(self, vectors: Floats) -> Floats:
        """Give the uncalibrated log-odds: one row a text, one column a label."""
        return np.asarray(vectors @ self.coefficients + self.intercepts)


def fit_context(vectors: Floats, table: Floats, strength: float) -> ContextRegressions:
    """Fit a regression a label; *table* holds 1, 0 or NaN (not coded), *strength* is C."""
    fitted = []
    for column in table.T:
        coded = np.flatnonzero(~np.isnan(column))
        regression = LogisticRegression(C=strength, tol=1e-8, max_iter=5000)
        fitted.append(regression.fit(vectors[coded], column[coded].astype(int)))
    coefficients = np.column_stack([regression.coef_[0] for regression in fitted])
    return ContextRegressions(coefficients, np.array([float(r.intercept_[0]) for r in fitted]))


def left_out_context(vectors: Floats, table: Floats, parts: Rows, strength: float) -> Floats:
    """Give the scores of each text from regressions that knew no text of its part."""
    scores = np.full(table.shape, np.nan)
    for part in np.unique(parts):
        test = parts == part
        learnt = fit_context(vectors[~test], table[~test], strength)
        scores[test] = learnt.scores(vectors[test])
    return scores
