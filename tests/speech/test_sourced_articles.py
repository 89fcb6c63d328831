"""Articles whose sources another hand tied to actors: how many are read as they were marked."""

from collections import Counter
from typing import Any

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


#: What it reaches at least on the articles seen while the rules were written, and on the others.
LEAST_OF = {
    "seen": {
        **LEAST,
        "stance right": 0.95,
        "link precision": 0.93,
        "link recall": 0.62,
        "source type right": 0.91,
    },
    "held": {
        **LEAST,
        "stance right": 0.95,
        "link precision": 0.9,
        "link recall": 0.61,
        "source type right": 0.87,
        "unnamed sources, F1": 0.78,
    },
}


def read(text: str) -> Article:
    return article_of(text, read_speech=READ)


@pytest.fixture(scope="module")
def counted() -> dict[str, Tally]:
    return {part: tally(read_articles(part), read) for part in LEAST_OF}


@pytest.mark.parametrize("name", LEAST)
def test_sources_are_read_as_they_were_marked(counted: dict[str, Tally], name: str) -> None:
    whole = Tally(sum((one.counts for one in counted.values()), Counter()))
    assert figures(whole)[name] >= LEAST[name]


@pytest.mark.parametrize("name", LEAST)
@pytest.mark.parametrize("part", LEAST_OF)
def test_neither_part_lags_behind(counted: dict[str, Tally], part: str, name: str) -> None:
    assert figures(counted[part])[name] >= LEAST_OF[part][name]


def test_there_are_as_many_articles_as_asked_and_none_twice() -> None:
    texts = [row["marked"] for part in ("seen", "held") for row in read_articles(part)]
    assert len(texts) == len(set(texts)) == 120


def test_two_hands_agree_with_themselves() -> None:
    rows = read_articles("second")
    assert agreement((row, row) for row in rows) == {
        "found": 1.0, "source_type": 1.0, "stance": 1.0, "link": 1.0
    }  # fmt: skip


def marked(text: str, told: dict[str, tuple[str, str]]) -> dict[str, Any]:
    """Give an article as a hand marks it: source and stance of each attribution by its number."""
    types = {"Ann Reed": "named_person", "Jo Hale": "named_person", "critics": "unnamed_vague"}
    return {
        "marked": text,
        "sources": {name: {"name": name, "type": kind} for name, kind in types.items()},
        "attributions": {
            number: {"source": name, "stance": stance} for number, (name, stance) in told.items()
        },
    }


def test_two_hands_that_differ() -> None:
    text = (
        "<s1>Ann Reed</s1> <c1>said</c1> <t1>it rained</t1>. <s2>She</s2> <c2>claimed</c2> "
        "<t2>it snowed</t2>. <s3>They</s3> <c3>said</c3> <t3>it was cold</t3>."
    )
    further = text + " <s4>Critics</s4> <c4>said</c4> <t4>it was late</t4>."
    one = marked(
        further,
        {
            "1": ("Ann Reed", "neutral"),
            "2": ("Ann Reed", "distancing"),
            "3": ("critics", "neutral"),
            "4": ("critics", "neutral"),
        },
    )
    other = marked(
        text,
        {"1": ("Ann Reed", "neutral"), "2": ("critics", "neutral"), "3": ("critics", "neutral")},
    )
    found = agreement([(one, other)])
    # Types: two of three agree, 4/9 by chance; stances: two of three, 2/3 by chance.
    # Sources called otherwise than their actor: "She", told apart, and "They", told alike.
    assert found == pytest.approx({"found": 6 / 7, "source_type": 0.4, "stance": 0.0, "link": 0.5})


def test_a_reading_of_nothing_has_no_figures() -> None:
    told = figures(tally([]))
    assert all(value != value for value in told.values())
