"""Archives: the same tables as in memory, whatever the source; faults are left out and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from archive_making import write_archive

import framing
from framing.errors import ExtractionError, InputError, InputWarning, StoppedError
from framing.scale import analyze_archive
from framing.storage import OUR_FILES
from framing.tables import Tables

#: So small that five articles of the tests are several parts.
SMALL = 800
TEXTS = [
    "Calm returns\n\nOfficials said the bridge was safe. “We checked,” Ann Lee told reporters.",
    "It rained. It stopped.\n\nCritics warned of a disaster. " + "The town was quiet. " * 60,
    "Мост открыт. Пострадавших нет, сообщили в мэрии города в понедельник утром.",
    "“Never,” she said.\n\n* * *\n\nThe regime's thugs fled. " + "Nobody was hurt. " * 80,
    "Two men held",
]


@pytest.fixture
def table() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "article_id": ["e", "d", "c", "b", "a"],
            "text": TEXTS,
            "outlet": ["Daily", None, "Post", "Daily", "Post"],
            "published": ["2024-01-01"] * 5,
            "shares": [1, 2, None, 4, 5],
            "rank": [None, None, None, 2.5, 3],
            "wire": [None, True, False, None, True],
        }
    )


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def told_of(tables: Tables) -> dict[str, Any]:
    """Give provenance without what only an archive tells."""
    told = {key: value for key, value in tables.provenance.items() if key != "made_of"}
    return {**told, "excluded": {k: v for k, v in told["excluded"].items() if k != "faults"}}


def assert_same(archive: Tables, other: Tables) -> None:
    assert told_of(archive) == told_of(other)
    for field in fields(Tables):
        if field.name != "provenance":
            one, two = getattr(archive, field.name), getattr(other, field.name)
            pd.testing.assert_frame_equal(one, two, check_exact=True)


def as_csv(table: pd.DataFrame, path: Path) -> Path:
    table.to_csv(path / "news.csv", index=False)
    return path / "news.csv"


def as_jsonl(table: pd.DataFrame, path: Path) -> Path:
    table.to_json(path / "news.jsonl", orient="records", lines=True, force_ascii=False)
    return path / "news.jsonl"


def as_parquet(table: pd.DataFrame, path: Path) -> Path:
    table.to_parquet(path / "news.parquet")
    return path / "news.parquet"


def as_folder(table: pd.DataFrame, path: Path) -> Path:
    (path / "news" / "old").mkdir(parents=True)
    for number, row in enumerate(table.itertuples()):
        folder = path / "news" / ("old" if number % 2 else ".")
        (folder / f"{row.article_id}.txt").write_text(str(row.text), "utf-8")
    table[["article_id", "outlet"]].head(1).to_csv(path / "news" / "metadata.csv", index=False)
    return path / "news"


@pytest.mark.filterwarnings("ignore:The metadata has no row")
@pytest.mark.parametrize("write", [as_csv, as_jsonl, as_parquet, as_folder])
def test_an_archive_has_the_tables_of_an_analysis_in_memory(
    write: Callable[[pd.DataFrame, Path], Path], table: pd.DataFrame, tmp_path: Path
) -> None:
    source = write(table, tmp_path)
    archive = analyze_archive(source, tmp_path / "out", model="fast", characters=SMALL)
    assert len(list((tmp_path / "out" / "paragraphs").iterdir())) > 1
    assert_same(archive, framing.analyze(source, model="fast"))
    assert_same(framing.open_analysis(tmp_path / "out"), archive)
    assert archive.faults.empty
    assert all(name in OUR_FILES for name in bytes_of(tmp_path / "out"))
    assert {path.name for path in tmp_path.iterdir()} == {source.name, "out"}


def test_the_default_model_gives_the_same(table: pd.DataFrame, tmp_path: Path) -> None:
    source = as_csv(table, tmp_path)
    archive = analyze_archive(source, tmp_path / "out", characters=SMALL)
    assert_same(archive, framing.analyze(source))


def test_workers_change_no_byte(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.csv", articles=12, random_state=3)
    written = []
    for workers in (1, 2):
        out = tmp_path / f"out{workers}"
        analyze_archive(tmp_path / "a.csv", out, model="fast", workers=workers, characters=4_000)
        written.append(bytes_of(out))
    assert written[0] == written[1]
    assert len(written[0]) > 4 * 7


def test_a_table_is_read_when_it_is_asked_for(table: pd.DataFrame, tmp_path: Path) -> None:
    analyze_archive(as_csv(table, tmp_path), tmp_path / "out", model="fast", characters=SMALL)
    opened = framing.open_analysis(tmp_path / "out")
    assert repr(opened).startswith("<Analysis: 5 articles, 9 paragraphs, ")
    assert not {"articles", "paragraphs", "spans"} & vars(opened).keys()
    part = tmp_path / "out" / "spans" / "part-00001.parquet"
    part.write_bytes(part.read_bytes()[:-1])
    assert len(opened.paragraphs) == 9
    with pytest.raises(InputError, match=r"spans/part-00001\.parquet is not the file"):
        _ = opened.spans
    part.unlink()
    with pytest.raises(InputError, match=r"spans/part-00001\.parquet is missing"):
        framing.open_analysis(tmp_path / "out")


BAD = (
    '{"id": "a", "text": "It rained."}\n'
    "{oops\n"
    '{"id": "b", "text": " "}\n'
    '{"id": "c", "text": 7}\n'
    '{"id": "a", "text": "It snowed."}\n'
    '{"id": "d", "text": "It \\u0000 snowed."}\n'
    "[1]\n"
    '{"id": "e", "text": "It hailed.", "date": "2024-13-01"}\n'
    '{"id": "f", "text": "It stopped."}\n'
)


def test_what_cannot_be_used_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.jsonl").write_text(BAD)
    (tmp_path / "news" / "b.csv").write_text('id,text\n1,"It rained.\n')
    (tmp_path / "news" / "c.csv").write_text("id,words\n1,It rained.\n")
    (tmp_path / "news" / "d.parquet").write_bytes(b"PAR1 no")
    (tmp_path / "news" / "e.txt").write_bytes(b"")
    (tmp_path / "news" / "f.pdf").write_bytes(b"%PDF")
    with pytest.warns(InputWarning, match="zero bytes"):
        archive = analyze_archive(tmp_path / "news", tmp_path / "out", model="fast")
    assert list(archive.articles.index) == ["a", "d", "f"]
    told = [(Path(f).name, row, why) for f, row, why in archive.faults.to_numpy().tolist()]
    assert [(file, row) for file, row, _ in told] == [
        ("f.pdf", ""),
        ("a.jsonl", "line 2"),
        ("a.jsonl", "line 3"),
        ("a.jsonl", "line 4"),
        ("a.jsonl", "line 5"),
        ("a.jsonl", "line 7"),
        ("a.jsonl", "line 8"),
        ("b.csv", "line 2"),
        ("b.csv", ""),
        ("c.csv", ""),
        ("d.parquet", ""),
        ("e.txt", ""),
    ]
    assert told[4][2] == "has the article_id 'a', as has an article before it"
    assert archive.provenance["excluded"]["faults"] == len(told)


def test_strict_names_every_fault_before_anything_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.jsonl").write_text(BAD)
    monkeypatch.setattr("framing.scale.archive.score_portion", None)
    with pytest.raises(InputError) as caught:
        analyze_archive(tmp_path / "a.jsonl", tmp_path / "out", strict=True)
    assert len(caught.value.faults) == 6
    assert [path.name for path in tmp_path.iterdir()] == ["a.jsonl"]


def test_a_source_without_a_sound_article_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("words\nIt rained.\n")
    with pytest.raises(InputError, match="no column is called 'text'"):
        analyze_archive(tmp_path / "a.csv", tmp_path / "out")
    with pytest.raises(InputError, match="no such file"):
        analyze_archive(tmp_path / "b.csv", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_an_article_that_cannot_be_scored_is_a_fault(
    table: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = as_csv(table, tmp_path)
    real = framing.extraction.split_article

    def fail(article_id: str, *rest: Any, **told: Any) -> Any:
        if article_id == "b":
            raise ExtractionError("too odd")
        return real(article_id, *rest, **told)

    monkeypatch.setattr("framing.extraction.split_article", fail)
    archive = analyze_archive(source, tmp_path / "out", model="fast", characters=SMALL)
    assert list(archive.articles.index) == ["e", "d", "c", "a"]
    assert archive.faults[["row", "reason"]].to_numpy().tolist() == [
        ["row 4 after the header", "too odd"]
    ]
    with pytest.raises(InputError, match="row 4 after the header: too odd"):
        analyze_archive(source, tmp_path / "other", model="fast", characters=SMALL, strict=True)


@pytest.mark.parametrize("workers", [0, -1])
def test_workers_are_one_or_more(workers: int, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="expected one or more processes"):
        analyze_archive(tmp_path, tmp_path / "out", workers=workers)


def test_progress_counts_articles_up_to_all(table: pd.DataFrame, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    settings: dict[str, Any] = {"model": "fast", "characters": SMALL}
    analyze_archive(
        as_csv(table, tmp_path), tmp_path / "out", **settings, progress=lambda *at: told.append(at)
    )
    assert told[0] == (1, 5)
    assert told[-1] == (5, 5)
    assert told == sorted(told)


def test_a_full_disk_leaves_what_was_finished(
    table: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = as_csv(table, tmp_path)
    settings: dict[str, Any] = {"model": "fast", "characters": SMALL}
    analyze_archive(source, tmp_path / "whole", **settings)
    real, left = framing.scale.parts.write_file, [9]

    def fill(path: Path, data: bytes) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device", str(path))
        real(path, data)

    monkeypatch.setattr("framing.scale.parts.write_file", fill)
    with pytest.raises(StoppedError, match="no space is left on the disk"):
        analyze_archive(source, tmp_path / "out", **settings)
    assert not (tmp_path / "out").exists()
    monkeypatch.setattr("framing.scale.parts.write_file", real)
    scored: list[int] = []
    work = framing.scale.archive.score_portion

    def count(portion: Any, *rest: Any) -> Any:
        scored.append(portion.number)
        return work(portion, *rest)

    monkeypatch.setattr("framing.scale.archive.score_portion", count)
    analyze_archive(source, tmp_path / "out", **settings)
    assert scored == [1, 2], "the first part was finished"
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "whole")
