"""Periods: the measures and the amount of articles over time, and what changed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from framing.comparison.calendar import name_of, places_of
from framing.comparison.changes import changes
from framing.comparison.intervals import ENOUGH, interval_of, seed_of, side_of
from framing.comparison.settings import Settings
from framing.comparison.tables import ALL, CHANGES, INDEX, PERIODS, VOLUME
from framing.errors import InputError
from framing.tables import make_table

#: More periods than this are no series that a reader can follow, but most often a mistaken date.
MOST = 1_500
#: A rolling median is that of so many neighbouring periods.
_ROLLING = 3


def over_time(
    values: pd.DataFrame, measures: pd.DataFrame, articles: pd.DataFrame, settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give the tables ``periods``, ``volume`` and ``changes``, empty without a period.

    *values* has a row per article analysed, with its ``group`` and a column per row of *measures*;
    the dates are those of *articles*. Every period between the first and the last is there, also
    with no article. A mean has the interval of ``mean_interval``, cut off where the measure ends;
    the rolling median is that of the means of a period and its two neighbours, where at least two
    of the three are known. Articles whose date does not say the period (``places_of``) stand in no
    period; how many they are is the attribute ``undated`` of each table (``table.attrs``). They
    count in a group's whole output, of which ``share_of_output`` is the share.

    Raises InputError where the dates lie more than ``MOST`` periods apart.
    """
    values = values.sort_index()
    if not settings.period:
        return _tables([], [], [], undated=0)
    places = places_of(articles["published"].reindex(values.index), settings.period)
    _refuse_far_dates(places, settings.period)
    undated = int(places.isna().sum())
    dated = values[places.notna()]
    places = places[dated.index].astype("int64")
    line = range(int(places.min()), int(places.max()) + 1) if len(places) else range(0)
    groups = sorted(values["group"].unique())
    return _tables(
        list(_periods(dated, places, line, groups, measures, settings)),
        list(_volume(values["group"], places, line, groups, settings.period)),
        changes(dated, places, measures, settings),
        undated=undated,
    )


def _refuse_far_dates(places: pd.Series, length: str) -> None:
    known = places.dropna()
    if known.empty or known.max() - known.min() < MOST:
        return
    first, last = str(known.idxmin()), str(known.idxmax())
    ends = [f"{id_!r} in {name_of(int(known[id_]), length)}" for id_ in (first, last)]
    amount = int(known.max() - known.min()) + 1
    raise InputError(
        "period",
        [f"the articles lie {amount:,} {length}s apart: {ends[0]}, {ends[1]}; most is {MOST:,}"],
        remedy="Correct a date that is mistaken, or choose a longer period.",
    )


def _periods(
    dated: pd.DataFrame,
    places: pd.Series,
    line: range,
    groups: Sequence[str],
    measures: pd.DataFrame,
    settings: Settings,
) -> Iterator[tuple[Any, ...]]:
    """Give the rows of the table ``periods``, their index first."""
    names = [name_of(place, settings.period) for place in line]
    order = places.sort_values(kind="stable")
    owners = dated["group"][order.index]
    members = {ALL: order.index} | {group: order.index[owners == group] for group in groups}
    starts = {group: order[ids].searchsorted(list(line)) for group, ids in members.items()}
    for measure in map(str, measures.index):
        ends = float(measures["low"][measure]), float(measures["high"][measure])
        for group, ids in members.items():
            parts = np.split(dated.loc[ids, measure].to_numpy(dtype=np.float64), starts[group])[1:]
            sides = [
                side_of(
                    part,
                    draws=settings.draws,
                    seed=seed_of(settings.random_state, measure, group, name),
                )
                for part, name in zip(parts, names, strict=True)
            ]
            means = pd.Series([side.mean for side in sides], dtype="float64")
            rolling = means.rolling(_ROLLING, min_periods=2, center=True).median()
            for name, side, middle in zip(names, sides, rolling, strict=True):
                is_thin = side.size < ENOUGH
                interval = interval_of(side).within(*ends)
                yield measure, group, name, side.size, side.mean, *interval, middle, is_thin


def _volume(
    owners: pd.Series, places: pd.Series, line: range, groups: Sequence[str], length: str
) -> Iterator[tuple[Any, ...]]:
    """Give the rows of the table ``volume``, their index first."""
    amounts = pd.crosstab(places, owners[places.index])
    amounts = amounts.reindex(index=line, columns=list(groups), fill_value=0)
    output = [int((owners == group).sum()) for group in groups]
    for place, row in zip(line, amounts.to_numpy(), strict=True):
        total = int(row.sum())
        for group, amount, of_group in zip(groups, map(int, row), output, strict=True):
            share = amount / total if total else math.nan
            yield name_of(place, length), group, amount, share, amount / of_group


def _tables(
    *rows: Sequence[tuple[Any, ...]], undated: int
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Give the three tables of rows that begin with their index."""
    made = []
    contracts = {"periods": PERIODS, "volume": VOLUME, "changes": CHANGES}
    for (name, columns), known in zip(contracts.items(), rows, strict=True):
        index = INDEX[name]
        table = make_table(known, {**dict.fromkeys(index, "str"), **columns})
        made.append(table.set_index(list(index)))
        made[-1].attrs["undated"] = undated
    periods, volume, changed = made
    return periods, volume, changed
