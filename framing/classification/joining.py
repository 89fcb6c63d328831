"""Joining a head with a word list: the list's weight becomes one more entry of the head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from framing.heads import Head, Label

Floats = NDArray[np.float64]


def join_list(head: Head, *, entry: str, log_odds: Floats, listed: Floats, codes: Floats) -> Head:
    """Give a head of one label in which a list counts beside the words, calibrated together.

    *log_odds* are the head's for texts it had not seen, *listed* is what the list found in the
    same texts (the sum of the weights of its spans), *codes* are 1 or 0. A logistic regression
    on the two gives the scale of the head, the weight of the new *entry* (what a list weight of
    1 adds to the log-odds) and the intercept.

    >>> toy = Head("toy", (Label("loaded", 0.0, 0.5, 0.5),), ("bad",), np.array([[2.0]]), 0.0)
    >>> codes = np.array([0.0, 0.0, 1.0, 1.0])
    >>> joined = join_list(toy, entry="[list]", log_odds=codes, listed=codes, codes=codes)
    >>> joined.entries
    ('[list]', 'bad')
    """
    regression = LogisticRegression(C=1.0, tol=1e-9, max_iter=1000)
    regression.fit(np.column_stack([log_odds, listed]), codes.astype(int))
    scale, worth = map(float, regression.coef_[0])
    (label,) = head.labels
    intercept = scale * label.intercept + float(regression.intercept_[0])
    return replace(
        head,
        labels=(Label(label.name, intercept, low=label.low, high=label.high),),
        entries=(entry, *head.entries),
        weights=np.vstack([[worth], scale * head.weights]),
    )
