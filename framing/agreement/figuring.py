"""Figures: how reliable each variable is, over all coders and for each two of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from framing.agreement.alpha import Floats, alphas
from framing.agreement.chance import agreements, first_coefficients, kappa
from framing.agreement.matrix import Matrix
from framing.agreement.resampling import FEWEST_DRAWN, interval
from framing.agreement.verdicts import RARE, verdict_of

FIGURES: Mapping[str, str] = {
    "level": "str",
    "units": "int64",
    "groups": "int64",
    "coders": "int64",
    "prevalence": "float64",
    "agreement": "float64",
    "kappa": "float64",
    "alpha": "float64",
    "alpha_low": "float64",
    "alpha_high": "float64",
    "ac1": "float64",
    "ac1_low": "float64",
    "ac1_high": "float64",
    "rare": "bool",
    "verdict": "str",
    "verdict_low": "str",
    "verdict_high": "str",
    "note": "str",
}
PAIRS: Mapping[str, str] = {
    "units": "int64",
    "share": "float64",
    "other_share": "float64",
    "agreement": "float64",
    "kappa": "float64",
    "alpha": "float64",
    "ac1": "float64",
}
Progress = Callable[[int, int], None]


def figures_of(
    matrices: Sequence[Matrix],
    *,
    draws: int,
    random_state: int,
    progress: Progress | None = None,
) -> pd.DataFrame:
    """Give the figures of each variable, a row each: see ``ReliabilityTables``."""
    rows = []
    for done, matrix in enumerate(matrices):
        if progress is not None:
            progress(done, len(matrices))
        rows.append(_figures(matrix, draws=draws, random_state=random_state))
    if progress is not None:
        progress(len(matrices), len(matrices))
    names = pd.Index([matrix.variable for matrix in matrices], dtype="str", name="variable")
    return pd.DataFrame(rows, columns=[*FIGURES], index=names).astype(dict(FIGURES))


def pairs_of(matrices: Sequence[Matrix]) -> pd.DataFrame:
    """Give the figures of each two coders of a variable on the units that both coded."""
    rows, names = [], []
    for matrix in matrices:
        for at, other in combinations(range(len(matrix.coders)), 2):
            names.append((matrix.variable, matrix.coders[at], matrix.coders[other]))
            rows.append(_pair(matrix, at, other))
    index = pd.MultiIndex.from_tuples(names, names=["variable", "coder", "other"])
    if not names:
        index = pd.MultiIndex.from_arrays([[], [], []], names=["variable", "coder", "other"])
    return pd.DataFrame(rows, columns=[*PAIRS], index=index).astype(dict(PAIRS))


def _figures(matrix: Matrix, *, draws: int, random_state: int) -> dict[str, Any]:
    counts = matrix.counts
    paired = counts.sum(axis=1) >= 2
    groups = np.unique(matrix.groups[paired], return_inverse=True)[1].astype(np.intp)
    whole = np.ones((1, len(counts)))
    ask = partial(interval, draws=draws, random_state=random_state)
    alpha_of, ac1_of = partial(_alpha, matrix, counts[paired]), _ac1(matrix, counts)
    alpha = float(alpha_of(whole[:, paired])[0])
    low, high = ask(alpha_of, groups)
    ac1_low, ac1_high = ask(ac1_of, matrix.groups)
    told: dict[str, Any] = {
        "level": matrix.level,
        "units": int(paired.sum()),
        "groups": int(groups.max(initial=-1)) + 1,
        "coders": len(matrix.coders),
        "prevalence": _share(counts.sum(axis=0), matrix),
        "agreement": float(agreements(counts, whole)[0]),
        "kappa": _mean_kappa(matrix),
        "alpha": alpha,
        "alpha_low": low,
        "alpha_high": high,
        "ac1": float(ac1_of(whole)[0]),
        "ac1_low": ac1_low,
        "ac1_high": ac1_high,
        "rare": is_rare(matrix),
    }
    verdicts = {f"verdict{end}": verdict_of(told[f"alpha{end}"]) for end in ("", "_low", "_high")}
    return {**told, **verdicts, "note": " ".join(_notes(matrix, told))}


def _alpha(matrix: Matrix, counts: Floats, weights: Floats) -> Floats:
    return alphas(counts, matrix.values, matrix.level, weights)


def _ac1(matrix: Matrix, counts: Floats) -> Callable[[Floats], Floats]:
    """Give what computes AC1, for codes whose distance means nothing."""
    if matrix.level != "nominal":
        return lambda weights: np.full(len(weights), math.nan)
    return partial(first_coefficients, counts)


def _mean_kappa(matrix: Matrix) -> float:
    """Give kappa of two coders, or the mean over all pairs that have one (Light 1971)."""
    pairs = combinations(range(len(matrix.coders)), 2)
    told = [known for pair in pairs if not math.isnan(known := _kappa(matrix, *pair))]
    return float(np.mean(told)) if told else math.nan


def _kappa(matrix: Matrix, at: int, other: int) -> float:
    both = matrix.places[(matrix.places[:, [at, other]] >= 0).all(axis=1)][:, [at, other]]
    return kappa(both[:, 0], both[:, 1], matrix.values, matrix.level)


def _pair(matrix: Matrix, at: int, other: int) -> tuple[float, ...]:
    both = matrix.places[:, [at, other]]
    both = both[(both >= 0).all(axis=1)]
    coded = both[:, :, None] == np.arange(len(matrix.codes))
    counts, each = coded.sum(axis=1).astype(np.float64), coded.sum(axis=0).astype(np.float64)
    whole = np.ones((1, len(counts)))
    return (
        len(both),
        _share(each[0], matrix),
        _share(each[1], matrix),
        float(agreements(counts, whole)[0]),
        _kappa(matrix, at, other),
        float(_alpha(matrix, counts, whole)[0]),
        float(_ac1(matrix, counts)(whole)[0]),
    )


def _share(totals: Floats, matrix: Matrix) -> float:
    """Give the share of codes that say present, where that is what was coded."""
    if not matrix.is_presence or not totals.sum():
        return math.nan
    return float(totals[1] / totals.sum())


def is_rare(matrix: Matrix) -> bool:
    """Say whether one nominal code makes up more than 90 % of all."""
    totals = matrix.counts.sum(axis=0)
    return bool(
        matrix.level == "nominal" and totals.sum() and totals.max() / totals.sum() > 1 - RARE
    )


def _notes(matrix: Matrix, told: Mapping[str, Any]) -> Iterator[str]:
    """Say why a figure is missing, and what one cannot carry."""
    given = np.flatnonzero(matrix.counts.sum(axis=0))
    if told["coders"] < 2:
        yield f"{'One coder only' if told['coders'] else 'Nobody coded it'}: no agreement to tell."
    elif not told["units"]:
        yield "No unit was coded by two coders."
    elif math.isnan(told["alpha"]):
        code = matrix.codes[given[0]]
        if len(given) == 1:
            yield f"Every code is {code}: without variation alpha and kappa are not defined."
        else:
            yield "On units with two codes or more all codes are the same: alpha is not defined."
    elif math.isnan(told["alpha_low"]):
        yield from _no_interval(matrix, told)
    if told["rare"] and told["units"]:
        yield (
            "One code makes up over 90 % of all, so that a few disagreements pull alpha down far;"
            " AC1, which allows for less agreement by chance there, stands beside it; the limits of"
            " the verdict are made for alpha, not for AC1. Code more units that show the rare code."
        )
    if told["level"] != "nominal" and len(given) == 2 and told["units"]:
        yield "Only two codes were given: order and distance tell nothing here."


def _no_interval(matrix: Matrix, told: Mapping[str, Any]) -> Iterator[str]:
    kind = "articles" if matrix.nested else "units"
    if told["groups"] < FEWEST_DRAWN:
        yield f"No interval: {told['groups']} {kind}, and it takes {FEWEST_DRAWN}."
    elif told["agreement"] == 1:
        yield (
            f"No interval: the coders never differ, in {told['groups']} {kind}. They may yet do so"
            f" in up to {_up_to(told['groups'])} % of all (95 %, one-sided)."
        )
    else:
        yield "No interval: too few disagreements to tell."


def _up_to(amount: int) -> str:
    """Give in percent how frequent something can be that did not happen in so many cases.

    >>> _up_to(100)
    '3.0'
    """
    return f"{100 * (1 - 0.05 ** (1 / amount)):.1f}"
