"""Days, weeks, months, quarters and years: places, names and back."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.calendar import LENGTHS, first_day, name_of, place_of, places_of

days = st.dates(datetime.date(1, 1, 8), datetime.date(9998, 12, 20))


@pytest.mark.parametrize("length", LENGTHS)
def test_a_year_by_itself_says_its_year_and_nothing_else(length: str) -> None:
    written = pd.Series(["2024", " 2025 ", "0000", "20240", None], dtype="object")
    found = places_of(written, length).tolist()
    years = [2024.0, 2025.0] if length == "year" else [np.nan] * 2
    assert found == pytest.approx([*years, *[np.nan] * 3], nan_ok=True)


@given(days, st.sampled_from(LENGTHS))
def test_a_period_holds_its_days_and_its_neighbour_begins_where_it_ends(
    day: datetime.date, length: str
) -> None:
    place = place_of(day, length)
    name = name_of(place, length)
    following = first_day(name_of(place + 1, length))
    assert first_day(name) <= day < following
    assert place_of(first_day(name), length) == place
    assert place_of(following, length) == place + 1
    assert name < name_of(place + 1, length)


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2024-12-29", "2024-W52"),
        ("2024-12-30", "2025-W01"),
    ],
)
def test_weeks_are_those_of_iso_8601(day: str, week: str) -> None:
    assert name_of(place_of(datetime.date.fromisoformat(day), "week"), "week") == week


HOSTILE = ["", None, "<b>", "2024-02-30", "5 March 2024", "24-03-05", "2024-3-5", "x2024-03-05"]


@pytest.mark.parametrize("length", LENGTHS)
def test_what_is_no_date_has_no_place(length: str) -> None:
    published = pd.Series(HOSTILE, dtype="object")
    assert places_of(published, length).isna().all()
    assert places_of(published.astype("str"), length).isna().all()
    assert places_of(pd.Series([], dtype="str"), length).dtype == np.float64


def test_a_time_of_day_is_left_off_and_a_month_has_no_week() -> None:
    published = pd.Series(
        ["2024-03-31", "2024-03-31T23:59:59-10:00", "2024-03-31 23:59", "2024-03"]
    )
    months = places_of(published, "month")
    assert months.nunique() == 1
    assert places_of(published, "day").tolist()[:3] == [datetime.date(2024, 3, 31).toordinal()] * 3
    for length in ("day", "week"):
        assert np.isnan(places_of(published, length).iloc[3])
