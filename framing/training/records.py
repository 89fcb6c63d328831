"""What a training gives: the head, and figures on texts it had not seen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import f1_score, roc_auc_score

from framing.classification.loaded_figures import calibration_error
from framing.heads import Head, Label, VectorHead

Floats = NDArray[np.float64]


LEFT_OUT = """## Figures on training topics left out

Five folds; texts of one topic are never both learnt from and tested on. Written texts are easier
than news: read these as an upper bound."""


@dataclass(frozen=True, eq=False)
class Trained:
    """A trained head; ``table`` holds what was measured, a line of texts a label.

    ``facts`` are further lines about how it was trained and measured, for the model card, and
    ``measured`` is the part of it that says on what.
    """

    head: Head | VectorHead
    table: tuple[tuple[str, ...], ...]
    facts: tuple[str, ...]
    measured: str = LEFT_OUT


HEADER = ("label", "texts", "share", "AUC", "F1", "calibration error", "threshold")


def measure(label: Label, log_odds: Floats, codes: Floats) -> tuple[str, ...]:
    """Measure one label on texts left out of training, as :data:`HEADER` names the figures."""
    coded = ~np.isnan(codes)
    codes, probabilities = codes[coded], expit(log_odds[coded])
    threshold = (label.low + label.high) / 2
    return (
        label.name,
        str(len(codes)),
        f"{codes.mean():.2f}",
        f"{roc_auc_score(codes, probabilities):.3f}",
        f"{f1_score(codes, probabilities >= threshold):.3f}",
        f"{calibration_error(codes, probabilities):.3f}",
        f"{threshold:.2f}",
    )
