"""Codes files: what is read of them, and every fault with its row and column."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.errors import InputError, InputWarning
from framing.evaluation.codes import read_codes

FRAMES = ("relief", "security")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_texts_codes_and_articles_are_read(tmp_path: Path) -> None:
    told = 'text,relief,security,article_id,note\n"Two\nlines.",1,0,a,x\nOne.,,1.0,b,\n'
    coded = read_codes(written(tmp_path / "gold.csv", told), FRAMES)
    assert coded.frames == FRAMES
    assert coded.grouped
    assert coded.table["text"].tolist() == ["Two lines.", "One."]
    assert coded.table["article_id"].tolist() == ["a", "b"]
    assert coded.table["security"].tolist() == [0.0, 1.0]
    assert math.isnan(coded.table["relief"].iloc[1])
    assert coded.table["where"].iloc[1] == "gold.csv, row 2 after the header"
    assert len(coded.sha256) == 64


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_every_format_and_a_table_say_the_same(tmp_path: Path, suffix: str) -> None:
    table = pd.DataFrame(
        {"text": ["A storm.", "A calm."], "relief": [True, False], "security": [np.nan, 1]}
    )
    path = tmp_path / f"gold{suffix}"
    if suffix == ".csv":
        table.astype({"relief": int}).to_csv(path, index=False)
    elif suffix == ".jsonl":
        table.to_json(path, orient="records", lines=True)
    else:
        table.to_parquet(path)
    columns = ["text", *FRAMES]
    read, own = read_codes(path, FRAMES), read_codes(table, FRAMES)
    assert not read.grouped
    pd.testing.assert_frame_equal(
        read.table[columns].reset_index(drop=True), own.table[columns].reset_index(drop=True)
    )


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        (
            "text,relief,security,article_id\n,2,0,a\n...,1,yes,\nWell said.,0.5,-1,b\n",
            [
                "row 1 after the header: 'text' is empty",
                "row 1 after the header: 'relief' is '2', expected 1, 0 or nothing",
                "row 2 after the header: 'text' holds no words: '...'",
                "row 2 after the header: 'article_id' is empty",
                "row 2 after the header: 'security' is 'yes', expected 1, 0 or nothing",
                "row 3 after the header: 'relief' is '0.5', expected 1, 0 or nothing",
                "row 3 after the header: 'security' is '-1', expected 1, 0 or nothing",
            ],
        ),
        (
            "body,relief,security\nOne.,x,1\n",
            [
                "gold.csv: no column 'text'; its columns are 'body', 'relief', 'security'",
                "row 1 after the header: 'relief' is 'x', expected 1, 0 or nothing",
            ],
        ),
        ("text,note\nOne.,1\n", ["no column is named by a frame of the codebook"]),
        ("text,relief,security\n", ["gold.csv: holds no rows"]),
        ("text,relief,security\nOne.,,1\n", ["column 'relief': no row is coded"]),
        ("text,text,relief\nOne.,Two.,1\n", ["the column 'text' stands there twice"]),
        ("text,relief\nOne.\nTwo.,1\n", ["row 1 after the header: has 1 cells, expected 2"]),
    ],
)
@pytest.mark.filterwarnings("ignore::framing.errors.InputWarning")
def test_every_fault_is_told(tmp_path: Path, told: str, faults: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        read_codes(written(tmp_path / "gold.csv", told), FRAMES)
    assert len(caught.value.faults) == len(faults)
    for fault in faults:
        assert any(fault in one for one in caught.value.faults), fault


@pytest.mark.parametrize("name", ["missing.csv", "gold.xlsx", "folder"])
def test_what_is_no_table_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="1 fault"):
        read_codes(tmp_path / name, FRAMES)


def test_a_frame_without_a_column_and_codes_that_contradict_are_noted(tmp_path: Path) -> None:
    told = "text,relief\nOne.,1\nOne.,0\nTwo.,1\nTwo.,1\nThree.,\n"
    with pytest.warns(InputWarning) as warned:
        coded = read_codes(written(tmp_path / "gold.csv", told), FRAMES)
    assert coded.frames == ("relief",)
    assert coded.table["text"].tolist() == ["One.", "Two."], "each once, and only what is coded"
    assert coded.table["relief"].fillna(-1).tolist() == [-1, 1]
    assert coded.contradictory == 1
    notes = [str(note.message) for note in warned]
    assert any("no column for security" in note for note in notes)
    assert any("1 codes contradict another" in note for note in notes)


@pytest.mark.filterwarnings("ignore::framing.errors.InputWarning")
def test_one_text_typed_or_stored_differently_is_one_paragraph() -> None:
    texts = [
        "The Cafe\u0301 burnt.",
        "\ufeffThe Caf\u00e9  burnt. ",
        "the caf\u00e9\r\nBURNT.",
        "Rain.",
    ]
    table = pd.DataFrame({"text": texts, "relief": [1, 1, 0, 0], "security": [np.nan, 1, 1, 0]})
    coded = read_codes(table, FRAMES)
    assert coded.table["text"].tolist() == ["The Caf\u00e9 burnt.", "Rain."]
    assert coded.table["security"].tolist() == [1, 0]
    assert math.isnan(coded.table["relief"].iloc[0])
    assert coded.contradictory == 1
    assert [*coded.table.columns] == ["where", "article_id", "text", *FRAMES]


def test_a_paragraph_of_the_source_may_be_stored_differently() -> None:
    source = pd.DataFrame({"article_id": ["a"], "text": ["The Caf\u00e9 burnt."]}, index=["a:0000"])
    told = pd.DataFrame(
        {"paragraph_id": ["a:0000"], "text": ["The Cafe\u0301 burnt."], "relief": 1, "security": 0}
    )
    assert len(read_codes(told, FRAMES, paragraphs=source).table) == 1


def test_a_home_that_is_not_there_is_told() -> None:
    with pytest.raises(InputError, match="nobody on this machine"):
        read_codes("~no-such-person/gold.csv", FRAMES)


def test_a_row_a_judgement_says_the_same_as_a_row_a_paragraph(tmp_path: Path) -> None:
    long = (
        "text,article_id,coder,variable,value\nOne.,a,x,relief,1\nOne.,a,x,security,0\n"
        "Two.,b,x,relief,0\nTwo.,b,y,relief,0\nOne.,b,x,security,1\nTwo.,b,x,tone,9\n"
    )
    wide = "text,article_id,relief,security\nOne.,a,1,0\nTwo.,b,0,\nOne.,b,,1\n"
    one, other = (
        read_codes(written(tmp_path / f"{name}.csv", told), FRAMES).table.reset_index(drop=True)
        for name, told in (("long", long), ("wide", wide))
    )
    columns = ["text", "article_id", *FRAMES]
    pd.testing.assert_frame_equal(one[columns], other[columns])


def test_faults_of_judgements_are_told(tmp_path: Path) -> None:
    told = "text,variable,value\nOne.,relief,maybe\nTwo.,security,1\nThree.,relief,0\n"
    with pytest.raises(InputError) as caught:
        read_codes(written(tmp_path / "gold.csv", told), FRAMES)
    assert caught.value.faults == (
        "gold.csv, row 1 after the header: 'relief' is 'maybe', expected 1, 0 or nothing",
    )


PARAGRAPHS = pd.DataFrame(
    {"article_id": ["a", "a"], "text": ["One storm.", "Two storms."]}, index=["a:0000", "a:0001"]
)


def test_paragraphs_are_found_by_their_id(tmp_path: Path) -> None:
    told = "paragraph_id,relief,security\na:0001,1,0\na:0000,0,0\n"
    coded = read_codes(written(tmp_path / "gold.csv", told), FRAMES, paragraphs=PARAGRAPHS)
    assert coded.table.index.tolist() == ["a:0001", "a:0000"]
    assert coded.table["text"].tolist() == ["Two storms.", "One storm."]
    assert coded.table["article_id"].tolist() == ["a", "a"]
    assert coded.grouped


def test_paragraphs_that_are_not_those_coded_are_refused(tmp_path: Path) -> None:
    told = (
        "paragraph_id,text,relief,security\na:0000,One storm.,1,0\na:0009,One storm.,1,0\n"
        "a:0001,One storm.,1,0\na:0000,,1,0\n,,1,0\n"
    )
    with pytest.raises(InputError) as caught:
        read_codes(written(tmp_path / "gold.csv", told), FRAMES, paragraphs=PARAGRAPHS)
    faults = "\n".join(caught.value.faults)
    assert len(caught.value.faults) == 3
    assert "row 2 after the header: 'paragraph_id' 'a:0009' is not in the source" in faults
    assert "row 3 after the header: 'text' is not the text of 'a:0001' in the source" in faults
    assert "row 5 after the header: 'paragraph_id' is empty" in faults


def test_what_was_given_is_not_changed() -> None:
    table = pd.DataFrame({"text": ["One  storm."], "relief": [1], "security": [0]})
    before = table.copy()
    read_codes(table, FRAMES)
    pd.testing.assert_frame_equal(table, before)
