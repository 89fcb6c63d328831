"""Monsters: input of an absurd size or shape, each read in bounds or refused with a reason."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from awkward import NEWS
from coded_sheets import by_length, fill_workbook, small
from openpyxl import load_workbook
from targets import check_tables, table_of

import framing
from framing import workbooks
from framing.coding.formats import FORMATS
from framing.corpus import word
from framing.errors import InputError
from framing.report.finding import find_marks

pytestmark = pytest.mark.filterwarnings("ignore::framing.InputWarning")

SHEET = "xl/worksheets/sheet1.xml"
DOCUMENT = "word/document.xml"


def analysed(text: str) -> framing.Analysis:
    return framing.analyze(table_of({"text": [text], "language": ["en"]}), model="fast")


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        framing.read_articles(path)
    return caught.value.faults[0].partition(": ")[2]


@pytest.mark.fuzz
def test_a_paragraph_of_five_megabytes() -> None:
    text = " ".join(NEWS) + " "
    text = text * (5_000_000 // len(text))
    found = analysed(text)
    assert found.paragraphs["text"].tolist() == [text.strip()]
    check_tables(found)
    assert len(str(found.show())) < 20_000


@pytest.mark.slow
def test_a_sentence_of_a_hundred_thousand_words() -> None:
    found = analysed("the shameless regime " * 33_000 + "said so.")
    assert found.paragraphs["words"].tolist() == [99_002]
    check_tables(found)


@pytest.mark.slow
def test_a_hundred_thousand_tiny_paragraphs() -> None:
    found = analysed("No.\n\n" * 100_000)
    assert len(found.paragraphs) == 100_000
    assert found.features["loaded_count"].eq(0).all()


@pytest.mark.parametrize("marks", ["“”", "‘’", "«»", '""', "“‘’”"])
def test_thousands_of_quotation_marks_in_each_other(marks: str) -> None:
    half = len(marks) // 2
    depth = 10_000 // half
    text = f"Ann Lee said: {marks[:half] * depth}bad{marks[half:] * depth} and left."
    found = analysed(text)
    assert found.paragraphs["text"].tolist() == [text]
    check_tables(found)
    assert found.show()._repr_html_()


def test_a_page_nested_a_hundred_thousand_times(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(b"<div>" * 100_000 + b"<p>It rained.</p>" + b"</div>" * 100_000)
    assert refused(page).startswith("cannot be read as a page to its end")


@pytest.mark.slow
def test_a_cell_of_ten_megabytes_is_read_whole(tmp_path: Path) -> None:
    text = "It rained on Monday. " * 500_000
    (tmp_path / "a.csv").write_text(f'text,outlet\n"{text}",x\n', "utf-8")
    assert framing.read_articles(tmp_path / "a.csv")["text"].tolist() == [text.strip()]


@pytest.mark.slow
def test_a_table_of_a_million_columns(tmp_path: Path) -> None:
    names = ",".join(f"c{number}" for number in range(1_000_000))
    (tmp_path / "a.csv").write_text(f"text,{names}\nIt rained.{',' * 1_000_000}\n", "utf-8")
    assert refused(tmp_path / "a.csv").startswith("has 1,000,001 columns, over 10,000")


def test_an_unclosed_cell_takes_in_all_that_follows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('text\n"' + "It rained.\n" * 100_000, "utf-8")
    assert "is not csv" in refused(tmp_path / "a.csv")


def repacked(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give a packed file in which one member is changed."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.namelist():
            content = before.read(member)
            after.writestr(member, change(content) if member == name else content)
    return out.getvalue()


def row(cell: str, number: int = 9) -> Callable[[bytes], bytes]:
    added = f'<row r="{number}"><c r="{cell}" t="str"><v>far</v></c></row></sheetData>'
    return lambda sheet: sheet.replace(b"</sheetData>", added.encode())


BOMBS = {
    "more cells than can be held": (
        lambda sheet: sheet.replace(b"</sheetData>", b"<c/>" * 2_000_001 + b"</sheetData>"),
        "it has over 2,000,000 cells",
    ),
    "a cell in the last corner": (row("XFD1048576", 1_048_576), "there are over 2,000,000"),
    "a row that no sheet has": (row("A999999999999", 999_999_999_999), "there are over 2,000,000"),
    "a column that no sheet has": (row("ZZZZZZZ9"), "it has cells in columns that no sheet has"),
}


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Give the workbook of a coder who has coded."""
    path = tmp_path / "coder_1.xlsx"
    path.write_bytes(FORMATS["xlsx"].write(small(), "Anna"))
    fill_workbook(path, by_length)
    return path


