"""Articles of nothing but tricks: no file written of them runs, or lies where it should not."""

from __future__ import annotations

import csv
import json
import re
import warnings
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from attacking import TEXTS, tricky_articles

import framing
from framing.analysis import Analysis
from framing.bundle.writing import write_bundle
from framing.coding.drawing import draw_sample
from framing.coding.formats import FORMATS
from framing.coding.studies import open_sample, write_sample
from framing.errors import InputError
from framing.export.writing import FORMATS as EXPORTS
from framing.report.compared.files import write_files
from framing.report.downloads import write_downloads
from framing.report.reliability.writing import write_lists
from framing.sharing import share_tables

pytestmark = pytest.mark.slow

#: What a spreadsheet takes for the beginning of a formula, after what it drops before that.
RUNS = re.compile(r"[\s\x00-\x20]*[=+\-@＝＋－＠]|[\t\r\n]")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|-inf")
#: Parts of a workbook, and elements in them, that compute, load or lead elsewhere.
ACTIVE = re.compile(r"external|connection|macro|vba|embed", re.I)
LINKS = re.compile(r"<f[ >]|<hyperlink|TargetMode=.External|<!DOCTYPE|ddeLink")


@pytest.fixture(scope="module")
def attacked() -> Analysis:
    """Give an analysis of articles in which every payload stands, and begins a cell, somewhere."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of zero bytes, which are replaced
        return framing.analyze(tricky_articles(), model="fast")


@pytest.fixture(scope="module")
def written(attacked: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with everything that is written of it."""
    folder = tmp_path_factory.mktemp("written") / "in"
    comparison = framing.compare(attacked, by="outlet")
    codings = pd.DataFrame(
        [
            {
                "paragraph_id": f"{text}:{at}",
                "coder": f"{text}{who}",
                "variable": f"v{text}",
                "value": f"{text}{(at + who) % 2}",
                "codebook": text,
                "text": text,
            }
            for at, text in enumerate(t for t in TEXTS if t.isprintable() and t[0] in '<=+-@＝"')
            for who in range(2)
        ]
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what a format cannot hold
        attacked.export(folder / "export", formats=EXPORTS)
        share_tables(attacked, folder / "shared", names=True)
        write_bundle(attacked, folder / "bundle")
        write_bundle(attacked, folder / "bundle.zip")
        attacked.save(folder / "saved")
        write_sample(draw_sample(attacked, n=40), folder / "sample", [*FORMATS])
        (folder / "comparison").mkdir()
        write_files(comparison, folder)
        write_downloads(attacked, folder / "report")
        (folder / "lists").mkdir()
        write_lists(framing.reliability(codings, draws=10), folder / "lists")
    return folder


def test_no_cell_of_a_csv_file_begins_as_a_formula(written: Path) -> None:
    files = sorted(written.rglob("*.csv"))
    assert len(files) > 25
    for file in files:
        with file.open(encoding="utf-8-sig", newline="") as opened:
            rows = list(csv.reader(opened, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}, file
        bad = [c for row in rows for c in row if RUNS.match(c) and not NUMBER.fullmatch(c)]
        assert bad == [], file


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(written: Path) -> None:
    """Looked at in the XML: lists of choices are the only formulas there are."""
    files = sorted(written.rglob("*.xlsx"))
    assert len(files) >= 4
    for file in files:
        with zipfile.ZipFile(file) as book:
            names = book.namelist()
            assert not [
                n for n in names if re.search(r"external|connection|macro|vba|embed", n, re.I)
            ]
            for name in names:
                xml = book.read(name).decode("utf-8")
                assert not re.search(
                    r"<f[ >]|<hyperlink|TargetMode=\"External\"|<!DOCTYPE|ddeLink", xml
                )


def test_json_files_are_data(written: Path) -> None:
    files = [*written.rglob("*.json"), *written.rglob("*.jsonl")]
    assert len(files) > 3
    for file in files:
        text = file.read_text("utf-8")
        for one in text.splitlines() if file.suffix == ".jsonl" else [text]:
            json.loads(one)


def test_files_lie_in_their_folders_under_names_of_ours(written: Path) -> None:
    assert [path.name for path in written.parent.iterdir()] == ["in"]
    names = {path.relative_to(written).as_posix() for path in written.rglob("*")}
    assert all(re.fullmatch(r"[A-Za-z0-9_./-]+", name) for name in names)
    assert not any("canary" in name or "passwd" in name for name in names)
    assert not any(path.is_symlink() for path in written.rglob("*"))


def test_archives_hold_plain_relative_names(written: Path) -> None:
    with zipfile.ZipFile(written / "bundle.zip") as bundle:
        assert all(re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_./-]*", n) for n in bundle.namelist())
        assert not any(".." in name for name in bundle.namelist())


def test_what_was_written_is_read_again_as_it_was(written: Path, attacked: Analysis) -> None:
    again = framing.open_analysis(written / "saved")
    pd.testing.assert_frame_equal(again.articles, attacked.articles)
    pd.testing.assert_frame_equal(again.spans, attacked.spans)
    units = open_sample(written / "sample").units
    texts = attacked.paragraphs["text"]
    assert list(texts[units["paragraph_id"]]) == list(units["text"])


@pytest.mark.parametrize("name", ["..", "../up", "/etc/x", "a/b", "a\\b", "x" * 300, ".", "=1"])
def test_coders_whose_names_would_be_paths_are_refused(attacked: Analysis, name: str) -> None:
    with pytest.raises(InputError, match="cannot name a file"):
        draw_sample(attacked, n=3, coders=[name, "ben"])


@pytest.mark.parametrize("name", ["CON", "nul"])
def test_coders_named_as_devices_have_files_of_their_own(
    attacked: Analysis, tmp_path: Path, name: str
) -> None:
    sample = draw_sample(attacked, n=3, coders=[name, "ben"])
    folder = write_sample(sample, tmp_path / "sample", ["csv"])
    assert (folder / f"coder_{name}.csv").is_file()
