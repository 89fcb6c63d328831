"""Articles whose sources another hand tied to actors: how many are read as they were marked."""

import pytest

from framing.articles import Article, article_of
from framing.extractors.attribution import default_attribution
from framing.training.attribution_articles import Tally, agreement, figures, read_articles, tally

READ = default_attribution("standard").read_speech
#: What the standard reading reaches at least on all articles together.
LEAST = {
    "found (recall)": 0.88,
    "right (precision)": 0.94,
    "link precision": 0.92,
    "link recall": 0.6,
    "source type right": 0.85,
    "stance right": 0.85,
    "unnamed sources, F1": 0.84,
}


def read(text: str) -> Article:
    return article_of(text, read_speech=READ)


@pytest.fixture(scope="module")
def counted() -> Tally:
    return tally([*read_articles("seen"), *read_articles("held")], read)


@pytest.mark.parametrize("name", LEAST)
def test_sources_are_read_as_they_were_marked(counted: Tally, name: str) -> None:
    assert figures(counted)[name] >= LEAST[name]


def test_there_are_as_many_articles_as_asked_and_none_twice() -> None:
    texts = [row["marked"] for part in ("seen", "held") for row in read_articles(part)]
    assert len(texts) == len(set(texts)) == 120


def test_two_hands_agree_with_themselves() -> None:
    rows = read_articles("second")
    assert agreement((row, row) for row in rows) == {
        "found": 1.0, "source_type": 1.0, "stance": 1.0, "link": 1.0
    }  # fmt: skip


def test_a_reading_of_nothing_has_no_figures() -> None:
    told = figures(tally([]))
    assert all(value != value for value in told.values())
