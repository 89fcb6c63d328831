"""Loaded words of groups, on sentences a reader can count."""

from __future__ import annotations

import math
from functools import cache

import pandas as pd
import pytest

import framing
from framing.comparison.loaded_words import MOST, loaded_words, occurrences
from framing.comparison.settings import Settings
from framing.extractors.readability import Readability
from framing.tables import Tables

TEXTS = {
    "A": [
        "The regime sent thugs. The regime lied.",
        "A regime fell. “The thugs ran,” said Ann Lee.",
        "It rained.",
    ],
    "B": ["The regime fell.", "It rained again."],
    "C": ["Nothing else happened here."],
}


@cache
def analysed() -> Tables:
    rows = [(group, text) for group, texts in TEXTS.items() for text in texts]
    return framing.analyze(pd.DataFrame(rows, columns=["outlet", "text"]), model="fast")


def found(reference: str = "") -> pd.DataFrame:
    tables = analysed()
    return loaded_words(tables, tables.articles["outlet"], Settings(reference=reference))


def words_of(group: str) -> int:
    tables = analysed()
    owners = tables.paragraphs["article_id"].map(tables.articles["outlet"])
    return int(tables.paragraphs["words"][owners == group].sum())


def test_words_are_counted_by_group_with_those_of_the_others() -> None:
    table = found()
    regime = table.loc["A", "regime"]
    assert regime[["count", "quoted", "articles"]].tolist() == [3, 0, 2]
    assert regime[["reference_count", "reference_articles"]].tolist() == [1, 1]
    own, others = 3 / words_of("A"), 1 / (words_of("B") + words_of("C"))
    assert regime["per_10000_words"] == pytest.approx(1e4 * own)
    assert regime["reference_per_10000_words"] == pytest.approx(1e4 * others)
    assert regime["log_ratio"] == pytest.approx(math.log2(own / others))


def test_words_of_others_are_told_apart() -> None:
    assert found().loc[("A", "thug"), ["count", "quoted"]].tolist() == [2, 1]


def test_those_in_most_articles_come_first_and_groups_without_have_no_rows() -> None:
    table = found()
    assert table.loc["A"].index[0] == "regime"
    assert "C" not in table.index.get_level_values("group")
    assert table.attrs["entries"]["A"] == len(table.loc["A"])
    assert 0 < len(table.loc["A"]) <= MOST


def test_a_reference_is_the_other_side_and_has_rows_against_all_others() -> None:
    table = found("B")
    assert table.loc[("A", "thug"), "reference_count"] == 0
    assert table.loc[("A", "thug"), "log_ratio"] == pytest.approx(
        math.log2(2 / words_of("A") / (0.5 / words_of("B")))
    )
    assert table.loc[("B", "regime"), "reference_count"] == 3


def test_one_group_has_no_other_side() -> None:
    tables = analysed()
    one = tables.articles["outlet"][tables.articles["outlet"] == "A"]
    regime = loaded_words(tables, one, Settings()).loc["A", "regime"]
    assert regime["count"] == 3
    assert math.isnan(regime["log_ratio"])
    assert math.isnan(regime["reference_per_10000_words"])


def test_the_counts_are_those_of_the_measure() -> None:
    tables = analysed()
    by_place = occurrences(tables, tables.articles["outlet"]).groupby("paragraph_id").size()
    measured = tables.features["loaded_count"]
    assert by_place.reindex(measured.index, fill_value=0).tolist() == measured.tolist()


def test_without_the_extractor_there_is_nothing() -> None:
    tables = framing.analyze("The regime fell.", extractors=[Readability()])
    table = loaded_words(tables, pd.Series("A", index=tables.articles.index), Settings())
    assert table.empty
    assert table.attrs == {"entries": {}}
