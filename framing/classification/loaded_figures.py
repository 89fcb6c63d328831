"""How good a model of loaded language is on texts left out, beside what costs no training."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.metrics import f1_score

from framing.classification.bootstrap import areas, draw, interval
from framing.classification.codes import Floats
from framing.classification.loaded_left_out import HALF, LeftOut
from framing.heads import Label

#: The row of the shipped model, and that which says how much better one's own is.
SHIPPED, GAIN = "shipped, on the same", "own minus shipped"


@dataclass(frozen=True, eq=False)
class Rounds:
    """Everything measured about a model: its texts left out, by article and by outlet.

    ``shares`` is how loaded coders found each text, ``shipped`` what the shipped model says of it
    (log-odds, and its label); ``unit`` says what a group is. ``outlets`` is ``None`` where they
    were not left out; ``remarks`` say why.
    """

    shares: Floats
    articles: LeftOut
    outlets: LeftOut | None
    shipped: tuple[Floats, Label]
    unit: str
    random_state: int
    remarks: tuple[str, ...] = field(default=())


def is_chance(figures: pd.DataFrame) -> bool:
    """Say whether a model may have ranked the texts left out no better than chance does.

    That is where the interval of its AUC holds one half; without an interval the AUC decides.
    """
    own = figures.iloc[0]
    low = own["auc"] if math.isnan(own["auc_low"]) else own["auc_low"]
    return bool(low <= HALF)


def measure_rounds(rounds: Rounds) -> pd.DataFrame:
    """Give AUC with its 95 % interval, macro-F1 and calibration error, one row a way to judge.

    The AUC compares texts that the same model judged: scores of several models do not compare. The
    interval is that of a bootstrap over groups; it is missing where they are fewer than 10. The
    calibration error is the mean gap, over tenths of probability, between said and so.
    """
    rows: dict[str, dict[str, float]] = {}
    judged = {rounds.unit: rounds.articles, "outlets": rounds.outlets}
    for unit, own in judged.items():
        if own is None:
            continue
        shipped = _as_shipped(rounds, own)
        rows[f"own, {unit} left out"] = _row(rounds, own)
        name = SHIPPED if own is rounds.articles else f"{SHIPPED} outlets"
        rows[name] = _row(rounds, shipped)
    ours, theirs, *_ = rows.values()
    rows[GAIN] = _gain(rounds, ours, theirs)
    rows["always the larger class"] = _floor(rounds, ours)
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("model")
    return table.astype({"texts": "int64", "groups": "int64"})


def _as_shipped(rounds: Rounds, own: LeftOut) -> LeftOut:
    """Give what the shipped model says of the same texts."""
    log_odds, label = rounds.shipped
    scores = log_odds[own.rows]
    said = expit(scores)
    assigned = (said >= (label.low + label.high) / 2).astype(np.float64)
    return replace(own, scores=scores, probabilities=said, assigned=assigned)


def _row(rounds: Rounds, left_out: LeftOut) -> dict[str, float]:
    shares = rounds.shares[left_out.rows]
    codes = shares >= HALF
    once = np.ones((1, len(codes)))
    return {
        "texts": len(codes),
        "groups": len(np.unique(left_out.groups)),
        "auc": float(_areas(codes, left_out, once)[0]),
        **_interval(_areas(codes, left_out, draw(left_out.groups, rounds.random_state))),
        "macro_f1": _macro_f1(codes, left_out.assigned > 0),
        "calibration_error": calibration_error(shares, left_out.probabilities),
    }


def _floor(rounds: Rounds, own: Mapping[str, float]) -> dict[str, float]:
    """Give what calling all texts loaded, or none, whichever is right more often, comes to."""
    codes = rounds.shares >= HALF
    larger = np.full(len(codes), codes.mean() >= HALF)
    missing = dict.fromkeys(("auc_low", "auc_high", "calibration_error"), math.nan)
    return {**own, **missing, "auc": 0.5, "macro_f1": _macro_f1(codes, larger)}


def _gain(
    rounds: Rounds, ours: Mapping[str, float], theirs: Mapping[str, float]
) -> dict[str, float]:
    """Give how much better the model is than the shipped one, on the same draws of groups."""
    codes, own = rounds.shares >= HALF, rounds.articles
    weights = draw(own.groups, rounds.random_state)
    more = _areas(codes, own, weights) - _areas(codes, _as_shipped(rounds, own), weights)
    gain = {name: ours[name] - theirs[name] for name in ours}
    return {**gain, "texts": ours["texts"], "groups": ours["groups"], **_interval(more)}


def _macro_f1(codes: NDArray[np.bool_], assigned: NDArray[np.bool_]) -> float:
    return float(f1_score(codes, assigned, average="macro", zero_division=0.0))


def _interval(draws: Floats) -> dict[str, float]:
    low, high = interval(draws)
    return {"auc_low": low, "auc_high": high}


def _areas(codes: NDArray[np.bool_], left_out: LeftOut, weights: Floats) -> Floats:
    return areas(codes, left_out.scores, weights, left_out.parts)


def calibration_error(shares: Floats, probabilities: Floats) -> float:
    """Give the mean gap, over tenths of probability, between what was said and what was so.

    >>> calibration_error(np.array([0.0, 1.0]), np.array([0.25, 0.25]))
    0.25
    """
    tenths = np.minimum((probabilities * 10).astype(int), 9)
    gaps = np.bincount(tenths, weights=shares - probabilities, minlength=10)
    return float(np.abs(gaps).sum() / len(shares))
