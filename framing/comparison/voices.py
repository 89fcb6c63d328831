"""Voices: how much of what is said each type of source says, and who speaks in many articles."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.comparison.indexing import indexed
from framing.comparison.intervals import mean_interval, seed_of
from framing.comparison.settings import Settings
from framing.comparison.tables import SOURCES, VOICE
from framing.sources.presence import presences
from framing.sources.types import TYPES
from framing.tables import Tables

#: So many named sources are kept.
MOST = 30
_MEASURE = "attribution_count"


def voices(
    tables: Tables, groups: pd.Series[str], settings: Settings, *, names: Sequence[str] = ()
) -> pd.DataFrame:
    """Give, per group and type of source, its share of all attributed words.

    *groups* has the group of each article by ``article_id``; *names* are groups that have rows even
    where no article of theirs is left. ``articles`` are those of the group
    that attribute any words; ``attributions`` and ``words`` the sums of the type over them;
    ``share`` (0 to 1) the mean over these articles of the type's part of the words attributed in
    each, so that a long article counts no more than a short one; ``low`` to ``high`` its 95 %
    interval, cut off at 0 and 1, and ``interval`` which (``framing.comparison.intervals``). Words
    of one content inside another count for both. Every type that any group has stands in every
    group. Empty where attributions were not sought.
    """
    mine = _attributions(tables, groups)
    words = mine.pivot_table(
        index="article_id", columns="source_type", values="content_words", aggfunc="sum"
    ).fillna(0.0)
    words = words[words.sum(axis=1) > 0].sort_index()
    shares = words.div(words.sum(axis=1), axis=0)
    owners = groups.astype("str").reindex(words.index)
    counts = mine.groupby([mine["group"], "source_type"])["content_words"].agg(["size", "sum"])
    known = [*TYPES, *sorted(set(words.columns) - set(TYPES))]
    rows, keys = [], []
    for group in _every(groups, names) if len(words) else []:
        own = shares[owners == group]
        for source_type in (kind for kind in known if kind in words.columns):
            values = own[source_type]
            seed = seed_of(settings.random_state, "voice", source_type, group)
            interval = mean_interval(values, draws=settings.draws, seed=seed).within(0.0, 1.0)
            size, total = counts["size"], counts["sum"]
            key = (group, source_type)
            amounts = (size.get(key, 0), total.get(key, 0))
            rows.append([len(values), *amounts, values.mean(), *interval])
            keys.append(key)
    return indexed("voice", VOICE, keys, rows)


def sources(tables: Tables, groups: pd.Series[str], *, names: Sequence[str] = ()) -> pd.DataFrame:
    """Give the 30 named sources that speak in most articles, with a row for every group.

    *groups* and *names* are as for ``voices``. Mentions are matched over articles as
    ``framing.sources.presence`` does: equal words, one ends with the whole of the other, or it is
    the last name of the only person here whose full name ends with it. A body known by a common
    noun only ("his office"), which is nobody outside its article, is left out, as are pronouns.
    ``articles`` of the group in which it speaks, ``attributions`` to it and ``words`` given to it
    there; 0 where it does not. Those in most articles come first, then those with most
    attributions, then by name.
    """
    mine = _attributions(tables, groups)
    found = [one for one in presences(mine) if not one.is_local]
    found.sort(key=lambda one: (-len(one.times), -sum(one.times.values()), one.name))
    owners = groups.astype("str").to_dict()
    rows, keys = [], []
    for one in found[:MOST]:
        for group in _every(groups, names):
            ids = [name for name in one.times if owners[name] == group]
            amounts = [sum(each[name] for name in ids) for each in (one.times, one.words)]
            rows.append([one.source_type, len(ids), *amounts])
            keys.append((one.name, group))
    return indexed("sources", SOURCES, keys, rows)


def _every(groups: pd.Series[str], names: Sequence[str]) -> list[str]:
    return sorted({*groups.astype("str"), *names})


def _attributions(tables: Tables, groups: pd.Series[str]) -> pd.DataFrame:
    """Give the attributions of the articles compared, in the order of ids, with their group."""
    mine = tables.attributions
    if _MEASURE not in tables.features:
        mine = mine.iloc[:0]
    mine = mine.assign(group=mine["article_id"].map(groups.astype("str")))
    return mine[mine["group"].notna()].sort_values("article_id", kind="stable")