@pytest.mark.parametrize("name", BOMBS)
def test_workbooks_that_unpack_to_too_much_are_refused(name: str, sheet: Path) -> None:
    change, told = BOMBS[name]
    sheet.write_bytes(repacked(sheet.read_bytes(), SHEET, change))
    assert sheet.stat().st_size < 2**20
    codings, faults = framing.import_codes(sheet, small())
    assert not codings["value"].notna().any()
    assert faults["fault"].str.contains(told, regex=False).any(), faults["fault"].tolist()


def test_a_workbook_that_unpacks_to_a_thousand_times_its_size_is_refused(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "LARGEST", 2**20)
    sheet.write_bytes(repacked(sheet.read_bytes(), SHEET, lambda xml: xml + b" " * 2**21))
    _, faults = framing.import_codes(sheet, small())
    assert "unpacked it has over 1 MB" in faults["fault"].iloc[0]


def test_what_stands_not_too_far_off_does_no_harm(sheet: Path) -> None:
    before, _ = framing.import_codes(sheet, small())
    book = load_workbook(sheet)
    book["Codes"].cell(5_000, 3).value = None
    book["Codes"].cell(5_000, 300).number_format = "0.00"
    book.save(sheet)
    after, _ = framing.import_codes(sheet, small())
    pd.testing.assert_frame_equal(before, after)


def test_a_list_of_disagreements_is_read_in_bounds(
    sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "MOST_CELLS", 5)
    told: Any = [("a:0001", "ann", "x", "1"), ("a:0001", "ben", "x", "0")]
    codings = pd.DataFrame(told, columns=["paragraph_id", "coder", "variable", "value"])
    with pytest.raises(InputError, match="it has over 5 cells"):
        framing.read_adjudicated(sheet, codings)


def test_word_files_with_too_much_markup_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import source_making as making

    path = making.write_docx(tmp_path / "a.docx", making.PARAGRAPHS)
    assert len(framing.read_articles(path)) == 1
    whole = repacked(path.read_bytes(), DOCUMENT, lambda xml: xml)
    monkeypatch.setattr(word, "_MOST_TAGS", 1_000)
    path.write_bytes(
        repacked(
            whole, DOCUMENT, lambda xml: xml.replace(b"</w:body>", b"<w:p/>" * 999 + b"</w:body>")
        )
    )
    assert "its text is too much for articles" in refused(path)


@pytest.mark.parametrize("text", ["\ud800 It rained.", "It \udfffrained.", "\ud83d" * 99 + " so."])
def test_halves_of_characters_are_replaced_and_nothing_else(text: str) -> None:
    table = table_of({"text": [text], "outlet": [text], "headline": [text], "x": [text]})
    read = framing.read_articles(table)
    wanted = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert read[["text", "outlet", "headline", "x"]].to_numpy().tolist() == [[wanted] * 4]
    scores = framing.score(table, text="text", model="fast")
    assert scores["loaded_count"].notna().all()


def test_many_marks_on_one_paragraph_are_all_found() -> None:
    found = analysed("“The shameless regime lied,” said Ann Lee. " * 1_000)
    (marks,) = find_marks(found).values()
    assert len(marks) > 3_000
