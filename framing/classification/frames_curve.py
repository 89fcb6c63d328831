"""A learning curve: how well frames are found by models that learnt from fewer articles."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import clone

from framing.classification.bootstrap import areas
from framing.classification.codes import FOLDS, Floats, Rows
from framing.classification.frames import FrameClassifier
from framing.classification.frames_left_out import FramesLeftOut
from framing.errors import InputError
from framing.text.passage import Passage

#: The shares of the articles that are learnt from, and how often each share is drawn.
SHARES, DRAWN = (1 / 8, 1 / 4, 1 / 2), 4


def curve_steps() -> int:
    """Give how many models are trained for a curve."""
    return len(SHARES) * DRAWN


def learning_curve(
    classifier: FrameClassifier,
    passages: Sequence[Passage],
    table: Floats,
    own: FramesLeftOut,
    *,
    tick: Callable[[], None] = lambda: None,
) -> pd.DataFrame:
    """Give the AUC of each frame by how many articles were learnt from, a row a frame and share.

    A share of the articles is drawn, learnt from, and all others are judged; each share several
    times. ``auc`` is the mean of the draws that could be learnt from, ``spread`` their standard
    deviation, ``draws`` their number. The last row of a frame is what was measured with all
    articles but the fifth that was left out.
    """
    keys = np.array([*map(str, own.groups)], dtype=object)
    names = np.unique(keys)
    generator = np.random.default_rng(classifier.random_state)
    rows = []
    for share in SHARES:
        amount = max(1, round(share * len(names)))
        drawn = []
        for _ in range(DRAWN):
            chosen = np.isin(keys, generator.permutation(names)[:amount])
            drawn.append(_areas(classifier, passages, table, keys, chosen))
            tick()
        for code, figures in zip(own.codes.columns, np.transpose(drawn), strict=True):
            rows.append((code, amount, len(passages) * amount / len(names), *_summed(figures)))
    learnt = (FOLDS - 1) / FOLDS
    for code in own.codes.columns:
        codes, said = (t[code].to_numpy(np.float64) for t in (own.codes, own.probabilities))
        told = (round(learnt * len(names)), learnt * len(passages))
        rows.append((code, *told, _area(codes, said, own.parts), math.nan, 1))
    columns = ["frame", "articles", "texts", "auc", "spread", "draws"]
    curve = pd.DataFrame(rows, columns=columns).round({"texts": 0})
    order = {code: place for place, code in enumerate(own.codes.columns)}
    curve = curve.sort_values(["frame", "articles"], key=lambda c: c.map(order).fillna(c))
    return curve.astype({"articles": "int64", "texts": "int64"}).reset_index(drop=True)


def _areas(
    classifier: FrameClassifier,
    passages: Sequence[Passage],
    table: Floats,
    keys: NDArray[np.object_],
    chosen: NDArray[np.bool_],
) -> list[float]:
    """Learn from the texts chosen and give, frame by frame, the AUC on the others."""
    learnt = [passage for passage, one in zip(passages, chosen, strict=True) if one]
    judged = [passage for passage, one in zip(passages, chosen, strict=True) if not one]
    try:
        fitted = clone(classifier).fit(learnt, table[chosen], keys[chosen].tolist())
    except InputError:  # too few codes, or articles, to learn from
        return [math.nan] * table.shape[1]
    scores = fitted.decision_function(judged)
    return [_area(table[~chosen, at], scores[:, at]) for at in range(table.shape[1])]


def _area(codes: Floats, scores: Floats, parts: Rows | None = None) -> float:
    coded = ~(np.isnan(codes) | np.isnan(scores))
    alike = None if parts is None else parts[coded]
    return float(areas(codes[coded] == 1, scores[coded], np.ones((1, coded.sum())), alike)[0])


def _summed(figures: Floats) -> tuple[float, float, int]:
    known = figures[np.isfinite(figures)]
    if not len(known):
        return math.nan, math.nan, 0
    spread = float(known.std(ddof=1)) if len(known) > 1 else math.nan
    return float(known.mean()), spread, len(known)
