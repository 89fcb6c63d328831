"""Dates: the day an article was published, read from what its table says."""

from __future__ import annotations

import datetime
import re

import numpy as np
import pandas as pd

_WRITTEN = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d)(?:[T ]\d.*)?)?", re.DOTALL)


def days_of(published: pd.Series) -> pd.Series:
    """Give the day of each date, NaT where there is none or it is not written as ISO has it.

    A time of day is left off, as it is written; a month without a day stands for its first.

    >>> written = pd.Series(["2024-03-05T23:10:00Z", "2024-03", "5 March", "2024-02-30", None])
    >>> days_of(written).dt.strftime("%d.%m.").tolist()
    ['05.03.', '01.03.', nan, nan, nan]
    """
    days = np.array([_day_of(value) for value in published], dtype="datetime64[D]")
    return pd.Series(days.astype("datetime64[s]"), index=published.index)


def _day_of(value: object) -> str:
    found = _WRITTEN.fullmatch(str(value).strip())
    if found is None:
        return "NaT"
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return "NaT"
