"""The command line and codebooks: checked, summed up, written as a manual, used by name or path."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import framing
from framing.cli import app

BOOK = """
name = "Climate"
version = "0.1"
unit = "paragraph"
citation = "own"
note = "A draft."

[[frames]]
code = "cost"
name = "Cost"
definition = "What it costs."
cues = {"price*" = 0.8, "tax" = 0.5}

[[frames]]
code = "carbon_cost"
name = "Carbon cost"
definition = "What carbon costs."
parent = "cost"
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "mine.toml"
    path.write_text(BOOK, "utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_codebook_is_summed_up(book: Path) -> None:
    done = run("codebook", book)
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Climate 0.1: 2 frames, no faults",
        "Unit: paragraph",
        f"SHA-256: {framing.load_codebook(book).hash}",
        "  cost         Cost (2 cues)",
        "  carbon_cost  Carbon cost (no cues, part of cost)",
        "Note: A draft.",
        "Note: without a trained model carbon_cost cannot be found: there are no cues.",
    ]


def test_a_manual_is_written_and_written_again(book: Path, tmp_path: Path) -> None:
    for _ in range(2):
        done = run("codebook", book, "-o", tmp_path / "new" / "manual.html")
        assert done.exit_code == 0, done.output
    first, second = done.output.splitlines()
    assert first == f"Climate 0.1, 2 frames: {tmp_path / 'new' / 'manual.html'}"
    assert second == "Open the page in a browser and print it."
    assert "Carbon cost" in (tmp_path / "new" / "manual.html").read_text("utf-8")


def test_a_file_of_somebody_else_stays(book: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("mine")
    for name in ("page.html", "mine.toml"):
        done = run("codebook", book, "-o", tmp_path / name)
        assert done.exit_code == 2
        assert "Nothing was written" in done.output
    assert (tmp_path / "page.html").read_text() == "mine"
    assert book.read_text("utf-8") == BOOK


def test_faults_are_all_told_without_a_traceback(book: Path, tmp_path: Path) -> None:
    book.write_text(BOOK.replace('"own"', '""').replace('parent = "cost"', 'parent = "\\u202e"'))
    done = run("codebook", book, "-o", tmp_path / "manual.html")
    assert done.exit_code == 2
    told = done.output.splitlines()
    assert told[:3] == [
        "codebook mine.toml: 2 faults.",
        "  - line 5, citation: expected a text, not empty",
        r"  - line 18, frames[1].parent: '\u202e' is the code of no frame",
    ]
    assert "Traceback" not in done.output
    assert not (tmp_path / "manual.html").exists()


@pytest.mark.parametrize("name", ["nonsense", "none.toml", "..", ""])
def test_what_is_no_codebook_is_refused(name: str) -> None:
    done = run("codebook", name)
    assert done.exit_code == 2
    assert "policy_frames" in done.output or "cannot be read" in done.output


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text("Prices rise\n\nThe price rises, and so does the tax on prices.\n", "utf-8")
    return path


def test_analyze_takes_a_codebook_by_path_and_by_name(
    book: Path, news: Path, tmp_path: Path
) -> None:
    book.write_text(BOOK + 'cues = {"carbon" = 1.0}\n', "utf-8")
    assert run("analyze", news, "--codebook", book, "-o", tmp_path / "own").exit_code == 0
    own = framing.open_analysis(tmp_path / "own")
    assert own.frames["assigned_cost"].tolist() == [1, 1]
    assert own.frames["assigned_carbon_cost"].tolist() == [0, 0]
    done = run("analyze", news, "--codebook", "policy_frames", "-o", tmp_path / "policy")
    assert done.exit_code == 0
    policy = framing.open_analysis(tmp_path / "policy")
    assert policy.frames["assigned_economic"].tolist() == [1, 1]


def test_a_codebook_without_cues_needs_a_model(book: Path, news: Path, tmp_path: Path) -> None:
    done = run("analyze", news, "--codebook", book, "-o", tmp_path / "own")
    assert done.exit_code == 2
    assert "carbon_cost has no cues" in done.output


def test_a_report_by_cues_says_so(book: Path, news: Path, tmp_path: Path) -> None:
    book.write_text(BOOK + 'cues = {"carbon" = 1.0}\n', "utf-8")
    question = tmp_path / "question.toml"
    question.write_text(f"source = '{news.name}'\ncodebook = 'mine.toml'\n")
    done = run("report", question, "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    for told in ("Frames by cues alone.", "Not a calibrated probability", "A draft."):
        assert told in page
    assert "What the frame model is weak at" not in page
    assert str(tmp_path) not in page


def test_one_codebook_for_several_reports_is_refused(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("source = 'x'")
    done = run("report", f"{tmp_path}/*.toml", "--codebook", "default", "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "--codebook is given for several reports" in done.output
