"""``framing reliability`` and ``framing codes settle``: what they read, say, write and refuse."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
import typer
from typer.testing import CliRunner, Result

from framing.cli import app
from framing.cli.settle import settle
from framing.codings import ADJUDICATED

codes = typer.Typer()
codes.command()(settle)


def run(*arguments: object, command: typer.Typer = app) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


@pytest.fixture
def codings(tmp_path: Path) -> Path:
    """Give a file of two coders on twelve articles, who differ on two of them."""
    path = tmp_path / "codings.csv"
    lines = ["paragraph_id,coder,variable,value,tone"]
    for at in range(12):
        said = (at % 2, (at + (at in (3, 8))) % 2)
        lines += [f"a{at}:0000,{who},security,{s}," for who, s in zip("xy", said, strict=True)]
    path.write_text("\n".join(lines) + "\n")
    return path


def test_codings_become_a_report_and_its_verdicts_are_said(tmp_path: Path, codings: Path) -> None:
    out = tmp_path / "out"
    done = run("reliability", codings, "-o", out, "--draws", "200", "--title", "Two coders")
    assert done.exit_code == 0, done.output
    assert "24 codings of 12 paragraphs from 12 articles, 2 coders, 1 variable" in done.output
    assert "83%" in done.output
    assert "0.681" in done.output  # by hand: 1 - 23 * 4 / (2 * 12 * 12)
    assert "Draw tentative conclusions only from security." in done.output
    assert f"fill in {out / 'disagreements.xlsx'}" in done.output
    assert "<h1>Two coders</h1>" in (out / "reliability.html").read_text("utf-8")


def test_decisions_are_added_to_a_new_table(tmp_path: Path, codings: Path) -> None:
    differ, out = tmp_path / "differ.csv", tmp_path / "settled.csv"
    rows = {"paragraph_id": ["a3:0000", "a8:0000"], "variable": "security", ADJUDICATED: [1, 0]}
    pd.DataFrame(rows).to_csv(differ, index=False)
    done = run(codings, differ, "-o", out, command=codes)
    assert done.exit_code == 0, done.output
    assert "2 codes settled on, 26 rows" in done.output
    table = pd.read_csv(out)
    assert table.loc[table["coder"] == ADJUDICATED, "value"].tolist() == [1, 0]
    parquet = tmp_path / "settled.parquet"
    assert run(codings, differ, "-o", parquet, command=codes).exit_code == 0
    assert len(pd.read_parquet(parquet)) == 26
    before = out.read_bytes()
    again = run(codings, differ, "-o", out, command=codes)
    assert again.exit_code == 2
    assert "is there already" in again.output
    assert out.read_bytes() == before
    assert "ends in .csv or .parquet" in run(codings, differ, "-o", "x.txt", command=codes).output


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--level", "security"], "'security' is not NAME=LEVEL"),
        (["--level", "mood=ordinal"], "no variable 'mood'; there are security"),
        (["--level", "security=good"], "expected one of nominal, ordinal, interval, ratio"),
        (["--date", "tomorrow"], "tomorrow"),
    ],
)
def test_what_does_not_fit_is_refused(
    tmp_path: Path, codings: Path, given: list[str], told: str
) -> None:
    done = run("reliability", codings, "-o", tmp_path / "out", *given)
    assert done.exit_code == 2
    assert told in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


def test_files_that_cannot_be_read_and_folders_of_others_are_refused(
    tmp_path: Path, codings: Path
) -> None:
    done = run("reliability", tmp_path / "none.csv", "-o", tmp_path / "out")
    assert (done.exit_code, "none.csv" in done.output) == (2, True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    done = run("reliability", codings, "-o", tmp_path / "mine")
    assert (done.exit_code, "notes.txt" in done.output) == (2, True)


def test_help_has_examples() -> None:
    done = run("reliability", "--help")
    assert "framing reliability codings.csv -o reliability/" in " ".join(done.output.split())
    done = run("--help", command=codes)
    assert "framing codes settle codings.csv" in " ".join(done.output.split())
