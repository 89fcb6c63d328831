"""Tables: named columns in their types, also where there is no row."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from framing.extractors.protocol import Measure
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    MEASURES,
    PARAGRAPHS,
    SPANS,
    make_table,
    measures_table,
)
from framing.text.spans import Span


@pytest.mark.parametrize("columns", [ARTICLES, PARAGRAPHS, SPANS, ATTRIBUTIONS, MEASURES])
def test_an_empty_table_keeps_columns_and_types(columns: dict[str, str]) -> None:
    table = make_table([], columns, index=[], index_name="id")
    assert table.columns.tolist() == list(columns)
    assert table.index.name == "id"
    for name, kind in columns.items():
        assert table[name].dtype == pd.Series([], dtype=kind).dtype


def test_rows_stand_in_order_under_their_index() -> None:
    columns = {"word": "str", "start": "Int64"}
    table = make_table([["a", 3], [None, None]], columns, index=["x", "y"], index_name="id")
    assert table.loc["x"].tolist() == ["a", 3]
    assert table.loc["y"].isna().all()


def test_the_data_dictionary_is_indexed_by_column_name() -> None:
    measure = Measure(
        name="toy_count",
        label="Toys",
        unit="words",
        low=0,
        high=math.inf,
        direction="higher means more",
        definition="Words that are toys.",
        undefined="no words",
        origin="a test",
        version="1",
    )
    table = measures_table([measure])
    assert table.index.tolist() == ["toy_count"]
    assert table.loc["toy_count", ["low", "high"]].tolist() == [0.0, math.inf]
    assert table.loc["toy_count", "combine"] == "mean"


def test_a_span_is_a_row_of_the_table_of_spans() -> None:
    assert Span._fields == tuple(SPANS)
