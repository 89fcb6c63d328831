"""The golden table: sentences and short texts, marked by a hand that had not seen any output."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from framing.articles import Article, article_of
from framing.extractors.attribution import default_attribution
from framing.training.attribution_golden import compare, read_golden

READ = default_attribution("standard").read_speech
ROWS = read_golden()
#: What the reading does not reach yet, row by row, each with its reason.
OPEN = tomllib.loads(Path(__file__).with_name("golden_open.toml").read_text("utf-8"))["open"]


def read(text: str) -> Article:
    """Read a text as the standard model does."""
    return article_of(text, read_speech=READ)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=row["id"],
            marks=[pytest.mark.xfail(reason=OPEN[row["id"]], strict=True)]
            if row["id"] in OPEN
            else [],
        )
        for row in ROWS
    ],
)
def test_the_reading_is_that_of_the_golden_table(row: dict[str, Any]) -> None:
    assert compare(row, read) == []


def test_the_table_is_as_large_as_asked_and_mostly_passed() -> None:
    texts = [row["marked"] for row in ROWS]
    assert len(set(texts)) == len(texts)
    assert sum("\n" not in text for text in texts) >= 250
    assert sum("\n" in text for text in texts) >= 30
    assert set(OPEN) <= {row["id"] for row in ROWS}
    assert len(OPEN) <= 0.1 * len(ROWS)
