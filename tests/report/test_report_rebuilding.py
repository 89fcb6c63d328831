"""Rebuilding: what a page says is typed gives its own bytes again."""

from __future__ import annotations

import json
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from report_specimens import HOSTILE, ROOT

import framing
from framing.errors import InputError
from framing.report import write_report
from framing.report.rebuilding import REBUILD, USUAL, rebuild, rescoring
from framing.scoring import default_extractors
from framing.storage import TABLES
from framing.tables import Tables

KURSK = ROOT / "seeds" / "kursk_under_attack.txt"


def bytes_in(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def typed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = shlex.split(command)
    words = [sys.executable, "-m", "framing", *words[1:]] if words[0] == "framing" else words
    words = [sys.executable, *words[1:]] if words[0] == "python" else words
    words = [sys.executable, "-m", *words[1:]] if words[0] == "jupyter" else words
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=300)


def test_what_the_page_says_builds_the_same_bytes(tmp_path: Path, two: Tables) -> None:
    page = write_report(two, tmp_path / "report", title=HOSTILE, question="Who?", date="2026-01-02")
    assert f"<code>{REBUILD}</code>" in page.read_text("utf-8")
    done = typed(REBUILD, tmp_path / "report")
    assert done.returncode == 0, done.stderr
    assert bytes_in(tmp_path / "rebuilt") == bytes_in(tmp_path / "report")


@pytest.mark.slow
@pytest.mark.parametrize("more", ["", " --execute"])
@pytest.mark.parametrize("name", ["one", "two", "outlets", "time", "validity"])
def test_what_the_notebook_says_gives_the_same_page(
    tmp_path: Path, written: dict[str, Path], name: str, more: str
) -> None:
    folder = shutil.copytree(written[name], tmp_path / name)
    before = bytes_in(folder)
    (folder / "report.html").unlink()
    told = "".join(json.loads(before["report.ipynb"])["cells"][0]["source"])
    command = next(part for part in told.split("`") if part.startswith("jupyter"))
    assert "`--execute`" in told
    done = typed(command + more, folder)
    assert done.returncode == 0, done.stderr
    assert bytes_in(folder) == before


@pytest.mark.slow
def test_a_notebook_alone_gives_a_page_that_links_to_its_files(
    tmp_path: Path, written: dict[str, Path]
) -> None:
    shutil.copyfile(written["one"] / "report.ipynb", tmp_path / "report.ipynb")
    done = typed("jupyter nbconvert --to framing report.ipynb", tmp_path)
    assert done.returncode == 0, done.stderr
    assert 'href="tables/highlights.csv" download>' in (tmp_path / "report.html").read_text("utf-8")


def assert_scored_alike(folder: Path, analysis: framing.Analysis) -> None:
    """Check that a folder has the tables of an analysis, and tells of them alike."""
    again = framing.open_analysis(folder)
    for name in TABLES:
        pd.testing.assert_frame_equal(
            getattr(again, name), getattr(analysis, name), check_exact=True
        )
    told = {key: value for key, value in again.provenance.items() if key != "made_of"}
    assert told.pop("excluded") == {**analysis.provenance["excluded"], "faults": 0}
    assert told == {k: v for k, v in analysis.provenance.items() if k != "excluded"}


@pytest.mark.slow
@pytest.mark.parametrize("model", ["standard", "fast"])
def test_articles_are_scored_anew_to_the_same_tables(tmp_path: Path, model: str) -> None:
    analysis = framing.analyze(KURSK, model=model)
    analysis.save(tmp_path / "report" / "tables")
    command = rescoring(analysis.provenance)
    done = typed(command, tmp_path / "report")
    assert done.returncode == 0, done.stderr
    assert_scored_alike(tmp_path / "again", analysis)


@pytest.mark.slow
def test_a_codebook_of_ones_own_is_rescored_from_the_download(tmp_path: Path) -> None:
    mine = replace(framing.load_codebook("default"), name="Mills")
    analysis = framing.analyze(KURSK, model="fast", codebook=mine)
    write_report(analysis, tmp_path / "report")
    done = typed(rescoring(analysis.provenance), tmp_path / "report")
    assert done.returncode == 0, done.stderr
    assert_scored_alike(tmp_path / "again", analysis)


def test_the_usual_extractors_are_those_of_the_package() -> None:
    assert [extractor.name for extractor in default_extractors(model="fast")] == list(USUAL)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"extractors": []},
        {"extractors": [{"name": name} for name in USUAL[:-1]], "loaded": "default"},
        {"extractors": [{"name": name} for name in USUAL], "loaded": "mine 1, own model"},
        {
            "extractors": [{"name": name} for name in USUAL],
            "loaded": "default",
            "codebook": "Mills, own model",
            "codebook_text": "",
        },
    ],
)
def test_what_only_the_reader_can_name_is_not_told(told: dict[str, object]) -> None:
    assert rescoring(told) == ""


def test_a_folder_without_a_notebook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"report\.ipynb"):
        rebuild(tmp_path, tmp_path / "out")
    (tmp_path / "report.ipynb").write_text("{not json")
    with pytest.raises(InputError, match=r"report\.ipynb"):
        rebuild(tmp_path, tmp_path / "out")
    done = typed(f"python -m framing.report {tmp_path} {tmp_path / 'out'}", tmp_path)
    assert done.returncode == 2
    assert "report.ipynb" in done.stderr


def test_strangers_are_left_alone(tmp_path: Path, written: dict[str, Path]) -> None:
    shutil.copytree(written["one"], tmp_path / "report")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.txt"):
        rebuild(tmp_path / "report", tmp_path / "out")
    assert bytes_in(tmp_path / "out") == {"notes.txt": b"mine"}
