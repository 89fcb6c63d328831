"""Adjusted differences: what is left of a difference with other traits of the articles equal."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.comparison.dictionary import WORDS
from framing.comparison.intervals import LEVEL
from framing.comparison.sample import groups_of

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

_COLLINEAR = "group and covariates cannot be told apart: they do not vary within each other"
_FEW = "too few articles for these covariates"
_ITSELF = "the measure is the covariate"
#: Parts of a column that are smaller than this, against its length, are rounding.
_ROUNDING = 1e-9


class Adjusted(NamedTuple):
    """A difference with covariates held equal, its 95 % interval, and the articles it rests on.

    Where it cannot be estimated it is NaN, and ``reason`` says why.
    """

    difference: float = math.nan
    low: float = math.nan
    high: float = math.nan
    articles: int = 0
    reason: str = ""


def covariates_of(articles: pd.DataFrame, words: pd.Series, adjust: Sequence[str]) -> pd.DataFrame:
    """Give the covariates of each article: the logarithm of its words, others as names of groups.

    Missing where a value is not known (``framing.comparison.sample.groups_of``).
    """
    columns: dict[str, pd.Series] = {}
    for name in adjust:
        if name == WORDS:
            columns[name] = np.log(words.where(words > 0))
        else:
            columns[name] = groups_of(articles, name).reindex(articles.index)
    return pd.DataFrame(columns, index=articles.index)


def adjusted_difference(
    figures: Floats, is_group: Bools, covariates: pd.DataFrame, *, measure: str
) -> Adjusted:
    """Give the difference of a group from the others with the covariates held equal.

    *figures* has one figure per article, *is_group* says which articles are the group's, and
    *covariates* has the same rows. The coefficient of the group in a least-squares regression, with
    standard errors that allow for unequal variances (HC3; MacKinnon and White 1985, Journal of
    Econometrics 29(3), 305–325; recommended for few cases by Long and Ervin 2000, The American
    Statistician 54(3), 217–224). Articles without a figure or a covariate are left out, and those
    that alone have a value of a covariate, which it explains whatever their group is.
    """
    if list(covariates.columns) == [measure]:
        return Adjusted(reason=_ITSELF)
    covariates = covariates.drop(columns=measure, errors="ignore")
    known = ~np.isnan(figures) & covariates.notna().all(axis=1).to_numpy()
    if not known.any():
        return Adjusted(reason=_FEW)
    figures, group = figures[known], is_group[known].astype(np.float64)
    others = _design(covariates[known])
    kept = np.ones(len(figures), dtype=np.bool_)
    while kept.any():
        basis = _basis(np.column_stack([others[kept], group[kept]]))
        alone = (basis**2).sum(axis=1) > 1 - _ROUNDING
        if not alone.any():
            break
        kept[np.flatnonzero(kept)[alone]] = False
    figures, group = figures[kept], group[kept]
    held = _basis(others[kept])
    if len(figures) <= held.shape[1] + 1 or np.ptp(group) == 0:
        return Adjusted(reason=_FEW)
    own = group - held @ (held.T @ group)
    if own @ own <= _ROUNDING * (group @ group):
        return Adjusted(reason=_COLLINEAR)
    return _estimate(figures, np.column_stack([group, held]))


def _estimate(figures: Floats, design: Floats) -> Adjusted:
    """Fit the regression; the group is the first column."""
    # Takes a second to load.
    from statsmodels.regression.linear_model import OLS

    if np.ptp(figures) == 0:
        return Adjusted(reason="the measure is constant")
    fit = OLS(figures, design).fit(cov_type="HC3", use_t=True)
    low, high = fit.conf_int(alpha=1 - LEVEL)[0]
    return Adjusted(float(fit.params[0]), float(low), float(high), len(figures))


def _design(covariates: pd.DataFrame) -> Floats:
    """Give a column of ones, and the covariates as figures and dummies."""
    columns = [np.ones(len(covariates))]
    for name in covariates:
        values = covariates[name]
        if name == WORDS:
            columns.append(values.to_numpy(dtype=np.float64))
        else:
            _, codes = np.unique(values.to_numpy(dtype=str), return_inverse=True)
            columns += [(codes == code).astype(np.float64) for code in range(codes.max() + 1)]
    return np.column_stack(columns)


def _basis(design: Floats) -> Floats:
    """Give an orthonormal basis of what the columns span, so that doubled columns do no harm."""
    left, sizes, _ = np.linalg.svd(design, full_matrices=False)
    basis: Floats = left[:, sizes > _ROUNDING * sizes.max(initial=0.0)]
    return basis
