"""Which words count, and which are left out, on sentences a reader can check."""

from __future__ import annotations

import pytest
from keyness_corpora import groups_of, tables_of

from framing.comparison.words import Words, read_words


def words_of(*texts: str, groups: str = "", fewest: int = 1) -> Words:
    named = {f"{(groups or 'A' * len(texts))[n]}/{n}": text for n, text in enumerate(texts)}
    tables = tables_of(named)
    return read_words(tables, list(named), groups_of(tables).tolist(), fewest=fewest)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("They’ll storm the old dam’s walls.", ["dam", "old", "storm", "walls"]),
        ("She didn't say it; it's over.", ["say"]),
        ("Prices rose by 5,000 in the 24-hour sale of 1999.", ["prices", "rose", "sale"]),
        ("STORM STRIKES DAM AND TOWN", ["dam", "storm", "strikes", "town"]),
        ("Mayor Slams Plan for a Dam", ["dam", "mayor", "plan", "slams"]),
        ("A dam\u00adaged hall, shot-down planes.", ["damaged", "hall", "planes", "shot-down"]),
        ("", []),
        ("— … !", []),
    ],
)
def test_words_that_count(text: str, entries: list[str]) -> None:
    assert words_of(text).entries.tolist() == entries


def test_names_have_their_capital_inside_sentences() -> None:
    found = words_of("Storms hit Kursk.", "Kursk slept. The storms hit Kursk and the Army.")
    assert found.entries.tolist() == ["hit", "slept", "storms"]
    assert found.names == 2


def test_a_word_with_a_capital_in_four_of_five_places_is_no_name() -> None:
    four = "We saw the Army there. " * 4 + "An army sang."
    assert "army" in words_of(four).entries
    assert "army" not in words_of("We saw the Army there. " + four).entries


def test_a_capital_after_an_opening_mark_says_nothing() -> None:
    assert "liars" in words_of("He shouted: “Liars stole it.” She wept.").entries


def test_a_sentence_of_three_articles_of_one_group_is_left_out_everywhere() -> None:
    line = "Follow our channel!"
    found = words_of(
        *[f"{line} Storm {n}." for n in "abc"], "Follow, our channel. Rain.", groups="AAAB"
    )
    assert found.boilerplate == 1
    assert found.entries.tolist() == ["b", "c", "rain", "storm"]
    assert found.totals.tolist() == [2, 2, 2, 1]
    spread = words_of(*[f"{line} Storm {n}." for n in "abc"], groups="AAB")
    assert spread.boilerplate == 0
    assert "channel" in spread.entries


def test_a_sentence_three_times_in_one_article_is_no_boilerplate() -> None:
    assert "storm" in words_of("Storm came. Storm came. Storm came.").entries


def test_words_in_few_articles_are_left_out_but_still_counted_as_words() -> None:
    found = words_of("storm dam dam", "storm hill", fewest=2)
    assert found.entries.tolist() == ["storm"]
    assert found.counts.toarray().tolist() == [[1], [1]]
    assert found.totals.tolist() == [3, 2]
