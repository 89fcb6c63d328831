"""Keyness: which words mark a group of articles off from the others, and the others from it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.comparison.dispersion import deviation_of_proportions
from framing.comparison.indexing import indexed
from framing.comparison.intervals import seed_of
from framing.comparison.log_ratios import log_ratio_intervals
from framing.comparison.permuting import adjusted
from framing.comparison.settings import Settings
from framing.comparison.sides import FEWEST, Sides, is_evident
from framing.comparison.tables import CONTEXTS, KEYNESS
from framing.comparison.words import read_words
from framing.tables import Tables

#: So many words are kept that mark a group, and as many that mark the others.
MOST = 25
#: So many lines of each word are kept.
LINES = 5


def word_keyness(
    tables: Tables, groups: pd.Series[str], settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Give the words that mark groups of articles off, and lines in which they stand.

    *groups* has the group of each article to be compared, by ``article_id``. A group is compared
    with ``settings.reference``, which then has no rows, or with all others together. Words are
    those that ``framing.comparison.words.read_words`` finds; rates are by all words of the
    articles but for those in boilerplate.

    The first table has, per group, up to 25 words that mark the group (``log_ratio`` above 0) and
    then up to 25 that mark the other side, those with the lowest q first, then the farthest from
    0. All stand in 3 or more articles of the side that they mark.

    - ``count``, ``per_10000_words`` and ``articles`` of the group with the word; ``reference_``
      the same of the other side.
    - ``log_ratio``, the binary logarithm of rate by reference rate (Hardie 2014): 1 where the
      group's is twice as high, -1 where it is half; unbounded. A count of zero is taken as 0.5
      here. ``low`` to ``high``, its 95 % interval with articles as the sampling unit
      (``framing.comparison.log_ratios``), infinite where a side never has the word. Words stand
      here because they lie far out in these articles: in others like them they would on average
      lie nearer to 0.
    - ``dispersion`` over the articles of the side that the word marks, the normalised DP: 0 as
      even as their lengths, 1 all in the shortest one.
    - ``p_value``, the chance of rates as far apart where whole articles change groups at random,
      two-sided (``framing.comparison.studentising.studentised_p_values``).
    - ``q_value``, p corrected for the false discovery rate (Benjamini and Hochberg 1995) over every
      group with every word in 3 or more articles of both sides together.

    The second table has up to 5 lines of each, from different articles of the side that the word
    marks, its groups by turns; ``line`` counts from 1. They are plain text that is not escaped.

    A group with fewer than 3 articles has no rows, as has one whose other side has fewer. ``attrs``
    of the first table say how many words were left out as ``names``, how many sentences as
    ``boilerplate``, and the ``family``, how many tests were made (of two groups each once).

    Hardie, A. (2014). Log Ratio: an informal introduction. CASS, Lancaster University.
    """
    order = groups.astype("str").sort_index()
    words = read_words(tables, list(order.index), order.tolist(), fewest=FEWEST)
    worded = words.totals > 0
    labels, names = pd.factorize(order[worded], sort=True)
    family = 0
    figures: list[Any] = []
    marked: list[tuple[str, str]] = []
    lines: list[Any] = []
    places: list[tuple[str, str, int]] = []
    if _is_comparable(list(names), settings.reference) and len(words.entries):
        other = list(names).index(settings.reference) if settings.reference else None
        sides = Sides(words.counts[worded], words.totals[worded], labels, other)
        p_values = sides.p_values(
            permutations=settings.permutations, random_state=settings.random_state
        )
        # Of two groups that are compared with each other both have the same tests.
        tests = p_values[:1] if other is None and len(names) == 2 else p_values
        family = int(np.count_nonzero(~np.isnan(tests)))
        q_values = adjusted(p_values)
        for label in sides.compared:
            group = str(names[label])
            found = sides.figures(label).assign(p_value=p_values[label], q_value=q_values[label])
            chosen = _measured(_chosen(found), sides, label, group, settings)
            figures += chosen[list(KEYNESS)].to_numpy().tolist()
            own, others = (np.flatnonzero(worded)[side] for side in sides.members(label))
            for column, ratio in zip(chosen["column"], chosen["log_ratio"], strict=True):
                key = (group, str(words.entries[column]))
                marked.append(key)
                shown = words.contexts(int(column), own if ratio > 0 else others, order, most=LINES)
                lines += shown
                places += [(*key, at) for at in range(1, len(shown) + 1)]
    keyness = indexed("keyness", KEYNESS, marked, figures)
    keyness.attrs = {"names": words.names, "boilerplate": words.boilerplate, "family": family}
    return keyness, indexed("contexts", CONTEXTS, places, lines).sort_index()


def _is_comparable(names: Sequence[str], reference: str) -> bool:
    """Say whether there are two groups with words, the reference among them."""
    return len(names) > 1 and (not reference or reference in names)


def _chosen(figures: pd.DataFrame) -> pd.DataFrame:
    """Keep the words that mark the group most, then those that mark the other side."""
    evident = figures[is_evident(figures) & (figures["log_ratio"] != 0)]
    ordered = evident.assign(far=-evident["log_ratio"].abs()).sort_values(
        ["q_value", "far", "column"]
    )
    marks = ordered["log_ratio"] > 0
    return pd.concat([ordered[marks].head(MOST), ordered[~marks].head(MOST)])


def _measured(
    chosen: pd.DataFrame, sides: Sides, label: int, group: str, settings: Settings
) -> pd.DataFrame:
    """Add the intervals of log ratios, and the dispersion on the side that a word marks."""
    own, others = sides.members(label)
    columns = chosen["column"].to_numpy()
    counts, other_counts = sides.counts[own][:, columns], sides.counts[others][:, columns]
    low, high = log_ratio_intervals(
        counts.toarray(),
        sides.words[own],
        other_counts.toarray(),
        sides.words[others],
        draws=settings.draws,
        seed=seed_of(settings.random_state, "keyness", group),
    )
    elsewhere = deviation_of_proportions(other_counts, sides.words[others])
    dispersion = chosen["dispersion"].where(chosen["log_ratio"] > 0, elsewhere)
    return chosen.assign(low=low, high=high, dispersion=dispersion)
