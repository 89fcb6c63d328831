"""Examples: the articles that are most like their group, and those that are least."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.comparison.indexing import indexed
from framing.comparison.tables import EXAMPLES

TYPICAL, EXTREME = "typical", "extreme"
#: So many of each kind.
MOST = 3
#: A group of fewer articles has typical ones only: else an article could be both.
FEWEST = 7
#: An article with a smaller share of the measures of its group is not placed.
KNOWN = 0.5


def examples(values: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Give the three articles nearest the median of their group, and the three furthest from it.

    *values* has a row per article with its ``group`` and a column per measure of *measures*, which
    says the ``family`` of each. How far an article lies from the median of its group in a measure
    is counted in standard deviations of that measure over all articles (a measure that varies
    nowhere says nothing). ``distance`` is the mean of these over the measures of a family, signs
    left out, and then over families, so that seven formulas of readability count no more than one
    measure of another kind; 0 or more. ``apart`` is the measure in which the article lies furthest
    off ("" where it lies off in none), ``apart_by`` by how many standard deviations, above 0 where
    its value is higher than the median.

    Measures that are undefined for an article are left out; one with under half the measures that
    its group has is not placed. Groups with under 7 articles have ``typical`` ones only. Ranks
    count from 1, the nearest and the furthest first; of equals the first by id.

    >>> values = pd.DataFrame({"group": "A", "words": [1.0, 2, 3]}, index=["a1", "a2", "a3"])
    >>> measures = pd.DataFrame({"family": ["length"]}, index=["words"])
    >>> examples(values, measures)["distance"].tolist()
    [0.0, 1.0, 1.0]
    """
    known = values[list(measures.index)].astype("float64")
    spread = known.std(ddof=1)
    known = known.loc[:, spread > 1e-12 * known.abs().max()]
    rows: list[list[Any]] = []
    keys: list[tuple[str, str, int]] = []
    for group, mine in known.groupby(values["group"].astype("str"), sort=True):
        apart = (mine - mine.median()) / spread[mine.columns]
        apart = apart.dropna(axis="columns", how="all")
        apart = apart[apart.notna().mean(axis=1) >= KNOWN].sort_index()
        families = measures["family"].reindex(apart.columns)
        distances = apart.abs().T.groupby(families.to_numpy()).mean().mean()
        order = distances.sort_values(kind="stable").index
        chosen = [(TYPICAL, rank, name) for rank, name in enumerate(order[:MOST], start=1)]
        if len(order) >= FEWEST:
            furthest = distances.sort_values(kind="stable", ascending=False).index[:MOST]
            chosen += [(EXTREME, rank, name) for rank, name in enumerate(furthest, start=1)]
        for kind, rank, name in chosen:
            keys.append((str(group), kind, rank))
            rows.append([str(name), float(distances[name]), *_furthest(apart.loc[name])])
    return indexed("examples", EXAMPLES, keys, rows)


def _furthest(apart: pd.Series[float]) -> tuple[str, float]:
    """Give the measure that lies furthest off, and by how much."""
    far = apart.abs()
    if not far.max() > 0:
        return "", 0.0
    measure = str(far.idxmax())
    return measure, float(apart[measure])
