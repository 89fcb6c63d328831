"""Asking: what a comparison asks is read, and every fault of it is told at once."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from numbers import Integral, Real
from typing import Any

import pandas as pd

from framing.comparison.calendar import LENGTHS, form_of, places_of
from framing.comparison.dates import days_of
from framing.comparison.dictionary import WORDS, compared_measures
from framing.comparison.sample import groups_of, name_of_group
from framing.comparison.settings import Settings
from framing.comparison.tables import ALL
from framing.corpus.columns import known_columns
from framing.errors import InputError
from framing.tables import Tables

_SHOWN = 10
#: With fewer draws the ends of a 95 % interval would hang on two or three of them.
_FEWEST_DRAWS = 100


def settings_of(
    *,
    reference: Hashable,
    primary: Sequence[str],
    adjust: Sequence[str],
    period: str | None,
    events: Sequence[tuple[str, str]],
    bounds: Mapping[str, float] | None,
    wanted: Mapping[str, float] | None,
    **others: Any,
) -> Settings:
    """Give the settings that were asked for; a single name stands for a list of one.

    Raises InputError where they are no names, pairs and figures at all.
    """
    faults: list[str] = []
    for name, pairs in (("bounds", bounds), ("wanted", wanted)):
        if not isinstance(pairs, Mapping | None):
            faults.append(f"{name}: expected a figure per measure, got {pairs!r:.80}")
    dated: list[tuple[str, str]] = []
    for event in events:
        if isinstance(event, str) or len(event) != 2:
            faults.append(f"events: expected a date and what happened, got {event!r:.80}")
        else:
            dated.append((str(event[0]).strip(), str(event[1]).strip()))
    if faults:
        raise _unusable(faults)
    return Settings(
        reference="" if reference is None else name_of_group(reference),
        primary=_names(primary),
        adjust=_names(adjust),
        period=period or "",
        events=tuple(dated),
        bounds=dict(bounds or {}),
        wanted=dict(wanted or {}),
        **others,
    )


def check_articles(articles: pd.DataFrame, settings: Settings) -> None:
    """Raise InputError, with every fault that can be told before the articles are scored."""
    faults = _faults_of_articles(articles, settings)
    if faults:
        raise _unusable(faults)


def check_question(analysis: Tables, settings: Settings) -> None:
    """Raise InputError, with every fault, where the analysis cannot be asked this."""
    measures = list(compared_measures(analysis).index)
    faults = [
        *_faults_of_articles(analysis.articles, settings),
        *(f"primary: {fault}" for fault in _unknown(settings.primary, measures)),
        *_faults_of_figures("bounds", settings.bounds, measures),
        *_faults_of_figures("wanted", settings.wanted, measures),
    ]
    if faults:
        raise _unusable(faults)


def _unusable(faults: Sequence[str]) -> InputError:
    return InputError("compare", faults, remedy="Correct what is named here.")


def _faults_of_articles(articles: pd.DataFrame, settings: Settings) -> list[str]:
    return [
        *_faults_of_groups(articles, settings),
        *_faults_of_columns(articles, settings),
        *_faults_of_time(settings),
        *_faults_of_dates(articles, settings),
        *_faults_of_amounts(settings),
    ]


def _names(names: Sequence[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(dict.fromkeys(map(str, names)))


def _listed(names: Iterable[object]) -> str:
    shown = [f"{str(name)!r:.60}" for name in names]
    more = " and others" if len(shown) > _SHOWN else ""
    return ", ".join(shown[:_SHOWN]) + more if shown else "none"


def _faults_of_groups(articles: pd.DataFrame, settings: Settings) -> list[str]:
    by = settings.by
    if by not in articles:
        return [f"by: articles have no column {by!r}; {_known(by, list(articles.columns))}"]
    names = sorted(groups_of(articles, by).unique())
    faults = []
    if ALL in names:
        faults.append(f"by: {ALL!r} stands for all groups together; call the group otherwise")
    if len(names) < 2 and not (names and settings.period):
        faults.append(
            f"by: expected two groups or more in {by!r}, got {_listed(names)};"
            " compare by another column, add articles, or name a period to look at time"
        )
    if settings.reference and settings.reference not in names:
        faults.append(
            f"reference: expected a group of {by!r}, got {settings.reference!r};"
            f" groups are {_listed(names)}"
        )
    return faults


def _faults_of_columns(articles: pd.DataFrame, settings: Settings) -> list[str]:
    faults = []
    for name in settings.adjust:
        if name == settings.by:
            faults.append(f"adjust: {name!r} is what is compared; it cannot be held equal")
        elif name != WORDS and name not in articles:
            known = _known(name, [WORDS, *articles.columns])
            faults.append(f"adjust: articles have no column {name!r}; {known}")
    return faults


def _known(name: str, columns: Sequence[str]) -> str:
    """Say as what a column of that name is read, or which columns there are."""
    for part in known_columns([name]):
        if part in columns:
            return f"a column of that name is read as {part!r}: name that one"
    return f"they have {_listed(columns)}"


def _unknown(names: Iterable[str], measures: Sequence[str]) -> list[str]:
    """Tell of each name that is no measure, with those that are written nearly so."""
    faults = []
    for name in names:
        if name not in measures:
            near = get_close_matches(name, measures, n=3, cutoff=0.5)
            hint = f"did you mean {_listed(near)}?" if near else f"known are {_listed(measures)}"
            faults.append(f"{name!r} is no measure that is compared; {hint}")
    return faults


def _faults_of_figures(
    what: str, figures: Mapping[str, float], measures: Sequence[str]
) -> list[str]:
    faults = [f"{what}: {fault}" for fault in _unknown(map(str, figures), measures)]
    for name, figure in figures.items():
        is_number = isinstance(figure, Real) and not isinstance(figure, bool)
        if not is_number or not math.isfinite(float(figure)) or figure <= 0:
            faults.append(f"{what}: expected a figure above 0 for {name!r}, got {figure!r}")
    return faults


def _faults_of_time(settings: Settings) -> list[str]:
    faults = []
    if settings.events and not settings.period:
        faults.append(
            "events: they are shown over time, for which no period is named; name one of"
            f" {_listed(LENGTHS)} (--period, period=), or leave the events out"
        )
    if settings.period and settings.period not in LENGTHS:
        faults.append(f"period: expected one of {_listed(LENGTHS)}, got {settings.period!r}")
    days = days_of(pd.Series([date for date, _ in settings.events], dtype="str"))
    for (date, label), day in zip(settings.events, days, strict=True):
        if pd.isna(day):
            faults.append(f"events: expected a date as 2024-03-31, got {date!r} ({label:.60})")
        if not label:
            faults.append(f"events: what happened on {date!r} is empty")
    return faults


def _faults_of_dates(articles: pd.DataFrame, settings: Settings) -> list[str]:
    """Tell where no date says its period; where only some do not, the report says how many."""
    length = settings.period
    if length not in LENGTHS or articles.empty:
        return []
    if places_of(articles["published"], length).notna().any():
        return []
    written = articles["published"].dropna().astype("str").str.strip()
    written = written[written != ""]
    found = f"got {written.iloc[0]!r:.60}" if len(written) else "but no article has a date"
    return [f"published: expected dates as {form_of(length)} for periods of a {length}, {found}"]


def _faults_of_amounts(settings: Settings) -> list[str]:
    least = {"min_words": 0, "draws": _FEWEST_DRAWS, "permutations": 1, "random_state": 0}
    faults = []
    for name, low in least.items():
        amount = getattr(settings, name)
        if not isinstance(amount, Integral) or isinstance(amount, bool) or amount < low:
            faults.append(f"{name}: expected a whole number from {low} on, got {amount!r}")
    return faults
