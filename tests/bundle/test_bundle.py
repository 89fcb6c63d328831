"""Bundles: all that is needed to make an analysis again, and nothing of the articles."""

from __future__ import annotations

import hashlib
import io
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.analysis import Analysis
from framing.bundle.files import bundle_files
from framing.codebooks import load_codebook, parse_codebook
from framing.comparison.settings import Settings
from framing.definitions import Definition, read_definition
from framing.errors import InputError, InputWarning
from framing.provenance import codebook_of
from framing.sharing import LEFT_OUT

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TITLE = "Calm returns to the old harbour town at last"
TEXT = (
    f"{TITLE}\n\nThe fire burned the old mill down, Mayor Ann Lee of the Green Party said. "
    "“We saw it all from the window of our kitchen,” a neighbour said."
)


@pytest.fixture(scope="module")
def seeds() -> Analysis:
    return framing.analyze(SEEDS, model="fast")


@pytest.fixture(scope="module")
def small() -> Analysis:
    return framing.analyze("Officials said the bridge was safe.", model="fast")


@pytest.fixture(scope="module")
def files(seeds: Analysis) -> dict[str, bytes]:
    return bundle_files(seeds, read_definition(SEEDS.parent / "reports" / "same_event.toml"))[0]


def runs(text: str, length: int = 6) -> Iterator[str]:
    words = re.sub(r"[\W_]+", " ", text).lower().split()
    return (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))


