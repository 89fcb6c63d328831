"""Several report definitions in one go: a folder each, an index of all, an honest status."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from framing.cli import app
from framing.cli.batch import definitions_in
from framing.errors import InputError
from framing.report.collection import Outcome, write_collection

ARTICLE = "Calm returns\n\nOfficials said the bridge was safe. Critics warned of a disaster.\n"
HOSTILE = "<script>alert(1)</script> {{ 7*7 }} <img src=x onerror=alert(2)>"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Give a folder of three definitions, one of which names articles that are not there."""
    (tmp_path / "news.txt").write_text(ARTICLE, encoding="utf-8")
    folder = tmp_path / "reports"
    folder.mkdir()
    told = "question = 'Who speaks?'\ndate = 2026-01-02\n"
    (folder / "calm.toml").write_text(f"source = '../news.txt'\ntitle = 'Calm?'\n{told}")
    (folder / "lost.toml").write_text("source = '../none.txt'\ntitle = 'Lost?'\n")
    (folder / "plain.toml").write_text("source = ['../news.txt']\n")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def summary_of(folder: Path) -> Any:
    return json.loads((folder / "summary.json").read_text("utf-8"))


def test_one_fault_does_not_stop_the_rest_but_fails_the_run(reports: Path, tmp_path: Path) -> None:
    out = tmp_path / "built"
    result = run("report", *sorted(reports.glob("*.toml")), "-o", out)
    assert result.exit_code == 2, "only input was at fault"
    assert sorted(path.name for path in out.iterdir()) == [
        "calm",
        "index.html",
        "plain",
        "summary.json",
    ]
    told = summary_of(out)
    assert (told["written"], told["refused"], told["failed"]) == (2, 1, 0)
    calm, lost, plain = told["reports"]
    page = (out / "calm" / "report.html").read_bytes()
    assert calm["page"] == "calm/report.html"
    assert (calm["page_bytes"], calm["page_sha256"]) == (
        len(page),
        hashlib.sha256(page).hexdigest(),
    )
    assert (calm["articles"], calm["paragraphs"], calm["words"]) == (1, 2, 13)
    assert calm["seconds"] > 0
    assert (lost["status"], lost["page"]) == ("refused", "")
    assert "none.txt: no such file or folder" in lost["fault"]
    assert plain["title"] == "Calm returns"
    index = (out / "index.html").read_text("utf-8")
    assert '<a href="calm/report.html">Calm?</a>' in index
    assert "Who speaks?" in index
    assert "no such file or folder" in index
    assert "lost/report.html" not in index


def test_a_fault_of_a_definition_names_it_once(reports: Path, tmp_path: Path) -> None:
    (reports / "bad.toml").write_text("title = 'x'\n", encoding="utf-8")
    result = run("report", reports / "bad.toml", reports / "lost.toml", "-o", tmp_path / "built")
    lines = result.output.splitlines()
    assert f"{reports / 'bad.toml'}: 1 fault." in lines
    assert f"{reports / 'lost.toml'}: source: 1 fault." in lines


def test_reading_options_of_several_reports_stand_in_each(reports: Path, tmp_path: Path) -> None:
    result = run("report", f"{reports}/*.toml", "--text", "body", "-o", tmp_path / "built")
    assert result.exit_code == 2
    assert "--text is given for several reports" in result.output


def test_times_stand_in_the_summary_only(tmp_path: Path) -> None:
    quick = Outcome("calm", "calm.toml", "written", 1.0, title="Calm?", page="calm/report.html")
    slow = replace(quick, seconds=61.25)
    one, other = (
        write_collection(tmp_path / str(at), [outcome]).read_bytes()
        for at, outcome in enumerate((quick, slow))
    )
    assert one == other
    assert summary_of(tmp_path / "1")["seconds"] == 61.25


def test_a_fault_of_ours_ends_with_1(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("framing.cli.reporting.write_report", broken)
    result = run("report", f"{reports}/*.toml", "-o", tmp_path / "built")
    assert result.exit_code == 1
    told = summary_of(tmp_path / "built")
    assert [one["status"] for one in told["reports"]] == ["failed", "refused", "failed"]
    assert told["reports"][0]["fault"] == "ZeroDivisionError: of all things"


def test_which_sources_are_a_batch(reports: Path) -> None:
    calm, plain = str(reports / "calm.toml"), str(reports / "plain.toml")
    assert definitions_in([calm]) is None
    assert definitions_in([calm, "a.txt"]) is None
    assert definitions_in([calm, plain, calm]) == [Path(calm), Path(plain)]
    assert [p.stem for p in definitions_in([f"{reports}/*n.toml"]) or []] == ["plain"]
    with pytest.raises(InputError, match="finds no file"):
        definitions_in([f"{reports}/x*.toml"])
    with pytest.raises(InputError, match="the folder calm, as another would"):
        definitions_in([calm, "elsewhere/calm.toml"])


@pytest.mark.parametrize("option", ["--title", "--question"])
def test_one_title_for_several_reports_is_refused(
    reports: Path, tmp_path: Path, option: str
) -> None:
    result = run("report", f"{reports}/*.toml", option, "x", "-o", tmp_path / "built")
    assert result.exit_code == 2
    assert f"{option} is given for several reports" in result.output
    assert not (tmp_path / "built").exists()


def test_an_index_of_somebody_else_is_left_alone(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    result = run("report", f"{reports}/*.toml", "-o", tmp_path)
    assert result.exit_code == 2
    assert "holds index.html" in result.output
    assert (tmp_path / "index.html").read_text() == "mine"


def test_hostile_words_are_text_in_the_index(tmp_path: Path) -> None:
    said = {"title": HOSTILE, "question": HOSTILE + "?", "date": HOSTILE}
    written = Outcome(HOSTILE, HOSTILE, "written", 1.0, **said, page=f"{HOSTILE}/report.html")
    failed = Outcome(HOSTILE, HOSTILE, "failed", 1.0, fault=HOSTILE)
    index = write_collection(tmp_path, [written, failed]).read_text("utf-8")
    assert "<script" not in index
    assert "<img" not in index
    assert index.count("{{ 7*7 }}") >= 6
    assert "script-src 'none'" in index


@pytest.mark.parametrize("name", ["..toml", "...toml", ". .toml"])
def test_a_report_never_leaves_the_folder_of_the_collection(reports: Path, name: str) -> None:
    (reports / name).write_text((reports / "plain.toml").read_text())
    with pytest.raises(InputError, match="no name of a folder"):
        definitions_in([str(reports / "calm.toml"), str(reports / name)])


def test_the_old_index_stays_whole_where_the_new_one_has_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = Outcome("calm", "calm.toml", "failed", 1.0, fault="x")
    write_collection(tmp_path, [outcome])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("framing.folders.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_collection(tmp_path, [outcome, outcome])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
