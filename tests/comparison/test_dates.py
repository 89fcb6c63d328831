"""Dates as tables have them."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from framing.comparison.dates import days_of


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        (" 2024-03-05 ", "2024-03-05"),
        ("2024-03-05T23:59:59+02:00", "2024-03-05"),
        ("2024-03-05 07:00", "2024-03-05"),
        ("2024-03", "2024-03-01"),
        (datetime.date(2024, 3, 5), "2024-03-05"),
        (pd.Timestamp("2024-03-05 12:00"), "2024-03-05"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_iso_dates_are_read(written: object, day: str) -> None:
    found = days_of(pd.Series([written], dtype="object"))[0]
    assert f"{found.year:04}-{found.month:02}-{found.day:02}" == day


@pytest.mark.parametrize(
    "written",
    [
        "",
        None,
        float("nan"),
        pd.NaT,
        "2024",
        "2024-13-01",
        "2024-02-30",
        "5 March 2024",
        "2024-03-05x",
        "2024-3-5",
        "20240305",
        "<b>2024-03-05</b>",
        20240305,
    ],
)
def test_anything_else_is_undated(written: object) -> None:
    assert days_of(pd.Series([written], dtype="object")).isna().all()


def test_nothing_stays_nothing() -> None:
    days = days_of(pd.Series([], dtype="str"))
    assert len(days) == 0
    assert days.dtype.kind == "M"
