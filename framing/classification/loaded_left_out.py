"""Texts left out: each judged by a model in which its group had no part."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import expit

from framing.classification.calibration import Calibration, calibrate
from framing.classification.codes import FOLDS, Floats, Rows
from framing.classification.loaded_texts import Texts
from framing.errors import InputError
from framing.heads import Head, VectorHead
from framing.heads.storage import DECIMALS, VECTOR_DECIMALS
from framing.text.passage import Passage

#: So many texts of each class are needed to learn anything, and groups to leave one out.
FEWEST, FEWEST_GROUPS = 10, 3
#: A text is called loaded from this share of its coders on.
HALF = 0.5
#: The user's texts are of the kind that will be read, so a model may get as sure as they say.
STEEPEST = 10.0


@dataclass(frozen=True, eq=False)
class LeftOut:
    """What models say of texts that they were not shown.

    ``rows`` are the places of the texts; ``scores`` their log-odds before, ``probabilities`` after
    calibration; ``assigned`` is 1 where the threshold is reached. ``groups`` numbers their groups,
    ``parts`` those who were judged by the same model.
    """

    rows: Rows
    scores: Floats
    probabilities: Floats
    assigned: Floats
    groups: Rows
    parts: Rows


def check_labels(
    texts: Sequence[Any],
    labels: Sequence[Any],
    groups: Sequence[Any] | None = None,
    outlets: Sequence[Any] | None = None,
) -> Floats:
    """Give the labels as shares, 0 to 1.

    Raises InputError, which lists every fault: of texts, of labels, and of how many there are.
    """
    faults = [
        f"{name}: expected {len(texts)}, one a text, got {len(given)}"
        for name, given in (("labels", labels), ("groups", groups), ("outlets", outlets))
        if given is not None and len(given) != len(texts)
    ]
    faults += [
        f"row {row}: {_shown(text)} is no text with words"
        for row, text in enumerate(texts)
        if not isinstance(text, str) or not Passage(text).words
    ]
    missing = np.flatnonzero(pd.isna(pd.Series(groups or [], dtype=object))).tolist()
    faults += [f"row {row}: its group is missing" for row in missing]
    shares = np.array([_share(label) for label in labels])
    wrong = np.flatnonzero(np.isnan(shares)).tolist()
    faults += [f"row {row}: the label is {_shown(labels[row])}" for row in wrong]
    for kind, count in (("loaded", (shares >= HALF).sum()), ("not loaded", (shares < HALF).sum())):
        if count < FEWEST:
            faults.append(f"{count} texts are {kind}, at least {FEWEST} needed")
    if faults:
        remedy = "Label each text 1 (loaded), 0 (not), or with the share of coders who say so."
        raise InputError("labelled texts", faults, remedy=remedy)
    return shares


def _share(label: Any) -> float:
    try:
        share = float(label)
    except (TypeError, ValueError):
        return math.nan
    return share if 0 <= share <= 1 else math.nan


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:40]}…"


def deal(
    texts: Sequence[str], shares: Floats, groups: Sequence[Hashable], random_state: int
) -> list[tuple[Rows, Rows]]:
    """Give rows to learn from and rows to judge; groups stay whole, five parts at most.

    A text that stands in several groups is not learnt from where a copy of it is judged.

    Raises InputError where groups are too few, or one of them holds a class nearly alone.
    """
    own, names = _numbered(groups)
    copies, _ = _numbered([text.strip().casefold() for text in texts])
    parts = min(FOLDS, len(names))
    dealt = (np.random.default_rng(random_state).permutation(len(names)) % max(1, parts))[own]
    faults = []
    if len(names) < FEWEST_GROUPS:
        faults.append(f"{len(names)} groups, at least {FEWEST_GROUPS} needed")
    folds = []
    for part in range(parts):
        test = np.flatnonzero(dealt == part)
        train = np.flatnonzero((dealt != part) & ~np.isin(copies, copies[test]))
        folds.append((train, test))
        loaded = int((shares[train] >= HALF).sum())
        if not faults and min(loaded, len(train) - loaded) < FEWEST // 2:
            faults.append("a part of them holds nearly all texts of a class")
    if faults:
        raise InputError("groups", faults, remedy="Label texts of more groups.")
    return folds


def _numbered(values: Sequence[Hashable]) -> tuple[Rows, Sequence[str]]:
    """Give the number of each value among all that differ, in alphabetical order, and these."""
    numbers, names = pd.factorize(np.array([*map(str, values)], dtype=object), sort=True)
    return numbers, list(names)


def leave_out(
    read: Texts[Any], shares: Floats, folds: Sequence[tuple[Rows, Rows]], groups: Sequence[Hashable]
) -> LeftOut:
    """Judge each text by a model that learnt from the other parts, calibrated on those too.

    *folds* hold places in *shares*; *groups* is the group of each text that is judged, in order.
    """
    scores = np.full(len(shares), math.nan)
    for train, test in folds:
        scores[test] = read.log_odds(read.fit(train, shares[train]), test)
    probabilities, assigned = scores.copy(), scores.copy()
    parts = np.zeros(len(shares), dtype=np.int64)
    rows = np.sort(np.concatenate([test for _, test in folds]))
    for part, (_, test) in enumerate(folds):
        parts[test] = part
        others = np.setdiff1d(rows, test)
        fitted = calibrate_left_out(scores[others], shares[others])
        probabilities[test] = expit(fitted.log_odds(scores[test]))
        assigned[test] = probabilities[test] >= fitted.threshold
    own, _ = _numbered(groups)
    return LeftOut(rows, scores[rows], probabilities[rows], assigned[rows], own, parts[rows])


def calibrate_left_out(scores: Floats, shares: Floats) -> Calibration:
    """Calibrate scores of texts left out, shares drawn in a little so that few do not mislead.

    Platt (1999): a class of *n* texts speaks as *n* + 1 of *n* + 2 would.
    """
    yes, no = shares.sum(), (1 - shares).sum()
    drawn = shares * (yes + 1) / (yes + 2) + (1 - shares) / (no + 2)
    return calibrate(scores, drawn, prior=None, steepest=STEEPEST)


def calibrated(head: Head | VectorHead, calibration: Calibration) -> Head | VectorHead:
    """Give a head as sure as its calibration says, its numbers rounded as they are stored."""
    (label,) = head.labels
    label = calibration.label(label.name, label.intercept)
    values = (round(value, DECIMALS) for value in (label.intercept, label.low, label.high))
    labels = (type(label)(label.name, *values),)
    slope = calibration.slope
    if isinstance(head, Head):
        return replace(head, labels=labels, weights=np.round(slope * head.weights, DECIMALS))
    coefficients = np.round(slope * head.coefficients, VECTOR_DECIMALS)
    beside = round(slope * head.beside, DECIMALS)
    return replace(head, labels=labels, coefficients=coefficients, beside=beside)
