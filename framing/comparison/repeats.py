"""Repeats: articles of a group that are nearly the same as another, of which one counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from framing.comparison.dates import days_of
from framing.comparison.near import near_duplicates, words_of
from framing.tables import Tables

Near = Mapping[str, frozenset[str]]


def near_of(tables: Tables, article_ids: Iterable[Any]) -> dict[str, frozenset[str]]:
    """Give for each article those that are nearly the same, by the words of their bodies.

    ``framing.comparison.near`` says what that means; each is among its own.
    """
    body = tables.paragraphs[tables.paragraphs["part"] == "body"]
    texts: dict[str, list[str]] = {str(article): [] for article in article_ids}
    for article, text in zip(body["article_id"], body["text"], strict=True):
        if article in texts:
            texts[article].extend(words_of(text))
    return near_duplicates(texts)


def repeats_of(tables: Tables, groups: pd.Series[Any], near: Near) -> dict[str, str]:
    """Give the articles that repeat one of their group, each with the one that is kept.

    *groups* has the group of each article by its id, *near* is what ``near_of`` gave of these. Kept
    is the one with the earliest day, of several the one whose id comes first.
    """
    days = days_of(tables.articles.loc[groups.index, "published"])
    order = pd.DataFrame({"day": days, "id": groups.index}, index=groups.index)
    group_of = groups.to_dict()
    same_as: dict[str, str] = {}
    for article in map(str, order.sort_values(["day", "id"])["id"]):
        if article not in same_as:
            repeats = (
                other
                for other in near[article] - {article}
                if group_of[other] == group_of[article] and other not in same_as
            )
            same_as.update(dict.fromkeys(list(repeats), article))
    return same_as
