"""Sizing: how wide the interval of a share is for a sample, and how large a sample must be."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.coding.allocating import allocate
from framing.comparison.intervals import ENOUGH
from framing.errors import InputError
from framing.frames.decided import codes_of, read_decided
from framing.tables import Tables

#: The intraclass correlation where the analysis cannot tell its own. In 150 articles of political
#: news from the United States that of the three frames as assigned was .11, .18 and .30.
USUAL_ICC = 0.2
_Z = 1.959964
_LIKELIEST = 0.5


def intraclass_correlation(values: npt.ArrayLike, articles: Sequence[str]) -> float:
    """Give how alike paragraphs of one article are: 0 as those of any two, 1 all the same.

    The estimator of a one-way analysis of variance, with articles of unequal length (Donner and
    Koval 1980, Biometrics 36(1), 19–25); below 0 where they differ more than by chance. NaN
    values are left out; NaN where nothing varies or no article has two paragraphs.

    >>> intraclass_correlation([1, 1, 0, 0], ["a", "a", "b", "b"])
    1.0
    """
    table = pd.DataFrame({"value": np.asarray(values, dtype="float64"), "article": articles})
    groups = table.dropna().groupby("article")["value"]
    sizes, means = groups.size().to_numpy(), groups.mean().to_numpy()
    total, amount = int(sizes.sum()), len(sizes)
    if amount < 2 or total <= amount:
        return math.nan
    grand = (sizes * means).sum() / total
    between = (sizes * (means - grand) ** 2).sum() / (amount - 1)
    inside = ((groups.size() - 1) * groups.var().fillna(0)).sum() / (total - amount)
    size = (total - (sizes**2).sum() / total) / (amount - 1)
    below = between + (size - 1) * inside
    return float((between - inside) / below) if below > 0 else math.nan


def icc_of(tables: Tables, paragraphs: pd.DataFrame) -> tuple[float, str]:
    """Give the intraclass correlation to plan with, 0 to 1, and where it is from.

    The largest of the frames' own, by what the programme assigned; ``USUAL_ICC`` where fewer than
    ten articles have several paragraphs.
    """
    articles = paragraphs["article_id"]
    if (articles.value_counts() > 1).sum() < ENOUGH:
        return USUAL_ICC, "usual for news; the articles are too few to tell their own"
    found = {}
    for code in codes_of(tables):
        one = read_decided(tables, code)
        values = one.assigned.astype("float64").where(one.decided).loc[paragraphs.index]
        found[code] = intraclass_correlation(values, list(articles))
    told = {code: value for code, value in found.items() if math.isfinite(value)}
    if not told:
        return USUAL_ICC, "usual for news; no frame tells this collection's own"
    code = max(told, key=lambda code: told[code])
    return min(1.0, max(0.0, told[code])), f"that of the frame {code} as assigned"


def half_width_of(
    sizes: Sequence[int], drawn: Sequence[int], *, articles: Sequence[int], icc: float
) -> float:
    """Give half the 95 % interval of a share of one half, as a share, of a sample.

    *sizes* and *drawn* are paragraphs of each stratum, *articles* the paragraphs of each article.
    Articles count as drawn from many like them, as in every interval here, so that even all
    paragraphs leave one. The effects of unequal weights and of paragraphs in articles multiply
    (Gabler, Häder and Lahiri 1999, Survey Methodology 25(1), 105–106).

    >>> round(half_width_of([1000], [400], articles=[1] * 1000, icc=0.2), 3)
    0.049
    """
    n, total = sum(drawn), sum(sizes)
    squares = sum(size**2 / part for size, part in zip(sizes, drawn, strict=True))
    weighting = n * squares / total**2
    # How many others of its own article a drawn paragraph meets in the sample.
    pairs = sum(amount * (amount - 1) for amount in articles)
    others = (n - 1) * pairs / (total * (total - 1)) if total > 1 else 0.0
    effect = weighting * (1 + icc * others)
    return _Z * math.sqrt(_LIKELIEST * (1 - _LIKELIEST) * effect / n)


def size_for(
    half_width: float, sizes: Sequence[int], *, articles: Sequence[int], icc: float
) -> int:
    """Give the smallest sample whose interval of a share is no wider.

    Raises InputError, with the narrowest that there can be, where all paragraphs are too few.
    """

    def width(n: int) -> float:
        return half_width_of(sizes, allocate(sizes, n), articles=articles, icc=icc)

    low, high = len(sizes), sum(sizes)
    if width(high) > half_width:
        found = math.ceil(1000 * width(high)) / 1000
        wider = f"Ask for {found:g} or wider, or take" if found < _LIKELIEST else "Take"
        raise InputError(
            "sample",
            [
                f"half_width is {half_width:g}, and all {high:,} paragraphs of {len(articles):,}"
                f" articles give ±{found:g} (intraclass correlation {icc:.2f})"
            ],
            remedy=f"{wider} in more articles.",
        )
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if width(middle) <= half_width else (middle + 1, high)
    return low
