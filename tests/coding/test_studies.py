"""Studies: what is written for coders, what they do not see, and what is not overwritten."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pandas as pd
import pytest
from openpyxl import load_workbook
from studied import BOOK, HOSTILE, PROBABILITY, Story, analysis_of, town

from framing import InputError, Sample, draw_sample, open_sample, write_sample
from framing.coding.formats import FORMATS

ALL = tuple(FORMATS)


def sample_of(**asked: object) -> Sample:
    return draw_sample(town(), **{"n": 24, "stratify": ["outlet", "frames"], **asked})


@pytest.fixture(scope="module")
def hostile() -> Sample:
    analysis = analysis_of({"h": Story("Gazette", HOSTILE)})
    return draw_sample(analysis, n=len(HOSTILE), coders=["Anna", "Ben"])


def test_a_sample_is_read_as_it_was_written(tmp_path: Path, hostile: Sample) -> None:
    for at, sample in enumerate((sample_of(half_width=None, overlap=0.5), hostile)):
        opened = open_sample(write_sample(sample, tmp_path / str(at), ALL))
        pd.testing.assert_frame_equal(opened.units, sample.units)
        pd.testing.assert_frame_equal(opened.strata, sample.strata)
        assert opened.plan == sample.plan
        assert (opened.codebook, opened.variables) == (sample.codebook, sample.variables)
        assert opened.coders == sample.coders
        pd.testing.assert_frame_equal(
            opened.units_of(opened.coders[1]), sample.units_of(sample.coders[1])
        )


def test_the_same_sample_gives_the_same_bytes(tmp_path: Path) -> None:
    one = write_sample(sample_of(), tmp_path / "one", ALL)
    other = write_sample(sample_of(), tmp_path / "other", ALL)
    names = sorted(path.relative_to(one) for path in one.rglob("*.*"))
    assert names == sorted(path.relative_to(other) for path in other.rglob("*.*"))
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
    with zipfile.ZipFile(one / "coder_1.xlsx") as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in file.read("docProps/core.xml")


def insides(path: Path) -> bytes:
    """Give all that stands in a file, unzipped where it is zipped."""
    if path.suffix != ".xlsx":
        return path.read_bytes()
    with zipfile.ZipFile(path) as file:
        return b"".join(file.read(name) for name in file.namelist())


def test_coders_see_neither_findings_nor_origin(tmp_path: Path) -> None:
    folder = write_sample(sample_of(), tmp_path / "study", ALL)
    told = [str(PROBABILITY), "Gazette", "gazette", "Herald", "2024-05", ":0001", "abstained"]
    told += ["stratum", "weight", "no frame"]
    for path in folder.iterdir():
        if path.is_file() and path.name != "README.txt":
            inside = insides(path)
            assert not [word for word in told if word.encode() in inside], path.name
    key = (folder / "key" / "units.csv").read_text("utf-8-sig")
    assert "Gazette | abstained" in key
    assert "gazette/" in key


def test_the_workbook_offers_codes_and_holds_texts_still(hostile: Sample, tmp_path: Path) -> None:
    folder = write_sample(hostile, tmp_path / "study", ["xlsx"])
    book = load_workbook(folder / "coder_Anna.xlsx")
    assert book.sheetnames == ["Codes", "Codebook"]
    sheet = book["Codes"]
    header = [cell.value for cell in sheet[1]]
    assert header == [
        *("unit", "text", "harm", "flags", "loaded", "sentiment", "attributions"),
        *("coder", "codebook"),
    ]
    assert sheet.freeze_panes == "C2"
    units = hostile.units_of("Anna")
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(units.index)
    texts = {row[0].value: row[1] for row in sheet.iter_rows(min_row=2)}
    assert {cell.data_type for cell in texts.values()} == {"s"}
    by_text = {text: texts[unit].value for unit, text in units["text"].items()}
    assert by_text[HOSTILE[0]] == f"'{HOSTILE[0]}"
    assert by_text[HOSTILE[6]] == HOSTILE[6]
    assert {row[-1].value for row in sheet.iter_rows(min_row=2)} == {BOOK.hash}
    offered = {str(v.sqref): v for v in sheet.data_validations.dataValidation}
    assert offered["C2:C9"].formula1 == '"0,1"'
    assert offered["F2:F9"].formula1 == '"-1,0,1"'
    assert offered["G2:G9"].type == "decimal"
    assert "0 absent; 1 present. People suffer." in offered["C2:C9"].prompt
    assert all(len(v.prompt) <= 255 and len(v.promptTitle) <= 32 for v in offered.values())
    assert sheet.protection.sheet
    assert sheet["A2"].protection.locked
    assert not sheet["C2"].protection.locked


def test_the_second_sheet_explains_every_variable(tmp_path: Path) -> None:
    folder = write_sample(sample_of(), tmp_path / "study", "xlsx")
    rows = [
        [cell or "" for cell in row]
        for row in load_workbook(folder / "coder_1.xlsx")["Codebook"].iter_rows(values_only=True)
    ]
    for row in (
        ["", "rule for every frame", "Judge what is foregrounded."],
        ["harm", "belongs here", "wounds"],
        ["harm", "does not belong here", "damage"],
        ["harm", "example", "Hurt."],
        ["flags", "counter-example", "A red door."],
        ["sentiment", "code -1", "negative"],
        ["attributions", "code", "a number from 0 on"],
    ):
        assert row in rows
    assert {row[0] for row in rows[1:]} == {
        *("", "harm", "flags", "loaded", "sentiment", "attributions"),
    }


def test_a_csv_sheet_has_a_column_a_variable(hostile: Sample, tmp_path: Path) -> None:
    folder = write_sample(hostile, tmp_path / "study", ["csv"])
    lines = list(csv.reader(io.StringIO((folder / "coder_Ben.csv").read_text("utf-8-sig"))))
    assert lines[0][:3] == ["unit", "text", "harm"]
    assert {tuple(line[2:7]) for line in lines[1:]} == {("",) * 5}
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "@"))]


def test_tasks_and_interface_of_label_studio(hostile: Sample, tmp_path: Path) -> None:
    folder = write_sample(hostile, tmp_path / "study", ["label-studio"])
    tasks = json.loads((folder / "coder_Anna.label-studio.json").read_text("utf-8"))
    assert [set(task) for task in tasks] == [{"data"}] * len(HOSTILE)
    assert {task["data"]["text"] for task in tasks} == set(HOSTILE)
    view = ElementTree.fromstring((folder / "label-studio.xml").read_text("utf-8"))
    assert view.find("Text").attrib == {"name": "text", "value": "$text"}
    choices = {tag.get("name"): tag for tag in view.iter("Choices")}
    assert list(choices) == ["harm", "flags", "loaded", "sentiment"]
    assert [tag.attrib for tag in choices["sentiment"]] == [
        {"value": "-1 negative", "alias": "-1"},
        {"value": "0 neutral or balanced", "alias": "0"},
        {"value": "1 positive", "alias": "1"},
    ]
    assert view.find("Number").get("name") == "attributions"
    assert {tag.get("toName") for tag in [*choices.values(), view.find("Number")]} == {"text"}


def test_examples_and_labels_of_doccano(hostile: Sample, tmp_path: Path) -> None:
    folder = write_sample(hostile, tmp_path / "study", ["doccano"])
    told = (folder / "coder_Ben.doccano.jsonl").read_text("utf-8")
    examples = [json.loads(line) for line in told.split("\n") if line]
    assert {example["text"] for example in examples} == set(HOSTILE)
    assert {tuple(example["label"]) for example in examples} == {()}
    labels = json.loads((folder / "doccano-labels.json").read_text("utf-8"))
    assert [label["text"] for label in labels][:3] == [
        *("harm=0 (absent)", "harm=1 (present)", "flags=0 (absent)"),
    ]
    assert "attributions is not coded there" in (folder / "README.txt").read_text("utf-8")


def test_a_document_of_inception_has_an_annotation_a_unit(hostile: Sample, tmp_path: Path) -> None:
    folder = write_sample(hostile, tmp_path / "study", ["inception"])
    document = json.loads((folder / "coder_Ben.inception.json").read_text("utf-8"))
    sofa, *annotations = document["%FEATURE_STRUCTURES"]
    assert document["%VIEWS"]["_InitialView"] == {"%SOFA": 1, "%MEMBERS": [*range(2, 10)]}
    whole = sofa["sofaString"].encode("utf-16-le")
    covered = [whole[2 * one["begin"] : 2 * one["end"]].decode("utf-16-le") for one in annotations]
    shown = {text.replace("\x07", "\ufffd") for text in HOSTILE}
    assert set(covered) == shown
    assert [one["unit"] for one in annotations] == list(hostile.units_of("Ben").index)
    uima = "{http://uima.apache.org/resourceSpecifier}"
    layer = ElementTree.fromstring((folder / "inception-layer.xml").read_text("utf-8"))
    described = layer.find(f"{uima}types/{uima}typeDescription")
    assert described.find(f"{uima}name").text == "webanno.custom.Coding"
    features = [tag.find(f"{uima}name").text for tag in described.iter(f"{uima}featureDescription")]
    assert features == [
        *("harm", "flags", "loaded", "sentiment", "attributions", "unit", "coder", "codebook"),
    ]
    assert set(features) < set(document["%TYPES"]["webanno.custom.Coding"])


def test_numbers_alone_cannot_go_to_doccano(tmp_path: Path) -> None:
    sample = sample_of(variables=["attributions"])
    with pytest.raises(InputError, match="none of the variables has a list of codes"):
        write_sample(sample, tmp_path / "study", ["doccano"])
    with pytest.raises(
        InputError, match="no 'ods' among xlsx, csv, label-studio, doccano, inception"
    ):
        write_sample(sample, tmp_path / "study", ["ods"])
    assert not (tmp_path / "study").exists()


def test_a_sample_is_replaced_until_somebody_codes(tmp_path: Path) -> None:
    folder = write_sample(sample_of(), tmp_path / "study")
    write_sample(sample_of(n=30), folder, ["csv"])
    assert not (folder / "coder_1.xlsx").exists()
    sheet = folder / "coder_2.csv"
    sheet.write_bytes(sheet.read_bytes().replace(b",,,", b",1,,", 1))
    before = sheet.read_bytes()
    with pytest.raises(InputError, match=r"coder_2\.csv was changed since it was written"):
        write_sample(sample_of(), folder)
    assert sheet.read_bytes() == before


def test_what_others_wrote_is_not_replaced(tmp_path: Path) -> None:
    folder = write_sample(sample_of(), tmp_path / "study")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds notes\.txt"):
        write_sample(sample_of(), folder)
    other = tmp_path / "other"
    other.mkdir()
    (other / "coder_1.xlsx").write_text("mine")
    with pytest.raises(InputError, match="which was not written here before"):
        write_sample(sample_of(), other)


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("key/units.csv", "unit\n", r"key/units\.csv was changed"),
        ("key/units.csv", None, r"key/units\.csv is missing"),
        ("codebook.toml", "name = 1", r"codebook\.toml was changed"),
        ("key/sample.json", "{", r"key/sample\.json is damaged"),
        ("key/sample.json", "[]", r"key/sample\.json is damaged"),
        ("key/sample.json", None, r"holds no key/sample\.json"),
    ],
)
def test_a_damaged_study_is_not_opened(
    tmp_path: Path, name: str, content: str | None, fault: str
) -> None:
    folder = write_sample(sample_of(n=12), tmp_path / "study", ["csv"])
    (folder / name).unlink()
    if content is not None:
        (folder / name).write_text(content)
    with pytest.raises(InputError, match=fault):
        open_sample(folder)
