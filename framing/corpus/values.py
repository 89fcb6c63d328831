"""Values: from whatever a cell holds to what a column of the articles table can store."""

from __future__ import annotations

import datetime
import json
import math
import numbers
from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd


def is_missing(value: Any) -> bool:
    """Say whether a cell holds nothing: None, NaN, NaT, or blanks only.

    >>> [is_missing(value) for value in (None, float("nan"), pd.NaT, " ", "0", 0)]
    [True, True, True, True, False, False]
    """
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    if isinstance(value, str):
        return not value.strip()
    return isinstance(value, numbers.Real) and math.isnan(float(value))


def as_text(value: Any) -> str:
    """Give a cell as text: dates in ISO form (midnight without hours), whole floats as integers.

    >>> as_text(datetime.datetime(2024, 3, 1)), as_text(7.0), as_text(["a", 1])
    ('2024-03-01', '7', '["a", 1]')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time(0) and value.tzinfo is None
        return value.date().isoformat() if midnight else value.isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def column_of(values: Sequence[Any]) -> pd.Series[Any]:
    """Give a column of one type for cells carried along: whole numbers, numbers, truth or text.

    Missing cells stay missing; dates, lists and cells of several types become text.

    >>> column_of([1, None]).dtype, column_of([1, 2.5]).dtype, column_of([1, "a"]).tolist()
    (Int64Dtype(), dtype('float64'), ['1', 'a'])
    """
    cells = [None if is_missing(value) else plain_value(value) for value in values]
    present = [cell for cell in cells if cell is not None]
    kinds = {type(cell) for cell in present}
    gaps = len(present) < len(cells)
    if kinds == {bool}:
        return pd.Series(cells, dtype="boolean" if gaps else "bool")
    if kinds == {int} and all(abs(cell) < 2**63 for cell in present):
        return pd.Series(cells, dtype="Int64" if gaps else "int64")
    if kinds in ({float}, {int, float}) and all(abs(cell) < 2**63 for cell in present):
        return pd.Series([math.nan if c is None else float(c) for c in cells], dtype="float64")
    return pd.Series([None if c is None else as_text(c) for c in cells], dtype="str")


def plain_value(value: Any) -> Any:
    """Give a number or truth value of numpy as Python's own."""
    return value.item() if isinstance(value, (np.number, np.bool_)) else value
