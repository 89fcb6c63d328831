"""``framing export`` and ``framing cite``: what they take, say and refuse."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.analysis import Analysis
from framing.cli import app

ARTICLE = "Calm returns\n\nOfficials said the bridge was safe. Critics warned of a disaster.\n"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    return framing.analyze(pd.DataFrame({"article_id": ["a"], "text": [ARTICLE]}), model="fast")


@pytest.fixture(scope="module")
def stored(analysis: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return analysis.save(tmp_path_factory.mktemp("export") / "result")


def test_a_stored_analysis_is_exported(stored: Path, analysis: Analysis, tmp_path: Path) -> None:
    done = run("export", stored, "-o", tmp_path / "x", "--format", "feather", "--format", "csv")
    assert done.exit_code == 0, done.output
    assert done.output.splitlines() == [
        f"1 article, 2 paragraphs: csv, feather in {tmp_path / 'x'}",
        "README.txt there says which table is what, and how to open it.",
    ]
    mine = analysis.export(tmp_path / "y", formats=["csv", "feather"])
    sums = (mine / "SHA256SUMS").read_bytes()
    assert (tmp_path / "x" / "SHA256SUMS").read_bytes() == sums


def test_articles_are_scored_first(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    given = ("--model", "fast", "--without-text")
    done = run("export", tmp_path / "a.txt", "-o", tmp_path / "x", *given)
    assert done.exit_code == 0, done.output
    read = pd.read_csv(tmp_path / "x" / "paragraphs.csv")
    assert read["paragraph_id"].tolist() == ["a:0000", "a:0001"]
    assert "text" not in read


def test_a_bundle_is_written_with_the_definition(stored: Path, tmp_path: Path) -> None:
    (tmp_path / "q.toml").write_text(
        f'title = "Who speaks?"\nsource = "{stored.as_posix()}"\n', encoding="utf-8"
    )
    done = run("export", tmp_path / "q.toml", "--bundle", "-o", tmp_path / "b.zip")
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert archive.read("report.toml").decode() == (
            'title = "Who speaks?"\nsource = "../result"\n'
        )


def test_the_tables_of_a_comparison_are_exported(tmp_path: Path) -> None:
    rows = [(f"a{at}", "AB"[at % 2], ARTICLE + f"It rained {at} times." * 9) for at in range(6)]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"])
    analysis = framing.analyze(table, model="fast")
    compared = framing.compare(analysis, min_words=1)
    framing.save_comparison(compared, tmp_path / "c")
    formats = [arg for form in ("csv", "dta", "sav", "xlsx") for arg in ("--format", form)]
    done = run("export", tmp_path / "c", *formats, "-o", tmp_path / "x", "--without-text")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2 groups, 6 articles: csv, xlsx, dta, sav in ")
    means = pd.read_stata(tmp_path / "x" / "means.dta")
    assert means["measure"].tolist() == compared.means.index.get_level_values("measure").tolist()
    assert means["mean"].tolist() == pytest.approx(compared.means["mean"].tolist(), nan_ok=True)
    assert not (tmp_path / "x" / "contexts.csv").exists()
    assert "differences" in pd.read_excel(tmp_path / "x" / "tables.xlsx", sheet_name=None)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (["--format", "ods"], "'ods' is none"),
        (["--bundle", "--format", "csv"], "--format is given"),
        (["--bundle", "--without-text"], "--without-text is given"),
        (["--model", "fast"], "is an analysis, which was made without the model"),
    ],
)
def test_what_cannot_be_done_is_refused(
    stored: Path, tmp_path: Path, given: list[str], fault: str
) -> None:
    done = run("export", stored, "-o", tmp_path / "x", *given)
    assert done.exit_code == 2
    assert fault in done.output
    assert not list(tmp_path.iterdir())


def test_an_export_into_its_own_source_is_refused(stored: Path) -> None:
    for given in ((), ("--bundle",)):
        done = run("export", stored, "-o", stored / "x", *given)
        assert done.exit_code == 2
        assert "lies in the source" in done.output


def test_cite_prints_what_python_gives(stored: Path, analysis: Analysis) -> None:
    done = run("cite", stored)
    assert done.exit_code == 0, done.output
    assert done.output == framing.cite(analysis)
    done = run("cite", stored, "--format", "bibtex")
    assert done.output == framing.cite(analysis, format="bibtex")


@pytest.mark.parametrize(
    ("given", "fault"),
    [(["--format", "apa"], "is 'apa'"), (["--model", "fast"], "--model is given without")],
)
def test_cite_refuses_what_it_cannot_do(given: list[str], fault: str) -> None:
    done = run("cite", *given)
    assert done.exit_code == 2
    assert fault in done.output
