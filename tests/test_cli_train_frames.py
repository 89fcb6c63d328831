"""``framing train frames``: what it reads, says, writes and refuses."""

from __future__ import annotations

import csv
import json
import math
import shutil
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.classification import frames_curve
from framing.cli import app
from framing.cli.coded import read_coded
from framing.codebooks import load_codebook
from framing.errors import InputError

DATA = Path(__file__).parents[1] / "notebooks" / "data"
BOOK = load_codebook(DATA / "two_frames.toml")
SHORT = """
name = "Short"
version = "1"
unit = "paragraph"
citation = "own"
[[frames]]
code = "economic"
name = "Economic"
definition = "Money."
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def table(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Give the folder of a model that was trained once, for all to read, and what was said."""
    out = tmp_path_factory.mktemp("trained") / "mine"
    book, codes = DATA / "two_frames.toml", DATA / "two_frames.csv"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(frames_curve, "DRAWN", 1)
        done = run(
            "train", "frames", "--codebook", book, "--codes", codes, "--model", "fast", "-o", out
        )
    return out, done


def test_texts_that_a_model_learnt_from_are_known_again(
    trained: tuple[Path, Result], tmp_path: Path
) -> None:
    out, codes = trained[0], pd.read_csv(DATA / "two_frames.csv")
    assert "texts_learnt" not in (out / "card.md").read_text("utf-8"), "that is for machines"
    fresh = codes.iloc[:20].assign(text=[f"The ferry ran {n} times." for n in range(20)])
    seen = codes.iloc[:3].assign(text=codes["text"].iloc[:3].str.upper())
    for name, held in (("fresh", fresh), ("mixed", pd.concat([fresh, seen]))):
        held.to_csv(tmp_path / f"{name}.csv", index=False)
        to = ("--codes", tmp_path / f"{name}.csv", "--codebook", out, "-o", tmp_path / name)
        done = run("evaluate", "frames", *to, "--model", "fast")
        assert done.exit_code == 0, done.output
        page = (tmp_path / name / "report.html").read_text("utf-8")
        for place in (done.output, page):
            assert ("The model learnt from these texts." in place) is (name == "mixed")
        told = "3 of 23 texts are among those it was trained on"
        assert (told in " ".join(done.output.split())) is (name == "mixed")


def test_a_codebook_and_a_table_become_a_model(
    trained: tuple[Path, Result], tmp_path: Path
) -> None:
    folder, done = trained
    out = Path(shutil.copytree(folder, tmp_path / "mine"))
    assert done.exit_code == 0, done.output
    for told in (
        "120 paragraphs coded by the user, judged by models that had not seen their articles",
        "The same with outlets left out",
        "always yes: F1",
        "Learning curve",
        f"framing report SOURCE --codebook {folder}",
    ):
        assert told in done.output
    names = {"frames.json", "codebook.toml", "card.md"}
    assert {path.name for path in out.iterdir()} == names
    assert str(folder.parent) not in "".join((out / name).read_text("utf-8") for name in names)

    (tmp_path / "a.txt").write_text("It is a shame. Wages fell by nine million.\n", "utf-8")
    (tmp_path / "q.toml").write_text("source = 'a.txt'\ncodebook = 'mine'\n", "utf-8")
    result = run("analyze", tmp_path / "a.txt", "--codebook", out, "-o", tmp_path / "r")
    assert result.exit_code == 0, result.output
    analysis = framing.open_analysis(tmp_path / "r")
    assert list(analysis.frames.filter(like="frame_")) == ["frame_economic", "frame_morality"]
    assert str(tmp_path) not in json.dumps(dict(analysis.provenance))
    result = run("report", tmp_path / "q.toml", "-o", tmp_path / "page")
    assert result.exit_code == 0, result.output
    assert "Two frames of public debate" in (tmp_path / "page/report.html").read_text("utf-8")

    book = out / "codebook.toml"
    book.write_text(book.read_text("utf-8").replace("Economic", "Eco"), "utf-8")
    result = run("analyze", tmp_path / "a.txt", "--codebook", out, "-o", tmp_path / "r")
    assert result.exit_code == 2
    assert f"was trained with codebook {BOOK.hash[:12]}" in result.output


def test_without_codes_the_cues_make_a_first_model(tmp_path: Path) -> None:
    out = tmp_path / "first"
    done = run("train", "frames", "--codebook", DATA / "two_frames.toml", "-o", out)
    assert done.exit_code == 0, done.output
    assert "made of the cues of the codebook alone" in done.output
    assert "code paragraphs by hand before a claim" in done.output
    bare = table(tmp_path / "bare.toml", SHORT)
    done = run("train", "frames", "--codebook", bare, "-o", tmp_path / "none")
    assert done.exit_code == 2
    assert "economic has no cues" in done.output
    assert not (tmp_path / "none").exists()


