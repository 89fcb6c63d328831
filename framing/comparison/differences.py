"""Means of groups and their differences, measure by measure."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.comparison.adjusting import Adjusted, adjusted_difference, covariates_of
from framing.comparison.contrasts import mirrored
from framing.comparison.correcting import PRIMARY, correct
from framing.comparison.dictionary import WORDS
from framing.comparison.intervals import (
    Side,
    difference_interval,
    interval_of,
    seed_of,
    side_of,
    welch_error,
)
from framing.comparison.settings import Settings
from framing.comparison.tables import DIFFERENCES, INDEX, MEANS

_OTHERS = "\N{NOT SIGN}"


@dataclass(frozen=True, eq=False)
class Measured:
    """One measure of all articles, with the group of each; resamples are made once and shared."""

    name: str
    figures: npt.NDArray[np.float64]
    groups: npt.NDArray[Any]
    settings: Settings

    def side(self, group: str) -> Side:
        """Give the figures of a group."""
        return self._side(self.is_in(group), group)

    def is_in(self, group: str) -> npt.NDArray[np.bool_]:
        """Say which articles are the group's."""
        return np.asarray(self.groups == group, dtype=np.bool_)

    def is_compared(self, group: str) -> npt.NDArray[np.bool_]:
        """Say which articles a group is compared with: the reference, or all that are not its."""
        reference = self.settings.reference
        return self.is_in(reference) if reference else ~self.is_in(group)

    def other(self, group: str) -> Side:
        """Give the figures that a group's are compared with."""
        return self._side(self.is_compared(group), self.settings.reference or f"{_OTHERS}{group}")

    def _side(self, chosen: npt.NDArray[np.bool_], name: str) -> Side:
        seed = seed_of(self.settings.random_state, self.name, name)
        return side_of(self.figures[chosen], draws=self.settings.draws, seed=seed)


