"""Addresses: what lies in an object store is read as from a disk (here a store in memory)."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import framing
from framing.errors import InputError
from framing.scale import analyze_archive

TABLE = pd.DataFrame(
    {"article_id": ["a", "b"], "text": ["It rained.\n\nIt stopped.", "Critics warned."]}
)
NAMES = ["news.csv", "news.jsonl", "news.parquet"]


@pytest.fixture
def store() -> Iterator[Any]:
    if importlib.util.find_spec("upath") is None:
        if os.environ.get("CI"):
            pytest.fail("universal-pathlib is not installed")
        pytest.skip("needs universal-pathlib: pip install 'framing-toolkit[remote]'")
    from upath import UPath

    folder = UPath("memory://bucket/news")
    folder.mkdir(parents=True)
    yield folder
    folder.fs.rm(folder.path, recursive=True)


def write(name: str, path: Path) -> None:
    ways: dict[str, Callable[[], None]] = {
        "news.csv": lambda: TABLE.to_csv(path, index=False),
        "news.jsonl": lambda: TABLE.to_json(path, orient="records", lines=True),
        "news.parquet": lambda: TABLE.to_parquet(path),
    }
    ways[name]()


@pytest.mark.engine
@pytest.mark.parametrize("name", NAMES)
def test_a_table_in_a_store(name: str, store: Any, tmp_path: Path) -> None:
    write(name, tmp_path / name)
    (store / name).write_bytes((tmp_path / name).read_bytes())
    expected = framing.analyze(tmp_path / name, model="fast")
    source = f"memory://bucket/news/{name}"
    read = framing.analyze(source, model="fast")
    pd.testing.assert_frame_equal(read.to_frame(), expected.to_frame())
    archive = analyze_archive(source, tmp_path / "out", model="fast")
    pd.testing.assert_frame_equal(archive.to_frame(), expected.to_frame())


@pytest.mark.engine
def test_a_folder_in_a_store(store: Any) -> None:
    (store / "old").mkdir()
    (store / "a.txt").write_text("It rained.")
    (store / "old" / "b.md").write_text("---\noutlet: Daily\n---\nIt stopped.")
    (store / "metadata.csv").write_text("file,outlet\na.txt,Post\nold/b.md,Daily\n")
    articles = framing.read_articles("memory://bucket/news/")
    assert articles["outlet"].to_dict() == {"a": "Post", "old/b": "Daily"}
    with pytest.raises(InputError, match="no such file or folder"):
        framing.read_articles("memory://bucket/none.csv")
    with pytest.raises(InputError, match="addresses are read one at a time"):
        framing.read_articles(["memory://bucket/news/a.txt", "memory://bucket/news/b.txt"])


def test_addresses_need_a_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("framing.paths.find_spec", lambda _: None)
    with pytest.raises(InputError, match="are read with the package universal-pathlib"):
        framing.read_articles("s3://bucket/news.csv")


@pytest.mark.engine
@pytest.mark.usefixtures("store")
def test_a_store_that_nobody_knows() -> None:
    with pytest.raises(InputError, match=r"nosuch://bucket/news\.csv: "):
        framing.read_articles("nosuch://bucket/news.csv")


def test_nothing_is_written_to_an_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.")
    with pytest.raises(InputError, match="is an address, expected a folder on this machine"):
        analyze_archive(tmp_path / "a.txt", "s3://bucket/out", model="fast")
    with pytest.raises(InputError, match="is an address"):
        framing.analyze("It rained.", model="fast").save("s3://bucket/out")