def leaks(analysis: Analysis, files: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """Find six words of an article in a row, as another reader would."""
    texts = [*analysis.articles["text"], *analysis.articles["headline"].dropna()]
    wanted = {run for text in texts for run in runs(text)}
    return {
        (name, run)
        for name, content in files.items()
        for run in runs(content.decode("utf-8-sig").replace("\\n", " "))
        if run in wanted
    }


def test_a_bundle_has_what_replication_needs(seeds: Analysis, files: dict[str, bytes]) -> None:
    tables = {"articles", "paragraphs", "measures", "spans", "attributions", "data_dictionary"}
    assert set(files) == {
        *("README.txt", "SHA256SUMS", "provenance.json", "report.toml", "codebook.toml"),
        *("requirements.txt", "citations.txt", "citations.bib", "citations.ris"),
        *("cards/frames.md", "cards/loaded.md"),
        *(f"tables/{name}.csv" for name in tables),
    }
    assert parse_codebook(files["codebook.toml"].decode()) == load_codebook("default")
    assert f"pandas=={pd.__version__}\n" in files["requirements.txt"].decode()
    articles = pd.read_csv(io.BytesIO(files["tables/articles.csv"]), index_col=0)
    texts = seeds.articles["text"]
    assert articles["sha256"].to_dict() == {
        name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()
    }
    listed = [line.split("  ") for line in files["SHA256SUMS"].decode().splitlines()]
    assert {name: digest for digest, name in listed} == {
        name: hashlib.sha256(content).hexdigest()
        for name, content in files.items()
        if name != "SHA256SUMS"
    }


def test_no_six_words_of_an_article_stand_in_it(seeds: Analysis, files: dict[str, bytes]) -> None:
    assert leaks(seeds, files) == set()
    paragraph = seeds.paragraphs["text"].iloc[1]
    assert leaks(seeds, {"x": f"title = {paragraph}".encode()}), "the check itself finds text"


def test_what_quotes_an_article_is_left_out_and_told(tmp_path: Path) -> None:
    book = load_codebook("default")
    first = replace(book.frames[0], examples=(*book.frames[0].examples, TEXT), definition=TEXT)
    own = replace(book, frames=(first, *book.frames[1:]), rules=(TEXT, "Heed this."))
    table = pd.DataFrame({"article_id": [TITLE.replace(" ", "_")], "text": [TEXT], "note": [TEXT]})
    sly = framing.analyze(table, model="fast", codebook=own)
    events = (("2024-01-01", TITLE), ("2024-02-01", "A vote"))
    title = f"Odd\u2028{TITLE}"
    asked = Definition(("x/",), title=title, question=TEXT, comparing=Settings(events=events))
    with pytest.warns(InputWarning) as caught:
        framing.write_bundle(sly, tmp_path / "b.zip", definition=asked)
    told = [str(one.message) for one in caught]
    assert told == [
        f"report.toml, 3 of its lines: {LEFT_OUT}",
        f"codebook.toml, 1 of its texts: {LEFT_OUT}",
    ]
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    assert leaks(sly, found) == set()
    assert all(one in found["README.txt"].decode() for one in told)
    assert tomllib.loads(found["report.toml"].decode()) == {"source": "../result", "by": "outlet"}
    kept = parse_codebook(found["codebook.toml"].decode())
    assert kept.frames[0].examples == book.frames[0].examples
    assert (kept.frames[0].definition, kept.rules) == (LEFT_OUT, ("Heed this.",))
    assert kept.frames[0].cues == first.cues
    assert LEFT_OUT in found["tables/data_dictionary.csv"].decode()
    assert LEFT_OUT not in found["cards/loaded.md"].decode()


def test_a_zip_and_a_folder_hold_the_same_and_are_the_same_again(
    small: Analysis, tmp_path: Path
) -> None:
    plain = bundle_files(small)[0]
    for _ in range(2):
        framing.write_bundle(small, tmp_path / "b.zip")
        framing.write_bundle(small, tmp_path / "folder")
        with zipfile.ZipFile(tmp_path / "b.zip") as archive:
            assert {name: archive.read(name) for name in archive.namelist()} == plain
        found = (path for path in (tmp_path / "folder").rglob("*") if path.is_file())
        assert {p.relative_to(tmp_path / "folder").as_posix(): p.read_bytes() for p in found} == (
            plain
        )
    first = (tmp_path / "b.zip").read_bytes()
    (tmp_path / "b.zip").unlink()
    framing.write_bundle(small, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b.zip", "folder"]
    assert plain["report.toml"] == b'source = "../result"\n'


def test_nothing_that_is_no_bundle_is_replaced(small: Analysis, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_bytes(b"mine")
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("README.txt", "mine")
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "notes.txt").write_text("mine")
    for name in ("mine.zip", "photos.zip", "notes"):
        with pytest.raises(InputError, match="Nothing was written"):
            framing.write_bundle(small, tmp_path / name)
    assert (tmp_path / "mine.zip").read_bytes() == b"mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.zip", "notes", "photos.zip"]


def commands(files: Mapping[str, bytes], **given: str) -> list[list[str]]:
    """Give the commands that the README names, with what only the reader has put in."""
    lines = [
        li.strip() for li in files["README.txt"].decode().splitlines() if li.startswith("    ")
    ]
    return [[given.get(word, word) for word in shlex.split(line)] for line in lines]


def test_the_commands_name_settings_and_columns(small: Analysis) -> None:
    asked = Definition(("x.csv",), text="the body", metadata="secret/outlets.csv")
    first, second, third = commands(bundle_files(small, asked)[0])
    assert shlex.join(first) == (
        "framing analyze ARTICLES -o ../result --model fast --text 'the body' --metadata METADATA"
    )
    assert shlex.join(second) == "framing report report.toml -o ../result_report"
    assert shlex.join(third) == "framing export ../result --bundle -o ../again"


def test_models_of_ones_own_are_named_as_missing(small: Analysis) -> None:
    told = {**small.provenance, "loaded": "mine 1a2b, own model"}
    page = bundle_files(replace(small, provenance=told))[0]["README.txt"].decode()
    assert "which are not in this bundle" in page
    assert "framing analyze ARTICLES -o ../result --model fast --loaded LOADED_MODEL" in page
    told = {**small.provenance, "codebook": "Three frames of conflict news, own model"}
    page = bundle_files(replace(small, provenance=told))[0]["README.txt"].decode()
    assert "framing analyze ARTICLES -o ../result --model fast --codebook FRAMES_MODEL" in page


@pytest.mark.parametrize("name", ["policy_frames", "default"])
def test_a_copy_of_a_shipped_codebook_is_found_again(name: str, tmp_path: Path) -> None:
    package = Path(framing.__file__).parent
    (tmp_path / "mine.toml").write_bytes((package / f"data/codebooks/{name}.toml").read_bytes())
    analysis = framing.analyze("It rained.", model="fast", codebook=tmp_path / "mine.toml")
    assert codebook_of(analysis.provenance) == load_codebook(name)
    (first, *_) = commands(bundle_files(analysis)[0])
    assert first[-2:] == ["--codebook", "codebook.toml"], "by its cues alone, as it was"


def run_all(files: dict[str, bytes], folder: Path, **given: str) -> None:
    (folder / "bundle").mkdir()
    for name, content in files.items():
        (folder / "bundle" / name).parent.mkdir(exist_ok=True)
        (folder / "bundle" / name).write_bytes(content)
    for words in commands(files, **given):
        done = subprocess.run(
            [sys.executable, "-m", "framing", *words[1:]],
            cwd=folder / "bundle",
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("codebook", ["default", "own"])
def test_the_commands_give_the_same_tables_and_the_report(tmp_path: Path, codebook: str) -> None:
    own = replace(load_codebook("default"), name="Mine")
    analysis = framing.analyze(SEEDS, model="fast", codebook=own if codebook == "own" else codebook)
    asked = read_definition(SEEDS.parent / "reports" / "same_event.toml")
    files = bundle_files(analysis, replace(asked, comparing=Settings(min_words=1)))[0]
    run_all(files, tmp_path, ARTICLES=str(SEEDS))
    again = {path.name: path.read_bytes() for path in (tmp_path / "again" / "tables").iterdir()}
    tables = {name: content for name, content in files.items() if name.startswith("tables/")}
    assert {f"tables/{name}": content for name, content in again.items()} == tables
    page = (tmp_path / "result_report" / "report.html").read_text("utf-8")
    assert asked.title is not None
    assert asked.title in page
