"""The cache: what comes from it is what scoring gives; only what changed is scored again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from typer.testing import CliRunner

import framing
from framing.cli import app
from framing.corpus import read_articles
from framing.extraction import extract
from framing.scale import cache as cache_module
from framing.scale.cache import VARIABLE, Cache, cache_folder
from framing.scoring import Scoring
from framing.storage import is_stored
from framing.tables import Tables

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
FAST, OTHER = Scoring("fast"), Scoring("fast", codebook="policy_frames")


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    table = read_articles(SEEDS)
    foreign = "Мост открыт. Пострадавших нет, сообщили в мэрии города в понедельник утром."
    return pd.concat([table, read_articles(foreign).rename(index={"text": "ru"})])


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "scores")


def assert_same(one: Tables, other: Tables) -> None:
    for field in fields(Tables):
        if field.name != "provenance":
            pd.testing.assert_frame_equal(
                getattr(one, field.name), getattr(other, field.name), check_exact=True
            )


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, list[str]]]:
    """Tell what is scored from now on: how many articles, by which extractors."""
    told: list[tuple[int, list[str]]] = []

    def count(articles: pd.DataFrame, extractors: Sequence[Any], **rest: Any) -> Tables:
        told.append((len(articles), [one.name for one in extractors]))
        return extract(articles, extractors, **rest)

    monkeypatch.setattr(cache_module, "extract", count)
    return told


def test_what_is_kept_is_what_scoring_gives(
    articles: pd.DataFrame, kept: Cache, scored: list[tuple[int, list[str]]]
) -> None:
    expected = extract(articles, FAST.parts, provenance={})
    for _ in range(2):
        assert_same(kept.extract(articles, FAST.parts), expected)
    assert [number for number, _ in scored] == [len(articles)]


def test_another_codebook_scores_frames_only(
    articles: pd.DataFrame, kept: Cache, scored: list[tuple[int, list[str]]]
) -> None:
    kept.extract(articles, FAST.parts)
    other = kept.extract(articles, OTHER.parts)
    assert scored[1:] == [(len(articles), ["frames"])]
    assert_same(other, extract(articles, OTHER.parts, provenance={}))
    assert_same(kept.extract(articles, FAST.parts), extract(articles, FAST.parts, provenance={}))
    assert len(scored) == 2


def test_other_articles_and_models_are_scored(
    articles: pd.DataFrame, kept: Cache, scored: list[tuple[int, list[str]]]
) -> None:
    kept.extract(articles, FAST.parts)
    kept.extract(articles.assign(outlet="Daily"), FAST.parts)
    kept.extract(articles.iloc[::-1], FAST.parts)
    kept.extract(articles.iloc[:1], Scoring("standard").parts)
    assert len(scored) == 4


def test_many_articles_are_kept_in_runs(
    articles: pd.DataFrame,
    kept: Cache,
    scored: list[tuple[int, list[str]]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cache_module, "CHARACTERS", 6_000)
    done: list[int] = []
    tables = kept.extract(articles, FAST.parts, progress=done.append)
    assert_same(tables, extract(articles, FAST.parts, provenance={}))
    assert len(scored) > 1
    assert done == sorted(done)
    assert done[-1] == len(articles)
    changed = articles.assign(outlet=[*articles["outlet"].iloc[:-1], "Another"])
    scored.clear()
    kept.extract(changed, FAST.parts)
    assert len(scored) == 1, "the runs before the change are kept"


@pytest.mark.parametrize("name", ["paragraphs.parquet", "analysis.json"])
def test_a_damaged_entry_is_scored_again(
    name: str, articles: pd.DataFrame, kept: Cache, scored: list[tuple[int, list[str]]]
) -> None:
    expected = kept.extract(articles, FAST.parts)
    for entry in kept.folder.iterdir():
        (entry / name).write_bytes(b"x")
    assert_same(kept.extract(articles, FAST.parts), expected)
    assert len(scored) == 2
    assert_same(kept.extract(articles, FAST.parts), expected)
    assert len(scored) == 2


def test_a_folder_that_cannot_be_written_stops_nothing(
    articles: pd.DataFrame, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("mine")
    tables = Cache(tmp_path / "file" / "scores").extract(articles, FAST.parts)
    assert_same(tables, extract(articles, FAST.parts, provenance={}))
    assert (tmp_path / "file").read_text() == "mine"


def test_what_was_used_longest_ago_goes_first(articles: pd.DataFrame, tmp_path: Path) -> None:
    kept = Cache(tmp_path / "scores")
    kept.extract(articles.iloc[:1], FAST.parts)
    first = set(kept.entries())
    kept.extract(articles.iloc[1:2], FAST.parts)
    kept.extract(articles.iloc[:1], FAST.parts)
    size = sum(kept.entries().values())
    Cache(tmp_path / "scores", most=size - 1).extract(articles.iloc[:1], FAST.parts)
    assert first <= set(kept.entries())
    assert len(kept.entries()) == 3


def test_the_command_shows_and_clears(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "kept"))
    run = CliRunner().invoke
    assert run(app, ["cache"]).output.startswith("0 entries, 0.0 MB in ")
    source = tmp_path / "a.txt"
    source.write_text("It rained. Critics warned of a disaster.")
    pages = []
    for out in ("one", "two"):
        told = run(app, ["report", str(source), "-o", str(tmp_path / out), "--model", "fast"])
        assert told.exit_code == 0
        pages.append((tmp_path / out / "report.html").read_bytes())
    assert pages[0] == pages[1]
    assert run(app, ["cache"]).output.startswith("2 entries, ")
    mine = tmp_path / "kept" / "notes.txt"
    mine.write_text("mine")
    assert " MB freed in " in run(app, ["cache", "--clear"]).output
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["notes.txt"]
    monkeypatch.setenv(VARIABLE, "")
    assert cache_folder() is None
    assert run(app, ["cache"]).output == "Nothing is kept: FRAMING_CACHE is empty.\n"


def test_the_cache_lies_in_the_users_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)
    folder = cache_folder()
    assert folder is not None
    assert folder.parts[-2:] == ("framing", "scores")
    assert not is_stored(folder)
    assert framing.analyze("It rained.", model="fast").rows("articles") == 1


def test_entries_that_another_process_throws_away_stop_nothing(
    kept: Cache, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does so at the worst moments: just when an entry was found, and just when it is read."""
    first = kept.extract(articles, FAST.parts)

    def found_and_lost(entry: Path) -> bool:
        there = is_stored(entry)
        cache_module.shutil.rmtree(entry, ignore_errors=True)
        return there

    monkeypatch.setattr(cache_module, "is_stored", found_and_lost)
    assert kept.entries() == {}
    assert_same(kept.extract(articles, FAST.parts), first)


def test_an_entry_that_cannot_be_kept_leaves_that_of_another_process(
    kept: Cache, articles: pd.DataFrame, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.extract(articles, FAST.parts)
    before = kept.entries()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(cache_module, "write_tables", full)
    for entry in before:
        kept._put(entry, kept._get(entry))
    assert kept.entries().keys() == before.keys()
