"""Adjudication: the list as a workbook, and the decisions in it read back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from codings_made import codings, study
from openpyxl import load_workbook

import framing
from framing.agreement.adjudicating import read_adjudicated
from framing.agreement.workbook import workbook_of
from framing.codings import ADJUDICATED, settled
from framing.errors import InputError
from framing.report.reliability.writing import write_lists


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    """Give a folder with the lists of disagreements of a study."""
    write_lists(framing.reliability(study(), draws=0), tmp_path)
    return tmp_path


def filled(path: Path, decide: Any) -> Path:
    """Fill in the column adjudicated of a workbook, as somebody with a spreadsheet does."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    names = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        cells = dict(zip(names, row, strict=True))
        cells[ADJUDICATED].value = decide(cells)
    book.save(path)
    return path


def ann(cells: dict[str, Any]) -> Any:
    """Decide as ann said, as a number where it is one."""
    said = cells["coder: ann"].value or cells["coder: ben"].value
    return int(said)


def faults_of(path: Path, table: pd.DataFrame) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_adjudicated(path, table)
    assert "Nothing was settled" in str(caught.value)
    return [*caught.value.faults]


def test_decisions_in_a_workbook_become_codings(lists: Path) -> None:
    table = study()
    told = read_adjudicated(filled(lists / "disagreements.xlsx", ann), table)
    added = told[told["coder"] == ADJUDICATED]
    differ = framing.reliability(table, draws=0).disagreements
    assert len(added) == len(differ) > 10
    assert len(told) == len(table) + len(differ)
    assert (added["text"] == "The text of " + added["paragraph_id"]).all()
    assert set(added["codebook"]) == {"b1"}
    assert not (settled(told)["how"] == "open").any()
    assert (settled(table)["how"] == "open").sum() == len(differ)


def test_decisions_in_csv_do_as_well_and_replace_earlier_ones(lists: Path) -> None:
    path = lists / "disagreements.csv"
    table = pd.read_csv(path, dtype=str)
    table.assign(adjudicated="0").to_csv(path, index=False)
    once = read_adjudicated(path, study())
    table.assign(adjudicated="1").to_csv(path, index=False)
    twice = read_adjudicated(path, once)
    assert len(twice) == len(once)
    assert set(twice.loc[twice["coder"] == ADJUDICATED, "value"]) == {"1"}


def test_every_fault_is_told_with_its_row(lists: Path) -> None:
    path = lists / "disagreements.xlsx"
    decisions = iter([2, "", 0])
    filled(path, lambda _: next(decisions, 0))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A5"], sheet["C6"] = "a99:0000", "mood"
    sheet.append([cell.value for cell in sheet[4]])
    last = sheet.max_row
    book.save(path)
    told = faults_of(path, study())
    names = [cell.value for cell in sheet[1]]
    first = dict(zip(names, (cell.value for cell in sheet[2]), strict=True))
    assert told[0] == (
        f"disagreements.xlsx, row 2: 'adjudicated' is '2' for {first['variable']} of"
        f" {first['paragraph_id']!r}; expected one of "
        + ("0, 1" if first["variable"] == "security" else "-1, 0, 1")
    )
    assert told[1].startswith("disagreements.xlsx, row 3: 'adjudicated' is empty for ")
    assert told[2] == "disagreements.xlsx, row 5: 'paragraph_id' 'a99:0000' is not in the codings"
    assert told[3] == "disagreements.xlsx, row 6: 'variable' 'mood' is not in the codings"
    assert told[4].startswith(f"disagreements.xlsx, row {last}: ")
    assert told[4].endswith("stands there twice")
    assert len(told) == 5


def test_what_is_no_list_is_refused(tmp_path: Path) -> None:
    table = study()
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(b"PK not a workbook")
    assert "cannot be read as an Excel workbook" in faults_of(wrong, table)[0]
    assert "no such file" in faults_of(tmp_path / "none.xlsx", table)[0]
    assert "expected a table" in faults_of(tmp_path / "none.docx", table)[0]
    pd.DataFrame({"paragraph_id": ["a00:0000"]}).to_csv(tmp_path / "bare.csv", index=False)
    assert "no column 'variable'" in faults_of(tmp_path / "bare.csv", table)[0]
    empty = pd.DataFrame(columns=["paragraph_id", "variable", ADJUDICATED])
    empty.to_csv(tmp_path / "empty.csv", index=False)
    assert faults_of(tmp_path / "empty.csv", table) == ["empty.csv: holds no decisions"]


def test_cells_of_the_workbook_are_text_and_offer_the_codes_of_their_row() -> None:
    rows = [("=HYPERLINK(1)", "=ann", "😀"), ("=HYPERLINK(1)", "@ben", "-1")]
    table = codings(rows, variable="+mood").assign(text="=SUM(A1)\x07" + "x" * 40_000)
    differ = framing.reliability(table, draws=0).disagreements
    made = workbook_of(differ, {"+mood": ("😀", "-1")})
    assert made == workbook_of(differ, {"+mood": ("😀", "-1")})


def test_workbook_is_read_by_another_library(tmp_path: Path) -> None:
    rows = [("=HYPERLINK(1)", "=ann", "😀"), ("=HYPERLINK(1)", "@ben", "-1")]
    table = codings(rows, variable="+mood").assign(text="=SUM(A1)\x07" + "x" * 40_000)
    told = framing.reliability(table, draws=0)
    write_lists(told, tmp_path)
    sheet = load_workbook(tmp_path / "disagreements.xlsx").worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    read = pd.read_excel(tmp_path / "disagreements.xlsx", dtype=str)
    assert read.loc[0, ["paragraph_id", "variable"]].tolist() == ["=HYPERLINK(1)", "+mood"]
    assert read.loc[0, ["coder: =ann", "coder: @ben"]].tolist() == ["😀", "-1"]
    assert len(str(read.loc[0, "text"])) == 32_767
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"-1,😀"', "G2")
    csv = (tmp_path / "disagreements.csv").read_text("utf-8-sig")
    assert "\n'=HYPERLINK(1)," in csv.replace("\r", "")
    filled_in = pd.read_csv(tmp_path / "disagreements.csv", dtype=str).assign(adjudicated="😀")
    filled_in.to_csv(tmp_path / "filled.csv", index=False)
    added = read_adjudicated(tmp_path / "filled.csv", table)
    assert added["value"].tolist() == ["😀", "-1", "😀"]


def test_a_count_may_be_settled_on_any_number_from_zero() -> None:
    table = codings([("p1", "ann", "1"), ("p1", "ben", "4")], variable="attributions")
    told = framing.reliability(table, draws=0)
    assert told.settings["variables"]["attributions"]["codes"] == []
    sheet_bytes = workbook_of(told.disagreements, {"attributions": ()})
    assert sheet_bytes.startswith(b"PK")
