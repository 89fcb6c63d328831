"""Joining a head with a word list: the list's weight becomes one more entry of the head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from sklearn.linear_model import LogisticRegression

from framing.classification.calibration import calibrate
from framing.classification.codes import Floats
from framing.heads import Head


def join_list(
    head: Head,
    *,
    entry: str,
    log_odds: Floats,
    listed: Floats,
    codes: Floats,
    words: float = 1.0,
    prior: float | None = None,
    steepest: float = 1.0,
) -> tuple[Head, Floats]:
    """Give a head of one label in which a list counts beside the words, and its log-odds.

    *log_odds* are the head's for texts it had not seen, *listed* is what the list found in the
    same texts (the sum of the weights of its spans), *codes* are 1 or 0. A logistic regression
    on the two gives the scale of the head and the weight of the new *entry* (what a list weight
    of 1 adds to the log-odds). Then what the head says is multiplied by *words*, and the sum is
    calibrated for a *prior*, its slope at most *steepest* of what the regression found: texts
    written for training are easier to tell apart than news.

    >>> from framing.heads import Label
    >>> toy = Head("toy", (Label("loaded", 0.0, 0.5, 0.5),), ("bad",), np.array([[2.0]]), 0.0)
    >>> codes = np.array([0.0, 0.0, 1.0, 1.0])
    >>> joined, _ = join_list(toy, entry="[list]", log_odds=codes, listed=codes, codes=codes)
    >>> joined.entries
    ('[list]', 'bad')
    """
    regression = LogisticRegression(C=1.0, tol=1e-9, max_iter=1000)
    regression.fit(np.column_stack([log_odds, listed]), codes.astype(int))
    scale, worth = map(float, regression.coef_[0])
    scores = words * scale * log_odds + worth * listed
    calibration = calibrate(scores, codes, prior=prior, steepest=steepest)
    (label,) = head.labels
    weights = np.vstack([[worth], words * scale * head.weights])
    joined = replace(
        head,
        labels=(calibration.label(label.name, words * scale * label.intercept),),
        entries=(entry, *head.entries),
        weights=calibration.slope * weights,
    )
    return joined, calibration.log_odds(scores)
