"""The frozen sample articles, what is known about them, and the tables that lean on them."""

from __future__ import annotations

import csv
import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from framing.definitions import read_definition
from framing.text.normalising import normalise
from framing.text.paragraphs import split_blocks

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT / "seeds"
EXPECTED: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests/variants/expected.toml").read_text("utf-8")
)["articles"]
FROZEN = {
    "aid_newsletter.txt": "23c27a6b98c77194c5176cad9eeeb90a1ada4c4942ecc72eba96dfb0c2377c0c",
    "kursk_under_attack.txt": "ec8460eaadf694424dc93cac27c4b5e532387d72d665d5176c0f511711788408",
    "metadata.csv": "ae13ec539af783b8e7d9cbed45642bb021eadf7b31327c2db1eb2f702384e7d5",
    "state_medium.txt": "7ee9983266d8dfce13f2b4f7e841539a39b6f3811e9ddd996d50fb1b0b042c2c",
    "wire_agency.txt": "2e6aaffb5760805fca0881bbc2aed1ba68505e0e08a114fc7cb6123f03fabd2a",
}
MARKS = str.maketrans("", "", '"“”„«»‘‹›\u00a0')


def paragraphs_of(file: str) -> list[str]:
    return [block.text for block in split_blocks(normalise((ROOT / file).read_text("utf-8")))]


def test_seeds_are_frozen() -> None:
    found = {path.name: sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("[!.]*")}
    assert found == FROZEN


def test_metadata_is_honest_about_every_article() -> None:
    with (SEEDS / "metadata.csv").open(encoding="utf-8", newline="") as lines:
        rows = {row["article_id"]: row for row in csv.DictReader(lines)}
    assert set(rows) == {path.stem for path in SEEDS.glob("*.txt")}
    sample = rows.pop("kursk_under_attack")
    assert (sample["outlet"], sample["published"], sample["url"]) == ("Unknown outlet", "", "")
    assert all(row["note"].startswith("written for this project") for row in rows.values())
    assert all(row["outlet"].startswith("Specimen ") for row in rows.values())


def test_companions_cut_the_same_quotations() -> None:
    sample = "".join(paragraphs_of("seeds/kursk_under_attack.txt"))
    shared = {
        "fragments of shot-down drones damaged windows in private homes": 3,
        "all injured residents will be provided with assistance": 4,
        "restore normalcy and dignity": 4,
    }
    for words, articles in shared.items():
        assert words in sample
        assert sum(words in path.read_text("utf-8") for path in SEEDS.glob("*.txt")) == articles


@pytest.mark.parametrize("path", sorted((ROOT / "reports").glob("*.toml")), ids=lambda p: p.stem)
def test_report_definitions_point_at_what_is_stored_here(path: Path) -> None:
    report = tomllib.loads(path.read_text("utf-8"))
    assert set(report) >= {"title", "question", "source", "codebook", "model", "date"}
    assert report["title"].endswith("?")
    source = (path.parent / report["source"]).resolve()
    assert source.exists()
    assert source.is_relative_to(SEEDS) or source.is_relative_to(ROOT / "notebooks/data")
    assert read_definition(path).title == report["title"]


def test_the_invented_town_has_enough_articles_of_two_outlets_and_few_of_a_third() -> None:
    with (ROOT / "notebooks/data/harbour_town.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len({row["article_id"] for row in rows}) == len(rows) == 29
    assert all(row["text"] and row["headline"] and row["published"] for row in rows)
    events: dict[str, set[str]] = {}
    for row in rows:
        events.setdefault(row["outlet"], set()).add(row["event"])
    assert [len(of) for _, of in sorted(events.items())] == [12, 5, 12]
    assert events["Ellery Gazette"] == events["Quayside Voice"] >= events["Island Weekly"]


@pytest.mark.parametrize("article", EXPECTED, ids=lambda article: Path(article["file"]).stem)
def test_expected_rows_stand_in_the_paragraphs(article: dict[str, Any]) -> None:
    texts = paragraphs_of(article["file"])
    assert len(texts) == len(article["frames"]) == 18
    attributions = article["attributions"]
    assert len(attributions) == 8
    for row in attributions:
        first, last = texts[row["paragraphs"][0]], texts[row["paragraphs"][-1]]
        whole = "\n".join(texts[position] for position in row["paragraphs"])
        assert row["source"] in row.get("source_widest", row["source"])
        assert row.get("source_widest", row["source"]) in whole
        assert row["cue"] in whole
        assert all(
            start.translate(MARKS) in first.translate(MARKS) for start in row["content_starts"]
        )
        assert all(end.translate(MARKS) in last.translate(MARKS) for end in row["content_ends"])
        assert row["form"] in {"direct", "indirect", "mixed"}
        assert not set(row["paragraphs"]) & set(article["silent"])
    for row in article["not_attributions"]:
        assert row["text"] in texts[row["paragraph"]]


def test_variants_are_other_texts_than_the_sample_article() -> None:
    def runs(texts: list[str]) -> set[tuple[str, ...]]:
        words = " ".join(texts).lower().split()
        return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}

    sample, *variants = (runs(paragraphs_of(article["file"])) for article in EXPECTED)
    assert len(variants) == 5
    assert all(len(sample & variant) <= 3 for variant in variants)
