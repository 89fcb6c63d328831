"""``framing sample`` and ``framing codes import``: what they say, write and refuse."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.cli import app
from framing.codings import CODINGS

NEWS = {
    "one": "Troops fired rockets at the army base.\n\nThe river rose in the night.",
    "two": "Aid workers fed the children.\n\nThe president laid a wreath.\n\nIt rained.",
}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coding")
    rows = [(name, f"Outlet {name}", text) for name, text in NEWS.items()]
    table = pd.DataFrame(rows, columns=["article_id", "outlet", "text"])
    return framing.analyze(table, model="fast").save(folder / "result")


@pytest.fixture
def study(tmp_path: Path, result: Path) -> Path:
    folder = tmp_path / "study"
    done = run("sample", result, "-o", folder, "--n", 4, "--coder", "Anna", "--coder", "Ben")
    assert done.exit_code == 0, done.output
    return folder


def fill(path: Path, value: str = "1") -> None:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    at = rows[0].index("security")
    for row in rows[1:]:
        row[at] = value
    told = io.StringIO(newline="")
    csv.writer(told).writerows(rows)
    path.write_text(told.getvalue(), "utf-8", newline="")


def test_a_sample_says_what_it_drew_and_for_whom(tmp_path: Path, result: Path) -> None:
    out = tmp_path / "study"
    asked = ("--n", 5, "--stratify", "outlet", "--overlap", "40%", "--coders", 3)
    done = run("sample", result, "-o", out, *asked, "--format", "csv,doccano")
    assert done.exit_code == 0, done.output
    assert "5 of 5 paragraphs of 2 articles" in done.output
    assert "  Outlet two           3      3            3.0" in done.output
    assert "coder_2: 3 units, 2 of them coded by all: coder_2.csv, coder_2.doccano" in done.output
    assert "To code: humanitarian, security, political_symbolism, loaded" in done.output
    assert "doccano has no place for numbers: attributions cannot" in done.output
    assert f"keep {out / 'key'} from the coders" in done.output
    names = {path.name for path in out.iterdir()}
    assert names == {
        *("README.txt", "codebook.toml", "doccano-labels.json", "key"),
        *(f"coder_{at}{end}" for at in (1, 2, 3) for end in (".csv", ".doccano.jsonl")),
    }


def test_variables_can_be_asked_for(tmp_path: Path, result: Path) -> None:
    asked = ("--n", 2, "--variables", "loaded, security", "--format", "xlsx")
    done = run("sample", result, "-o", tmp_path / "study", *asked)
    assert done.exit_code == 0, done.output
    sample = framing.open_sample(tmp_path / "study")
    assert [variable.name for variable in sample.variables] == ["security", "loaded"]
    assert sample.plan["n"] == 2


def test_codes_become_a_table(study: Path, tmp_path: Path) -> None:
    fill(study / "coder_Anna.csv")
    fill(study / "coder_Ben.csv", "0")
    out = tmp_path / "out" / "codings.csv"
    done = run("codes", "import", f"{study}/coder_*.csv", "--sample", study, "-o", out)
    assert done.exit_code == 0, done.output
    assert "  Anna       4      4         20" in done.output
    assert not (out.parent / "faults.csv").exists()
    table = pd.read_csv(out, dtype="str")
    assert list(table.columns) == list(CODINGS)
    told = table[table["value"].notna()]
    assert told.groupby("coder")["value"].agg(set).to_dict() == {"Anna": {"1"}, "Ben": {"0"}}


def test_faults_are_listed_and_written_beside(study: Path, tmp_path: Path) -> None:
    fill(study / "coder_Anna.csv", "7")
    fill(study / "coder_Ben.csv")
    out = tmp_path / "codings.parquet"
    files = (study / "coder_Anna.csv", study / "coder_Ben.csv")
    done = run("codes", "import", *files, "--sample", study, "-o", out)
    assert done.exit_code == 0, done.output
    assert "5 faults, all in" in done.output
    assert "coder_Anna.csv, row 2, security: is '7', expected 0, 1 or nothing" in done.output
    assert pd.read_parquet(out)["value"].notna().sum() == 4
    assert len(pd.read_csv(tmp_path / "faults.csv")) == 5
    fill(study / "coder_Anna.csv", "0")
    assert run("codes", "import", *files, "--sample", study, "-o", out).exit_code == 0
    assert not (tmp_path / "faults.csv").exists()


def test_strictly_nothing_is_written_where_there_is_a_fault(study: Path, tmp_path: Path) -> None:
    fill(study / "coder_Anna.csv")
    out = tmp_path / "codings.csv"
    asked = ("codes", "import", study / "coder_Anna.csv", "--sample", study, "-o", out)
    done = run(*asked, "--strict")
    assert done.exit_code == 2
    assert "no file has rows of Ben" in done.output
    assert not out.exists()


def test_sheets_without_a_code_are_refused(study: Path, tmp_path: Path) -> None:
    out = tmp_path / "codings.csv"
    done = run("codes", "import", study / "coder_Anna.csv", "--sample", study, "-o", out)
    assert done.exit_code == 2
    assert "not a single code could be taken" in done.output
    assert not out.exists()


@pytest.mark.parametrize("name", ["codings.csv", "codings.parquet", "faults.csv"])
def test_files_of_others_are_not_replaced(study: Path, tmp_path: Path, name: str) -> None:
    fill(study / "coder_Anna.csv")
    other = tmp_path / name
    other.write_text("mine,and,only\n")
    out = other if name != "faults.csv" else tmp_path / "codings.csv"
    done = run("codes", "import", study / "coder_Anna.csv", "--sample", study, "-o", out)
    assert done.exit_code == 2
    assert "is there already" in done.output
    assert other.read_text() == "mine,and,only\n"


def test_a_study_in_which_somebody_coded_stays(study: Path, result: Path) -> None:
    fill(study / "coder_Anna.csv")
    before = (study / "coder_Anna.csv").read_bytes()
    done = run("sample", result, "-o", study, "--n", 4)
    assert done.exit_code == 2
    assert "coder_Anna.csv was changed since it was written" in done.output
    assert (study / "coder_Anna.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ((), "give n, how many paragraphs, or half_width"),
        (("--n", 3, "--overlap", "20"), "--overlap: 1 fault.\n  - is '20'"),
        (("--n", 3, "--coders", 3, "--coder", "A"), "is 3, and 1 are named with --coder"),
        (("--n", 3, "--format", "ods"), "no 'ods' among xlsx, csv"),
        (("--n", 3, "--stratify", "outlets"), "did you mean 'outlet'?"),
        (("--n", 9), "there are 5 paragraphs to draw from"),
        (("--half-width", 0.01), "\nTake in more articles."),
    ],
)
def test_what_cannot_be_sampled_is_refused(
    tmp_path: Path, result: Path, asked: tuple[object, ...], fault: str
) -> None:
    done = run("sample", result, "-o", tmp_path / "study", *asked)
    assert done.exit_code == 2
    assert fault in done.output
    assert not (tmp_path / "study").exists()
