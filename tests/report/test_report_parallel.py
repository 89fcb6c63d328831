"""Two texts side by side: which two, and which of their paragraphs tell the same."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from report_specimens import BRIDGE, Row, make_tables

from framing.errors import InputError
from framing.report import annotated_texts, parallel_pair, parallel_reading
from framing.report.pairing import find_matches, read_pair
from framing.report.reading import read_views
from framing.tables import Tables

QUOTE = "“The north pier will close on Friday and every family will be paid,” said Ann Lee."
HARBOUR = "The harbour master inspected seven damaged trawlers moored beside the northern pier."
MORE = "Beside the northern pier the harbour master inspected trawlers, seven of them damaged."


def four() -> Tables:
    texts = {
        "one": f"It rained.\n\n{HARBOUR}",
        "two": f"{HARBOUR}\n\nMany stayed at home.\n\n{QUOTE}",
        "three": "Snow fell in the valley.",
        "four": f"{QUOTE}\n\nThe bakery opened late.\n\n{MORE}",
    }
    places = (("two:0002", "r1", "two"), ("four:0000", "r2", "four"))
    content = QUOTE.partition(" said")[0]
    spans: list[Row] = [
        (place, "attribution", "content", content, "", 0.9, relation)
        for place, relation, _ in places
    ]
    told = (
        "Ann Lee",
        "s",
        "Ann Lee",
        "named_person",
        "said",
        "say",
        "verb",
        "neutral",
        13,
        13,
        0.9,
    )
    rows = {relation: (owner, place, "direct", *told) for place, relation, owner in places}
    return make_tables(texts, spans, rows)


# named first, named second, the pair, how its choice is told
CHOICES = [
    (None, None, ("two", "four"), "of 4 articles the two that share most quotations: 1 shared"),
    ("four", None, ("four", "two"), "of 4 articles the two that share most"),
    (None, "two", ("four", "two"), "of 4 articles the two that share most"),
    ("three", "one", ("three", "one"), "named for this report; 0 shared quotations"),
]


@pytest.mark.parametrize(("first", "second", "pair", "told"), CHOICES)
def test_the_two_articles_are_named_or_share_most(
    first: str | None, second: str | None, pair: tuple[str, str], told: str
) -> None:
    assert parallel_pair(four(), first, second) == pair
    assert read_pair(four(), first, second).choice.startswith(told)


def test_without_a_shared_quotation_the_first_two_are_read() -> None:
    tables = make_tables({"a": "Rain.", "b": "Snow.", "c": "Hail."})
    assert parallel_pair(tables) == ("a", "b")
    assert "of which no two share a quotation" in str(parallel_reading(tables).html)


@pytest.mark.parametrize(
    ("names", "fault"),
    [(("five", None), "five"), (("one", "one"), "twice"), ((None, "six"), "six")],
)
def test_faults_say_what_to_name(names: tuple[str | None, str | None], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        parallel_pair(four(), *names)


@pytest.mark.parametrize("amount", [1, 11])
def test_one_article_or_many_are_not_read_in_parallel(amount: int) -> None:
    with pytest.raises(InputError, match="expected 2 to 10"):
        parallel_reading(make_tables({f"a{at}": BRIDGE for at in range(amount)}))


def test_paragraphs_that_tell_the_same_share_a_quotation_or_many_words() -> None:
    pair = read_pair(four())
    assert [(m.first, m.second, m.quotation) for m in pair.matches] == [
        (0, 2, False),
        (2, 0, True),
    ]
    assert pair.matches[0].why == "8 content words"
    one, *_, last = read_views(make_tables({"a": "The mayor spoke of rain.", "b": "It rained."}))
    assert find_matches(one, last, []) == []


def test_links_lead_both_ways_and_texts_stand_once() -> None:
    tables = four()
    html = str(parallel_reading(tables).html)
    html += str(annotated_texts(tables, parallel=parallel_pair(tables)).html)
    ids = re.findall(r"\bid=\"?([\w.-]+)", html)
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    two, four_ = (
        html.split(f"id=p-{name}-0>")[1].split("</article>")[0] for name in ("two", "four")
    )
    assert "<a href=#p-four-0 title=" in two
    assert "<a href=#p-two-2 title=" in four_
    assert html.count("The bakery opened late.") == 1
    assert html.count("in parallel reading</a>") == 2
    assert "Snow fell" in html
