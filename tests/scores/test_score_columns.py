"""Columns and cells: which column is read, of which libraries, and what is no text."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import framing
from framing.errors import InputError, InputWarning
from framing.extractors.sentiment import Sentiment
from framing.scores.tables import column_of
from framing.scores.texts import texts_of

TEXTS = ["A happy day.", None, "A terrible day.", "A happy day."]


def scored(table: Any, **settings: Any) -> Any:
    return framing.score(table, extractors=[Sentiment()], **settings)


def faults_of(table: Any, **settings: Any) -> tuple[str, ...]:
    with pytest.raises(InputError) as caught:
        scored(table, **settings)
    return caught.value.faults


@pytest.mark.parametrize("name", ["text", "Body", "full_text"])
def test_the_column_is_guessed_as_in_reading(name: str) -> None:
    table = pd.DataFrame({"id": [1, 2], name: ["It rained.", "Calm."], "title": ["A", "B"]})
    assert list(column_of(table).cells) == ["It rained.", "Calm."]


def test_a_column_without_text_is_not_guessed_beside_one_that_has_some() -> None:
    table = pd.DataFrame({"content": [3, 4], "body": ["It rained.", None]})
    assert column_of(table).what == "the column 'body'"


def test_any_label_can_name_the_column() -> None:
    table = pd.DataFrame({("a", 1): ["It rained."], ("a", 2): ["Calm."]})
    assert list(column_of(table, text=("a", 2)).cells) == ["Calm."]
    assert list(column_of(pd.DataFrame({0: ["Calm."]}), text=0).cells) == ["Calm."]


@pytest.mark.parametrize(
    ("table", "text", "fault"),
    [
        (pd.DataFrame({"a": ["x"]}), None, "no column is called 'text', 'body' or the like"),
        (pd.DataFrame({"a": ["x"]}), "b", "has no column 'b'; its columns are 'a'"),
        (pd.DataFrame({"a": ["x"]}), 3, "has no column 3"),
        (pd.DataFrame({"text": ["x"], "body": ["y"]}), None, "several columns may hold the text"),
        (pd.DataFrame([["x", "y"]], columns=["a", "a"]), "a", "the column 'a' stands there twice"),
        (pd.DataFrame(), None, "its columns are none"),
        (pd.Series(["x"]), "a", "text='a' names a column, but what was given is one column"),
        ("It rained.", None, "got a plain text"),
        (np.array([["x"]]), None, "got an array of 2 dimensions"),
        ({"text": ["x"]}, None, "got dict"),
        (pl.LazyFrame({"text": ["x"]}), None, "got LazyFrame of polars"),
        (pl.DataFrame({"a": ["x"]}), None, "no column is called 'text'"),
        (pl.Series(["x"]), "a", "text='a' names a column"),
    ],
)
def test_what_cannot_be_read_is_told(table: Any, text: Any, fault: str) -> None:
    (told,) = faults_of(table, text=text)
    assert fault in told


def test_every_cell_that_is_no_text_is_named_with_its_row() -> None:
    cells = ["It rained.", 7, b"raw", ["a", "list"], None, True, datetime.date(2024, 3, 1)]
    table = pd.DataFrame({"text": pd.Series(cells, index=list("abcdefg"), dtype=object)})
    assert faults_of(table) == (
        "row 1 ('b'): holds int 7, expected text",
        "row 2 ('c'): holds bytes b'raw', expected text",
        'row 3 (\'d\'): holds list ["a", "list"], expected text',
        "row 5 ('f'): holds bool True, expected text",
        "row 6 ('g'): holds date 2024-03-01, expected text",
    )


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (pd.Series([1, 2, 3]), "int 1"),
        (pd.Series([0.5, None]), "float 0.5"),
        (pd.Series([True, False]), "bool True"),
        (pd.Series(pd.to_datetime(["2024-03-01", None])), "Timestamp 2024-03-01"),
        (pd.Series([[1] * 99, {}]), f"list {str([1] * 99)[:40]}…"),
    ],
)
def test_a_column_without_text_is_one_fault(cells: pd.Series[Any], shown: str) -> None:
    (fault,) = faults_of(cells)
    assert shown in fault
    assert "row 0" in fault


@pytest.mark.parametrize("cells", [[None, float("nan")], [pd.NA, pd.NaT], ["", " "], []])
def test_a_column_of_nothing_has_no_figures(cells: list[Any]) -> None:
    scores = scored(pd.Series(cells, dtype=object))
    assert scores.shape == (len(cells), 3)
    assert scores.isna().all(axis=None)


def test_text_of_numpy_and_of_own_kinds_is_text() -> None:
    class Title(str):
        __slots__ = ()

    cells = [np.str_("A happy day."), Title("A happy day.")]
    assert texts_of(column_of(cells)).codes.tolist() == [0, 0]
    assert texts_of(column_of(np.array(["A", "B", "A"]))).codes.tolist() == [0, 1, 0]


def test_what_no_file_can_hold_is_replaced_and_told() -> None:
    with pytest.warns(InputWarning, match="replaced by \ufffd in row 1"):
        scores = scored(["Calm.", "A happy\x00 day, \ud83d they say."])
    assert scores["sentiment_mean"].notna().all()


KINDS = {
    "polars": lambda texts: pl.DataFrame({"n": range(4), "body": texts}),
    "polars, categories": lambda texts: pl.DataFrame(
        {"body": pl.Series(texts, dtype=pl.Categorical)}
    ),
    "arrow": lambda texts: pa.table({"body": texts, "n": range(4)}),
    "arrow, dictionary": lambda texts: pa.table({"body": pa.array(texts).dictionary_encode()}),
    "polars, column": pl.Series,
    "arrow, column": lambda texts: pa.chunked_array([texts]),
}


@pytest.mark.parametrize("kind", KINDS)
def test_tables_of_polars_and_arrow_give_their_own_kind(kind: str) -> None:
    given = KINDS[kind](TEXTS)
    scores = scored(given)
    assert type(scores) is (pl.DataFrame if kind.startswith("polars") else pa.Table)
    wanted = scored(pd.Series(TEXTS))
    columns = scores.to_dict(as_series=False) if isinstance(scores, pl.DataFrame) else None
    for name, cells in (columns or scores.to_pydict()).items():
        expected = [None if np.isnan(cell) else cell for cell in wanted[name]]
        assert cells == expected, name
    spans = framing.find_spans(given, extractors=[Sentiment()])
    assert type(spans) is type(scores)
    assert list(spans["row"].to_numpy()) == [0, 2, 3]


def test_a_column_of_polars_that_is_there_already_is_told() -> None:
    (fault, *_) = faults_of(pl.DataFrame({"text": ["x"], "sentiment_mean": [0.0]}))
    assert fault == "has columns of these names already: 'sentiment_mean'"
