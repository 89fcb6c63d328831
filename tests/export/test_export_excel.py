"""Excel: text stays text, what does not fit is told, the file is what XML readers take."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import hostile
import openpyxl
import pandas as pd
import pytest
from lxml import etree

from framing.export import excel
from framing.export.excel import TEXT, write_excel
from framing.export.losses import Losses

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
READ = {"keep_default_na": False, "na_values": {"score": [""], "n": [""]}}


def written(tmp_path: Path, **tables: pd.DataFrame) -> tuple[Path, list[str]]:
    losses = Losses()
    write_excel(tables, tmp_path / "a.xlsx", losses)
    return tmp_path / "a.xlsx", losses.told()


def raw_cells(path: Path, sheet: int = 1) -> dict[str, tuple[str, str, str]]:
    """Give type, style and content of every cell, as the XML has it."""
    with zipfile.ZipFile(path) as book:
        root = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
    return {
        cell.get("r"): (cell.get("t"), cell.get("s", "0"), "".join(cell.itertext()))
        for cell in root.iter(f"{SHEET}c")
    }


def test_every_cell_of_text_comes_back_as_it_was(tmp_path: Path) -> None:
    table = hostile.cells()
    path, told = written(tmp_path, cells=table)
    assert told == []
    read = pd.read_excel(path, sheet_name="cells", dtype={"text": "str"}, **READ)
    assert list(read) == list(table)
    # Excel reads _x0041_ as a letter, so it is written as what Excel shows as that.
    expected = [cell.replace("_x0041_", "_x005F_x0041_") for cell in table["text"]]
    assert read["text"].tolist() == expected
    pd.testing.assert_series_equal(read["score"], table["score"])
    assert read["n"].tolist()[1:4] == [1, 2, 3]
    assert read["n"].isna().tolist() == table["n"].isna().tolist()


def test_no_formula_no_error_no_date_in_the_xml(tmp_path: Path) -> None:
    table = hostile.cells()
    path, _ = written(tmp_path, cells=table)
    cells = raw_cells(path)
    with zipfile.ZipFile(path) as book:
        sheet, styles = book.read("xl/worksheets/sheet1.xml"), book.read("xl/styles.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet.replace(b"http://x", b"").lower().replace(b"=hyperlink", b"")
    for at, text in enumerate(table["text"], start=2):
        kind, style, content = cells[f"B{at}"]
        assert kind == "inlineStr"
        assert content == text.replace("_x0041_", "_x005F_x0041_")
        formats = etree.fromstring(styles).find(f"{SHEET}cellXfs")
        assert formats[int(style)].get("quotePrefix") == "1", "stays text when it is edited"
    book = openpyxl.load_workbook(path)
    assert {cell.data_type for cell in book["cells"]["B"]} == {"s"}


def test_numbers_are_numbers_and_gaps_are_empty(tmp_path: Path) -> None:
    table = pd.DataFrame({"x": [1.5, float("nan"), float("inf"), -0.0], "n": [2**60, 1, 2, 3]})
    path, _ = written(tmp_path, t=table)
    rows = list(openpyxl.load_workbook(path)["t"].iter_rows(values_only=True))
    assert rows == [("x", "n"), (1.5, str(2**60)), (None, 1), ("inf", 2), (0, 3)]


def test_control_characters_become_a_visible_sign(tmp_path: Path) -> None:
    path, _ = written(tmp_path, t=pd.DataFrame({"t": [hostile.CONTROL, "a\r\nb\rc"]}))
    sign = "\N{REPLACEMENT CHARACTER}"
    read = pd.read_excel(path)["t"].tolist()
    assert read == [f"bell{sign}, bs{sign}, vt{sign}, odd{sign}", "a\nb\nc"]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("x" * TEXT, False),
        ("x" * (TEXT + 1), True),
        (hostile.LONG, True),
        ("😀" * (TEXT // 2), False),
        ("😀" * (TEXT // 2 + 1), True),
        ("_x0041_" * (TEXT // 7), True),
    ],
)
def test_a_text_longer_than_a_cell_is_cut_marked_and_told(
    tmp_path: Path, text: str, cut: bool
) -> None:
    path, told = written(tmp_path, articles=pd.DataFrame({"text": [text, "short"]}))
    first, second = pd.read_excel(path)["text"]
    assert second == "short"
    assert len(first.encode("utf-16-le")) // 2 <= TEXT
    if not cut:
        assert (first, told) == (text, [])
        return
    assert told == [
        "a.xlsx: 1 of articles.text is longer than 32,767 characters and cut there, with a mark"
    ]
    kept, mark = first.rsplit(" … ", 1)
    assert mark == f"[cut: {len(text):,} characters in all]"
    assert text.startswith(kept.replace("_x005F_", "_")[:-10])
    assert len(kept.encode("utf-16-le")) // 2 > TEXT - 60


def test_rows_that_a_sheet_does_not_hold_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "ROWS", 4)
    tables = {"few": pd.DataFrame({"n": range(3)}), "many": pd.DataFrame({"n": range(5)})}
    losses = Losses()
    write_excel(tables, tmp_path / "a.xlsx", losses)
    assert losses.told() == ["a.xlsx: many has 5 rows, and the first 3 are there"]
    assert list(losses.cut) == ["many"]
    read = pd.read_excel(tmp_path / "a.xlsx", sheet_name=None)
    assert [len(table) for table in read.values()] == [3, 3]


def test_empty_tables_keep_their_columns(tmp_path: Path) -> None:
    path, _ = written(tmp_path, none=hostile.cells().iloc[:0], gaps=pd.DataFrame({"a": [None]}))
    read = pd.read_excel(path, sheet_name=None)
    assert list(read["none"]) == list(hostile.cells())
    assert list(read["gaps"]) == ["a"]


def test_the_same_tables_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = written(tmp_path, t=hostile.cells())[0].read_bytes()
    real = time.localtime
    monkeypatch.setattr(time, "localtime", lambda *_: real(9e8))
    assert written(tmp_path, t=hostile.cells())[0].read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in book.read("docProps/core.xml")
