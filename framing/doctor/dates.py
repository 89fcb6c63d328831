"""Dates: which are there, which can be read, what period they span and where nothing lies."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pandas as pd

from framing.doctor.finding import FINE, LOOK, Finding, named, some
from framing.doctor.reading import ReadSource

#: Days that stand for none: what programs write where a date is missing.
_PLACEHOLDERS = ("1970-01-01", "1900-01-01", "1899-12-30", "0001-01-01")
#: A gap is told where it has so many days at least, and is so many times as long as most are.
_GAP_DAYS, _TIMES = 14, 10


def today() -> datetime.date:
    """Give the day on which the doctor is asked."""
    return datetime.date.today()


def date_findings(source: ReadSource) -> Iterator[Finding]:
    """Tell of dates that are missing, unreadable, in the future or placeholders; then the range."""
    articles = source.articles
    if articles.empty:
        return
    days, written = articles["day"], articles["published"]
    advice = "Without a day an article is in no period and no trend; add it, or go on without."
    missing = list(articles.index[written.isna()])
    if missing:
        found = f"{some(len(missing), 'article', verb='has')} no date: {named(missing)}."
        yield Finding(LOOK, "dates missing", len(missing), found, advice)
    unreadable = written[written.notna() & days.isna()]
    if len(unreadable):
        shown = named([f"{date!r} ({name})" for name, date in unreadable.items()])
        yield Finding(
            LOOK,
            "dates unreadable",
            len(unreadable),
            f"{some(len(unreadable), 'date')} cannot be read: {shown}.",
            "Write dates as 2024-03-05; in any other order day and month could be mixed up.",
        )
    empty = list(articles.index[days.dt.strftime("%Y-%m-%d").isin(_PLACEHOLDERS)])
    if empty:
        found = f"{some(len(empty), 'date')} that programs write for none: {named(empty)}."
        yield Finding(LOOK, "dates", len(empty), found, "Leave the cell empty where none is known.")
    future = list(articles.index[days > pd.Timestamp(today())])
    if future:
        shown = named([f"{name} ({written[name]})" for name in future])
        found = f"{some(len(future), 'date')} in the future: {shown}."
        yield Finding(LOOK, "dates", len(future), found, "Correct them; they stretch every period.")
    sound = days.drop(labels=[*empty, *future]).dropna()
    if len(sound):
        yield from _range(sound)


def _range(days: pd.Series) -> Iterator[Finding]:
    first, last = days.min(), days.max()
    told = f"{first:%Y-%m-%d} to {last:%Y-%m-%d}, {some(days.nunique(), 'day')} with articles"
    yield Finding(FINE, "dates", len(days), f"{told}.")
    steps = days.drop_duplicates().sort_values().diff().dt.days.dropna()
    if steps.empty:
        return
    long = steps[(steps >= _GAP_DAYS) & (steps >= _TIMES * steps.median())]
    if len(long):
        at = [(days[name], int(gap)) for name, gap in long.sort_values(ascending=False).items()]
        gaps = [
            f"{day - pd.Timedelta(days=gap):%Y-%m-%d} to {day:%Y-%m-%d} ({gap} days)"
            for day, gap in at
        ]
        yield Finding(
            LOOK,
            "gaps",
            len(long),
            f"{some(len(long), 'gap')} without articles: {named(gaps)}.",
            "See whether the collection missed these days, or nothing was written then.",
        )
