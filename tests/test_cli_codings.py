"""Codings on the command line and in report definitions: used, or refused with their rows."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.cli import app
from framing.definitions import read_definition
from framing.folders import check_folder
from framing.report.writing import OURS

TEXTS = ("Troops fired rockets at the base near {n}.", "The river rose and the ferry of {n} ran.")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a saved analysis of two outlets, and codings of its paragraphs."""
    folder = tmp_path_factory.mktemp("study")
    rows = [
        {
            "article_id": f"{outlet}{n}",
            "outlet": outlet,
            "text": "\n\n".join(
                t.format(n=f"{outlet} {n} {' '.join(f'w{n}{k}' for k in range(30))}") for t in TEXTS
            ),
        }
        for outlet in ("Courier", "Herald")
        for n in range(3)
    ]
    analysis = framing.analyze(pd.DataFrame(rows), model="fast")
    analysis.save(folder / "result")
    codings = pd.DataFrame(
        {
            "paragraph_id": analysis.paragraphs.index,
            "coder": "anna",
            "variable": "security",
            "value": analysis.paragraphs["text"].str.contains("Troops").astype(int).astype(str),
            "codebook": analysis.provenance["codebook_sha256"],
        }
    )
    codings.to_csv(folder / "codings.csv", index=False)
    codings.assign(weight=2.0)[["paragraph_id", "weight"]].to_csv(folder / "units.csv", index=False)
    return folder


def test_a_definition_names_codings_beside_it(study: Path, tmp_path: Path) -> None:
    told = f'source = "{study}/result"\ncodings = "{study}/codings.csv"\n'
    told += f'coded_sample = "{study}/units.csv"\nlayout = "outlets"\nmin_words = 5\n'
    (tmp_path / "question.toml").write_text(told, encoding="utf-8")
    assert read_definition(tmp_path / "question.toml").codings == f"{study}/codings.csv"
    done = run("report", tmp_path / "question.toml", "-o", tmp_path / "out")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    assert "The programme against the codes of this material" in page
    assert "Each paragraph counts by how likely it was to be drawn." in page
    assert "too few codes in all groups: 12 paragraphs of 6 articles" in page
    assert "<strong>Unvalidated on your material.</strong>" not in page
    made = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*.*")}
    assert {"quality/figures.parquet", "comparison/corrected.csv"} <= made
    check_folder(tmp_path / "out", OURS)  # the next run may replace them all


@pytest.mark.parametrize("command", ["report", "compare"])
def test_codings_of_other_material_are_refused(study: Path, tmp_path: Path, command: str) -> None:
    codings = pd.read_csv(study / "codings.csv", dtype=str)
    codings.loc[1, "paragraph_id"] = "elsewhere:0000"
    codings.loc[2, "codebook"] = "0" * 64
    codings.to_csv(tmp_path / "codings.csv", index=False)
    given = ("--codings", tmp_path / "codings.csv", "-o", tmp_path / "out")
    done = run(command, study / "result", *given)
    assert done.exit_code == 2
    assert "row 2 after the header: 'paragraph_id' 'elsewhere:0000' is not in" in done.output
    assert "row 3 after the header: was coded by the codebook 000000000000" in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "out").exists()


def test_codings_are_refused_for_several_reports(study: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(f'source = "{study}/result"\n', encoding="utf-8")
    given = ("--codings", study / "codings.csv", "-o", tmp_path / "out")
    done = run("report", tmp_path / "one.toml", tmp_path / "two.toml", *given)
    assert done.exit_code == 2
    assert "--codings is given for several reports" in done.output
