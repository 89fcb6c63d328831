"""Groups on a page: a comparison read once, and how its figures are written."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from framing.comparison.intervals import ENOUGH
from framing.comparison.phrases import Phrases
from framing.comparison.tables import Comparison
from framing.report.charts import Scale, percentage, plain_number, round_ticks
from framing.report.compared.shown import grouping, told_contrasts
from framing.report.markup import element, unbroken
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count

#: What is said of a group that has one article, or a few.
SIZES: Mapping[str, str] = {"case": "a case", "few": "exploratory"}
#: What a group is compared with where no reference is named and there are several.
ALL_OTHERS = "all others together"
#: So many groups stand side by side in a table.
_COLUMNS = 4


@dataclass(frozen=True, eq=False)
class Grouped:
    """A comparison as its sections read it: names, words and rows by measure and group."""

    comparison: Comparison

    @cached_property
    def names(self) -> list[str]:
        """All groups, in alphabetical order."""
        return [str(group) for group in self.comparison.sample.index]

    @cached_property
    def one(self) -> str:
        """What a group is called at the head of a column."""
        return grouping(self.comparison)[0].capitalize()

    @cached_property
    def measures(self) -> dict[str, dict[str, Any]]:
        """The data dictionary by measure."""
        return self.comparison.measures.to_dict("index")  # type: ignore[return-value]

    @cached_property
    def means(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The rows of ``means`` by measure and group."""
        return self.comparison.means.to_dict("index")  # type: ignore[return-value]

    @cached_property
    def differences(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The rows of ``differences`` by measure and group."""
        return self.comparison.differences.to_dict("index")  # type: ignore[return-value]

    @cached_property
    def corrected(self) -> dict[tuple[str, str], dict[str, Any]]:
        """The rows of ``corrected`` by measure and group, none without codings."""
        return self.comparison.corrected.to_dict("index")  # type: ignore[return-value]

    @cached_property
    def phrases(self) -> dict[str, Phrases]:
        """The words and the places of each measure, as the findings have them."""
        spread = self.comparison.means.groupby(level="measure")["sd"].max()
        return {
            name: Phrases(str(row["label"]), str(row["unit"]), float(spread[name]))
            for name, row in self.measures.items()
        }

    @cached_property
    def primary(self) -> list[str]:
        """The measures that were named before looking."""
        return [name for name, row in self.measures.items() if row["primary"]]

    @cached_property
    def contrasts(self) -> list[str]:
        """The groups whose differences are shown (``framing.comparison.contrasts``)."""
        return list(told_contrasts(self.comparison))

    @cached_property
    def _by_group(self) -> dict[str, pd.DataFrame]:
        return {str(group): rows for group, rows in self.comparison.values.groupby("group")}

    @property
    def is_adjusted(self) -> bool:
        """Whether anything is held equal."""
        return bool(self.comparison.settings.get("adjust"))

    def label(self, measure: str) -> str:
        """Give what a measure is called."""
        return str(self.measures[measure]["label"])

    def legend(self, groups: Sequence[str]) -> list[str]:
        """Give the groups with their articles; those with few are called exploratory."""
        sample = self.comparison.sample
        told = []
        for group in groups:
            size = SIZES.get(str(sample["size"][group]), "")
            told.append(joined(group, count(int(sample["analysed"][group]), "article"), size))
        return told

    def other_side(self, group: str) -> str:
        """Give what a group is compared with."""
        return told_contrasts(self.comparison)[group] or ALL_OTHERS

    def values(self, measure: str, group: str) -> list[float]:
        """Give the defined figures of the articles of a group, in ascending order."""
        mine = self._by_group.get(group)
        return [] if mine is None else sorted(map(float, mine[measure].dropna()))

    def is_measured(self, measure: str) -> bool:
        """Say whether a measure is defined in any article, so that there is something to draw."""
        return any(self.means[measure, group]["articles"] for group in self.names)

    def mean(self, measure: str, group: str) -> Cell:
        """Give the mean of a group as a cell: with its interval and the articles it rests on."""
        row, phrases = self.means[measure, group], self.phrases[measure]
        if not row["articles"]:
            return UNDEFINED
        interval = phrases.bracketed(row["low"], row["high"])
        return noted(phrases.figure(row["mean"]), joined(interval, articles(row["articles"])))


def articles(amount: float) -> str:
    """Give so many articles, in one piece.

    >>> articles(14).split()
    ['14', 'articles']
    """
    return count(int(amount), "article").replace(" ", "\N{NO-BREAK SPACE}")


def beneath(words: str, note: str) -> Cell:
    """Give words with a note below them in small letters.

    >>> print(beneath("exploratory", "few articles"))
    <span>exploratory<small>few articles</small></span>
    """
    return element("span", unbroken(words), element("small", unbroken(note))) if note else words


def crossed(
    caption: str,
    corner: tuple[str, str],
    measures: Mapping[str, str],
    groups: Sequence[str],
    cell: Callable[[str, str], Cell],
) -> Table:
    """Give a table of measures (their labels by name) and groups; *corner* is what both are called.

    A few groups are columns, more are rows, so that a table grows downwards.
    """
    if len(groups) <= _COLUMNS:
        rows = [
            [label, *(cell(name, group) for group in groups)] for name, label in measures.items()
        ]
        return table(caption, [corner[0], *(f"#{group}" for group in groups)], rows)
    rows = [[group, *(cell(name, group) for name in measures)] for group in groups]
    return table(caption, [corner[1], *(f"#{label}" for label in measures.values())], rows)


def joined(*parts: str) -> str:
    """Join what is there by commas.

    >>> joined("[1, 2]", "", "3 articles")
    '[1, 2], 3 articles'
    """
    return ", ".join(filter(None, parts))


def is_few(articles: float) -> bool:
    """Say whether so many articles are too few to conclude from, but enough to describe."""
    return 0 < articles < ENOUGH


def scale_of(values: Sequence[float], phrases: Phrases, label: str) -> Scale:
    """Give an axis over values of a measure: for shares in percent, from zero."""
    ticks = round_ticks(values, zero=phrases.is_share)
    return Scale(ticks, label, percentage if phrases.is_share else plain_number)


def known(*values: float) -> bool:
    """Say whether all of the values are defined."""
    return not any(map(math.isnan, values))
