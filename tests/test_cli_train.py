"""``framing train loaded``: what it reads, says, writes and refuses."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner, Result

import framing
from framing.cli import app
from framing.cli.labelled import read_labelled
from framing.errors import InputError

COLUMNS = ("text", "label", "article_id", "outlet")
LOADED = ("The shameless regime lied", "Hateful thugs bled us dry", "A corrupt clique gloated")
PLAIN = ("The council voted", "Officials met residents", "The agency opened an office")


def rows() -> list[dict[str, object]]:
    """Give 36 rows, a third of an article each, of three outlets."""
    return [
        dict(zip(COLUMNS, (f"{text} in week {n}.", label, f"a{n}", f"o{n % 3}"), strict=True))
        for n in range(6)
        for texts, label in ((LOADED, 1), (PLAIN, 0))
        for text in texts
    ]


def written(path: Path, told: list[dict[str, object]]) -> Path:
    if path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row) + "\n" for row in told), encoding="utf-8")
    elif path.suffix == ".parquet":
        pd.DataFrame(told).to_parquet(path)
    else:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(told[0]))
            writer.writeheader()
            writer.writerows(told)
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_table_becomes_a_model_that_analyses(tmp_path: Path) -> None:
    table = written(tmp_path / "labelled.csv", rows())
    done = run("train", "loaded", table, "-o", tmp_path / "mine")
    assert done.exit_code == 0, done.output
    assert "36 texts labelled by the user, 50% of them loaded" in done.output
    for told in ("own, articles left out", "own, outlets left out", "always the larger class"):
        assert told in done.output
    assert f"--loaded {tmp_path / 'mine'}" in done.output
    assert {path.name for path in (tmp_path / "mine").iterdir()} == {"loaded.json", "loaded.md"}
    assert "| own, articles left out | 36 | 6 |" in (tmp_path / "mine/loaded.md").read_text("utf-8")

    (tmp_path / "a.txt").write_text("The corrupt regime lied. The council met.\n", "utf-8")
    (tmp_path / "q.toml").write_text("source = 'a.txt'\nloaded = 'mine'\n", "utf-8")
    result = run("analyze", tmp_path / "a.txt", "--loaded", tmp_path / "mine", "-o", tmp_path / "r")
    assert result.exit_code == 0, result.output
    analysis = framing.open_analysis(tmp_path / "r")
    assert analysis.provenance["loaded"].startswith("loaded_own ")
    assert str(tmp_path) not in json.dumps(dict(analysis.provenance))
    result = run("report", tmp_path / "q.toml", "-o", tmp_path / "page")
    assert result.exit_code == 0, result.output
    assert "loaded_own" in (tmp_path / "page/report.html").read_text("utf-8")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".parquet"])
def test_the_same_rows_are_read_from_every_kind_of_file(suffix: str, tmp_path: Path) -> None:
    table = written(tmp_path / f"t{suffix}", rows())
    told = read_labelled(table, text="text", label="label", group=None, outlet=None)
    assert told.texts[:2] == (
        "The shameless regime lied in week 0.",
        "Hateful thugs bled us dry in week 0.",
    )
    assert told.labels == (1.0, 1.0, 1.0, 0.0, 0.0, 0.0) * 6
    assert told.articles is not None
    assert told.articles[5:7] == ("a0", "a1")
    assert told.outlets is not None
    assert told.outlets[5:7] == ("o0", "o1")


def test_columns_are_named_and_may_be_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [
        {"id": n, "copy": row["text"], "biased": bool(row["label"]), "paper": None if n else "x"}
        for n, row in enumerate(rows())
    ]
    table = written(tmp_path / "t.jsonl", told)
    read = read_labelled(table, text="copy", label="biased", group=None, outlet="paper")
    assert read.labels[2:4] == (1.0, 0.0)
    assert read.articles is None
    assert read.outlets is not None
    assert read.outlets[:2] == ("x", None)
    assert "no column 'article_id', so each text is left out by itself" in capsys.readouterr().err
    assert (
        read_labelled(table, text="copy", label="biased", group="id", outlet=None).outlets is None
    )


BAD = """text,label,article_id
The council met.,1,a
,0,b
The council met.,yes,c
The council met.,1.5,d
* * *,,e
The council met.,0,
Die Brücke über den Fluss bleibt bis zum Sommer gesperrt sagte der Bürgermeister am Montag,0,f
"""


def test_every_fault_of_a_table_is_told_with_its_row(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(BAD, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_labelled(tmp_path / "bad.csv", text="text", label="label", group=None, outlet=None)
    row = f"{tmp_path / 'bad.csv'}, row {{}} after the header: {{}}"
    assert caught.value.faults == (
        row.format(2, "'text' is empty"),
        row.format(3, "'label' is yes"),
        row.format(4, "'label' is 1.5"),
        row.format(5, "'text' holds no words: * * *"),
        row.format(5, "'label' is empty"),
        row.format(7, "'text' is not in English (de)"),
        row.format(6, "'article_id' is empty"),
    )
    done = run("train", "loaded", tmp_path / "bad.csv", "-o", tmp_path / "mine")
    assert done.exit_code == 2
    assert "labelled table: 7 faults." in done.output
    assert "Nothing was trained." in done.output
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize(
    ("name", "options", "fault"),
    [
        ("t.csv", ["--label", "bias"], "no column 'bias'; its columns are 'text', 'label'"),
        ("t.csv", ["--group", "url", "--outlet", "paper"], "2 faults"),
        ("t.csv", ["--model", "huge"], "expected 'standard' or 'fast', got 'huge'"),
        ("none.csv", [], "none.csv: is not a file that can be read"),
        ("t.xlsx", [], "t.xlsx: expected a table, .csv, .jsonl, .json, .parquet"),
    ],
)
def test_what_cannot_be_trained_is_refused(
    name: str, options: list[str], fault: str, tmp_path: Path
) -> None:
    written(tmp_path / "t.csv", rows())
    done = run("train", "loaded", tmp_path / name, *options, "-o", tmp_path / "mine")
    assert done.exit_code == 2
    assert fault in done.output
    assert not (tmp_path / "mine").exists()


def test_too_few_texts_of_a_class_are_told(tmp_path: Path) -> None:
    table = written(tmp_path / "t.csv", rows()[:12])
    done = run("train", "loaded", table, "-o", tmp_path / "mine")
    assert done.exit_code == 2
    assert "6 texts are loaded, at least 10 needed" in done.output
    assert "6 texts are not loaded, at least 10 needed" in done.output


def test_a_folder_with_other_files_is_refused_before_training(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    done = run("train", "loaded", tmp_path / "none.csv", "-o", tmp_path / "mine")
    assert done.exit_code == 2
    assert "holds notes.txt" in done.output


def test_help_has_examples() -> None:
    assert "framing train loaded labelled.csv" in run("train", "--help").output
    assert "framing train loaded coded.jsonl" in run("train", "loaded", "--help").output
    for command in ("analyze", "report"):
        assert "--loaded" in run(command, "--help").output


def test_labels_the_wrong_way_round_are_noticed(tmp_path: Path) -> None:
    told = [{**row, "label": 1 - int(str(row["label"]))} for row in rows()]
    table = written(tmp_path / "t.csv", told)
    done = run("train", "loaded", table, "-o", tmp_path / "mine")
    assert done.exit_code == 0
    assert "Is 1 loaded?" in done.output


def test_several_reports_name_their_models_themselves(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.toml").write_text("source = 'news.txt'\n", encoding="utf-8")
    done = run("report", f"{tmp_path}/*.toml", "--loaded", "mine", "-o", tmp_path / "built")
    assert done.exit_code == 2
    assert "--loaded is given for several reports" in done.output
