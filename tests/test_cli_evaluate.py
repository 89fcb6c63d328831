"""``framing evaluate frames``: what it reads, says, writes and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from framing.cli import app

TEXTS = {
    "Troops fired rockets at the army base near the town.": 1,
    "The river rose in the night and the ferry ran late.": 0,
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.csv"
    rows = [f"{text},{code},0,0\n" for text, code in TEXTS.items()]
    path.write_text("text,security,humanitarian,political_symbolism\n" + "".join(rows))
    return path


def test_coded_texts_become_a_report(tmp_path: Path, gold: Path) -> None:
    out = tmp_path / "out"
    done = run("evaluate", "frames", "--codes", gold, "-o", out, "--model", "fast")
    assert done.exit_code == 0, done.output
    assert "2 coded paragraphs, 3 frames" in done.output
    assert "Note: Few texts show a frame. " in done.output
    assert str(out / "report.html") in done.output
    assert {path.name for path in out.iterdir()} == {"report.html", "report.ipynb", "tables"}


def test_title_and_date_stand_on_the_page(tmp_path: Path, gold: Path) -> None:
    out, named = tmp_path / "out", ("--title", "Our gold", "--date", "2024-03-31")
    done = run("evaluate", "frames", "--codes", gold, "-o", out, "--model", "fast", *named)
    assert done.exit_code == 0, done.output
    page = (out / "report.html").read_text("utf-8")
    assert "<h1>Our gold</h1>" in page
    assert '<time datetime="2024-03-31">' in page


def test_codes_of_a_saved_analysis(tmp_path: Path) -> None:
    news, result = tmp_path / "news", tmp_path / "result"
    news.mkdir()
    (news / "one.txt").write_text("\n\n".join(TEXTS))
    assert run("analyze", news, "-o", result, "--model", "fast").exit_code == 0
    codes = tmp_path / "gold.csv"
    codes.write_text("paragraph_id,security\none:0000,1\none:0001,0\n")
    done = run("evaluate", "frames", result, "--codes", codes, "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    assert "2 coded paragraphs from 1 article, 1 frame;" in done.output
    assert "no column for humanitarian, political_symbolism" in done.output


@pytest.mark.parametrize(
    ("told", "faults"),
    [
        (
            "text,security\nTroops fired.,yes\n,1\nOne.,7\n",
            ["3 faults", "row 1 after the header: 'security' is 'yes'", "row 3", "'text' is empty"],
        ),
        ("body,security\nTroops fired.,1\n", ["no column 'text'", "'body', 'security'"]),
        ("text,safety\nTroops fired.,1\n", ["no column is named by a frame of the codebook"]),
        ('text,security\n"Troops,1\n', ["is not csv"]),
        ("", ["gold.csv: is empty"]),
    ],
)
def test_faults_are_told_without_a_traceback(tmp_path: Path, told: str, faults: list[str]) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text(told)
    done = run("evaluate", "frames", "--codes", gold, "-o", tmp_path / "out", "--model", "fast")
    assert done.exit_code == 2
    assert "Traceback" not in done.output
    for fault in faults:
        assert fault in done.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["--codes", "missing.csv"], "is not a file that can be read"),
        (["--codes", "gold.csv", "--codebook", "nowhere.toml"], "there is no such file"),
        (["--codes", "gold.csv", "--model", "slow"], "expected 'standard' or 'fast'"),
        (["--codes", "gold.csv", "--date", "yesterday"], "Give a date as 2024-03-31."),
        (["--codes", "gold.csv", "--text", "body"], "no column 'body'"),
        (["missing/", "--codes", "gold.csv"], "missing"),
    ],
)
@pytest.mark.usefixtures("gold")
def test_what_cannot_be_used_ends_with_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], fault: str
) -> None:
    monkeypatch.chdir(tmp_path)
    model = [] if "--model" in arguments else ["--model", "fast"]
    done = run("evaluate", "frames", *arguments, "-o", "out", *model)
    assert done.exit_code == 2, done.output
    assert fault in done.output
    assert "Traceback" not in done.output


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path, gold: Path) -> None:
    done = run("evaluate", "frames", "--codes", gold, "-o", tmp_path, "--model", "fast")
    assert done.exit_code == 2
    assert "gold.csv, which was not written here before" in done.output


def test_the_help_shows_examples() -> None:
    done = run("evaluate", "frames", "--help")
    assert done.exit_code == 0
    assert "framing evaluate frames --codes gold.csv -o validity/" in " ".join(done.output.split())


@pytest.mark.parametrize(
    ("what", "told", "fault"),
    [
        ("loaded", "text,loaded\nA mob ran.,maybe\n", "'loaded' is 'maybe', expected 1, 0"),
        ("sentiment", "text,sentiment\nA mob ran.,7\n", "'sentiment' is '7', expected a number"),
        (
            "attribution",
            "text,source,cue,content\nIt rained.,he,said,it poured\n",
            "'content' 'it poured' does not stand in the text",
        ),
    ],
)
def test_faults_of_other_codes_are_told(tmp_path: Path, what: str, told: str, fault: str) -> None:
    gold = tmp_path / "gold.csv"
    gold.write_text(told)
    done = run("evaluate", what, "--codes", gold, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert fault in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


def test_attributions_become_a_report(tmp_path: Path) -> None:
    gold = tmp_path / "gold.csv"
    text = "Officials said the bridge was closed."
    gold.write_text(
        f"text,source,cue,content\n{text},Officials,said,the bridge was closed\nIt rained.,,,\n"
    )
    done = run(
        "evaluate", "attribution", "--codes", gold, "-o", tmp_path / "out", "--model", "fast"
    )
    assert done.exit_code == 0, done.output
    assert "2 coded paragraphs, 1 coded attribution; in brackets" in done.output
    assert "quotes alone, F1" in done.output
    assert (tmp_path / "out" / "tables" / "figures.csv").is_file()
