"""Shares of voice and sources by group, on attributions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from keyness_corpora import groups_of, tables_of

from framing.comparison.settings import Settings
from framing.comparison.tables import SOURCES, VOICE
from framing.comparison.voices import MOST, sources, voices
from framing.sources.types import TYPES
from framing.tables import ATTRIBUTIONS, Tables, make_table

QUICK = Settings(draws=100)
USUAL = {
    **{"form": "direct", "source_gender": "", "anonymity": False, "link_confidence": 1.0},
    **{"cue": "said", "cue_lemma": "say", "cue_class": "statement", "stance": "neutral"},
    **{"tense": "past", "content": "x", "direct_words": 0, "answers": "", "rule": "that"},
    "confidence": 1.0,
}

#: article, source, type, words
Said = tuple[str, str, str, int]


def spoken(said: list[Said], articles: list[str]) -> Tables:
    tables = tables_of(dict.fromkeys(articles, "Words."))
    rows = []
    for article_id, source, source_type, words in said:
        told = {
            **{"article_id": article_id, "paragraph_id": f"{article_id}:0000", "source": source},
            **{"source_id": source, "source_resolved": source, "source_type": source_type},
            "content_words": words,
        }
        rows.append([(USUAL | told)[name] for name in ATTRIBUTIONS])
    features = tables.features.assign(attribution_count=1.0)
    ids = [f"r{n}" for n in range(len(rows))]
    attributions = make_table(rows, ATTRIBUTIONS, index=ids, index_name="relation")
    return replace(tables, features=features, attributions=attributions)


ARTICLES = ["A/1", "A/2", "A/3", "B/1", "B/2", "C/1"]
SAID: list[Said] = [
    ("A/1", "Mayor Ann Lee", "named_person", 6),
    ("A/1", "critics", "unnamed_vague", 2),
    ("A/2", "critics", "unnamed_vague", 40),
    ("A/3", "", "none", 0),
    ("B/1", "Ann Lee", "named_person", 5),
    ("B/1", "Ann Lee", "named_person", 5),
    ("B/1", "his office", "named_organisation", 10),
    ("B/2", "his office", "named_organisation", 3),
]


def test_shares_are_means_over_articles() -> None:
    tables = spoken(SAID, ARTICLES)
    found = voices(tables, groups_of(tables), QUICK)
    person = found.loc[("A", "named_person")]
    assert person["share"] == pytest.approx((0.75 + 0) / 2)  # by words it would be 6 of 48
    assert (person["articles"], person["attributions"], person["words"]) == (2, 1, 6)
    assert (person["low"], person["high"], person["interval"]) == (0.0, 1.0, "t")  # cut off
    assert found.loc[("B", "named_organisation"), "share"] == pytest.approx((0.5 + 1) / 2)
    assert found.groupby("group")["share"].sum().loc[["A", "B"]].tolist() == pytest.approx([1, 1])


def test_every_type_stands_in_every_group_in_the_order_of_the_dictionary() -> None:
    tables = spoken(SAID, ARTICLES)
    found = voices(tables, groups_of(tables), QUICK)
    types = ["named_person", "named_organisation", "unnamed_vague", "none"]
    assert found.index.get_level_values("source_type").tolist() == types * 3
    assert types == [kind for kind in TYPES if kind in types]
    silent = found.loc["C"]
    assert silent["articles"].tolist() == [0] * 4
    assert silent["share"].isna().all()
    assert silent["interval"].tolist() == [""] * 4


def test_groups_of_which_no_article_is_left_have_their_rows() -> None:
    tables = spoken(SAID, ARTICLES)
    groups, names = groups_of(tables), ["A", "B", "C", "D"]
    found = voices(tables, groups, QUICK, names=names)
    assert found.index.unique("group").tolist() == names
    assert found.loc["D", "share"].isna().all()
    assert found.loc["D", "articles"].tolist() == [0] * 4
    assert sources(tables, groups, names=names)["articles"].tolist() == [1, 1, 0, 0]


def test_sources_are_matched_over_articles_and_common_nouns_left_out() -> None:
    tables = spoken(SAID, ARTICLES)
    found = sources(tables, groups_of(tables))
    assert found.index.tolist() == [("Mayor Ann Lee", group) for group in "ABC"]
    assert found["articles"].tolist() == [1, 1, 0]
    assert found["attributions"].tolist() == [1, 2, 0]
    assert found["words"].tolist() == [6, 10, 0]
    assert found["source_type"].tolist() == ["named_person"] * 3


def test_thirty_sources_those_in_most_articles_first() -> None:
    articles = [f"{'AB'[n % 2]}/{n:02d}" for n in range(40)]
    said = [
        (article, f"Jo Unit{n:02d}son", "named_person", 1)
        for n in range(40)
        for article in articles[: n + 1]
    ]
    tables = spoken(said, articles)
    found = sources(tables, groups_of(tables))
    names = found.index.unique("source")
    assert len(names) == MOST
    assert names[0] == "Jo Unit39son"
    totals = found.groupby("source", sort=False)["articles"].sum().tolist()
    assert totals == sorted(totals, reverse=True)


def test_order_of_articles_changes_nothing() -> None:
    tables = spoken(SAID, ARTICLES)
    groups = groups_of(tables)
    order = [6, 7, 4, 5, 3, 2, 0, 1]
    shuffled = replace(tables, attributions=tables.attributions.iloc[order])
    for first, second in (
        (voices(tables, groups, QUICK), voices(shuffled, groups[::-1], QUICK)),
        (sources(tables, groups), sources(shuffled, groups[::-1])),
    ):
        pd.testing.assert_frame_equal(first, second)


@pytest.mark.parametrize("said", [[], [("A/1", "", "none", 0)]])
def test_where_nobody_speaks_the_tables_keep_their_columns(said: list[Said]) -> None:
    full, tables = spoken(SAID, ARTICLES), spoken(said, ARTICLES)
    unsought = replace(full, features=full.features.drop(columns="attribution_count"))
    for each in (tables, unsought):
        found = voices(each, groups_of(each), QUICK), sources(each, groups_of(each))
        filled = voices(full, groups_of(full), QUICK), sources(full, groups_of(full))
        for table, other, columns in zip(found, filled, (VOICE, SOURCES), strict=True):
            assert table.empty
            assert list(table.columns) == list(columns)
            assert table.dtypes.to_dict() == other.dtypes.to_dict()
            assert table.index.names == other.index.names


def test_articles_outside_the_comparison_do_not_count() -> None:
    tables = spoken(SAID, ARTICLES)
    groups = groups_of(tables).drop("A/1")
    assert voices(tables, groups, QUICK).loc[("A", "unnamed_vague"), "share"] == 1.0
    assert sources(tables, groups).index.unique("source").tolist() == ["Ann Lee"]
