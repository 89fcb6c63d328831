"""Storage: what is written opens again as it was, whole or not at all."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from framing.corpus import read_articles
from framing.errors import InputError
from framing.extraction import extract
from framing.folders import check_folder, replacing
from framing.storage import (
    CONTENTS,
    FILES,
    TABLES,
    open_tables,
    save_tables,
)
from framing.tables import Tables

ARTICLES = pd.DataFrame(
    {
        "article_id": ["a", "b/«ü»"],
        "text": ["Calm returns\n\nIt rained.", "Мост открыт. Пострадавших нет."],
        "shares": [1, None],
        "checked": [True, False],
    }
)


@pytest.fixture
def tables() -> Tables:
    extracted = extract(read_articles(ARTICLES), (), provenance={"model": "fast", "lists": ["x"]})
    figures = pd.DataFrame(
        {"toy_count": [0.0, np.nan, 1 / 3]}, index=extracted.paragraphs.index, dtype="float64"
    )
    return replace(extracted, features=figures)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_tables_open_as_they_were(tables: Tables, tmp_path: Path) -> None:
    assert save_tables(tables, tmp_path / "result") == tmp_path / "result"
    opened = open_tables(tmp_path / "result")
    for field in fields(Tables):
        before, after = getattr(tables, field.name), getattr(opened, field.name)
        if field.name == "provenance":
            assert after == before
        else:
            pd.testing.assert_frame_equal(after, before, check_exact=True)


def test_the_same_tables_give_the_same_bytes(tables: Tables, tmp_path: Path) -> None:
    save_tables(tables, tmp_path / "one")
    save_tables(open_tables(tmp_path / "one"), tmp_path / "two")
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert set(bytes_of(tmp_path / "one")) == FILES


def test_an_analysis_is_replaced_as_a_whole(tables: Tables, tmp_path: Path) -> None:
    folder = tmp_path / "result"
    save_tables(tables, folder)
    save_tables(replace(tables, provenance={"model": "other"}), folder)
    assert open_tables(folder).provenance == {"model": "other"}
    assert [path.name for path in tmp_path.iterdir()] == ["result"]


def test_what_is_not_an_analysis_is_left_alone(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"holds notes\.txt"):
        save_tables(tables, tmp_path)
    with pytest.raises(InputError, match="is a file"):
        check_folder(tmp_path / "notes.txt", FILES)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_what_systems_leave_behind_does_not_count(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "r" / ".ipynb_checkpoints").mkdir(parents=True)
    (tmp_path / "r" / ".ipynb_checkpoints" / "a-checkpoint.ipynb").write_text("{}")
    (tmp_path / "r" / ".DS_Store").write_text("")
    save_tables(tables, tmp_path / "r")
    assert set(bytes_of(tmp_path / "r")) == FILES


def test_the_folder_one_works_in_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inside").mkdir()
    monkeypatch.chdir(tmp_path / "inside")
    for folder in (".", tmp_path):
        with pytest.raises(InputError, match="folder you are working in"):
            check_folder(folder, FILES)


def interrupted_run(folder: Path) -> None:
    with replacing(folder, FILES) as fresh:
        (fresh / CONTENTS).write_text("half")
        raise KeyboardInterrupt


def test_a_failed_run_leaves_the_old_whole(tables: Tables, tmp_path: Path) -> None:
    folder = tmp_path / "result"
    save_tables(tables, folder)
    before = bytes_of(folder)
    with pytest.raises(KeyboardInterrupt):
        interrupted_run(folder)
    assert bytes_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["result"]


def test_a_run_killed_between_two_renames_loses_nothing(tables: Tables, tmp_path: Path) -> None:
    folder = tmp_path / "result"
    save_tables(tables, folder)
    folder.rename(tmp_path / ".result.previous")
    assert open_tables(folder).provenance == tables.provenance
    assert [path.name for path in tmp_path.iterdir()] == ["result"]


def test_a_link_to_a_folder_stays_a_link(tables: Tables, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    save_tables(tables, tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert set(bytes_of(tmp_path / "real")) == FILES


def test_every_damage_is_named(tables: Tables, tmp_path: Path) -> None:
    save_tables(tables, tmp_path / "r")
    (tmp_path / "r" / "spans.parquet").unlink()
    with (tmp_path / "r" / "frames.parquet").open("ab") as file:
        file.write(b"x")
    with pytest.raises(InputError) as caught:
        open_tables(tmp_path / "r")
    assert sorted(caught.value.faults) == [
        "frames.parquet is not the file that analysis.json describes",
        "spans.parquet is missing",
    ]


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (None, "holds no analysis.json"),
        ("{", "is damaged"),
        ("[]", "does not say its format"),
        (json.dumps({"format": 99}), "has format 99; this version reads up to 2"),
        (json.dumps({"format": 1}), "has format 1; it is of an earlier version"),
        (json.dumps({"format": 2, "provenance": {}, "tables": {}}), "is damaged"),
        (json.dumps({"format": 2, "provenance": {}, "tables": dict.fromkeys(TABLES)}), "damaged"),
    ],
)
def test_folders_that_are_no_analysis(page: str | None, fault: str, tmp_path: Path) -> None:
    if page is not None:
        (tmp_path / CONTENTS).write_text(page)
    with pytest.raises(InputError, match=fault):
        open_tables(tmp_path)


def test_figures_that_json_cannot_hold_are_refused(tables: Tables, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="JSON"):
        save_tables(replace(tables, provenance={"x": float("nan")}), tmp_path / "r")
    assert list(tmp_path.iterdir()) == []
