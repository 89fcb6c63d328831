"""Loaded words: which entries carry the load of each group of articles, and how often elsewhere."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from framing.comparison.indexing import indexed
from framing.comparison.settings import Settings
from framing.comparison.sides import PER, log_ratio
from framing.comparison.tables import LOADED
from framing.tables import Tables

#: So many entries of a group are kept.
MOST = 25
#: The measure that is known wherever loaded words were looked for.
_MEASURE = "loaded_count"


def loaded_words(tables: Tables, groups: pd.Series[str], settings: Settings) -> pd.DataFrame:
    """Give, per group, the loaded words that it has in most articles, and how it has them.

    *groups* has the group of each article to be compared, by ``article_id``. One row per group and
    entry of the list (or word that was judged loaded where it stands): its ``kind``; ``count`` in
    the group, of these ``quoted`` words of others; ``articles`` of the group with it;
    ``per_10000_words``, the rate over all words of these articles; ``reference_`` the same of
    ``settings.reference``, or of all other groups together; ``log_ratio``, the binary logarithm of
    rate by reference rate, a count of zero taken as 0.5 (NaN where the other side has no words).

    Up to 25 a group, those in most articles first, then the most frequent, then by alphabet.
    ``attrs["entries"]`` says how many each group has. These words are what a difference in
    ``loaded_per_100_words`` is made of, not a test of single words: that is
    ``framing.loaded_keyness``. Empty where loaded words were not looked for.
    """
    words = _words(tables, groups)
    by_entry = occurrences(tables, groups).groupby(["group", "entry"])
    counts = pd.DataFrame(
        {
            "kind": by_entry["kind"].agg(lambda kinds: ", ".join(sorted(set(kinds)))),
            "count": by_entry.size(),
            "quoted": by_entry["quoted"].sum(),
            "articles": by_entry["article_id"].nunique(),
        }
    )
    pairs: dict[tuple[str, str], tuple[int, int]] = {
        (str(group), str(entry)): (int(amount), int(articles))
        for (group, entry), amount, articles in zip(
            counts.index, counts["count"], counts["articles"], strict=True
        )
    }
    sums = counts.groupby(level="entry")[["count", "articles"]].sum()
    ordered = counts.reset_index().assign(letters=lambda table: table["entry"].str.casefold())
    ordered = ordered.sort_values(
        ["group", "articles", "count", "letters", "entry"],
        ascending=[True, False, False, True, True],
    )
    keys, rows = [], []
    for row in ordered.groupby("group").head(MOST).to_dict("records"):
        key = group, entry = row["group"], row["entry"]
        if settings.reference not in ("", group):
            other = pairs.get((settings.reference, entry), (0, 0))
            other_words = words.get(settings.reference, 0.0)
        else:
            own = pairs[key]
            total = (int(sums["count"][entry]), int(sums["articles"][entry]))
            other = (total[0] - own[0], total[1] - own[1])
            other_words = words.sum() - words[group]
        rate, other_rate, ratio = _rates(row["count"], words[group], other[0], other_words)
        keys.append(key)
        rows.append([*(row[name] for name in counts), rate, *other, other_rate, ratio])
    entries = {group: int(size) for group, size in ordered.groupby("group").size().items()}
    loaded = indexed("loaded", LOADED, keys, rows)
    loaded.attrs = {"entries": entries}
    return loaded


def occurrences(tables: Tables, groups: pd.Series[str]) -> pd.DataFrame:
    """Give every loaded word of the articles of *groups*, in reading order, article by article.

    ``article_id``, its ``group``, ``paragraph_id``, ``entry`` (the word itself where the list has
    none), ``kind``, whether it is ``quoted``, and where it stands: ``start`` and ``end``.
    """
    spans = tables.spans[tables.spans["extractor"] == "loaded"]
    owners = tables.paragraphs[["article_id", "position"]].loc[spans["paragraph_id"]]
    found = spans[["paragraph_id", "kind", "start", "end"]].assign(
        article_id=owners["article_id"].to_numpy(),
        position=owners["position"].to_numpy(),
        entry=spans["entry"].where(spans["entry"] != "", spans["text"].str.lower()),
        quoted=spans["voice"] == "quoted",
    )
    found = found[found["article_id"].isin(groups.index)]
    group = found["article_id"].map(groups).astype("str")
    return found.assign(group=group).sort_values(["article_id", "position", "start", "end"])


def _words(tables: Tables, groups: pd.Series[str]) -> pd.Series[float]:
    """Give the words of each group in which loaded words were looked for."""
    paragraphs = tables.paragraphs
    known = pd.Series(False, index=paragraphs.index)
    if _MEASURE in tables.features:
        known = tables.features[_MEASURE].reindex(paragraphs.index).notna()
    mine = paragraphs[known & paragraphs["article_id"].isin(groups.index)]
    return mine["words"].astype("float64").groupby(mine["article_id"].map(groups)).sum()


def _rates(
    count: int, words: float, other_count: int, other_words: float
) -> tuple[float, float, float]:
    """Give both rates per 10,000 words, and their log ratio."""
    rate = PER * count / words
    if not other_words:
        return rate, math.nan, math.nan
    ratio = log_ratio(np.array([float(count)]), words, np.array([float(other_count)]), other_words)
    return rate, PER * other_count / other_words, float(ratio[0])
