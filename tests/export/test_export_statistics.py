"""Stata and SPSS: what is written is read by another library, values and labels alike."""

from __future__ import annotations

import datetime
import math
import time
from pathlib import Path

import hostile
import numpy as np
import pandas as pd
import pyreadstat
import pytest
from sav_reading import read_sav

from framing.export.labelling import Labelled, codes_in, labelled
from framing.export.losses import Losses
from framing.export.spss import TEXT, write_spss
from framing.export.stata import write_stata

LABELS = {"id": "Unit", "text": "Words of it", "score": "Score " + "é" * 200, "outlet": "Outlet"}
DAYS = [datetime.date(2024, 2, 29), None, datetime.date(1889, 12, 31)]


def given(table: pd.DataFrame) -> Labelled:
    return labelled(table, LABELS, codes_in({"paragraphs": table})["paragraphs"])


@pytest.fixture(scope="module")
def odd() -> Labelled:
    table = hostile.cells()
    count = len(table)
    outlets = ["=A()", "Ж-" * 80, None, "b"]
    return given(
        table.assign(
            outlet=pd.Series([outlets[at % 4] for at in range(count)], dtype="str"),
            published=pd.Series(
                [None if day is None else day.isoformat() for day in (DAYS * count)[:count]],
                dtype="str",
            ),
            assigned_x=[(0.0, 1.0, math.nan)[at % 3] for at in range(count)],
        )
    )


def same(read: pd.Series, written: pd.Series) -> None:
    """Check a column that another library read, whatever kind it made of it."""
    if written.dtype.kind == "M":
        expected = [None if pd.isna(day) else day.date() for day in written]
        got = [None if pd.isna(day) else pd.Timestamp(day).date() for day in read]
        assert got == expected
    elif written.dtype.kind == "f":
        np.testing.assert_array_equal(read.to_numpy(dtype="float64"), written.to_numpy())
    else:
        assert read.tolist() == written.tolist()


def test_stata_is_read_by_another_library(odd: Labelled, tmp_path: Path) -> None:
    write_stata(odd, tmp_path / "a.dta", "Ünits")
    read, told = pyreadstat.read_dta(tmp_path / "a.dta")
    assert list(read) == list(odd.table)
    for name in read:
        same(read[name], odd.table[name])
    assert told.variable_value_labels == {n: dict(codes) for n, codes in odd.codes.items()}
    assert told.column_names_to_labels["id"] == "Unit"
    assert told.column_names_to_labels["score"] == "Score " + "é" * 73 + "…"
    assert told.file_label == "Ünits"
    assert told.original_variable_types["published"] == "%td"


def test_spss_is_read_by_another_reader(odd: Labelled, tmp_path: Path) -> None:
    losses = Losses()
    write_spss(odd, tmp_path / "a.sav", "Ünits", losses, "cells")
    assert losses.told() == []
    read = read_sav((tmp_path / "a.sav").read_bytes())
    told = pd.DataFrame(read.rows)
    for name, column in odd.table.items():
        if name in odd.days:
            first = datetime.date(1582, 10, 14)
            days = [None if pd.isna(day) else (day.date() - first).days for day in column]
            got = [None if pd.isna(seconds) else seconds / 86_400 for seconds in told[name]]
            assert got == days
        elif name in odd.texts:
            assert told[name].tolist() == [text.rstrip(" ") for text in column]
        else:
            same(told[name], column)
    assert read.values["assigned_x"] == {0: "absent", 1: "present"}
    assert read.values["outlet"][1] == "=A()"
    cut = read.values["outlet"][3]
    assert cut.endswith("…"), "a label of a value has 120 bytes"
    assert cut[:-1] in "Ж-" * 80
    assert len(cut.encode()) <= 120
    assert read.labels["id"] == "Unit"
    assert read.labels["score"].startswith("Score ééé")
    assert len(read.labels["score"].encode()) <= 256


def test_spss_is_read_by_its_own_library_too(odd: Labelled, tmp_path: Path) -> None:
    write_spss(odd, tmp_path / "a.sav", "Units", Losses(), "cells")
    read, told = pyreadstat.read_sav(tmp_path / "a.sav")
    for name in read:
        same(read[name], odd.table[name])
    assert told.variable_measure["outlet"] == "nominal"
    assert told.variable_measure["score"] == "scale"
    assert told.original_variable_types["published"] == "SDATE10"


def test_texts_too_long_for_spss_are_cut_and_told_and_whole_in_stata(tmp_path: Path) -> None:
    table = given(pd.DataFrame({"text": [hostile.LONG, "é" * (TEXT // 2), "short"]}))
    losses = Losses()
    write_spss(table, tmp_path / "a.sav", "", losses, "articles")
    read, _ = pyreadstat.read_sav(tmp_path / "a.sav")
    first, second, third = read["text"]
    assert first.endswith(" … [cut: 80,000 bytes in all]")
    assert hostile.LONG.startswith(first.split(" … ")[0])
    assert TEXT - 2 <= len(first.encode()) <= TEXT
    assert (second, third) == ("é" * (TEXT // 2), "short")
    assert losses.told() == [
        "a.sav: 1 of articles.text is longer than 32,767 bytes and cut there, with a mark"
    ]
    assert list(losses.cut) == ["articles"]
    write_stata(table, tmp_path / "a.dta", "")
    assert pyreadstat.read_dta(tmp_path / "a.dta")[0]["text"].tolist()[0] == hostile.LONG


@pytest.mark.parametrize("rows", [slice(0, 0), slice(None)])
def test_empty_tables_and_empty_columns_keep_their_columns(
    odd: Labelled, tmp_path: Path, rows: slice
) -> None:
    table = odd.table.iloc[rows].assign(gap=math.nan)
    few = Labelled(table, {**odd.names, "gap": "gap"}, {**odd.labels, "gap": "Gap"}, odd.codes)
    write_stata(few, tmp_path / "a.dta", "")
    write_spss(few, tmp_path / "a.sav", "", Losses(), "cells")
    for read in (
        pyreadstat.read_dta(tmp_path / "a.dta")[0],
        pyreadstat.read_sav(tmp_path / "a.sav")[0],
    ):
        assert list(read) == list(table)
        assert len(read) == len(table)
        assert read["gap"].isna().all()


def test_the_same_table_gives_the_same_bytes(
    odd: Labelled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for zone in ("UTC+11", "UTC-11"):
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        write_stata(odd, tmp_path / "a.dta", "")
        write_spss(odd, tmp_path / "a.sav", "", Losses(), "cells")
        made.append([(tmp_path / name).read_bytes() for name in ("a.dta", "a.sav")])
    monkeypatch.undo()
    time.tzset()
    assert made[0] == made[1]
    assert made[0][1][92:109] == b"01 Jan 0000:00:00"


def test_control_characters_go_through(tmp_path: Path) -> None:
    table = given(pd.DataFrame({"text": [hostile.CONTROL, "a\0b"]}))
    write_stata(table, tmp_path / "a.dta", "")
    write_spss(table, tmp_path / "a.sav", "", Losses(), "t")
    for read in (
        pyreadstat.read_dta(tmp_path / "a.dta")[0],
        pyreadstat.read_sav(tmp_path / "a.sav")[0],
    ):
        assert read["text"].tolist() == [hostile.CONTROL, "a\N{REPLACEMENT CHARACTER}b"]
