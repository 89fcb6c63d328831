"""What a string that names nothing on disk was meant to be."""

from __future__ import annotations

import pytest

from framing.corpus.columns import known_columns, text_candidates
from framing.corpus.paths import exists, is_glob, looks_like_path


@pytest.mark.parametrize(
    ("text", "is_path", "reason"),
    [
        ("seeds/kursk.txt", True, "separator and suffix"),
        ("kursk.txt", True, "suffix"),
        ("my old article.docx", True, "a suffix we do not read is still a file"),
        ("my pages of march and april 2024 crawl.warc.gz", True, "an archive"),
        ("the whole long page of the bridge as saved on Friday.mhtml", True, "a page"),
        ("news/2024", True, "separator, no blanks"),
        ("news/", True, "ends in a separator"),
        (r"C:\Users\me\My News", True, "a drive"),
        ("./My old news", True, "rooted"),
        ("~/news", True, "home"),
        ("My Documents/old news", True, "a separator and few words"),
        ("The long title of an article about a bridge over the river.txt", True, "known suffix"),
        ("Officials said the bridge was safe.", False, "a sentence"),
        ("Open 24/7.", False, "a stroke in a sentence"),
        ("He and/or she said that the bridge would open again soon", False, "a stroke in prose"),
        ("The firm runs its news on a page called news.example", False, "an address ends prose"),
        ("Calm returns\n\nnews/2024", False, "several lines"),
        ("Really?", False, "no suffix, no separator"),
        ("", False, "nothing"),
    ],
)
def test_what_looks_like_a_path(text: str, is_path: bool, reason: str) -> None:
    assert looks_like_path(text) is is_path, reason


def test_patterns() -> None:
    assert is_glob("news/*.txt")
    assert is_glob("news/[ab].txt")
    assert not is_glob("What is *that*?")
    assert not is_glob("news/a.txt")


@pytest.mark.parametrize("text", ["a\0b", "x" * 100_000, " ", "a\ud800b"])
def test_what_cannot_be_a_name_does_not_exist(text: str) -> None:
    assert exists(text) is False


def test_columns_take_their_likeliest_name() -> None:
    columns = ["Publication Date", "source", "publisher", "ID", "Title", "body"]
    assert known_columns(columns) == {
        "article_id": "ID",
        "outlet": "publisher",
        "published": "Publication Date",
        "headline": "Title",
    }
    assert known_columns(["title", "headline"], taken=["headline"]) == {"headline": "title"}
    assert text_candidates(["Full-Text", "title", "BODY"]) == ["BODY", "Full-Text"]
