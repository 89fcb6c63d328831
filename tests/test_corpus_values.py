"""Values: one type a column, and every column can be stored."""

from __future__ import annotations

import datetime
import io

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpus.values import as_text, column_of, is_missing

COLUMNS = [
    ([1, 2], "int64", [1, 2], "whole numbers"),
    ([1, None], "Int64", [1, None], "whole numbers with a gap"),
    ([1, 2.5], "float64", [1.0, 2.5], "numbers"),
    ([np.float32(0.5), float("nan")], "float64", [0.5, None], "numpy's numbers"),
    ([True, False], "bool", [True, False], "truth"),
    ([True, None], "boolean", [True, None], "truth with a gap"),
    ([True, 1], "str", ["True", "1"], "truth is no number"),
    (["a", " "], "str", ["a", None], "blanks are missing"),
    ([1, "a"], "str", ["1", "a"], "several kinds"),
    ([2**70], "str", [str(2**70)], "a number too long to store"),
    ([["a"], {"b": 1}], "str", ['["a"]', '{"b": 1}'], "nested values as JSON"),
    ([None, None], "str", [None, None], "nothing at all"),
    ([datetime.date(2024, 3, 1)], "str", ["2024-03-01"], "dates as text"),
]


@pytest.mark.parametrize(("cells", "kind", "values", "reason"), COLUMNS)
def test_columns(cells: list[object], kind: str, values: list[object], reason: str) -> None:
    column = column_of(cells)
    assert column.dtype == pd.Series([], dtype=kind).dtype, reason
    assert [None if is_missing(value) else value for value in column.tolist()] == values, reason


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (0.1, "0.1"),
        (float("inf"), "inf"),
        (pd.Timestamp("2024-03-01"), "2024-03-01"),
        (pd.Timestamp("2024-03-01 10:30", tz="UTC"), "2024-03-01T10:30:00+00:00"),
        (np.array(["a", "b"]), '["a", "b"]'),
    ],
)
def test_texts(value: object, text: str) -> None:
    assert as_text(value) == text


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.booleans(),
            st.integers(),
            st.floats(),
            st.text(),
            st.dates(),
            st.lists(st.integers(), max_size=2),
        ).filter(
            lambda value: (
                not (isinstance(value, str) and any("\ud800" <= c <= "\udfff" for c in value))
            )
        ),
        max_size=5,
    )
)
def test_every_column_can_be_stored(cells: list[object]) -> None:
    table = column_of(cells).to_frame("carried")
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(table.to_parquet())), table)
