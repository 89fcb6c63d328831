"""A table of sentences with the attributions a careful reader marks in them."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from framing.articles import Article, article_of

PATH = Path(__file__).with_name("attribution_cases.toml")
CASES = tomllib.loads(PATH.read_text("utf-8"))["case"]


def text_of(article: Article, places: tuple[Any, ...]) -> str:
    return " … ".join(article.paragraphs[p].text[start:end] for p, start, end in places)


def rows_of(article: Article) -> list[list[str]]:
    return [
        [
            text_of(article, found.source),
            text_of(article, found.cue),
            text_of(article, found.content),
            found.source_type,
        ]
        for found in article.speech.attributions
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["reason"] for case in CASES])
def test_attributions_are_those_of_a_careful_reader(case: dict[str, Any]) -> None:
    article = article_of(case["text"])
    assert rows_of(article) == case["rows"]
    if "resolved" in case:
        resolved = [found.source_resolved for found in article.speech.attributions]
        assert resolved == case["resolved"]
    if "forms" in case:
        assert [found.form for found in article.speech.attributions] == case["forms"]


def test_the_table_says_each_thing_once() -> None:
    texts = [case["text"] for case in CASES]
    assert len(texts) == len(set(texts)) >= 100


def test_a_sentence_without_end_is_read_as_a_short_one() -> None:
    told = "An aide, who asked not to be named because he feared for his job, said it was late and "
    rows = rows_of(article_of(told * 40 + "left."))
    aide = "aide, who asked not to be named because he feared for his job"
    assert len(rows) == 40
    assert {(source[3:], cue, of) for source, cue, _, of in rows} == {
        (aide, "said", "unnamed_role")
    }
