"""Joining a head with a word list: the list's weight becomes one more entry of the head."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from framing.classification.calibration import calibrate
from framing.classification.codes import Floats
from framing.classification.soft import fit_soft
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
) -> tuple[Head, Floats]:
    """Give a head of one label in which a list counts beside the words, and its log-odds.

    *log_odds* are the head's for texts it had not seen, *listed* is what the list found in the
    same texts (the sum of the weights of its spans), *codes* are 1, 0 or shares between. A logistic
    regression on the two gives the scale of the head and the weight of the new *entry* (what a
    list weight of 1 adds to the log-odds). What the head says is then multiplied by *words*, and
    the sum is calibrated for a *prior*, never to be surer than it was.

    >>> from framing.heads import Label
    >>> toy = Head("toy", (Label("loaded", 0.0, 0.5, 0.5),), ("bad",), np.array([[2.0]]), 0.0)
    >>> codes = np.array([0.0, 0.0, 1.0, 1.0])
    >>> joined, _ = join_list(toy, entry="[list]", log_odds=codes, listed=codes, codes=codes)
    >>> joined.entries
    ('[list]', 'bad')
    """
    columns = np.column_stack([log_odds, listed])
    scale, worth = map(float, fit_soft(columns, codes, strength=1.0).coef_[0])
    scale *= words
    scores = scale * log_odds + worth * listed
    calibration = calibrate(scores, codes, prior=prior, steepest=1.0)
    (label,) = head.labels
    weights = np.vstack([[worth], scale * head.weights])
    joined = replace(
        head,
        labels=(calibration.label(label.name, scale * label.intercept),),
        entries=(entry, *head.entries),
        weights=calibration.slope * weights,
    )
    return joined, calibration.log_odds(scores)
