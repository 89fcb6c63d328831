"""Example articles on the page: linked, with the measure in which each lies furthest apart."""

from __future__ import annotations

import re
from dataclasses import replace

from compared_specimens import make_compared_tables, make_comparison

from framing.comparison.phrases import Phrases
from framing.comparison.tables import Comparison
from framing.report.compared.examples import example_articles
from framing.report.reading import read_views
from framing.tables import Tables


def shown(comparison: Comparison, tables: Tables | None = None, **options: str) -> str:
    made = tables or make_compared_tables(comparison)
    return str(example_articles(comparison, made, **options).html)


def test_every_example_links_to_its_text() -> None:
    comparison = make_comparison()
    tables = make_compared_tables(comparison)
    anchors = {f"#a-{view.anchor}": view.article_id for view in read_views(tables)}
    links = re.findall(r"<a href=(\S+?)>", shown(comparison, tables))
    found = [anchors[link] for link in links]
    order = comparison.examples.sort_index(level="kind", ascending=False, sort_remaining=False)
    assert sorted(found) == sorted(order["article_id"])
    assert len(found) == 9 + 6


def test_a_row_says_where_an_article_lies_furthest_apart() -> None:
    comparison = make_comparison()
    html = shown(comparison)
    article = comparison.examples.loc[("Daily Herald", "extreme", 1), "article_id"]
    measure = "loaded_per_100_words"
    means = comparison.means.loc[measure]
    phrases = Phrases("", "", float(means["sd"].max()))
    value = phrases.figure(comparison.values.loc[article, measure])
    median = phrases.figure(means.loc["Daily Herald", "median"])
    assert f"Loaded words per 100 words: {value}<small>+3.5 sd, median {median}</small>" in html


def test_typical_ones_come_first_and_groups_by_the_alphabet() -> None:
    html = shown(make_comparison())
    assert html.index("<caption>Typical") < html.index("<caption>Furthest off")
    places = [html.index(f"<td>{name}, 1") for name in ("Daily Herald", "Evening Post")]
    assert places == sorted(places)


def test_an_article_that_lies_off_in_nothing_and_one_that_is_not_there() -> None:
    comparison = make_comparison()
    examples = comparison.examples.assign(apart="", apart_by=0.0)
    assert "sd, median" not in shown(replace(comparison, examples=examples))
    tables = make_compared_tables(comparison)
    few = replace(
        tables,
        articles=tables.articles.iloc[5:],
        paragraphs=tables.paragraphs[
            ~tables.paragraphs["article_id"].isin(tables.articles.index[:5])
        ],
    )
    assert "<th scope=row>g0-00<td>" in shown(comparison, few)


def test_headlines_are_cut_where_texts_are_not_shown() -> None:
    comparison = make_comparison()
    tables = make_compared_tables(comparison)
    long = "one two three four five six seven eight"
    paragraphs = tables.paragraphs.copy()
    paragraphs.loc[paragraphs["part"] == "headline", "text"] = long
    html = shown(comparison, replace(tables, paragraphs=paragraphs), text_mode="none")
    assert "one two three four five …" in html
    assert "six" not in html


def test_nothing_to_show_is_said() -> None:
    comparison = make_comparison()
    html = shown(replace(comparison, examples=comparison.examples.iloc[:0]))
    assert "No article could be placed" in html
    assert "<table" not in html


def test_hostile_names_stay_text() -> None:
    comparison = make_comparison(hostile=True)
    html = shown(comparison, make_compared_tables(comparison, hostile=True))
    assert "<script" not in html
    assert "<img" not in html
