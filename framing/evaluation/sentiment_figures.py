"""Figures of sentiment: classes and order of scores against codes, with intervals and floors."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Sequence

import numpy as np
import pandas as pd

from framing.classification.bootstrap import areas, draw, interval, over
from framing.classification.codes import Floats

#: The classes in their order, and the row of their mean.
CLASSES = ("negative", "neutral", "positive")
MEAN = "mean of classes"
#: A score from -LINE to LINE is neutral, as VADER's authors have it (Hutto and Gilbert 2014); a
#: code is by its sign.
LINE = 0.05


def class_of(score: float) -> str:
    """Give the class that a score becomes, "" of none.

    >>> [class_of(score) for score in (-0.06, -0.05, 0.05, 0.051)]
    ['negative', 'neutral', 'neutral', 'positive']
    """
    if math.isnan(score):
        return ""
    return CLASSES[int(score >= -LINE) + int(score > LINE)]


def class_of_code(code: float) -> str:
    """Give the class of a code by its sign, "" of none.

    >>> class_of_code(-0.01), class_of_code(0.0)
    ('negative', 'neutral')
    """
    return "" if math.isnan(code) else CLASSES[int(np.sign(code)) + 1]


def sentiment_figures(
    coded: Floats,
    scores: Floats,
    groups: Sequence[Hashable],
    *,
    weights: Floats | None = None,
    random_state: int = 0,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the figures of each class with those of their mean, and what holds over all texts.

    The first table has a row a class: ``texts`` coded so, how many were ``told`` so, precision,
    recall and F1; the row of their mean has macro-F1. ``always_f1`` is what calling every text so
    comes to, in the row of the mean what calling every text the most frequent class comes to. The
    second has one row: ``texts``, ``groups``, the ``auc`` of positive against negative texts (the
    share of pairs in order, ties halved) and the ``rank_correlation`` of code and score (Spearman,
    -1 to 1). Texts without code or score count nowhere. *weights*, one a text, count it as often as
    it stands for. Intervals hold 95 % of 1000 bootstrap draws over *groups* (articles); they are
    missing where these are fewer than 10.

    >>> coded, scores = np.array([-1.0, 0, 1, 1]), np.array([-0.5, 0.0, 0.4, 0.0])
    >>> figures, overall = sentiment_figures(coded, scores, [*"abcd"])
    >>> figures["f1"].round(2).tolist(), overall["auc"].tolist()
    ([1.0, 0.67, 0.67, 0.78], [1.0])
    """
    known = ~(np.isnan(coded) | np.isnan(scores))
    own = (np.ones(len(known)) if weights is None else weights)[known]
    coded, scores = coded[known], scores[known]
    numbers, _ = pd.factorize(np.array([*map(str, groups)], dtype=object)[known], sort=True)
    so = np.array([class_of_code(code) for code in coded], dtype=object)
    told = np.array([class_of(score) for score in scores], dtype=object)
    draws = draw(numbers, random_state) * own
    once, drawn = (_of_classes(so, told, weighed) for weighed in (own[None], draws))
    always = {name: 2 * share / (1 + share) for name, share in _shares(so, own).items()}
    rows = {}
    for name in (*CLASSES, MEAN):
        rows[name] = {
            "texts": float((so == name).sum()) if name != MEAN else float(len(so)),
            "told": float((told == name).sum()) if name != MEAN else float(len(so)),
            **_with_intervals(once[name], drawn[name]),
            "always_f1": always[name] if name != MEAN else max(always.values()) / len(CLASSES),
        }
    figures = pd.DataFrame.from_dict(rows, orient="index").rename_axis("class").astype("float64")
    overall = {
        "texts": float(len(so)),
        "groups": float(len(np.unique(numbers))),
        **_with_intervals(
            dict(_in_order(coded, scores, own[None])),
            dict(_in_order(coded, scores, draws)),
        ),
    }
    return figures, pd.DataFrame([overall]).astype("float64")


def sentiment_confusion(coded: Floats, scores: Floats) -> pd.DataFrame:
    """Give how many texts of each class, the rows, were told to be of which, the columns."""
    pairs = [(class_of_code(c), class_of(s)) for c, s in zip(coded, scores, strict=True)]
    counts = {row: {told: pairs.count((row, told)) for told in CLASSES} for row in CLASSES}
    return pd.DataFrame.from_dict(counts, orient="index").rename_axis("coded")


def _shares(so: np.ndarray, weights: Floats) -> dict[str, float]:
    total = weights.sum()
    return {c: float(weights[so == c].sum() / total) if total else math.nan for c in CLASSES}


def _of_classes(so: np.ndarray, told: np.ndarray, weights: Floats) -> dict[str, dict[str, Floats]]:
    """Give precision, recall and F1 of each class and their means, one value a row of weights.

    A class that was neither coded nor told has no F1, and the mean has none then.
    """
    rows: dict[str, dict[str, Floats]] = {}
    for name in CLASSES:
        is_so, is_told = so == name, told == name
        right, given, present = weights @ (is_so & is_told), weights @ is_told, weights @ is_so
        rows[name] = {
            "precision": over(right, given),
            "recall": over(right, present),
            "f1": over(2 * right, given + present),
        }
    rows[MEAN] = {
        figure: np.mean([rows[name][figure] for name in CLASSES], axis=0)
        for figure in ("precision", "recall", "f1")
    }
    return rows


def _in_order(coded: Floats, scores: Floats, weights: Floats) -> Iterator[tuple[str, Floats]]:
    sided = coded != 0
    yield "auc", areas(coded[sided] > 0, scores[sided], weights[:, sided])
    yield "rank_correlation", rank_correlation(coded, scores, weights)


def rank_correlation(one: Floats, two: Floats, weights: Floats) -> Floats:
    """Give Spearman's correlation for each row of weights, NaN where a side does not vary.

    >>> rank_correlation(np.array([1.0, 2, 3]), np.array([0.1, 0.2, 0.9]), np.ones((1, 3)))
    array([1.])
    """
    if not len(one):
        return np.full(len(weights), math.nan)
    ranks = [_ranks(values, weights) for values in (one, two)]
    total = weights.sum(axis=1, keepdims=True)
    away = [rank - (weights * rank).sum(axis=1, keepdims=True) / total for rank in ranks]
    both, first, second = (
        (weights * a * b).sum(axis=1)
        for a, b in ((away[0], away[1]), (away[0], away[0]), (away[1], away[1]))
    )
    return np.asarray(np.round(over(both, np.sqrt(first * second)), 12))


def _ranks(values: Floats, weights: Floats) -> Floats:
    """Give the middle ranks of values for each row of weights."""
    order = np.argsort(values, kind="stable")
    starts = np.flatnonzero(np.diff(values[order], prepend=-math.inf))
    sums = np.add.reduceat(weights[:, order], starts, axis=1)
    middles = np.cumsum(sums, axis=1) - sums / 2
    places = np.searchsorted(values[order][starts], values)
    return np.asarray(middles[:, places])


def _with_intervals(once: dict[str, Floats], draws: dict[str, Floats]) -> dict[str, float]:
    row: dict[str, float] = {}
    for name, value in once.items():
        low, high = interval(draws[name])
        row |= {name: float(value[0]), f"{name}_low": low, f"{name}_high": high}
    return row
