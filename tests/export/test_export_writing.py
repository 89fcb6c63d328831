"""Exports as folders: what lies in them, whole or not at all, and never over another's work."""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import hostile
import pandas as pd
import polars as pl
import pyreadstat
import pytest
from sav_reading import read_sav

import framing
from framing.analysis import Analysis
from framing.errors import InputError, InputWarning
from framing.export import FORMATS, write_export, writing
from framing.export.tables import ROWS
from framing.report.downloads import highlights
from framing.spreadsheets import neutral

TABLES = tuple(ROWS)
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@pytest.fixture(scope="module")
def folder(odd: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return odd.export(tmp_path_factory.mktemp("export") / "all", formats=FORMATS)


@pytest.fixture(scope="module")
def bare(odd: Analysis, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("export") / "bare"
    return odd.export(target, formats=FORMATS, text=False)


def cells_of(column: pd.Series) -> list[object]:
    return [None if pd.isna(cell) else cell for cell in column]


def test_every_table_is_there_in_every_format(folder: Path) -> None:
    files = {path.name for path in folder.iterdir()}
    expected = {"README.txt", "SHA256SUMS", "tables.xlsx", "names.csv", "codes.csv"}
    expected |= {f"dictionary.{form}" for form in ("csv", "parquet", "feather")}
    expected |= {f"{name}.{form}" for name in TABLES for form in FORMATS if form != "xlsx"}
    assert files == expected
    for line in (folder / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
        files.remove(name)
    assert files == {"SHA256SUMS"}


@pytest.mark.parametrize("name", TABLES)
def test_all_formats_tell_the_same(folder: Path, name: str) -> None:
    arrow = pl.read_ipc(folder / f"{name}.feather")
    excel = pd.read_excel(folder / "tables.xlsx", sheet_name=name)
    csv = pd.read_csv(folder / f"{name}.csv")
    sav = pd.DataFrame(read_sav((folder / f"{name}.sav").read_bytes()).rows)
    dta, told = pyreadstat.read_dta(folder / f"{name}.dta", apply_value_formats=True)
    short = dict(
        pd.read_csv(folder / "names.csv").query("table == @name")[["column", "name"]].values
    )
    for column in arrow.columns:
        expected = arrow[column].to_list()
        if arrow.schema[column].is_numeric():
            for read in (csv[column], excel[column], sav.get(short[column])):
                got = [None if pd.isna(cell) else float(cell) for cell in read]
                assert got == pytest.approx(expected), column
        elif column != "published":
            empty = [cell or None for cell in map(str_of, expected)]
            assert [cell or None for cell in map(str_of, cells_of(csv[column]))] == [
                neutral(cell) for cell in empty
            ], column
            labelled = [cell or None for cell in map(str_of, cells_of(dta[short[column]]))]
            truth = {"yes": "True", "no": "False"} if arrow.schema[column] == pl.Boolean else {}
            assert [truth.get(str(cell), cell) for cell in labelled] == empty, column
    assert len(told.column_names) == len(short)


def str_of(cell: object) -> str:
    return "" if cell is None else str(cell)


def test_the_tables_are_those_of_the_analysis(odd: Analysis, folder: Path) -> None:
    wide = pd.read_parquet(folder / "paragraphs.parquet").set_index("paragraph_id")
    frame = odd.to_frame()
    assert set(wide) == set(frame)
    for name in frame:
        assert cells_of(wide[name]) == cells_of(frame[name]), name
    spans = pd.read_parquet(folder / "spans.parquet")
    assert len(spans) == len(highlights(odd))
    articles = pd.read_parquet(folder / "articles.parquet").set_index("article_id")
    assert articles["words_given"].tolist() == [1, 2, 3, 4]
    assert (
        articles["words"].tolist() == odd.paragraphs.groupby("article_id")["words"].sum().tolist()
    )
    assert list(articles)[-1] == "text"


def test_the_dictionary_has_every_column_and_names_and_codes_their_own(folder: Path) -> None:
    known = pd.read_csv(folder / "dictionary.csv", keep_default_na=False)
    for name in TABLES:
        columns = pd.read_parquet(folder / f"{name}.parquet").columns
        own = known[known["table"] == name]
        assert own["column"].tolist() == [neutral(column) for column in columns]
        assert (own["label"] != "").all()
        assert (own["definition"] != "").all()
    units = known[known["column"] == "assigned_security"].set_index("table")["unit"].to_dict()
    assert units == {
        "articles": "share of paragraphs",
        "paragraphs": "1 assigned, 0 not assigned",
    }
    names = pd.read_csv(folder / "names.csv")
    assert set(names["table"]) == set(TABLES)
    codes = pd.read_csv(folder / "codes.csv", keep_default_na=False)
    stances = codes[(codes["table"] == "attributions") & (codes["name"] == "stance")]
    assert stances["code"].tolist()[:2] == ["neutral", "endorsing"]
    assert stances["number"].tolist() == list(range(1, 8))


def test_the_page_says_which_table_is_what_and_how_to_open_it(folder: Path, bare: Path) -> None:
    page = (folder / "README.txt").read_text("utf-8")
    rows = len(pd.read_csv(folder / "paragraphs.csv"))
    assert re.search(rf"^paragraphs +{rows} rows, \d+ columns; a row is a paragraph", page, re.M)
    for told in ("haven::read_sav", 'use "articles.dta"', "GET FILE=", "arrow::read_feather"):
        assert told in page
    assert "without text" not in page
    assert "without text" in (bare / "README.txt").read_text("utf-8")


def runs(text: str) -> Iterator[str]:
    words = re.sub(r"[\W_]+", " ", text).lower().split()
    return (" ".join(words[at : at + 4]) for at in range(len(words) - 3))


def test_without_text_no_four_words_stand_in_a_row(odd: Analysis, bare: Path) -> None:
    wanted = {run for text in odd.articles["text"] for run in runs(text)}
    assert len(wanted) > 20
    cells = [path.read_text("utf-8") for path in bare.glob("*.csv")]
    cells += [(bare / "README.txt").read_text("utf-8")]
    sheets = pd.read_excel(bare / "tables.xlsx", sheet_name=None, dtype=str).values()
    frames = [*sheets, *(pyreadstat.read_sav(path)[0] for path in bare.glob("*.sav"))]
    frames += [pyreadstat.read_dta(path)[0] for path in bare.glob("*.dta")]
    frames += [pd.read_feather(path) for path in bare.glob("*.feather")]
    frames += [pd.read_parquet(path) for path in bare.glob("*.parquet")]
    cells += [str(cell) for frame in frames for row in frame.to_numpy() for cell in row]
    assert not any(run in wanted for cell in cells for run in runs(cell))
    assert any("catastrophe" in text for text in odd.articles["text"])
    assert len(frames) == 5 + 4 + 4 + 5 + 5


def test_the_same_analysis_gives_the_same_bytes(
    odd: Analysis, folder: Path, tmp_path: Path
) -> None:
    again = odd.export(tmp_path / "again", formats=reversed(FORMATS))
    assert (again / "SHA256SUMS").read_bytes() == (folder / "SHA256SUMS").read_bytes()


def told_of(analysis: Analysis, folder: Path, formats: list[str]) -> list[str]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", InputWarning)
        analysis.export(folder, formats=formats)
    assert {one.filename for one in caught} == {__file__}
    return [str(one.message) for one in caught]


def test_what_a_format_cuts_is_told_and_whole_beside_it(odd: Analysis, tmp_path: Path) -> None:
    articles, paragraphs = odd.articles.copy(), odd.paragraphs.copy()
    articles.iloc[0, articles.columns.get_loc("text")] = hostile.LONG
    paragraphs.iloc[0, paragraphs.columns.get_loc("text")] = hostile.LONG
    analysis = replace(odd, articles=articles, paragraphs=paragraphs)
    told = told_of(analysis, tmp_path / "x", ["xlsx", "sav"])
    assert any(one.startswith("tables.xlsx: 1 of articles.text is longer than") for one in told)
    assert any(one.startswith("articles.sav: 1 of articles.text is longer than") for one in told)
    assert "What is cut is whole in articles.csv, paragraphs.csv" in told
    whole = pd.read_csv(tmp_path / "x" / "articles.csv")
    assert whole.loc[0, "text"] == hostile.LONG
    assert not (tmp_path / "x" / "spans.csv").exists()
    page = (tmp_path / "x" / "README.txt").read_text("utf-8")
    assert all(one in page for one in told)
    told = told_of(analysis, tmp_path / "y", ["xlsx", "parquet"])
    assert "What is cut is whole in articles.parquet, paragraphs.parquet" in told


def test_an_analysis_that_found_nothing_is_exported(tmp_path: Path) -> None:
    text = "Das ist kein englischer Satz, und es wird nichts gefunden."
    nothing = framing.analyze(text, model="fast")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        nothing.export(tmp_path / "x", formats=["xlsx", "dta", "sav"])
    read, _ = pyreadstat.read_sav(tmp_path / "x" / "attributions.sav")
    assert len(read) == 0
    assert "stance" in read
    assert pyreadstat.read_dta(tmp_path / "x" / "spans.dta")[0].shape == (0, 10)


@pytest.mark.parametrize(("formats", "fault"), [(["csv", "ods"], "'ods'"), ([], "none is named")])
def test_a_format_there_is_not_is_refused(
    odd: Analysis, tmp_path: Path, formats: list[str], fault: str
) -> None:
    with pytest.raises(InputError, match=fault):
        write_export(odd, tmp_path / "x", formats=formats)
    assert not list(tmp_path.iterdir())


def test_one_format_may_be_named_alone(odd: Analysis, tmp_path: Path) -> None:
    odd.export(tmp_path / "x", formats="csv")
    odd.export(tmp_path / "x", formats=["feather"])
    files = {path.name for path in (tmp_path / "x").iterdir()}
    assert files == {
        *("README.txt", "SHA256SUMS", "dictionary.csv", "dictionary.feather"),
        *(f"{name}.feather" for name in TABLES),
    }, "an earlier export is replaced as a whole"


def test_a_table_of_ones_own_of_the_same_name_is_never_replaced(
    odd: Analysis, tmp_path: Path
) -> None:
    (tmp_path / "articles.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds articles\.csv"):
        odd.export(tmp_path)
    sums = hashlib.sha256(b"mine").hexdigest()
    (tmp_path / "SHA256SUMS").write_text(f"{sums}  articles.csv\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds articles\.csv"):
        odd.export(tmp_path)
    assert (tmp_path / "articles.csv").read_text("utf-8") == "mine"


@pytest.mark.parametrize("digest", ["", "x", "0" * 63])
def test_a_list_of_sums_without_sums_makes_nothing_ours(
    odd: Analysis, tmp_path: Path, digest: str
) -> None:
    (tmp_path / "thesis.docx").write_text("mine", encoding="utf-8")
    names = ("README.txt", "dictionary.csv", "thesis.docx")
    told = "".join(f"{digest}  {name}\n" for name in names)
    (tmp_path / "SHA256SUMS").write_text(told, encoding="utf-8")
    with pytest.raises(InputError, match=r"holds thesis\.docx"):
        odd.export(tmp_path)
    assert (tmp_path / "thesis.docx").read_text("utf-8") == "mine"


def test_what_was_changed_since_is_never_replaced(odd: Analysis, tmp_path: Path) -> None:
    odd.export(tmp_path / "x")
    (tmp_path / "x" / "spans.csv").write_bytes(b"edited")
    with pytest.raises(InputError, match=r"spans\.csv was changed after it was written here"):
        odd.export(tmp_path / "x", formats=["sav"])
    assert (tmp_path / "x" / "spans.csv").read_bytes() == b"edited"
    assert len(list((tmp_path / "x").iterdir())) == 7


def test_a_failure_leaves_what_was_there(
    odd: Analysis, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd.export(tmp_path / "x")
    before = (tmp_path / "x" / "SHA256SUMS").read_bytes()

    def full(*_: object) -> None:
        raise OSError("no space is left")

    monkeypatch.setattr(writing, "write_feather", full)
    with pytest.raises(OSError, match="no space"):
        odd.export(tmp_path / "x", formats=["csv", "feather"])
    assert (tmp_path / "x" / "SHA256SUMS").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_cells_of_the_csv_files_run_nowhere(folder: Path) -> None:
    for path in {*folder.glob("*.csv")} - {folder / "dictionary.csv"}:
        read = pd.read_csv(io.BytesIO(path.read_bytes()), dtype=str, keep_default_na=False)
        cells = [*read.columns, *(cell for row in read.to_numpy() for cell in row)]
        assert all(neutral(cell) == cell for cell in cells)
