"""Two sides: what a group of articles says more or less often than the others, item by item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing.comparison.dispersion import deviation_of_proportions
from framing.comparison.studentising import studentised_p_values

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.intp]
Bools = npt.NDArray[np.bool_]

#: Nothing is tested with fewer articles on a side, nor of an item in fewer articles in all.
FEWEST = 3
#: What a frequency of zero is taken as in a log ratio.
ZERO = 0.5
PER = 10_000


def log_ratio(count: Floats, words: float, other_count: Floats, other_words: float) -> Floats:
    """Give the binary logarithm of one rate by the other (Hardie 2014); zero counts are 0.5.

    >>> log_ratio(np.array([8.0, 2.0, 4.0]), 1000, np.array([1.0, 4.0, 0.0]), 1000)
    array([ 3., -1.,  3.])
    """
    own, others = np.maximum(count, ZERO) / words, np.maximum(other_count, ZERO) / other_words
    result: Floats = np.log2(own / others)
    return result


@dataclass(frozen=True, eq=False)
class Sides:
    """Articles in groups, to be compared with each other.

    ``counts`` is a sparse array, one row per article and one column per item; ``words`` (above 0)
    and ``labels`` are those of each article. Labels count from 0. A group is compared with the
    one labelled ``other``, or with all others together where that is ``None``.
    """

    counts: Any
    words: Floats
    labels: Ints
    other: int | None = None

    @property
    def compared(self) -> list[int]:
        """The labels that are compared with something."""
        return [label for label in range(int(self.labels.max()) + 1) if label != self.other]

    def members(self, label: int) -> tuple[Bools, Bools]:
        """Say which articles are in a group, and which on the other side."""
        own = self.labels == label
        return own, ~own if self.other is None else self.labels == self.other

    def figures(self, label: int) -> pd.DataFrame:
        """Give counts, rates and dispersion in a group: a row per item, also those it lacks."""
        own, others = self.members(label)
        counts, other_counts = self.counts[own], self.counts[others]
        words, other_words = self.words[own].sum(), self.words[others].sum()
        count, other_count = counts.sum(axis=0), other_counts.sum(axis=0)
        articles = (counts > 0).sum(axis=0)
        return pd.DataFrame(
            {
                "label": label,
                "column": np.arange(len(count)),
                "count": count,
                "words": words,
                "per_10000_words": PER * count / words,
                "reference_count": other_count,
                "reference_per_10000_words": PER * other_count / other_words,
                "log_ratio": log_ratio(count, words, other_count, other_words),
                "articles": articles,
                "articles_share": articles / own.sum(),
                "reference_articles": (other_counts > 0).sum(axis=0),
                "dispersion": deviation_of_proportions(counts, self.words[own]),
            }
        )

    def p_values(self, *, permutations: int, random_state: int) -> Floats:
        """Give the p-values: one row per label, one column per item (``studentised_p_values``).

        NaN where a group or its other side has too few articles, and for an item in too few of
        both together. All other items have one, also those that a group never uses: to test only
        what it uses would be to choose by the outcome.
        """
        p_values = np.full((int(self.labels.max()) + 1, self.counts.shape[1]), np.nan)
        tested = [label for label in self.compared if self._is_enough(label)]
        # All groups against the rest share one set of articles; each pair has its own.
        for batch in [tested] if self.other is None else [[label] for label in tested]:
            kept = np.ones(len(self.labels), dtype=np.bool_)
            if self.other is not None:
                kept = np.isin(self.labels, [*batch, self.other])
            counts = self.counts[kept]
            columns = np.flatnonzero((counts > 0).sum(axis=0) >= FEWEST)
            found = studentised_p_values(
                counts[:, columns],
                self.words[kept],
                self.labels[kept],
                batch,
                permutations=permutations,
                random_state=random_state,
            )
            for label, values in found.items():
                p_values[label, columns] = values
        return p_values

    def _is_enough(self, label: int) -> bool:
        return min(int(members.sum()) for members in self.members(label)) >= FEWEST


def is_evident(table: pd.DataFrame) -> pd.Series[bool]:
    """Say of each row whether it was tested, and the side that leads has 3 articles with it."""
    leading = table["articles"].where(table["log_ratio"] > 0, table["reference_articles"])
    return table["p_value"].notna() & (leading >= FEWEST)
