"""Groups of articles that are compared, by a column of the articles table."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.comparison.repeats import near_of, repeats_of
from framing.errors import InputError
from framing.loaded.occurrences import words_of_articles
from framing.tables import Tables

_SHOWN = 10


@dataclass(frozen=True, eq=False)
class Groups:
    """The articles that are compared, in the order of ids, with words and label of each.

    ``names`` are the groups by label; an article without a value in the column, or without words
    in the voice (all of one that is not in English), is left out and counted, as is one that is
    nearly the same as another of its group (``framing.comparison.repeats``).
    """

    by: str
    article_ids: list[str]
    words: npt.NDArray[np.float64]
    labels: npt.NDArray[np.intp]
    names: list[Any]
    without_value: int
    without_words: int
    duplicates: int

    @property
    def sizes(self) -> dict[Any, int]:
        """How many articles each group has."""
        return dict(zip(self.names, np.bincount(self.labels).tolist(), strict=True))

    def check(self, reference: Hashable) -> None:
        """Raise InputError where there is nothing to compare, or *reference* is no group."""
        more = " and others" if len(self.names) > _SHOWN else ""
        known = ", ".join(f"{name!r:.60}" for name in self.names[:_SHOWN]) + more
        left_out = (
            f"Left out: {self.without_value} without a value in {self.by!r},"
            f" {self.without_words} without words in that voice or not in English,"
            f" {self.duplicates} nearly the same as another of their group."
        )
        if len(self.names) < 2:
            raise InputError(
                "by",
                [f"expected two groups or more in {self.by!r}, got {known or 'none'}"],
                remedy=f"Compare by another column, or add articles. {left_out}",
            )
        if reference is not None and reference not in self.names:
            raise InputError(
                "reference",
                [f"expected a group of {self.by!r}, got {reference!r}"],
                remedy=f"Name one of {known}. {left_out}",
            )


def read_groups(tables: Tables, by: str, voice: str) -> Groups:
    """Sort articles into groups by the values of a column, near-duplicates of a group once."""
    values = tables.articles[by].sort_index()
    words = words_of_articles(tables, voice)
    valued, worded = values.notna(), words > 0
    kept = values[valued & worded]
    same_as = repeats_of(tables, kept, near_of(tables, kept.index))
    kept = kept.drop(index=list(same_as))
    labels, names = pd.factorize(kept, sort=True)
    return Groups(
        by,
        list(kept.index),
        np.asarray(words[kept.index], dtype=np.float64),
        labels,
        list(names),
        without_value=int((~valued).sum()),
        without_words=int((valued & ~worded).sum()),
        duplicates=len(same_as),
    )
