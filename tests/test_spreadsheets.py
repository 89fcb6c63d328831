"""Spreadsheets: nothing runs, numbers stay numbers, the same bytes."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from framing.spreadsheets import csv_of, map_alike, neutral

RUNS = [
    *('=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"),
    *("\n=1", "＝1+1", "＋1", "－1", "＠a", "-", "-1_000", "- 5", "-inf", "=", "--1", "-1 000"),
]
STAYS = ["", "a=b", "'=1", "−1", "-1", "+0.5", "-1e-5", "“=1”", " =1", "1-2", "says: =1"]


@pytest.mark.parametrize("cell", RUNS)
def test_a_cell_that_would_run_gets_an_apostrophe(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", STAYS)
def test_other_text_and_numbers_written_out_stay(cell: str) -> None:
    assert neutral(cell) == cell


@pytest.mark.parametrize("cell", [-1, -0.5, float("-inf"), None, True, pd.NA])
def test_what_is_no_text_stays(cell: object) -> None:
    assert neutral(cell) is cell


def table() -> pd.DataFrame:
    index = pd.Index(["=id", "b"], name="@name")
    data = {"text": ["\r-1+1", 'a "quoted"\nline'], "=score": [-0.25, float("nan")], "n": [1, 2]}
    return pd.DataFrame(data, index=index).astype({"text": "str", "n": "Int64"})


def test_no_cell_heading_or_index_of_a_table_runs() -> None:
    read = pd.read_csv(io.BytesIO(csv_of(table())), dtype=str, keep_default_na=False)
    cells = [*read.columns, *(cell for row in read.itertuples(index=False) for cell in row)]
    assert {"'@name", "'=score", "'=id", "'\r-1+1", "-0.25", "1"} <= set(cells)
    assert [cell for cell in cells if neutral(cell) != cell] == []


def test_numbers_and_texts_come_back_as_they_were() -> None:
    read = pd.read_csv(io.BytesIO(csv_of(table())), index_col=0)
    assert read["'=score"].tolist()[0] == -0.25
    assert read["'=score"].isna().tolist() == [False, True]
    assert read.loc["b", "text"] == 'a "quoted"\nline'


def test_the_table_is_left_alone_and_gives_the_same_bytes() -> None:
    mine = table()
    before = mine.copy()
    assert csv_of(mine) == csv_of(mine)
    pd.testing.assert_frame_equal(mine, before)


def test_an_empty_table_keeps_its_columns() -> None:
    assert csv_of(table().iloc[:0]).decode("utf-8-sig") == "'@name,text,'=score,n\r\n"


def test_cells_that_are_alike_are_changed_once() -> None:
    asked: list[object] = []

    def change(cell: object) -> object:
        asked.append(cell)
        return f"{cell}!"

    column = pd.Series(["a", "b", "a"], index=[3, 1, 2], dtype=pd.StringDtype())
    assert map_alike(column, change).to_dict() == {3: "a!", 1: "b!", 2: "a!"}
    assert asked == ["a", "b"]
    mixed = pd.Series([True, 1, 1.0], dtype="object")
    assert map_alike(mixed, str).tolist() == ["True", "1", "1.0"]
