"""Calendar: days, weeks, months, quarters and years as places on a line, and their names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping

import pandas as pd

from framing.comparison.dates import days_of

#: The lengths of a period, with the place of a day: neighbouring periods have neighbouring places.
_PLACES: Mapping[str, Callable[[datetime.date], int]] = {
    "day": lambda day: day.toordinal(),
    "week": lambda day: (day.toordinal() - 1) // 7,
    "month": lambda day: 12 * day.year + day.month - 1,
    "quarter": lambda day: 4 * day.year + (day.month - 1) // 3,
    "year": lambda day: day.year,
}
LENGTHS = tuple(_PLACES)

_DAY, _MONTH = "2024-03-31", "2024-03-31 or 2024-03"
_FORMS = {"day": _DAY, "week": _DAY, "year": f"{_DAY}, 2024-03 or 2024"}
_DAYLESS = re.compile(r"\s*\d{4}-\d\d\s*")
_YEAR = re.compile(r"(?!0000)[0-9]{4}")


def place_of(day: datetime.date, length: str) -> int:
    """Give the place of the period of a *length* (one of ``LENGTHS``) that a day lies in.

    >>> march, new_year = datetime.date(2024, 3, 31), datetime.date(2025, 1, 1)
    >>> place_of(new_year, "month") - place_of(march, "month")
    10
    """
    return _PLACES[length](day)


def name_of(place: int, length: str) -> str:
    """Give the name of the period at a place; names of one length are in order as text is.

    Weeks are those of ISO 8601: they begin on Monday, and the first has the year's first Thursday.

    >>> new_year = datetime.date(2024, 12, 30)
    >>> [name_of(place_of(new_year, length), length) for length in LENGTHS]
    ['2024-12-30', '2025-W01', '2024-12', '2024-Q4', '2024']
    """
    if length == "day":
        return datetime.date.fromordinal(place).isoformat()
    if length == "week":
        year, week, _ = datetime.date.fromordinal(7 * place + 1).isocalendar()
        return f"{year:04}-W{week:02}"
    if length == "month":
        return f"{place // 12:04}-{place % 12 + 1:02}"
    return f"{place // 4:04}-Q{place % 4 + 1}" if length == "quarter" else f"{place:04}"


def first_day(name: str) -> datetime.date:
    """Give the day on which the period of a name begins.

    >>> [first_day(name).isoformat() for name in ("2025-W01", "2024-Q4", "2024-12", "2024")]
    ['2024-12-30', '2024-10-01', '2024-12-01', '2024-01-01']
    """
    year, _, rest = name.partition("-")
    if rest.startswith("W"):
        return datetime.date.fromisocalendar(int(year), int(rest[1:]), 1)
    if rest.startswith("Q"):
        return datetime.date(int(year), 3 * int(rest[1:]) - 2, 1)
    month, _, day = rest.partition("-")
    return datetime.date(int(year), int(month or 1), int(day or 1))


def form_of(length: str) -> str:
    """Give how a date is written that says the period of a *length*.

    >>> form_of("week"), form_of("month")
    ('2024-03-31', '2024-03-31 or 2024-03')
    """
    return _FORMS.get(length, _MONTH)


def places_of(published: pd.Series, length: str) -> pd.Series:
    """Give the place of each date's period, NaN where the date does not say it.

    That is so where there is no ISO date (``framing.comparison.dates``), and of a month without a
    day where periods are days or weeks. A year by itself says its year and nothing else.

    >>> written = pd.Series(["2024-03-05T10:00", "2024-03", "in March"])
    >>> places_of(written, "quarter").tolist(), places_of(written, "week").notna().tolist()
    ([8096.0, 8096.0, nan], [True, False, False])
    """
    days = days_of(published)
    if length in ("day", "week"):
        days = days.mask(published.astype("str").str.fullmatch(_DAYLESS).fillna(False).astype(bool))
    known = days.dropna()
    places = [float(place_of(day.date(), length)) for day in known]
    found = pd.Series(places, index=known.index, dtype="float64").reindex(published.index)
    if length != "year":
        return found
    written = published.astype("str").str.strip()
    return found.fillna(written.where(written.str.fullmatch(_YEAR)).astype("float64"))
