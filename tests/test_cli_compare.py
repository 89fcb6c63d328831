"""``framing compare`` and the layouts of ``framing report`` on the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.cli import app
from framing.definitions import KINDS
from framing.report.downloads import SHARING

LOADED = "The regime sent thugs and a mob of fanatics to crush the brave families in the square. "
PLAIN = (
    "The government sent officers and two buses to move the families from the square on Monday. "
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a table of two outlets with three articles each, none a copy of another."""
    rows = [
        {
            "article_id": f"{outlet}-{at}",
            "outlet": outlet,
            "published": f"2025-0{at + 1}-03",
            "text": f"{text * 3}The {place} was quiet, Jo Hale said. It rained on day {at}.",
        }
        for outlet, text in (("Courier", PLAIN), ("Herald", LOADED))
        for at, place in enumerate(("harbour road", "old mill", "east bridge"))
    ]
    path = tmp_path_factory.mktemp("archive") / "archive.csv"
    pd.DataFrame(rows).to_csv(path, index=False)
    return path


@pytest.fixture(scope="module")
def stored(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder that ``framing analyze`` wrote of it."""
    folder = tmp_path_factory.mktemp("stored") / "result"
    done = run("analyze", archive, "--model", "fast", "-o", folder)
    assert done.exit_code == 0
    return folder


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_compare_writes_page_tables_and_comparison(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "comparison"
    asked = ("--reference", "Courier", "--primary", "loaded_per_100_words", "--period", "month")
    done = run("compare", stored, *asked, "--event", "2025-02-01=The vote", "-o", out)
    assert done.exit_code == 0, done.output
    assert f"6 articles, 6 paragraphs: {out / 'report.html'}" in done.output
    comparison = framing.open_comparison(out / "comparison")
    assert comparison.settings["reference"] == "Courier"
    assert comparison.settings["events"] == [["2025-02-01", "The vote"]]
    assert set(comparison.differences.index.get_level_values("group")) == {"Herald"}
    page = (out / "report.html").read_text("utf-8")
    assert "The vote" in page
    assert "exploratory" in page


def test_again_gives_the_same_bytes_and_replaces(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "comparison"
    assert run("compare", stored, "-o", out).exit_code == 0
    first = {path: path.read_bytes() for path in out.rglob("*.*")}
    assert run("compare", stored, "-o", out).exit_code == 0
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == first


def test_a_stored_analysis_is_not_scored_again(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    done = run("report", stored, "--layout", "event", "--text-mode", "none", "-o", out)
    assert done.exit_code == 0, done.output
    told = json.loads((out / "tables" / "analysis.json").read_text("utf-8"))
    assert told["provenance"]["model"] == "fast"
    assert "thugs and a mob of fanatics" not in (out / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--by", "genre"), "genre"),
        (("--by", "newspaper"), "a column of that name is read as 'outlet'"),
        (("--event", "2025-02-01=The vote"), "(--period, period=)"),
        (("--reference", "Tribune"), "Tribune"),
        (("--primary", "bias_score"), "bias_score"),
        (("--adjust", "genre"), "genre"),
        (("--period", "decade"), "decade"),
        (("--event", "soon=The vote"), "'soon=The vote'"),
        (("--event", "2025-02-01="), "without a label"),
        (("--model", "fast"), "was made without the model given here"),
        (("--text-mode", "half"), "Name one of full, excerpts, none."),
    ],
)
def test_what_cannot_be_is_named(
    stored: Path, tmp_path: Path, asked: tuple[str, str], told: str
) -> None:
    done = run("compare", stored, *asked, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert told in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


def test_slips_are_told_before_anything_is_scored(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[object] = []
    monkeypatch.setattr("framing.cli.work.extract", lambda *told, **_: scored.append(told))
    slips = ("--reference", "Tribune", "--adjust", "genre", "--period", "decade")
    done = run("compare", archive, *slips, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "compare: 3 faults." in done.output
    assert not scored


def test_a_comparison_takes_a_question_and_a_text_mode(stored: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("compare", stored, "--question", "Whose words?", "--text-mode", "none", "-o", out)
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1] == SHARING
    assert "Whose words?" in (out / "report.html").read_text("utf-8")
    held = [
        path for path in out.rglob("*.*") if "crush the brave" in path.read_text("utf-8", "replace")
    ]
    assert {path.parent.name for path in held} == {"tables"}
    done = run("compare", stored, "-o", out)
    assert done.exit_code == 0, done.output
    assert SHARING not in done.output


def test_report_and_compare_tell_their_common_options_alike() -> None:
    from typer.main import get_command

    commands = get_command(app).commands  # type: ignore[attr-defined]
    for name in ("title", "question", "date", "text_mode", "model", "codebook", "loaded"):
        told = {
            one.help
            for command in ("report", "compare")
            for one in commands[command].params
            if one.name == name
        }
        assert len(told) == 1, name


def test_help_tells_every_key_of_a_definition_and_the_form_of_events() -> None:
    told = " ".join(run("report", "--help").output.replace("│", " ").split())
    assert 'events = [{date = 2024-03-31, label = "The vote"}]' in told
    said = told[told.index("A report definition") : told.index("Several of them")]
    assert [key for key in KINDS if not re.search(rf"\b{key}\b", said)] == []


def test_a_definition_has_its_own_settings(stored: Path, tmp_path: Path) -> None:
    definition = tmp_path / "study.toml"
    text = f"source = '{stored}'\nmodel = 'standard'\nprimary = ['loaded_per_100_words']\n"
    definition.write_text(text, encoding="utf-8")
    done = run("compare", definition, "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert "run framing report" in done.output
    assert run("report", definition, "-o", tmp_path / "out").exit_code == 0
    comparison = framing.open_comparison(tmp_path / "out" / "comparison")
    assert comparison.settings["primary"] == ["loaded_per_100_words"]


@pytest.mark.parametrize(
    ("asked", "told"), [("--layout", "atlas"), ("--text-mode", "half"), ("--layout", "time")]
)
def test_layouts_and_modes_are_named(stored: Path, tmp_path: Path, asked: str, told: str) -> None:
    done = run("report", stored, asked, told, "-o", tmp_path / "out")
    assert done.exit_code == (0 if told == "time" else 2), done.output
    if told != "time":
        assert told in done.output
