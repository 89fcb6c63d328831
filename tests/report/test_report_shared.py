"""A report without text: only ``tables/`` holds six words of an article in a row."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from corpus_making import OUTLETS, Recipe, make_corpus

import framing
from framing.report.downloads import SHARING
from framing.text.words import find_words

#: So many words in a row are text; the page says that it holds no more than five.
RUN = 6
MARKUP = re.compile(r"<[^>]*>")
ATTRIBUTE = re.compile(r"(?:id|href)=[\"']?([^\"'> ]+)")
HELD = re.compile(r"data:[a-z/.\-]+;base64,([A-Za-z0-9+/=]+)")


def runs(text: str) -> set[tuple[str, ...]]:
    text = text.replace("_", " ").replace("-", " ")
    words = [text[word.start : word.end].casefold() for word in find_words(text)]
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def told(path: Path) -> Iterator[str]:
    """Give all text of a file: of a table each cell, of a page what it shows and what it holds."""
    if path.suffix == ".parquet":
        table = pd.read_parquet(path).reset_index()
        yield from (str(cell) for name in table for cell in table[name])
        return
    text = path.read_text("utf-8")
    for found in HELD.findall(text):
        yield base64.b64decode(found).decode("utf-8", "ignore")
    text = HELD.sub("", text).replace("\\n", " ").replace('\\"', '"')
    yield html.unescape(MARKUP.sub("", text))
    yield html.unescape(MARKUP.sub(" ", text))
    yield " ".join(ATTRIBUTE.findall(text))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pd.DataFrame]:
    """Give the folder of a comparison without text, and the articles it is about."""
    rows = make_corpus(2, Recipe(each=11, months=8, repeated=0, shared=0, foreign=0)).articles
    rows = rows[rows["outlet"].isin(OUTLETS[:2])].copy()
    rows["headline"] = [
        f"Number {at} of the long headlines that nobody may copy" for at in range(len(rows))
    ]
    # The first article is filed under the words it begins with, as many archives do.
    opening = "_".join(rows["text"].iloc[0].split()[:8]).lower()
    rows["article_id"] = [opening, *rows["article_id"].iloc[1:]]
    analysis = framing.analyze(rows, model="fast")
    comparison = framing.compare(analysis)
    assert len(comparison.contexts), "there are lines to be left out"
    folder = tmp_path_factory.mktemp("shared") / "report"
    analysis.report(folder, comparison=comparison, text_mode="none")
    return folder, analysis.articles


def test_only_the_tables_hold_text(report: tuple[Path, pd.DataFrame]) -> None:
    folder, articles = report
    own = set[tuple[str, ...]]()
    for text in [*articles["text"], *articles["headline"]]:
        own |= runs(text)
    files = [path for path in folder.rglob("*") if path.is_file()]
    holding = {
        path.relative_to(folder).as_posix()
        for path in files
        if any(runs(text) & own for text in told(path))
    }
    assert len(files) > 40
    assert {name for name in holding if not name.startswith("tables/")} == set()
    assert "tables/articles.parquet" in holding, "the search finds what is there"


def test_lines_of_context_are_left_with_their_places(report: tuple[Path, pd.DataFrame]) -> None:
    folder, _ = report
    assert not (folder / "comparison/contexts.csv").exists()
    comparison = framing.open_comparison(folder / "comparison")
    assert len(comparison.contexts)
    assert set(comparison.contexts["before"]) == set(comparison.contexts["after"]) == {""}
    assert comparison.contexts["paragraph_id"].str.contains(":").all()


def test_the_page_says_what_to_share(report: tuple[Path, pd.DataFrame]) -> None:
    page = (report[0] / "report.html").read_text("utf-8")
    assert html.unescape(page).count(SHARING) == 1
    assert "no more than five words of an article in a row, headlines too." in page
    assert "Its files hold no text of the articles" in page
