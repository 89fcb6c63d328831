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

from framing.classification.codes import Floats, Rows
from framing.classification.loaded_left_out import HALF, LeftOut
from framing.heads import Label

#: The row of the shipped model, and that which says how much better one's own is.
SHIPPED, GAIN = "shipped, on the same", "own minus shipped"
#: So often groups are drawn anew for an interval, and so few of them have none.
DRAWS, FEWEST_DRAWN = 1000, 10


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
        **_interval(_areas(codes, left_out, _draw(left_out.groups, rounds.random_state))),
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
    weights = _draw(own.groups, rounds.random_state)
    more = _areas(codes, own, weights) - _areas(codes, _as_shipped(rounds, own), weights)
    gain = {name: ours[name] - theirs[name] for name in ours}
    return {**gain, "texts": ours["texts"], "groups": ours["groups"], **_interval(more)}


def _macro_f1(codes: NDArray[np.bool_], assigned: NDArray[np.bool_]) -> float:
    return float(f1_score(codes, assigned, average="macro", zero_division=0.0))


def _draw(groups: Rows, random_state: int) -> Floats:
    """Give how often each text is drawn: a row a draw, none where groups are few."""
    amount = int(groups.max()) + 1
    if amount < FEWEST_DRAWN:
        return np.empty((0, len(groups)))
    generator = np.random.default_rng(random_state)
    drawn = generator.multinomial(amount, np.full(amount, 1 / amount), size=DRAWS)
    return np.asarray(drawn[:, groups], dtype=np.float64)


def _interval(draws: Floats) -> dict[str, float]:
    known = draws[np.isfinite(draws)]
    low, high = np.percentile(known, [2.5, 97.5]) if len(known) else (math.nan, math.nan)
    return {"auc_low": float(low), "auc_high": float(high)}


def _areas(codes: NDArray[np.bool_], left_out: LeftOut, weights: Floats) -> Floats:
    """Give the AUC for each row of weights: the share of pairs in order, ties halved.

    NaN where no pair of texts of both classes was judged by the same model.
    """
    ordered, pairs = np.zeros(len(weights)), np.zeros(len(weights))
    for part in np.unique(left_out.parts):
        inside = np.flatnonzero(left_out.parts == part)
        order = inside[np.argsort(left_out.scores[inside], kind="stable")]
        starts = np.flatnonzero(np.diff(left_out.scores[order], prepend=-math.inf))
        sides = (weights[:, order] * side[order] for side in (codes, ~codes))
        loaded, other = (np.add.reduceat(side, starts, axis=1) for side in sides)
        ordered += (loaded * (np.cumsum(other, axis=1) - other / 2)).sum(axis=1)
        pairs += loaded.sum(axis=1) * other.sum(axis=1)
    areas = np.full(len(pairs), math.nan)
    np.divide(ordered, pairs, out=areas, where=pairs > 0)
    return areas


def calibration_error(shares: Floats, probabilities: Floats) -> float:
    """Give the mean gap, over tenths of probability, between what was said and what was so.

    >>> calibration_error(np.array([0.0, 1.0]), np.array([0.25, 0.25]))
    0.25
    """
    tenths = np.minimum((probabilities * 10).astype(int), 9)
    gaps = np.bincount(tenths, weights=shares - probabilities, minlength=10)
    return float(np.abs(gaps).sum() / len(shares))
