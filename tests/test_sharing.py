"""Sharing: nothing of the text, all of the figures, the same bytes."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.analysis import Analysis
from framing.errors import InputError
from framing.sharing import FILES, SUMS, share_tables, shared_files
from framing.spreadsheets import neutral
from framing.tables import Tables

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
LONG = "One fire, two outlets, many tears"
TEXT = (
    f"{LONG}\n\nThe fire burned the old mill down, Mayor Ann Lee of the Green Hill Party said. "
    "“We saw it all from the window of our kitchen,” the Grand Committee of Angry Neighbours said."
)


@pytest.fixture(scope="module")
def seeds() -> Analysis:
    return framing.analyze(SEEDS, model="fast")


@pytest.fixture(scope="module")
def sly() -> Analysis:
    """Give articles whose text stands in every other column, too."""
    row = dict.fromkeys(("outlet", "section", "genre", "published", "event", "note"), LONG)
    slug = "https://example.org/one-fire-two-outlets-many-tears"
    rows = [{"article_id": f"news/{LONG.replace(' ', '_')}_{at}", "url": slug} for at in (1, 2)]
    return framing.analyze(
        pd.DataFrame([{**each, **row, "text": TEXT, "headline": LONG} for each in rows]),
        model="fast",
    )


def runs(text: str) -> Iterator[str]:
    words = re.sub(r"[\W_]+", " ", text).lower().split()
    return (" ".join(words[at : at + 4]) for at in range(len(words) - 3))


def leaks(tables: Tables, files: dict[str, bytes]) -> set[tuple[str, str]]:
    """Find runs of four words of an article in files, as another reader would."""
    wanted = {run for text in tables.articles["text"] for run in runs(text)}
    return {
        (name, run)
        for name, content in files.items()
        for line in content.decode("utf-8-sig").splitlines()
        for run in runs(line)
        if run in wanted
    }


@pytest.mark.parametrize("which", ["seeds", "sly"])
def test_no_four_words_of_an_article_stand_in_any_file(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    tables: Analysis = request.getfixturevalue(which)
    folder = share_tables(tables, tmp_path / "shared")
    files = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(files) == FILES
    assert leaks(tables, files) == set()


def test_the_check_itself_finds_text(seeds: Analysis) -> None:
    first = seeds.paragraphs["text"].iloc[1]
    assert leaks(seeds, {"x.csv": f"a,{first}".encode()})


def read(files: dict[str, bytes], name: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(files[name]), keep_default_na=False)


def test_who_holds_the_articles_finds_every_span_again(seeds: Analysis) -> None:
    files = shared_files(seeds)
    spans, paragraphs = read(files, "spans.csv"), read(files, "paragraphs.csv")
    texts = seeds.paragraphs["text"]
    found = [texts[r.paragraph_id][r.start : r.end] for r in spans.itertuples()]
    assert found == seeds.spans["text"].tolist()
    sums = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
    assert paragraphs["sha256"].tolist() == sums
    assert read(files, "measures.csv").shape[0] == len(texts)


def test_ids_replaced_are_the_same_in_all_tables(sly: Analysis) -> None:
    files = shared_files(sly)
    paragraphs = read(files, "paragraphs.csv")
    assert paragraphs["paragraph_id"].str.startswith("sha256-").all()
    assert set(paragraphs["article_id"]) == set(read(files, "articles.csv")["article_id"])
    assert paragraphs["article_id"].nunique() == 2
    spans, attributions = read(files, "spans.csv"), read(files, "attributions.csv")
    assert set(spans["paragraph_id"]) <= set(paragraphs["paragraph_id"])
    assert len(attributions)
    assert set(attributions["relation"]) <= set(spans["relation"])


def test_sources_have_names_only_where_asked_for(seeds: Analysis) -> None:
    bare, named = shared_files(seeds), shared_files(seeds, names=True)
    assert "Maslov" not in "".join(content.decode("utf-8") for content in bare.values())
    assert "Maslov" in named["attributions.csv"].decode("utf-8")
    ids = read(bare, "attributions.csv")["source_id"]
    assert set(ids.str.fullmatch(r"|s\d+")) == {True}
    together = pd.Series(list(ids)).groupby(list(seeds.attributions["article_id"])).nunique()
    before = seeds.attributions.groupby("article_id")["source_id"].nunique()
    assert together.tolist() == before.tolist()


def test_the_same_tables_give_the_same_bytes_and_sums_that_hold(
    seeds: Analysis, tmp_path: Path
) -> None:
    one, other = (share_tables(seeds, tmp_path / name) for name in ("one", "other"))
    for path in one.iterdir():
        assert (other / path.name).read_bytes() == path.read_bytes()
    lines = (one / SUMS).read_text("utf-8").splitlines()
    assert {line.split("  ")[1] for line in lines} == FILES - {SUMS}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((one / name).read_bytes()).hexdigest() == digest


def test_nothing_in_it_runs_in_a_spreadsheet() -> None:
    rows = [{"article_id": "=1+1", "outlet": "@cmd", "text": "=2+2 said Ann Lee of the mill."}]
    files = shared_files(framing.analyze(pd.DataFrame(rows), model="fast"))
    for name in ("articles.csv", "paragraphs.csv", "spans.csv"):
        table = pd.read_csv(io.BytesIO(files[name]), dtype=str, keep_default_na=False)
        assert all(neutral(cell) == cell for row in table.to_numpy() for cell in row)


def test_a_folder_with_other_files_is_left_alone(seeds: Analysis, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.txt"):
        share_tables(seeds, tmp_path)
