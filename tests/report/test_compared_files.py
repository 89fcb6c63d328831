"""The tables of a comparison as files."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from compared_specimens import make_comparison
from report_specimens import HOSTILE

from framing.comparison.tables import INDEX
from framing.report.compared.files import comparison_files, files_of, write_files
from framing.report.downloads import COMPARISON_CSV, hold_downloads

#: The tables of a comparison without codings.
WITHOUT_CODINGS = [name for name in INDEX if name != "corrected"]


def test_every_table_is_offered_once() -> None:
    names = {one.path for one in files_of(make_comparison())}
    assert names == {f"comparison/{name}.csv" for name in WITHOUT_CODINGS}
    assert names | {"comparison/corrected.csv"} == COMPARISON_CSV


def test_files_are_the_tables(tmp_path: Path) -> None:
    comparison = make_comparison()
    (tmp_path / "comparison").mkdir()
    write_files(comparison, tmp_path)
    content = (tmp_path / "comparison/differences.csv").read_bytes()
    read = pd.read_csv(io.BytesIO(content), encoding="utf-8-sig", index_col=["measure", "group"])
    own = comparison.differences
    assert list(read.index) == list(own.index)
    for column in ("difference", "low", "p_adjusted"):
        pd.testing.assert_series_equal(read[column], own[column], check_index=False)


@pytest.mark.parametrize(("mode", "there"), [("full", True), ("excerpts", True), ("none", False)])
def test_running_text_is_left_out_where_none_may_be_shown(mode: str, *, there: bool) -> None:
    html = str(comparison_files(make_comparison(), text_mode=mode).html)
    assert ("contexts.csv" in html) is there


def test_an_empty_table_is_not_offered() -> None:
    names = {one.name for one in files_of(make_comparison(period=""))}
    assert "periods.csv" not in names


def test_the_page_holds_them_where_there_is_room(tmp_path: Path) -> None:
    comparison = make_comparison()
    (tmp_path / "comparison").mkdir()
    write_files(comparison, tmp_path)
    page = str(comparison_files(comparison, report=tmp_path).html)
    held = hold_downloads(page, tmp_path, most=4_000_000)
    assert held.count('href="data:text/csv') == len(WITHOUT_CODINGS)
    assert hold_downloads(page, tmp_path, most=len(page)) == page


def test_hostile_cells_stay_text() -> None:
    comparison = make_comparison(hostile=True)
    assert "<img" not in str(comparison_files(comparison).html)
    told = next(one for one in files_of(comparison) if one.name == "findings.csv")
    assert HOSTILE.replace('"', '""') in told.make().decode("utf-8-sig")
