"""A comparison as a folder: the same bytes, read again, and never half of it."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest
from toy import outlets

import framing
from framing.comparison.tables import FILES, Comparison
from framing.errors import InputError


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    tables = outlets({"A": 11, "B": 11})
    return framing.compare(
        tables, permutations=49, draws=100, adjust=["words"], bounds={"words": 5}, period="month"
    )


def test_what_is_saved_is_read_again(comparison: Comparison, tmp_path: Path) -> None:
    again = framing.open_comparison(framing.save_comparison(comparison, tmp_path / "kept"))
    for field in fields(Comparison):
        one, two = getattr(comparison, field.name), getattr(again, field.name)
        if isinstance(one, pd.DataFrame):
            pd.testing.assert_frame_equal(one, two, check_exact=True, obj=field.name)
        else:
            assert one == two
    assert again.differences.attrs == comparison.differences.attrs


def test_the_same_comparison_gives_the_same_bytes(comparison: Comparison, tmp_path: Path) -> None:
    one, two = (framing.save_comparison(comparison, tmp_path / name) for name in ("one", "two"))
    written = FILES - {"corrected.parquet"}
    assert {path.name for path in one.iterdir()} == written, "without codings, as ever"
    for name in written:
        assert (one / name).read_bytes() == (two / name).read_bytes(), name


def test_a_comparison_is_replaced_and_nothing_else(comparison: Comparison, tmp_path: Path) -> None:
    folder = framing.save_comparison(comparison, tmp_path / "kept")
    framing.save_comparison(comparison, folder)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds notes\.txt"):
        framing.save_comparison(comparison, folder)


def test_damage_is_told(comparison: Comparison, tmp_path: Path) -> None:
    folder = framing.save_comparison(comparison, tmp_path / "kept")
    (folder / "means.parquet").write_bytes(b"x")
    (folder / "voice.parquet").unlink()
    with pytest.raises(InputError) as caught:
        framing.open_comparison(folder)
    assert caught.value.faults == (
        "means.parquet is not the file that comparison.json describes",
        "voice.parquet is missing",
    )


def test_an_analysis_is_no_comparison(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no comparison\.json"):
        framing.open_comparison(tmp_path)


def test_a_newer_one_is_not_guessed_at(comparison: Comparison, tmp_path: Path) -> None:
    folder = framing.save_comparison(comparison, tmp_path / "kept")
    page = json.loads((folder / "comparison.json").read_text("utf-8"))
    (folder / "comparison.json").write_text(json.dumps({**page, "format": 3}), "utf-8")
    with pytest.raises(InputError, match="has format 3; this version reads up to 2"):
        framing.open_comparison(folder)
