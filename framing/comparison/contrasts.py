"""Contrasts: which groups are told of, and what each of them is compared with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def contrasts(articles: Mapping[Any, int], reference: str) -> dict[str, str]:
    """Give the groups whose differences are told, each with what it is compared with.

    *articles* are those analysed of each group, by its name; *reference* is the group that the
    others are compared with, "" for none, and so is what is given where a group is compared with
    all others together. Groups without articles are left out where two have some. Of two that are
    compared with each other only the first is told: the second would say the same again.

    >>> contrasts({"A": 9, "B": 12, "C": 3}, "")
    {'A': '', 'B': '', 'C': ''}
    >>> contrasts({"A": 9, "B": 12, "C": 3}, "B")
    {'A': 'B', 'C': 'B'}
    >>> contrasts({"A": 9, "B": 12, "C": 0}, ""), contrasts({"A": 9}, "")
    ({'A': 'B'}, {})
    """
    filled = [name for name, amount in articles.items() if amount]
    names = filled if len(filled) > 1 else list(articles)
    if len(names) == 2 and not reference:
        return {names[0]: names[1]}
    return {name: reference for name in names if name != reference and len(articles) > 1}


def mirrored(articles: Mapping[Any, int], reference: str) -> dict[str, str]:
    """Give the two groups that are compared with each other, where no others have an article.

    *articles* are those of each group with a figure of one measure. What is said of the second is
    what is said of the first, and one test.

    >>> mirrored({"A": 9, "B": 12, "C": 0}, ""), mirrored({"A": 9, "B": 12, "C": 0}, "B")
    ({'A': 'B', 'B': 'A'}, {})
    """
    filled = [name for name, amount in articles.items() if amount]
    if reference or len(filled) != 2:
        return {}
    return dict(zip(filled, reversed(filled), strict=True))
