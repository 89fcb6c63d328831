"""Who speaks where: mentions of one actor are joined over articles, and of two they are not."""

from __future__ import annotations

import pandas as pd
import pytest

from framing.sources.presence import Presence, presences

PERSON, BODY = "named_person", "named_organisation"
Said = tuple[str, str, str]


def found(said: list[Said]) -> list[Presence]:
    table = pd.DataFrame(said, columns=["article_id", "source", "source_type"])
    table["source_resolved"] = table["source"]
    table["paragraph_id"] = [
        f"{article}:{at:04d}" for at, article in enumerate(table["article_id"])
    ]
    return presences(table.assign(content_words=3))


def joined(*said: Said) -> dict[str, list[str]]:
    return {one.name: sorted(one.times) for one in found(list(said))}


ANN, LEE = ("a", "Ann Lee", PERSON), ("b", "Lee", PERSON)


@pytest.mark.parametrize("said", [[ANN, LEE], [LEE, ANN]])
def test_a_last_name_is_the_only_person_it_can_be(said: list[Said]) -> None:
    assert joined(*said) == {"Ann Lee": ["a", "b"]}
    (lee,) = found(said)
    assert lee.words == {"a": 3, "b": 3}
    assert set(lee.first) == {"a", "b"}


@pytest.mark.parametrize(
    ("others", "why"),
    [
        ([("c", "Bo Lee", PERSON)], "two persons have the last name"),
        ([("b", "Ann Lee", PERSON)], "the article itself has both apart"),
    ],
)
def test_it_stays_by_itself_where_it_can_be_another(others: list[Said], why: str) -> None:
    assert "Lee" in joined(ANN, LEE, *others), why


def test_only_persons_have_last_names() -> None:
    assert joined(("a", "Bank of Mercia", BODY), ("b", "Mercia", PERSON)) == {
        "Bank of Mercia": ["a"],
        "Mercia": ["b"],
    }
    assert joined(ANN, ("b", "Lee", BODY)) == {"Ann Lee": ["a"], "Lee": ["b"]}
    assert joined(ANN, ("b", "Ann", PERSON)) == {"Ann Lee": ["a"], "Ann": ["b"]}


def test_titles_do_not_make_two_of_one() -> None:
    said = [ANN, ("c", "Mayor Ann Lee", PERSON), LEE]
    assert joined(*said) == {"Ann Lee": ["a", "b", "c"]}


def test_those_in_most_articles_come_first() -> None:
    said = [("a", "Jo Hale", PERSON), ("b", "Jo Hale", PERSON), LEE, ANN, ("c", "Lee", PERSON)]
    assert list(joined(*said)) == ["Ann Lee", "Jo Hale"]
