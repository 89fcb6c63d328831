"""Corpora made for tests hold what their recipe says."""

from __future__ import annotations

from itertools import combinations

import pandas as pd
import pytest
from corpus_making import (
    MIXTURE,
    OUTLETS,
    Corpus,
    Recipe,
    framed_texts,
    make_corpus,
    told_texts,
)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return make_corpus(3)


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def alike(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> float:
    return len(one & other) / len(one | other)


def test_the_same_seed_gives_the_same_corpus_and_another_another(corpus: Corpus) -> None:
    again = make_corpus(3)
    pd.testing.assert_frame_equal(corpus.articles, again.articles)
    pd.testing.assert_series_equal(corpus.roles, again.roles)
    shared = set(corpus.articles["text"]) & set(make_corpus(4).articles["text"])
    assert len(shared) == 8, "only what is left out anyway"


def test_outlets_have_the_amounts_of_the_recipe(corpus: Corpus) -> None:
    roles = corpus.roles.to_numpy()
    told = pd.crosstab(corpus.articles["outlet"], roles)
    recipe = corpus.recipe
    wanted = {name: getattr(recipe, name) for name in ("repeated", "shared", "short", "foreign")}
    assert told.to_dict("index") == {outlet: {"own": recipe.each, **wanted} for outlet in OUTLETS}
    months = corpus.articles["published"].str[:7]
    assert (months.min(), months.max(), months.nunique()) == ("2024-01", "2025-12", 24)
    assert corpus.articles.loc[roles == "shared", "wire"].all()
    assert corpus.articles["wire"].sum() == recipe.shared * len(OUTLETS)


def test_only_copies_are_near_each_other(corpus: Corpus) -> None:
    table = corpus.articles.set_index("article_id").assign(role=corpus.roles)
    runs = {name: shingles(text) for name, text in table["text"].items()}
    english = [name for name, role in table["role"].items() if role not in ("short", "foreign")]
    near = [pair for pair in combinations(english, 2) if alike(runs[pair[0]], runs[pair[1]]) > 0.3]
    assert all(alike(runs[one], runs[other]) > 0.85 for one, other in near)
    copied = {name for pair in near for name in pair if table["role"][name] != "own"}
    assert copied == set(table.index[table["role"].isin(["repeated", "shared"])])


def test_the_tilted_outlet_alone_takes_more_loaded_sentences(corpus: Corpus) -> None:
    plain, loaded = ({pair[at] for pair in told_texts()} for at in (0, 1))
    table = corpus.articles[corpus.roles.to_numpy() == "own"]
    shares = {}
    for outlet, texts in table.groupby("outlet")["text"]:
        told = [part for text in texts for part in text.split("\n\n") if part in plain | loaded]
        assert len(told) == 4 * corpus.recipe.each
        shares[outlet] = sum(part in loaded for part in told) / len(told)
    assert shares.pop(corpus.recipe.tilted) == pytest.approx(0.58, abs=0.08)
    assert all(share == pytest.approx(0.3, abs=0.08) for share in shares.values())


def test_from_the_month_of_change_on_more_is_told_of_people_in_need() -> None:
    recipe = Recipe(each=150, changed=12, repeated=0, shared=0, short=0, foreign=0)
    table = make_corpus(5, recipe).articles
    framed = {text: code for code, rows in framed_texts().items() for _, text in rows}
    parts = table.assign(part=table["text"].str.split("\n\n")).explode("part")
    codes = parts.assign(code=parts["part"].map(framed)).dropna(subset="code")
    late = codes["published"] >= "2025-01"
    before, after = ((codes.loc[rows, "code"] == "humanitarian").mean() for rows in (~late, late))
    assert before == pytest.approx(MIXTURE["humanitarian"], abs=0.04)
    assert after - before == pytest.approx(recipe.rise, abs=0.06)
