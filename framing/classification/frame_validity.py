"""How well a model codes frames as people coded them: figures, intervals, floors, confusion."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.classification.bootstrap import areas, draw, interval, over
from framing.classification.codes import Floats
from framing.classification.loaded_figures import calibration_error

#: The figures that have an interval, ``<name>_low`` to ``<name>_high``.
WITH_INTERVAL = ("precision", "recall", "f1", "auc", "calibration_error")
#: Those that count texts, or groups.
COUNTS = ("texts", "groups", "present", "assigned", "abstained")
#: The row of the mean over frames, and the row and column of texts without a frame.
MEAN, NONE = "mean of frames", "no frame"
#: 1.96 standard errors to either side hold 95 % of a normal distribution.
_Z = 1.959964


def frame_figures(
    codes: pd.DataFrame,
    probabilities: pd.DataFrame,
    assigned: pd.DataFrame,
    groups: Sequence[Hashable],
    *,
    parts: Sequence[Hashable] | None = None,
    weights: Floats | None = None,
    random_state: int = 0,
) -> pd.DataFrame:
    """Give how well each frame was found, a row a frame and one of their mean.

    The three tables have a row a text and a column a frame: *codes* are 1, 0 or NaN (not coded),
    *probabilities* 0 to 1 or NaN (not read), *assigned* 1, 0 or NaN (abstained). Only texts both
    coded and read count: ``texts``, those ``present`` (coded 1), ``assigned`` and ``abstained``.
    Precision, recall and F1 take abstained as not assigned; ``…_decided`` are those without the
    texts abstained on. ``always_precision`` and ``always_f1`` are what assigning every text comes
    to; its recall is 1. The AUC compares texts of the same of *parts* (judged by one model).
    ``calibration_error`` is the mean gap, over tenths of probability, between said and so;
    ``calibration_chance`` what it would be on as many texts if every probability were true.

    *weights*, one a text, count it as often as it stands for (1 over the chance to be drawn); the
    counts themselves and what is ``…_decided`` do without.

    Intervals hold 95 % of 1000 bootstrap draws over *groups* (articles). They are missing where
    groups are fewer than 10, or where every draw gives the same: then too few texts are wrong,
    or right, to say more. A figure with nothing to divide by is NaN.

    >>> codes = pd.DataFrame({"security": [1, 1, 0, 0]})
    >>> said = pd.DataFrame({"security": [0.9, 0.4, 0.6, 0.1]})
    >>> given = pd.DataFrame({"security": [1, math.nan, 1, 0]})
    >>> row = frame_figures(codes, said, given, ["a", "a", "b", "b"]).loc["security"]
    >>> row[["precision", "recall", "abstained", "recall_decided", "auc"]].tolist()
    [0.5, 0.5, 1.0, 1.0, 0.75]
    """
    numbers, _ = pd.factorize(np.array([*map(str, groups)], dtype=object), sort=True)
    alike = np.zeros(len(codes)) if parts is None else pd.factorize(np.asarray(parts))[0]
    own = np.ones(len(codes)) if weights is None else weights
    drawn = draw(numbers, random_state) * own
    rows: dict[str, dict[str, float]] = {}
    draws: dict[str, dict[str, Floats]] = {}
    for frame in map(str, codes.columns):
        said = probabilities[frame].to_numpy(np.float64)
        kept = codes[frame].notna().to_numpy() & ~np.isnan(said)
        coded = codes[frame].to_numpy(np.float64)[kept] == 1
        given = assigned[frame].to_numpy(np.float64)[kept]
        judged = (coded, said[kept], given, alike[kept])
        once = {name: float(d[0]) for name, d in _measure(*judged, own[None, kept])}
        draws[frame] = dict(_measure(*judged, drawn[:, kept]))
        rows[frame] = {
            "texts": len(coded),
            "groups": len(np.unique(numbers[kept])),
            "present": int(coded.sum()),
            "assigned": int((given == 1).sum()),
            "abstained": int(np.isnan(given).sum()),
            **dict(_with_intervals(once, draws[frame])),
            "calibration_chance": _chance(said[kept], random_state),
            **_decided(coded, given),
            **_always(coded, own[kept]),
        }
    rows[MEAN] = _mean(rows, draws)
    table = pd.DataFrame.from_dict(rows, orient="index").rename_axis("frame")
    return table.astype("float64")


def frame_calibration(codes: pd.DataFrame, probabilities: pd.DataFrame) -> pd.DataFrame:
    """Give, for each frame and tenth of probability with texts, what was said and what was so.

    ``said`` is the mean probability, ``share`` how many were coded 1 (0 to 1), ``low`` to ``high``
    its 95 % interval by Wilson (1927), each text taken by itself.

    >>> codes = pd.DataFrame({"security": [1, 0, 0, 0]})
    >>> said = pd.DataFrame({"security": [0.05, 0.05, 0.02, 0.04]})
    >>> frame_calibration(codes, said)[["tenth", "texts", "share", "low", "high"]].round(3).values
    array([[0.   , 4.   , 0.25 , 0.046, 0.699]])
    """
    rows = []
    for frame in codes.columns:
        kept = codes[frame].notna() & probabilities[frame].notna()
        coded, said = codes.loc[kept, frame] == 1, probabilities.loc[kept, frame]
        tenths = np.minimum((said.to_numpy(np.float64) * 10).astype(int), 9)
        for tenth in np.unique(tenths).tolist():
            here = tenths == tenth
            present, texts = int(coded[here].sum()), int(here.sum())
            low, high = wilson(present, texts)
            row = (str(frame), tenth, texts, present, float(said[here].mean()))
            rows.append((*row, present / texts, low, high))
    columns = ["frame", "tenth", "texts", "present", "said", "share", "low", "high"]
    return pd.DataFrame(rows, columns=columns)


def wilson(present: int, texts: int) -> tuple[float, float]:
    """Give the 95 % interval of a share by Wilson (1927, p. 212), 0 to 1.

    >>> [round(bound, 3) for bound in wilson(0, 10)]
    [0.0, 0.278]
    """
    share, more = present / texts, _Z**2 / texts
    middle = (share + more / 2) / (1 + more)
    half = _Z / (1 + more) * math.sqrt(share * (1 - share) / texts + more / texts / 4)
    low, high = round(middle - half, 12), round(middle + half, 12)  # 0 and 1 are reached
    return max(0.0, low), min(1.0, high)


def frame_confusion(
    codes: pd.DataFrame, assigned: pd.DataFrame, probabilities: pd.DataFrame
) -> pd.DataFrame:
    """Give which frames were assigned in place of which: counts of texts, a row a frame coded.

    Where row and column are one frame, the texts coded and assigned it. Else the texts coded the
    frame of the row and not that of the column, which was assigned: wrongly. The last row are
    texts coded 0 throughout; the last column those to which no frame at all was assigned. A text
    counts in several cells where several frames are coded or assigned; one not coded for the
    frame of the column counts in none of it. One that was not read, its *probabilities* all NaN,
    counts nowhere.
    """
    read = probabilities[codes.columns].notna().any(axis=1).to_numpy()
    codes, assigned = codes[read], assigned[read]
    rows = {}
    coded = {str(frame): (codes[frame] == 1).to_numpy() for frame in codes.columns}
    coded[NONE] = (codes == 0).all(axis=1).to_numpy()
    nothing = (assigned[codes.columns] != 1).all(axis=1).to_numpy()
    for row, here in coded.items():
        counted = {}
        for frame in map(str, codes.columns):
            given = (assigned[frame] == 1).to_numpy()
            fits = codes[frame].to_numpy(np.float64) == (1 if frame == row else 0)
            counted[frame] = int((here & given & fits).sum())
        rows[row] = {**counted, NONE: int((here & nothing).sum())}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("coded")


def _measure(
    coded: NDArray[np.bool_], said: Floats, given: Floats, parts: Floats, weights: Floats
) -> Iterator[tuple[str, Floats]]:
    """Give each figure with an interval, one value a row of weights."""
    yield from _found(coded, given == 1, weights)
    yield "auc", areas(coded, said, weights, parts)
    tenths = np.minimum((said * 10).astype(int), 9)
    inside = np.eye(10)[tenths]
    gaps = np.abs((weights * (coded - said)) @ inside).sum(axis=1)
    yield "calibration_error", over(gaps, weights.sum(axis=1))


def _found(
    coded: NDArray[np.bool_], given: NDArray[np.bool_], weights: Floats
) -> Iterator[tuple[str, Floats]]:
    right, said, so = weights @ (coded & given), weights @ given, weights @ coded
    yield "precision", over(right, said)
    yield "recall", over(right, so)
    yield "f1", over(2 * right, said + so)


def _with_intervals(
    once: Mapping[str, float], draws: Mapping[str, Floats]
) -> Iterator[tuple[str, float]]:
    for name in WITH_INTERVAL:
        low, high = interval(draws[name])
        if math.isclose(low, high, abs_tol=1e-9):
            low, high = math.nan, math.nan
        yield from ((name, once[name]), (f"{name}_low", low), (f"{name}_high", high))


def _chance(said: Floats, random_state: int) -> float:
    """Give the mean calibration error of codes drawn by the probabilities themselves."""
    if not len(said):
        return math.nan
    drawn = np.random.default_rng(random_state).random((200, len(said))) < said
    return float(np.mean([calibration_error(row.astype(float), said) for row in drawn]))


def _decided(coded: NDArray[np.bool_], given: Floats) -> dict[str, float]:
    known = ~np.isnan(given)
    found = _found(coded[known], given[known] == 1, np.ones((1, known.sum())))
    return {f"{name}_decided": float(value[0]) for name, value in found}


def _always(coded: NDArray[np.bool_], weights: Floats) -> dict[str, float]:
    found = dict(_found(coded, np.full(len(coded), True), weights[None]))
    return {f"always_{name}": float(found[name][0]) for name in ("precision", "f1")}


def _mean(
    rows: Mapping[str, Mapping[str, float]], draws: Mapping[str, Mapping[str, Floats]]
) -> dict[str, float]:
    """Give the mean over frames; NaN where a frame has no figure, so that none is left out."""
    table = pd.DataFrame.from_dict(dict(rows), orient="index").drop(columns=[*COUNTS])
    means = {str(name): float(mean) for name, mean in table.mean(skipna=False).items()}
    drawn = {name: np.mean([of[name] for of in draws.values()], axis=0) for name in WITH_INTERVAL}
    return {**means, **dict(_with_intervals(means, drawn))}
