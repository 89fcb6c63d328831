"""Calibration: scores of texts left out become log-odds for ordinary news, and thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, log_expit

from framing.heads import Label

Floats = NDArray[np.float64]
_GRID = np.arange(0.20, 0.61, 0.01)
#: Half the width of the band of abstention around a threshold, as probability.
BAND = 0.05


@dataclass(frozen=True, slots=True)
class Calibration:
    """How a score becomes log-odds, ``slope * score + intercept``, and where to say yes.

    ``threshold`` is a probability.
    """

    slope: float
    intercept: float
    threshold: float

    def log_odds(self, scores: Floats) -> Floats:
        """Give the calibrated log-odds of scores."""
        return self.slope * scores + self.intercept

    def label(self, name: str, intercept: float) -> Label:
        """Give the label whose score is *intercept* before any word, calibrated."""
        low, high = self.threshold - BAND, self.threshold + BAND
        return Label(name, self.slope * intercept + self.intercept, low=low, high=high)


def calibrate(
    scores: Floats,
    codes: Floats,
    *,
    prior: float | None,
    steepest: float,
    beside: Floats | float = 0.0,
) -> Calibration:
    """Fit slope and intercept to scores of texts that the model had not seen (Platt 1999).

    What is told *beside* the scores, in log-odds, is added as it is.

    *codes* are 1 or 0, or shares between where several coders judged. *prior* is the share of the
    label in the texts that will be read; where it differs from its share in *codes*, rows are
    weighted so that it holds. The slope is at most *steepest*. The
    threshold is the one with the highest F1 at that prior, the middle of all that come within
    0.02 of it: F1 is flat there, and its very top is chance.
    """
    weights = _weights(codes, prior)

    def loss(point: Floats) -> float:
        log_odds = point[0] * scores + beside + point[1]
        likelihood = codes * log_expit(log_odds) + (1 - codes) * log_expit(-log_odds)
        return -float(weights @ likelihood)

    found = minimize(
        loss,
        x0=np.array([min(1.0, steepest), 0.0]),
        method="L-BFGS-B",
        bounds=[(0.0, steepest), (None, None)],
        options={"ftol": 1e-15, "gtol": 1e-9},
    )
    slope, intercept = map(float, found.x)
    probabilities = expit(slope * scores + beside + intercept)
    quality = np.array([_f1(codes >= 0.5, probabilities >= at, weights) for at in _GRID])
    good = _GRID[quality >= quality.max() - 0.02]
    return Calibration(slope, intercept, float(np.round(good.mean(), 2)))


def calibrated(scores: Floats, calibrations: Sequence[Calibration]) -> Floats:
    """Give the log-odds of scores, one column a label, each by its own calibration."""
    columns = [c.log_odds(column) for c, column in zip(calibrations, scores.T, strict=True)]
    return np.column_stack(columns)


def _f1(present: NDArray[np.bool_], said: NDArray[np.bool_], weights: Floats) -> float:
    """Give the F1 of weighted rows, 0 where nothing is present nor said."""
    right, wanted, given = (
        np.bincount(rows, weights, minlength=2)[1] for rows in (present & said, present, said)
    )
    return 2.0 * float(right) / float(wanted + given) if wanted + given else 0.0


def _weights(codes: Floats, prior: float | None) -> Floats:
    share = codes.mean()
    wanted = share if prior is None else prior
    weights = codes * wanted / share + (1 - codes) * (1 - wanted) / (1 - share)
    return np.asarray(weights / weights.sum())
