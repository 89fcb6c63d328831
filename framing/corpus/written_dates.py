"""Written dates: the ISO form of dates as news databases and their interfaces write them."""

from __future__ import annotations

import datetime
import re

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ENGLISH = (
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}}),? {_YEAR}\b"),  # March 1, 2024
    re.compile(rf"\b(?P<day>\d{{1,2}}) {_MONTH},? {_YEAR}\b"),  # 1 March 2024
)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)T?(\d\d)(\d\d)(\d\d)Z")


def english_date(text: str) -> str:
    """Give the first date in English words in a text, in ISO form, or nothing.

    >>> english_date("March 1, 2024 Friday"), english_date("29 Feb 2024"), english_date("May I?")
    ('2024-03-01', '2024-02-29', '')
    """
    for form in _ENGLISH:
        for found in form.finditer(text):
            name = found["month"].lower()
            fitting = [m for m in _MONTHS if m.startswith(name)]
            if len(fitting) == 1 and (date := _iso(found["year"], fitting[0], found["day"])):
                return date
    return ""


def expanded_stamp(text: str) -> str:
    """Give a date written without separators, as GDELT has it, with them; others as they are.

    >>> expanded_stamp("20240301T101500Z"), expanded_stamp("1 March")
    ('2024-03-01T10:15:00Z', '1 March')
    """
    found = _COMPACT.fullmatch(text)
    return "{}-{}-{}T{}:{}:{}Z".format(*found.groups()) if found else text


def _iso(year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), _MONTHS.index(month) + 1, int(day)).isoformat()
    except ValueError:
        return ""