def means_and_differences(
    values: pd.DataFrame,
    measures: pd.DataFrame,
    articles: pd.DataFrame,
    names: Sequence[str],
    settings: Settings,
    *,
    progress: Callable[[], None] = lambda: None,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the tables ``means`` and ``differences`` of a comparison.

    *values* has the ``group`` of each article and its measures, *measures* is their dictionary,
    *articles* has the columns that are held equal, and *names* are the groups. What could not be
    adjusted stands in ``attrs["not_adjusted"]`` of the differences, with the reason. *progress* is
    called after each measure.
    """
    covariates = covariates_of(articles.loc[values.index], values[WORDS], settings.adjust)
    compared = [name for name in names if name != settings.reference] if len(names) > 1 else []
    means, differences = [], []
    not_adjusted: dict[str, dict[str, str]] = {}
    for name in map(str, measures.index):
        figures = values[name].to_numpy(dtype=np.float64)
        measured = Measured(name, figures, values["group"].to_numpy(), settings)
        sides = {group: measured.side(group) for group in names}
        ends = float(measures["low"][name]), float(measures["high"][name])
        means += [_mean(sides[group], ends) for group in names]
        family = PRIMARY if measures.loc[name, "primary"] else str(measures.loc[name, "family"])
        bound = settings.bounds.get(name, math.nan)
        mirror = mirrored({group: side.size for group, side in sides.items()}, settings.reference)
        for group in compared:
            name_of_other = settings.reference or mirror.get(group, "")
            other = sides[name_of_other] if name_of_other else measured.other(group)
            adjusted = _adjust(measured, group, covariates)
            if adjusted.reason:
                not_adjusted.setdefault(name, {})[group] = adjusted.reason
            row = _difference(sides[group], other, bound)
            row |= {"family": family, "bound": bound, "is_repeat": group in list(mirror)[1:]}
            differences.append(row | _told(adjusted))
        progress()
    listed = list(map(str, measures.index))
    means_table = _table(means, MEANS, listed, names)
    columns = {**DIFFERENCES, "p_equivalent": "float64", "is_repeat": "bool"}
    table = _table(differences, columns, listed, compared)
    table = correct(table)[list(DIFFERENCES)].astype(dict(DIFFERENCES))
    if settings.adjust:
        table.attrs["not_adjusted"] = not_adjusted
    return means_table, table


def _table(
    rows: list[dict[str, Any]], columns: Any, measures: Iterable[str], groups: Iterable[str]
) -> pd.DataFrame:
    """Give the rows as a table by measure and group; what is not known yet is empty."""
    index = pd.MultiIndex.from_product([list(measures), list(groups)], names=INDEX["means"])
    blank = {"str": "", "int64": 0, "float64": math.nan, "bool": False}
    data = {
        name: pd.Series([row.get(name, blank[kind]) for row in rows], index=index, dtype=kind)
        for name, kind in columns.items()
    }
    return pd.DataFrame(data, index=index)


def _mean(side: Side, ends: tuple[float, float]) -> dict[str, Any]:
    """Give the row of a group, whose measure lies between the *ends*."""
    interval = interval_of(side).within(*ends)
    return {
        "articles": side.size,
        "mean": side.mean,
        "sd": math.sqrt(side.variance),
        "median": float(np.median(side.values)) if side.size else math.nan,
        "low": interval.low,
        "high": interval.high,
        "interval": interval.kind,
    }


def _difference(side: Side, other: Side, bound: float) -> dict[str, Any]:
    """Give the row of a difference: the effect first, then what a test says."""
    interval = difference_interval(side, other)
    row: dict[str, Any] = {
        "articles": side.size,
        "reference_articles": other.size,
        "difference": side.mean - other.mean,
        "low": interval.low,
        "high": interval.high,
        "interval": interval.kind,
    }
    if interval.kind:
        p_value, p_equivalent = _p_values(side, other, bound)
        row |= {"effect": hedges_g(side, other), "p_value": p_value, "p_equivalent": p_equivalent}
    return row


def _p_values(side: Side, other: Side, bound: float) -> tuple[float, float]:
    """Give the two-sided p of Welch's test, and that of two one-sided tests against the bound.

    Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure and the power
    approach for assessing the equivalence of average bioavailability. Journal of Pharmacokinetics
    and Biopharmaceutics 15(6), 657–680.
    """
    from scipy.special import stdtr

    difference = side.mean - other.mean
    error, freedom = welch_error(side, other)
    p_value = 2 * stdtr(freedom, -abs(difference) / error)
    return float(p_value), float(stdtr(freedom, (abs(difference) - bound) / error))


def hedges_g(side: Side, other: Side) -> float:
    """Give the difference in pooled standard deviations, without the bias of small samples.

    Hedges, L. V. (1981). Distribution theory for Glass's estimator of effect size and related
    estimators. Journal of Educational Statistics 6(2), 107–128 (the exact factor).

    >>> one = side_of([1.0, 2.0, 3.0], draws=1, seed=0)
    >>> two = side_of([3.0, 4.0, 5.0], draws=1, seed=0)
    >>> round(hedges_g(one, two), 4)
    -1.5958
    """
    from scipy.special import gammaln

    freedom = side.size + other.size - 2
    pooled = (side.size - 1) * side.variance + (other.size - 1) * other.variance
    factor = math.exp(gammaln(freedom / 2) - gammaln((freedom - 1) / 2)) / math.sqrt(freedom / 2)
    return factor * (side.mean - other.mean) / math.sqrt(pooled / freedom)


def _adjust(measured: Measured, group: str, covariates: pd.DataFrame) -> Adjusted:
    if covariates.empty:
        return Adjusted()
    is_group = measured.is_in(group)
    chosen = is_group | measured.is_compared(group)
    return adjusted_difference(
        measured.figures[chosen], is_group[chosen], covariates[chosen], measure=measured.name
    )


def _told(adjusted: Adjusted) -> dict[str, Any]:
    return {
        "adjusted_difference": adjusted.difference,
        "adjusted_low": adjusted.low,
        "adjusted_high": adjusted.high,
        "adjusted_articles": adjusted.articles,
    }
