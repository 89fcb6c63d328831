"""Word lists: what is checked on reading, and how phrases are found."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.errors import DataError
from framing.lexicons import (
    Lexicon,
    load_lexicon,
    lower,
    phrases_of,
    refresh_note,
    refresh_notes,
)

NOTE = """\
title = "Toy list"
version = "1"
licence = "MIT"
citation = "Nobody (2020)"
origin = "written for this test"
columns = ["entry", "forms", "kind"]
count = 0
sha256 = ""
"""

TABLE = "entry,forms,kind\nthug,thugs,label\nso-called,so called,doubt\nso,,filler\n"


def write(folder: Path, table: str = TABLE, note: str = NOTE, *, fresh: bool = True) -> Path:
    path = folder / "toy.csv"
    path.write_text(table, "utf-8", newline="\n")
    path.with_suffix(".toml").write_text(note, "utf-8")
    if fresh:
        refresh_note(path)
    return path


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("Thugs ran.", ["Thugs"], "case does not matter"),
        ("a thug's home", ["thug"], "a possessive stays outside"),
        ("thuggery", [], "a part of a longer word is not the word"),
        ("sothug", [], "no boundary before"),
        ("thug2", [], "a digit next to it is a longer word"),
        ("so-called plan", ["so-called"], "longest where several begin at the same place"),
        ("so called off", ["so called"], "a form counts as its entry"),
        ("so-so", ["so", "so"], "a hyphen ends a word"),
        ("thug'll", [], "a contraction is a longer word"),
        ("o'thug", [], "an apostrophe inside a word is no boundary"),
        ("'thug'", ["thug"], "single quotation marks are a boundary"),
        ("İİ thugs", ["thugs"], "a letter that grows in lower case moves nothing"),
        ("", [], "nothing in nothing"),
    ],
)
def test_find(tmp_path: Path, text: str, found: list[str], reason: str) -> None:
    lexicon = load_lexicon(write(tmp_path))
    assert [text[match.start : match.end] for match in lexicon.find(text)] == found, reason


def test_shorter_match_survives_when_the_longest_is_no_whole_word() -> None:
    lexicon = Lexicon("toy", ({"entry": "iron"}, {"entry": "iron fist"}))
    assert [match.row["entry"] for match in lexicon.find("an iron fistful")] == ["iron"]


@pytest.mark.parametrize(
    ("text", "found", "reason"),
    [
        ("She claims that it rains.", ["claims"], "context after is not pointed at"),
        ("It claims lives.", [], "without its context it is no match"),
        ("He claims it rains.", ["claims"], "context before is not pointed at"),
        ("He claims that it rains.", ["claims"], "one match where two contexts meet"),
    ],
)
def test_context_in_brackets(text: str, found: list[str], reason: str) -> None:
    lexicon = Lexicon("toy", ({"entry": "claims [that]", "forms": "[he] claims"},))
    assert [text[match.start : match.end] for match in lexicon.find(text)] == found, reason


@pytest.mark.parametrize("entry", ["a [b] c", "[a]", "a [b", "a]", "a [] b"])
def test_brackets_amid_a_spelling_are_a_fault(tmp_path: Path, entry: str) -> None:
    with pytest.raises(DataError, match="line 2: brackets hold context"):
        load_lexicon(write(tmp_path, f"entry,forms,kind\n{entry},,x\n"))


def test_an_empty_list_finds_nothing() -> None:
    assert Lexicon("toy", ()).find("so what") == []
    assert Lexicon("blank", ({"entry": " ", "forms": ""},)).find("anything") == []


@pytest.mark.parametrize("cell", ["a\rb", "x" * 200_000], ids=["bare line end", "endless cell"])
def test_a_table_that_is_no_csv_is_a_fault(tmp_path: Path, cell: str) -> None:
    (tmp_path / "toy.csv").write_bytes(f"entry,forms,kind\n{cell},,\n".encode())
    (tmp_path / "toy.toml").write_text(NOTE, "utf-8")
    with pytest.raises(DataError, match="lexicon toy: 1 fault"):
        load_lexicon(tmp_path / "toy.csv")


def test_rows_and_note(tmp_path: Path) -> None:
    lexicon = load_lexicon(write(tmp_path))
    assert lexicon.rows[0] == {"entry": "thug", "forms": "thugs", "kind": "label"}
    assert lexicon.note is not None
    assert (lexicon.note.count, lexicon.note.columns) == (3, ("entry", "forms", "kind"))
    assert lexicon.version == "toy 1"
    assert repr(lexicon) == "<Lexicon toy 1, 3 entries>"


def test_curly_apostrophes_in_the_table_match_the_scoring_copy() -> None:
    assert phrases_of({"entry": "Nanny’s State"}) == ("nanny's state",)


def test_windows_line_ends_keep_the_checksum(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(load_lexicon(path).rows) == 3


def test_all_faults_are_listed_at_once(tmp_path: Path) -> None:
    table = "entry,forms,kind\nthug,thugs,label\nTHUGS,,label\n,,label\nshort,row\n"
    path = write(tmp_path, table, NOTE.replace('"kind"', '"sort"'), fresh=False)
    with pytest.raises(DataError) as caught:
        load_lexicon(path)
    message = str(caught.value)
    assert message.startswith("lexicon toy: 6 faults.")
    for part in (
        "'thugs' stands in the table 2 times",
        "line 4: entry is empty",
        "line 5: expected 3 cells",
        "columns: the note says",
        "count: the note says 0, the table has 4",
        "sha256: the note says ''",
    ):
        assert part in message


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (("version = ", "revision = "), "version should be str, got None"),
        (("count = 0", 'count = "0"'), "count should be int, got '0'"),
        (("sha256", "extra = 1\nsha256"), "extra is not known"),
        (("title = ", "title "), "toy: 1 fault"),
    ],
)
def test_a_note_that_is_not_one(tmp_path: Path, change: tuple[str, str], complaint: str) -> None:
    path = write(tmp_path, note=NOTE.replace(*change), fresh=False)
    with pytest.raises(DataError, match=complaint):
        load_lexicon(path)


def test_missing_files_and_columns(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"nowhere\.csv is missing"):
        load_lexicon("nowhere")
    path = write(tmp_path, "word,kind\nthug,label\n")
    with pytest.raises(DataError, match="column entry is missing"):
        load_lexicon(path)


def test_an_edited_table_is_noticed_until_its_note_is_refreshed(tmp_path: Path) -> None:
    path = write(tmp_path)
    path.write_text(TABLE + "goon,goons,label\n", "utf-8", newline="\n")
    with pytest.raises(DataError, match="count: the note says 3, the table has 4"):
        load_lexicon(path)
    refresh_notes(tmp_path)
    assert len(load_lexicon(path).rows) == 4


@given(st.text(max_size=60))
def test_lower_keeps_every_length(text: str) -> None:
    assert len(lower(text)) == len(text)


@given(st.lists(st.sampled_from(["so", "so-called", "thugs", "İ", "'", " ", "-", "x", "’"])))
def test_matches_are_ordered_apart_and_spell_a_phrase(parts: list[str]) -> None:
    rows = ({"entry": "so"}, {"entry": "so-called"}, {"entry": "thug", "forms": "thugs"})
    text = "".join(parts)
    matches = Lexicon("toy", rows).find(text)
    assert all(text[m.start : m.end].lower() in phrases_of(m.row) for m in matches)
    assert all(a.end <= b.start for a, b in pairwise(matches))


def test_the_work_grows_with_the_text_and_no_faster() -> None:
    lexicon = Lexicon("toy", tuple({"entry": " ".join(["so"] * n)} for n in range(1, 6)))
    matches = lexicon.find("so " * 20_000)
    assert len(matches) == 4_000
