"""The command line: what it writes, says and ends with."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import entry_points, version
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.cli import app, main
from framing.cli.doctor import show
from framing.cli.running import progress_bar
from framing.cli.work import define
from framing.doctor.installation import data_checks, examine, library_checks
from framing.doctor.optional import Check
from framing.errors import InputError
from framing.storage import FILES, OUR_FILES

ARTICLE = "Calm returns\n\nOfficials said the bridge was safe. Critics warned of a disaster.\n"


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text("It rained. It stopped.\n", encoding="utf-8")
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def framing_process(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "framing", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_entry_point_is_this_main() -> None:
    (script,) = entry_points(group="console_scripts", name="framing")
    assert script.load() is main


def test_analyze_writes_what_python_opens(news: Path, tmp_path: Path) -> None:
    done = framing_process("analyze", news, "-o", tmp_path / "result")
    assert done.returncode == 0
    assert done.stderr == "", "silent in a pipe"
    first, second = done.stdout.splitlines()
    assert first == f"2 articles, 3 paragraphs: tables in {tmp_path / 'result'}"
    assert second.startswith("Open them in Python with framing.open_analysis(")
    folder = tmp_path / "result"
    written = [p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()]
    assert all(name in OUR_FILES for name in written)
    assert len(written) == len(FILES)
    opened = framing.open_analysis(tmp_path / "result")
    expected = framing.analyze(news)
    pd.testing.assert_frame_equal(opened.to_frame(), expected.to_frame())


def test_expected_errors_have_no_traceback_and_write_nothing(tmp_path: Path) -> None:
    done = framing_process("analyze", tmp_path / "none", "-o", tmp_path / "result")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.splitlines()[:2] == [
        "source: 1 fault.",
        f"  - {tmp_path / 'none'}: no such file or folder",
    ]
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("source", ["calm", "Officials said so.", "none/*.txt", "none.toml"])
def test_what_is_not_on_disk_is_never_a_text_here(source: str, tmp_path: Path) -> None:
    assert run("analyze", source, "-o", tmp_path / "result").exit_code == 2
    assert not (tmp_path / "result").exists()


def test_analyze_takes_several_sources_columns_and_metadata(news: Path, tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    table.write_text("id,body,text\nx,It snowed.,no\n", encoding="utf-8")
    (tmp_path / "about.csv").write_text("id,outlet\nx,Daily\n", encoding="utf-8")
    options = ["--text", "body", "--metadata", tmp_path / "about.csv", "--model", "fast"]
    result = run("analyze", table, *options, "-o", tmp_path / "r1")
    assert result.exit_code == 0
    assert "Note: " in result.output, "the other column called text was left out"
    assert framing.open_analysis(tmp_path / "r1").articles["outlet"].to_dict() == {"x": "Daily"}
    assert run("analyze", news / "a.txt", news / "b.txt", "-o", tmp_path / "r2").exit_code == 0
    assert run("analyze", f"{news}/*.txt", "-o", tmp_path / "r3").exit_code == 0
    for name in ("r2", "r3"):
        assert framing.open_analysis(tmp_path / name).articles.index.tolist() == ["a", "b"]


def test_report_reads_with_the_same_options_as_analyze(tmp_path: Path) -> None:
    table = tmp_path / "more.csv"
    table.write_text("id,main,copy\nx,It snowed.,no\n", encoding="utf-8")
    (tmp_path / "about.csv").write_text("id,outlet\nx,Daily\n", encoding="utf-8")
    for command in ("analyze", "report"):
        result = run(command, table, "-o", tmp_path / command)
        assert result.exit_code == 2
        assert "--text COLUMN" in result.output
        assert "--text" in run(command, "--help").output
    options = ["--text", "main", "--metadata", tmp_path / "about.csv"]
    result = run("report", table, *options, "-o", tmp_path / "r")
    assert result.exit_code == 0, result.output
    articles = framing.open_analysis(tmp_path / "r" / "tables").articles
    assert articles.loc["x", ["outlet", "text"]].tolist() == ["Daily", "It snowed."]


GERMAN = (
    "Die Brücke über den Fluss bleibt bis zum Sommer gesperrt, sagte der Bürgermeister am Montag. "
    "Die Stadt will die Arbeiten im Herbst beginnen und hat dafür noch kein Geld."
)


def test_articles_that_are_not_measured_are_told(news: Path, tmp_path: Path) -> None:
    (tmp_path / "german.txt").write_text(GERMAN, encoding="utf-8")
    told = "1 of 1 article is not in English and not measured"
    for command in ("analyze", "report"):
        result = run(command, tmp_path / "german.txt", "-o", tmp_path / command)
        assert result.exit_code == 0
        assert told in result.output
    (news / "c.txt").write_text(GERMAN, encoding="utf-8")
    (news / "d.txt").write_text(GERMAN, encoding="utf-8")
    result = run("analyze", news, "-o", tmp_path / "both")
    assert "2 of 4 articles are not in English and not measured" in result.output


def test_an_unknown_model_is_refused(news: Path, tmp_path: Path) -> None:
    result = run("analyze", news, "--model", "huge", "-o", tmp_path / "result")
    assert result.exit_code == 2
    assert "'huge'" in result.output


def test_many_faults_are_shortened(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n" + "x,\n" * 300, encoding="utf-8")
    result = run("analyze", tmp_path / "a.csv", "-o", tmp_path / "result")
    assert "300 faults, the first 25 of them" in result.output
    assert len(result.output.splitlines()) == 27


def test_nothing_in_a_file_can_steer_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,text\n\x1b[31mx,\n\x1b[31mx,a\n\x1b[31mx,b\n", "utf-8")
    result = run("analyze", tmp_path / "a.csv", "-o", tmp_path / "result")
    assert "\x1b" not in result.output
    assert r"\x1b[31mx" in result.output


@pytest.mark.parametrize("inside", ["", "out", "deep/out"])
def test_output_may_not_lie_in_the_source(news: Path, inside: str) -> None:
    for source in (news, f"{news}/**/*"):
        result = run("analyze", source, "-o", news / inside)
        assert result.exit_code == 2
        assert "lies in the source" in result.output
    assert {path.name for path in news.iterdir()} == {"a.txt", "b.txt"}


def test_output_beside_single_files_is_fine(news: Path) -> None:
    assert run("analyze", news / "a.txt", "-o", news / "out").exit_code == 0


def test_a_folder_with_other_files_is_refused(news: Path, tmp_path: Path) -> None:
    result = run("analyze", news, "-o", tmp_path)
    assert result.exit_code == 2
    assert "holds news/a.txt" in result.output


def test_an_interrupted_run_ends_quietly(
    news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("framing.extraction.split_article", interrupt)
    result = run("analyze", news, "-o", tmp_path / "result")
    assert (result.exit_code, result.output) == (130, "")
    assert not (tmp_path / "result").exists()


def test_a_full_disk_is_told(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("framing.scale.parts.write_file", full)
    result = run("analyze", news, "-o", tmp_path / "result")
    assert result.exit_code == 2
    assert "no space is left on the disk. What was finished is kept: make room" in result.output
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_progress_shows_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    with progress_bar("Reading articles") as progress:
        assert progress is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress_bar("Reading articles") as progress:
        assert progress is not None
        progress(1, 2)


def test_version_and_help() -> None:
    assert run("--version").output == f"framing {version('framing-toolkit')}\n"
    assert "framing report seeds/" in run("--help").output
    for command in ("analyze", "report", "doctor"):
        assert f"framing {command}" in run(command, "--help").output, "an example"


def test_options_complete_a_definition(tmp_path: Path) -> None:
    (tmp_path / "q.toml").write_text("source = 'news'\ntitle = 'Old'\ndate = 2024-03-31\n")
    definition = define([f"{tmp_path}/q.toml"], title="New", question=None, date=None)
    assert (definition.title, definition.question, definition.date) == ("New", None, "2024-03-31")
    assert definition.sources == (f"{tmp_path}/news",)
    with pytest.raises(InputError, match="beside other sources"):
        define([f"{tmp_path}/q.toml", "a.txt"], title=None, question=None, date=None)
    with pytest.raises(InputError, match="'tomorrow'"):
        define(["a.txt"], title=None, question=None, date="tomorrow")


def test_the_libraries_here_are_supported() -> None:
    checks = list(library_checks())
    assert {"pandas", "nbconvert", "typer"} <= {check.name for check in checks}
    assert [check for check in checks if not check.passed] == []


def test_the_doctor_sees_changed_and_missing_data(tmp_path: Path) -> None:
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    for name in ("sound", "changed", "missing"):
        (tmp_path / f"{name}.toml").write_text(f'sha256 = "{empty}"\n')
    (tmp_path / "sound.csv").write_text("")
    (tmp_path / "changed.csv").write_text("x")
    (tmp_path / "damaged.toml").write_text("x")
    assert {check.name: check.passed for check in data_checks(tmp_path)} == {
        "changed": False,
        "damaged": False,
        "missing": False,
        "sound": True,
    }


def test_a_failed_check_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failed = Check("pandas", False, "missing (needs >=2.2)", 'pip install "pandas>=2.2"')
    show([failed])
    assert 'pandas: pip install "pandas>=2.2"' in capsys.readouterr().out
    monkeypatch.setattr("framing.doctor.installation.examine", lambda: [failed])
    assert run("doctor").exit_code == 1


def test_this_installation_is_sound() -> None:
    checks = examine()
    needed = [check for check in checks if not check.optional]
    assert [check for check in needed if not check.passed] == []
    names = [check.name for check in needed]
    assert names[:2] == ["framing", "Python"]
    assert names[-1] == "notebook kernel"
    optional = [check.name for check in checks if check.optional]
    assert {"dask", "pyspark", "Java", "universal-pathlib", "Chromium"} <= set(optional)
    found = {check.name: check.found for check in checks}
    for name in (
        "lexicons/loaded",
        "codebook default",
        "codebook policy_frames",
        "model loaded",
        "model frames",
    ):
        shown = found[name]
        assert re.search(r"[\d,]+ (?:entries|frames), sha256 [0-9a-f]{8}$", shown), shown


@pytest.mark.usefixtures("news")
def test_report_writes_page_notebook_and_tables(tmp_path: Path) -> None:
    (tmp_path / "q.toml").write_text("source = 'news'\ntitle = 'Is it calm?'\ndate = 2024-03-31\n")
    result = run("report", tmp_path / "q.toml", "--question", "Who speaks?", "-o", tmp_path / "r")
    assert result.exit_code == 0, result.output
    assert f"2 articles, 3 paragraphs: {tmp_path / 'r' / 'report.html'}" in result.output
    page = (tmp_path / "r" / "report.html").read_text("utf-8")
    for told in ("Is it calm?", "Who speaks?", "2024-03-31"):
        assert told in page
    assert (tmp_path / "r" / "report.ipynb").is_file()
    assert len(framing.open_analysis(tmp_path / "r" / "tables").articles) == 2


def test_report_refuses_before_it_reads(news: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    result = run("report", news / "none.txt", "-o", tmp_path / "mine")
    assert result.exit_code == 2
    assert "holds notes.txt" in result.output