def test_few_codes_are_told(tmp_path: Path) -> None:
    codes = table(
        tmp_path / "few.csv",
        "text,economic,morality\nPrices rose by a tenth.,1,0\nIt is a sin to lie.,0,1\n",
    )
    out = tmp_path / "first"
    book = DATA / "two_frames.toml"
    done = run("train", "frames", "--codebook", book, "--codes", codes, "-o", out)
    assert done.exit_code == 0, done.output
    assert "2 paragraphs coded by the user, judged by the cues of the codebook" in done.output
    assert "too few codes to learn from (economic: 1 paragraphs coded 1" in done.output
    assert "too few codes to learn from" in (out / "card.md").read_text("utf-8")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_the_same_codes_are_read_from_every_kind_of_file(suffix: str, tmp_path: Path) -> None:
    with (DATA / "two_frames.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))[:6]
    path = tmp_path / f"t{suffix}"
    if suffix == ".csv":
        pd.DataFrame(rows).to_csv(path, index=False)
    elif suffix == ".jsonl":
        pd.DataFrame(rows).to_json(path, orient="records", lines=True)
    else:
        pd.DataFrame(rows).to_parquet(path)
    told = read_coded(path, BOOK)
    assert told.codes == ((1, 0), (0, 1), (1, 1), (0, 0), (0, 1), (1, 1))
    assert told.texts == tuple(row["text"] for row in rows)
    assert told.articles == ("01_casino",) * 4 + ("02_kidney",) * 2
    assert told.outlets == ("Harbour Post",) * 4 + ("Civic Wire",) * 2
    assert told.remarks == ()


def test_a_row_a_judgement_says_the_same(tmp_path: Path) -> None:
    path = table(
        tmp_path / "long.csv",
        "paragraph_id,coder,variable,value,text\n"
        "a:0001,x,economic,1,Prices rose by a tenth.\n"
        "a:0001,x,morality,0,Prices rose by a tenth.\n"
        "a:0001,y,morality,0,Prices rose by a tenth.\n"
        "b:0001,x,economic,0,It is a sin to lie.\n"
        "b:0001,y,economic,1,It is a sin to lie.\n"
        "b:0001,x,morality,1,It is a sin to lie.\n"
        "b:0002,x,tone,1,Nothing else.\n"
        "b:0002,x,morality,,The gate was opened.\n",
    )
    told = read_coded(path, BOOK)
    assert told.texts == ("Prices rose by a tenth.", "It is a sin to lie.")
    assert told.codes[0] == (1, 0)
    assert math.isnan(told.codes[1][0])
    assert told.codes[1][1] == 1
    assert told.articles == ("a", "b"), "articles are taken from the ids of paragraphs"
    assert told.remarks == (
        "not read, though codes stand there: 'tone'; the codebook has 'economic', 'morality'",
        "rows without any code, which were left out: 2",
        "paragraphs that stand there several times count once: rows 1 and 2 and 3, 4 and 5 and 6",
        "contradictory codes count as not coded: economic in rows 4 and 5",
    )


def test_doubles_and_contradictions_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = table(
        tmp_path / "t.csv",
        "text,economic,morality,moral\n"
        "Prices rose by a tenth.,1,0,0\n"
        "PRICES  rose by a tenth.,1,1,0\n"
        "The gate was opened.,,0,1\n",
    )
    told = read_coded(path, BOOK)
    assert told.texts == ("Prices rose by a tenth.", "The gate was opened.")
    assert told.codes[0][0] == 1
    assert math.isnan(told.codes[0][1])
    assert math.isnan(told.codes[1][0])
    assert told.articles is None
    assert "no column 'article_id'" in capsys.readouterr().err
    assert told.remarks == (
        "not read, though codes stand there: 'moral'; the codebook has 'economic', 'morality'",
        "paragraphs that stand there several times count once: rows 1 and 2",
        "contradictory codes count as not coded: morality in rows 1 and 2",
    )


BAD = """text,article_id,economic,morality
The council met.,a,1,x
,b,0,1
The council met again.,,2,0
Die Brücke über den Fluss bleibt bis zum Sommer gesperrt sagte der Bürgermeister am Montag,f,0,0
"""


def test_every_fault_of_a_table_is_told_with_row_and_column(tmp_path: Path) -> None:
    path = table(tmp_path / "bad.csv", BAD)
    with pytest.raises(InputError) as caught:
        read_coded(path, BOOK)
    row = f"{path}, row {{}} after the header: {{}}"
    assert caught.value.faults == (
        row.format(1, "'morality' is 'x', expected 1, 0 or nothing"),
        row.format(2, "'text' is empty"),
        row.format(3, "'economic' is '2', expected 1, 0 or nothing"),
        row.format(4, "'text' is not in English (de)"),
        row.format(3, "'article_id' is empty"),
    )


def test_unknown_and_missing_columns_are_named(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv", "text,economic,moral,coder\nThe council met.,1,0,x\n")
    with pytest.raises(InputError) as caught:
        read_coded(path, BOOK)
    assert caught.value.faults == (
        f"{path}: no column 'morality'",
        f"{path}: 'moral' holds codes and is no frame; the codebook has 'economic', 'morality'",
    )
    path = table(tmp_path / "l.csv", "text,variable,value\nThe council met.,tone,1\n")
    with pytest.raises(InputError, match="no column 'economic'"):
        read_coded(path, BOOK)
    path = table(tmp_path / "e.csv", "text,economic,morality\nThe council met.,,\n")
    with pytest.raises(InputError, match="no row holds a code"):
        read_coded(path, BOOK)


@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--codes", "none.csv"], "none.csv: is not a file that can be read"),
        (["--codes", "t.xlsx"], "t.xlsx: expected a table, .csv, .jsonl, .json, .parquet"),
        (["--codes", DATA / "two_frames.csv", "--text", "body"], "no column 'body'"),
        (["--codes", DATA / "two_frames.csv", "--model", "huge"], "got 'huge'"),
        (["--codes", "one.csv"], "morality: all 1 coded paragraphs are 0"),
    ],
)
def test_what_cannot_be_trained_is_refused(
    options: list[object], fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "one.csv", "text,economic,morality\nThe council met.,1,0\n")
    book = DATA / "two_frames.toml"
    done = run("train", "frames", "--codebook", book, *options, "-o", tmp_path / "mine")
    assert done.exit_code == 2
    assert fault in done.output
    assert not (tmp_path / "mine").exists()


def test_help_has_examples() -> None:
    assert "framing train frames --codebook mine.toml" in run("train", "frames", "--help").output
    assert "framing train frames" in run("train", "--help").output
