"""Courses: a comparison over time as its sections read it, and its panels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from framing.comparison.calendar import first_day, name_of, place_of
from framing.comparison.changes import CHANGE
from framing.comparison.dates import days_of
from framing.comparison.tables import ALL, Comparison
from framing.report.charts import BandPanel, Event, Period, Scale, Shift
from framing.report.compared.grouped import Grouped, articles, joined, known, scale_of

#: What all groups together are called on a page.
TOGETHER = "All together"


@dataclass(frozen=True, eq=False)
class Courses(Grouped):
    """A comparison read by periods; build it of one with at least one period."""

    comparison: Comparison

    @cached_property
    def names(self) -> list[str]:
        """The groups that have articles, in alphabetical order."""
        return sorted(map(str, self.comparison.volume.index.unique("group")))

    @cached_property
    def length(self) -> str:
        """What one period is called: a day, a week and so on."""
        return str(self.comparison.settings.get("period") or "period")

    @cached_property
    def periods(self) -> list[str]:
        """The names of all periods, from the first to the last."""
        return list(
            dict.fromkeys(map(str, self.comparison.volume.index.get_level_values("period")))
        )

    @cached_property
    def changes(self) -> dict[str, dict[str, Any]]:
        """The rows of ``changes`` by measure."""
        return self.comparison.changes.to_dict("index")  # type: ignore[return-value]

    @cached_property
    def dated(self) -> int:
        """How many of the articles analysed stand in a period."""
        return int(self.comparison.volume["articles"].sum())

    @property
    def undated(self) -> int:
        """How many of them do not."""
        return int(self.comparison.sample["analysed"].sum()) - self.dated

    @cached_property
    def events(self) -> list[tuple[str, str, float]]:
        """The events of the user, by date: date, label, and the place among the periods.

        The place counts periods from the beginning of the first; NaN of an event outside of them.
        """
        named = [
            (str(date), str(label)) for date, label in self.comparison.settings.get("events") or ()
        ]
        days = days_of(pd.Series([date for date, _ in named], dtype="str"))
        placed = [(*one, self._place(day)) for one, day in zip(named, days, strict=True)]
        return sorted(placed, key=lambda one: one[0])

    def _place(self, day: pd.Timestamp) -> float:
        if pd.isna(day) or not self.periods:
            return math.nan
        when, first = day.date(), place_of(first_day(self.periods[0]), self.length)
        place = place_of(when, self.length)
        if not 0 <= place - first < len(self.periods):
            return math.nan
        begins, ends = (first_day(name_of(at, self.length)) for at in (place, place + 1))
        return place - first + (when - begins).days / (ends - begins).days

    @cached_property
    def drawn_events(self) -> list[Event]:
        """The events that lie within the periods, as a chart shows them."""
        placed = [(f"{label}, {date}", at) for date, label, at in self.events]
        return [Event(at, label) for label, at in placed if known(at)]

    def rows(self, measure: str, group: str) -> list[dict[str, Any]]:
        """Give the rows of ``periods`` of one measure and group, in order."""
        table = self.comparison.periods.xs((measure, group), level=("measure", "group"))
        return pd.DataFrame(table).reindex(self.periods).to_dict("records")  # type: ignore[return-value]

    def panel(self, measure: str, group: str, scale: Scale) -> BandPanel:
        """Give the panel of a measure, for one group or for all together, with its change."""
        periods = tuple(
            Period(
                *(int(row["articles"]), row["mean"], row["low"], row["high"]),
                *(row["rolling_median"], bool(row["thin"])),
                hint=joined(f"{name}: {self.figure(measure, row)}", articles(row["articles"])),
            )
            for name, row in zip(self.periods, self.rows(measure, group), strict=True)
        )
        if group != ALL:
            return BandPanel(f"{self.label(measure)}: {group}", scale, periods)
        return BandPanel(self.label(measure), scale, periods, self._shift(measure))

    def figure(self, measure: str, row: dict[str, Any]) -> str:
        """Give a mean with its interval."""
        phrases = self.phrases[measure]
        return f"{phrases.figure(row['mean'])} {phrases.bracketed(row['low'], row['high'])}".strip()

    def scale(self, measure: str, groups: Sequence[str]) -> Scale:
        """Give an axis over the means of groups, and over the intervals of periods not thin."""
        values: list[float] = []
        for row in (row for group in groups for row in self.rows(measure, group)):
            ends = [] if row["thin"] else [row["low"], row["high"]]
            values += [row["mean"], row["rolling_median"], *ends]
        inside = [value for value in values if known(value)]
        return scale_of(inside, self.phrases[measure], str(self.measures[measure]["unit"]))

    def _shift(self, measure: str) -> Shift | None:
        row = self.changes[measure]
        names = [str(row[part]) for part in ("period", "earliest", "latest")]
        if row["verdict"] != CHANGE or not set(names) <= set(self.periods):
            return None
        phrases = self.phrases[measure]
        interval = phrases.bracketed(row["low"], row["high"], signed=True)
        label = (
            f"Change from {names[0]} [{span(names[1], names[2])}]: "
            f"{phrases.difference(row['difference'])} {interval}"
        )
        at, earliest, latest = (self.periods.index(name) for name in names)
        return Shift(at, earliest, latest, label)


def span(first: str, last: str) -> str:
    """Give the periods from the first to the last.

    >>> span("2024-01", "2024-06"), span("2024-01", "2024-01")
    ('2024-01 to 2024-06', '2024-01')
    """
    return first if first == last else f"{first} to {last}"
