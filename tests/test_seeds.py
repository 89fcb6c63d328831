"""The frozen sample articles, and the expected tables that lean on them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from framing.text.normalising import normalise
from framing.text.paragraphs import split_blocks

ROOT = Path(__file__).resolve().parents[1]
EXPECTED: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "tests/variants/expected.toml").read_text("utf-8")
)["articles"]
MARKS = str.maketrans("", "", '"“”„«»‘‹›\u00a0')


def paragraphs_of(file: str) -> list[str]:
    return [block.text for block in split_blocks(normalise((ROOT / file).read_text("utf-8")))]


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
