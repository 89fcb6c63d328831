"""Importing: round trips through every format, and a golden table of faults."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from coded_sheets import (
    NAMES,
    annotate,
    by_length,
    fill_csv,
    fill_workbook,
    save_csv,
    select,
    small,
    tick,
)
from openpyxl import Workbook, load_workbook
from studied import BOOK, HOSTILE, town

from framing import InputError, Sample, draw_sample, import_codes, write_sample
from framing.coding.formats import FORMATS
from framing.codings import CODINGS

TEXTS = ("One storm.", "Two storms.", "Three storms.", *HOSTILE)


def expected(sample: Sample, names: tuple[str, ...] = NAMES) -> dict[object, str]:
    return {
        (unit, name): str(by_length(str(unit), text)[name])
        for unit, text in zip(sample.units["paragraph_id"], sample.units["text"], strict=True)
        for name in names
    }


def told(codings: pd.DataFrame, coder: str) -> dict[object, str]:
    mine = codings[(codings["coder"] == coder) & codings["value"].notna()]
    keys = zip(mine["paragraph_id"], mine["variable"], strict=True)
    return dict(zip(keys, mine["value"], strict=True))


def plainly(unit: str, text: str) -> dict[str, object]:
    """Code what stands in a sheet as if its marks against formulas were not there."""
    marked = text.startswith(("'=", "'@", "''="))
    return dict(by_length(unit, text[1:] if marked else text))


@pytest.fixture
def study(tmp_path: Path) -> tuple[Sample, Path]:
    sample = small(TEXTS)
    return sample, write_sample(
        sample, tmp_path / "study", ["xlsx", "csv", "label-studio", "doccano", "inception"]
    )


def test_codes_come_back_from_a_workbook(study: tuple[Sample, Path]) -> None:
    sample, folder = study
    for coder in sample.coders:
        fill_workbook(folder / f"coder_{coder}.xlsx", plainly)
    codings, faults = import_codes(f"{folder}/coder_*.xlsx", folder)
    assert faults.empty
    assert list(codings.columns) == list(CODINGS)
    assert len(codings) == 2 * len(TEXTS) * len(NAMES)
    assert told(codings, "Anna") == told(codings, "Ben") == expected(sample)
    assert set(codings["text"]) == set(TEXTS)
    assert set(codings["codebook"]) == {BOOK.hash}


def test_codes_come_back_from_csv_as_spreadsheets_save_it(study: tuple[Sample, Path]) -> None:
    sample, folder = study
    anna, ben = folder / "coder_Anna.csv", folder / "coder_Ben.csv"
    fill_csv(anna, plainly)
    fill_csv(ben, plainly)
    rows = list(csv.DictReader(io.StringIO(ben.read_text("utf-8-sig"), newline="")))
    # A German Excel: semicolons, its own encoding, decimal commas; TRUE from a column of truth.
    for row in rows:
        row["harm"] = "TRUE" if row["harm"] == "1" else "FALSE"
        row["attributions"] += ",0"
    save_csv(ben, rows, ";", "cp1252")
    codings, faults = import_codes([anna, ben], sample)
    assert faults.empty
    assert told(codings, "Anna") == told(codings, "Ben") == expected(sample)


def test_codes_come_back_from_label_studio(study: tuple[Sample, Path], tmp_path: Path) -> None:
    sample, folder = study
    out = tmp_path / "project-1-at-2026-01-01.json"
    annotate(folder / "coder_Anna.label-studio.json", out, by_length)
    codings, faults = import_codes(out, sample)
    assert faults["fault"].tolist() == ["no file has rows of Ben"]
    assert told(codings, "Anna") == expected(sample)


def test_codes_come_back_from_doccano(study: tuple[Sample, Path], tmp_path: Path) -> None:
    sample, folder = study
    out = tmp_path / "ben.jsonl"
    tick(folder / "coder_Ben.doccano.jsonl", out, by_length)
    codings, faults = import_codes([out], sample)
    assert faults["fault"].tolist() == ["no file has rows of Anna"]
    labelled = ("harm", "flags", "loaded", "sentiment")
    assert told(codings, "Ben") == expected(sample, labelled)
    assert set(codings["variable"]) == set(labelled)


@pytest.mark.parametrize("odd", [{}, [], None, 10**400, "x", True])
def test_an_odd_id_in_a_document_of_inception_loses_nothing(odd: object, tmp_path: Path) -> None:
    sample, out = small(), tmp_path / "coder_Anna.json"
    path = tmp_path / "asked.json"
    path.write_bytes(FORMATS["inception"].write(sample, "Anna"))
    select(path, out, by_length)
    document = json.loads(out.read_text("utf-8"))
    document["%FEATURE_STRUCTURES"].append({"%ID": odd, "%TYPE": "other", "sofaString": odd})
    out.write_text(json.dumps(document), "utf-8")
    codings, _ = import_codes(out, sample)
    assert codings["value"].notna().sum() == 3 * len(NAMES)


def test_codes_come_back_from_inception(study: tuple[Sample, Path], tmp_path: Path) -> None:
    sample, folder = study
    out = tmp_path / "anna.json"
    select(folder / "coder_Anna.inception.json", out, by_length)
    codings, faults = import_codes(out, sample)
    assert faults["fault"].tolist() == ["no file has rows of Ben"]
    assert told(codings, "Anna") == expected(sample)
    told_again = json.loads(out.read_text("utf-8"))
    told_again["%FEATURE_STRUCTURES"][1]["end"] = 2
    del told_again["%FEATURE_STRUCTURES"][2]["unit"]
    out.write_text(json.dumps(told_again), "utf-8")
    _, faults = import_codes(out, sample)
    said = dict(zip(faults["row"], faults["fault"], strict=True))
    assert said["annotation 2"].startswith("is not the text of")
    assert said["annotation 3"] == "is empty"


def test_empty_cells_are_not_coded(tmp_path: Path) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["csv"])
    fill_csv(folder / "coder_Anna.csv", lambda unit, _: {"harm": 1} if unit == "u0002" else {})
    codings, faults = import_codes(folder / "coder_Anna.csv", sample)
    assert faults["fault"].tolist() == ["no file has rows of Ben"]
    assert len(codings) == 15
    coded = codings[codings["value"].notna()]
    assert coded[["variable", "value"]].values.tolist() == [["harm", "1"]]


Change = Callable[[list[dict[str, str]]], object]

#: What was done to Anna's sheet of three units, all coded; the faults; how many codes are kept.
FAULTS: list[tuple[str, Change, list[tuple[str, str, str]], int]] = [
    ("nothing", len, [], 15),
    (
        "an unknown code",
        lambda rows: rows[1].update(harm="7"),
        [("row 3", "harm", "is '7', expected 0, 1 or nothing")],
        14,
    ),
    (
        "words for codes",
        lambda rows: [row.update(loaded="yes") for row in rows[:2]],
        [
            ("row 2", "loaded", "is 'yes', expected 0, 1 or nothing"),
            ("row 3", "loaded", "is 'yes', expected 0, 1 or nothing"),
        ],
        13,
    ),
    (
        "a unit lost",
        lambda rows: rows.remove(row_of(rows, "u0002")),
        [("", "unit", "u0002 of Anna is missing")],
        10,
    ),
    (
        "a row copied, another code in it",
        lambda rows: rows.append({**rows[0], "harm": "01".replace(rows[0]["harm"], "")}),
        [
            ("row 5", "unit", "U0 stands there again, as in row 2"),
            ("row 5", "harm", "U0 is N0 here and H0 in coder_Anna.csv, row 2; it counts as not"),
        ],
        14,
    ),
    (
        "a unit from elsewhere",
        lambda rows: rows.append({**rows[0], "unit": "u0099"}),
        [("row 5", "unit", "'u0099' is no unit of the sample")],
        15,
    ),
    (
        "a text changed",
        lambda rows: rows[0].update(text="Other words."),
        [("row 2", "text", "is not the text of U0; its codes were not taken")],
        10,
    ),
    (
        "texts sorted apart from their units",
        lambda rows: swap(rows, "text"),
        [
            ("row 2", "text", "is not the text of U0; its codes were not taken"),
            ("row 3", "text", "is not the text of U1; its codes were not taken"),
        ],
        5,
    ),
    (
        "another codebook",
        lambda rows: [row.update(codebook="beef" * 16) for row in rows],
        [
            *((f"row {at}", "codebook", "is another one ('beefbeefbeef')") for at in (2, 3, 4)),
        ],
        0,
    ),
    (
        "no name of a unit",
        lambda rows: rows[2].update(unit=" "),
        [("row 4", "unit", "is empty"), ("", "unit", "U2 of Anna is missing")],
        10,
    ),
    (
        "another coder's name",
        lambda rows: [row.update(coder="Zoe") for row in rows],
        [
            *((f"row {at}", "coder", "'Zoe' is no coder; there are Anna, Ben") for at in (2, 3, 4)),
            ("", "coder", "no file has rows of Anna"),
        ],
        0,
    ),
    (
        "a column of remarks",
        lambda rows: [row.update(remarks="hm") for row in rows],
        [("", "remarks", "is no column of the sample, and was not read")],
        15,
    ),
    (
        "a column of codes lost",
        lambda rows: [row.pop("flags") for row in rows],
        [("", "flags", "is missing, so it is not coded")],
        12,
    ),
    (
        "the texts lost",
        lambda rows: [row.pop("text") for row in rows],
        [
            ("", "text", "is missing; none of its rows was taken"),
            ("", "coder", "no file has rows of Anna"),
        ],
        0,
    ),
]


def row_of(rows: list[dict[str, str]], unit: str) -> dict[str, str]:
    return next(row for row in rows if row["unit"] == unit)


def swap(rows: list[dict[str, str]], column: str) -> None:
    rows[0][column], rows[1][column] = rows[1][column], rows[0][column]


@pytest.mark.parametrize(
    ("change", "faults", "kept"), [case[1:] for case in FAULTS], ids=[case[0] for case in FAULTS]
)
def test_what_is_said_of_a_sheet_and_what_is_kept(
    tmp_path: Path, change: Change, faults: list[tuple[str, str, str]], kept: int
) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["csv"])
    anna, ben = folder / "coder_Anna.csv", folder / "coder_Ben.csv"
    fill_csv(anna, by_length)
    fill_csv(ben, by_length)
    rows = list(csv.DictReader(io.StringIO(anna.read_text("utf-8-sig"), newline="")))
    names = {f"U{at}": row["unit"] for at, row in enumerate(rows)}
    names |= {"H0": rows[0]["harm"], "N0": "01".replace(rows[0]["harm"], "")}
    change(rows)
    save_csv(anna, rows)
    codings, said = import_codes([anna, ben], sample)
    assert len(said) == len(faults), said["fault"].tolist()
    for row, (where, column, fault) in zip(said.itertuples(index=False), faults, strict=True):
        for short, name in names.items():
            fault = fault.replace(short, name)
        assert row.file in ("coder_Anna.csv", "")
        assert (row.row, row.column) == (where, column)
        assert fault in row.fault
    assert len(told(codings, "Anna")) == kept
    assert len(told(codings, "Ben")) == 15


def test_a_coder_of_two_files_is_named_and_what_agrees_is_kept(tmp_path: Path) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["xlsx", "csv"])
    fill_workbook(folder / "coder_Anna.xlsx", by_length)
    fill_csv(folder / "coder_Anna.csv", lambda unit, text: {**by_length(unit, text), "loaded": 1})
    files = [folder / "coder_Anna.xlsx", folder / "coder_Anna.csv", folder / "coder_Ben.csv"]
    codings, faults = import_codes(files, sample)
    said = faults["fault"].tolist()
    assert "has codes of Anna, as coder_Anna.xlsx does" in said
    assert sum("is 1 here and 0 in coder_Anna.xlsx" in fault for fault in said) == 3
    assert ("coder_Ben.csv", "holds no code") in set(zip(faults["file"], said, strict=True))
    assert len(told(codings, "Anna")) == 12


def test_an_empty_sheet_beside_a_coded_one_changes_nothing(tmp_path: Path) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["xlsx", "csv"])
    fill_workbook(folder / "coder_Anna.xlsx", by_length)
    alone, _ = import_codes(folder / "coder_Anna.xlsx", sample)
    codings, faults = import_codes([folder / "coder_Anna.csv", folder / "coder_Anna.xlsx"], sample)
    pd.testing.assert_frame_equal(codings, alone)
    assert faults["fault"].tolist() == ["holds no code", "no file has rows of Ben"]


def test_the_name_of_the_file_says_the_coder_where_no_column_does(tmp_path: Path) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["csv"])
    fill_csv(folder / "coder_Anna.csv", by_length)
    rows = list(csv.DictReader(io.StringIO((folder / "coder_Anna.csv").read_text("utf-8-sig"))))
    for row in rows:
        del row["coder"]
    save_csv(tmp_path / "coder_anna_final (2).csv", rows)
    codings, _ = import_codes(tmp_path / "coder_anna_final (2).csv", sample)
    assert len(told(codings, "Anna")) == 15
    for other in ("mine.csv", "coder_annabel.csv"):
        save_csv(tmp_path / other, rows)
        _, faults = import_codes(tmp_path / other, sample)
        assert "is empty; there are Anna, Ben" in faults["fault"].tolist()


def test_a_unit_of_another_coder_is_told_and_taken(tmp_path: Path) -> None:
    sample = draw_sample(town(), n=8, coders=["Anna", "Ben"], overlap=0.0)
    folder = write_sample(sample, tmp_path / "study", ["csv"])
    fill_csv(folder / "coder_Ben.csv", lambda *_: {"harm": 1})
    path = folder / "coder_Ben.csv"
    path.write_text(path.read_text("utf-8-sig").replace(",Ben,", ",Anna,"), "utf-8")
    codings, faults = import_codes(path, sample)
    said = faults["fault"].tolist()
    assert sum("was not given to Anna; it was taken" in fault for fault in said) == 4
    assert sum("of Anna is missing" in fault for fault in said) == 4
    assert len(told(codings, "Anna")) == 4


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.ods", b"", "is none of .xlsx, .csv, .json, .jsonl"),
        ("a.zip", b"PK", "save it as one of them, or unpack it"),
        ("none.csv", None, "there is no such file"),
        ("a.csv", b"", "is empty"),
        ("a.csv", b"unit,unit\n1,2\n", "the column 'unit' stands there twice"),
        ("a.csv", b"unit,text,codebook\n", "holds no rows"),
        ("a.csv", b"unit,text,codebook\nu1,a\n", "has 2 cells, expected 3"),
        ("a.csv", b"\x00\x01", "is binary, not text"),
        ("a.xlsx", b"PK\x03\x04 broken", "cannot be read as xlsx"),
        ("a.xlsx", b"", "cannot be read as xlsx"),
        ("a.json", b"{", "is not JSON"),
        ("a.json", b"{}", "expected a list of tasks, or a document in UIMA CAS JSON"),
        ("a.json", b"[1]", "is neither a task of Label Studio (export as JSON) nor an example"),
        ("a.json", b"[" * 100_000, "is not JSON"),
        ("a.jsonl", b'{"text": 1}\n{', "is not JSON"),
    ],
)
def test_files_that_hold_no_codes(
    tmp_path: Path, name: str, content: bytes | None, fault: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    codings, faults = import_codes(path, small())
    assert codings.empty
    assert list(codings.columns) == list(CODINGS)
    assert any(fault in said for said in faults["fault"]), faults["fault"].tolist()


def test_workbooks_that_people_have_worked_on(tmp_path: Path) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["xlsx"])
    path = folder / "coder_Anna.xlsx"
    fill_workbook(path, by_length)
    book = load_workbook(path)
    sheet = book["Codes"]
    units = [row[0].value for row in sheet.iter_rows(min_row=2)]
    sheet["C2"] = "=1"
    sheet["D3"] = True
    sheet["E4"] = 0.0
    sheet["A9"] = " "
    book.move_sheet("Codebook", -1)
    sheet.title = "Sheet1"
    book.save(path)
    codings, faults = import_codes(path, sample)
    assert faults["fault"].tolist()[0] == "is '=1', expected 0, 1 or nothing"
    assert len(faults) == 2
    names = sample.units["paragraph_id"]
    found = told(codings, "Anna")
    assert found[names[units[1]], "flags"] == "1"
    assert found[names[units[2]], "loaded"] == "0"
    assert len(found) == 14


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "other.xlsx")
    _, faults = import_codes(tmp_path / "other.xlsx", small())
    assert faults["fault"].tolist()[0] == "has no sheet 'Codes', and none with a column 'unit'"


def test_exports_that_people_have_worked_on(tmp_path: Path) -> None:
    sample = small()
    folder = write_sample(sample, tmp_path / "study", ["label-studio", "doccano"])
    out = tmp_path / "export.json"
    annotate(folder / "coder_Anna.label-studio.json", out, by_length)
    tasks = json.loads(out.read_text("utf-8"))
    tasks[0]["annotations"][0]["was_cancelled"] = True
    tasks[1]["annotations"].append(json.loads(json.dumps(tasks[1]["annotations"][0])))
    tasks[2]["annotations"][0]["result"][0]["value"]["choices"] = ["0", "1"]
    tasks[2]["annotations"][0]["result"].append({"type": "rating"})
    out.write_text(json.dumps(tasks), "utf-8")
    codings, faults = import_codes(out, sample)
    said = dict(zip(faults["row"], faults["fault"], strict=True))
    assert said["entry 2"].endswith("stands there again, as in entry 2")
    assert said["entry 3"].startswith('is \'["0", "1"]\', expected')
    assert len(told(codings, "Anna")) == 9
    ticked = tmp_path / "ben.jsonl"
    tick(folder / "coder_Ben.doccano.jsonl", ticked, by_length)
    changed = ticked.read_text("utf-8").replace("loaded=0 (absent)", "loaded", 1)
    ticked.write_text(changed, "utf-8")
    _, faults = import_codes(ticked, sample)
    assert "is 'loaded', a label of no variable" in faults["fault"].tolist()


def test_a_folder_without_a_sample_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no key/sample\.json"):
        import_codes(tmp_path / "a.csv", tmp_path)
