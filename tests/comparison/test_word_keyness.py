"""Keyness of words: figures by hand, what is kept, in which order, and which lines are shown."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from keyness_corpora import groups_of, tables_of

from framing.comparison.keyness import LINES, MOST, word_keyness
from framing.comparison.settings import Settings
from framing.comparison.tables import CONTEXTS, KEYNESS

QUICK = Settings(permutations=199, draws=100)

#: A says "regime" in each of four articles, B in none; all say "bridge".
FOUR = {
    **{f"A/{n}": f"regime bridge calm{n} and so on it" for n in range(4)},
    **{f"B/{n}": f"bridge calm{n} and so on it is" for n in range(4)},
}


def found_in(
    texts: Mapping[str, str], settings: Settings = QUICK
) -> tuple[pd.DataFrame, pd.DataFrame]:
    tables = tables_of(texts)
    return word_keyness(tables, groups_of(tables), settings)


def test_figures_by_hand() -> None:
    keyness, _ = found_in(FOUR)
    assert keyness.index.tolist() == [("A", "regime"), ("B", "regime")]
    row = keyness.loc[("A", "regime")]
    assert (row["count"], row["reference_count"]) == (4, 0)
    assert (row["articles"], row["reference_articles"]) == (4, 0)
    assert row["per_10000_words"] == pytest.approx(10_000 * 4 / 28)
    assert row["log_ratio"] == pytest.approx(3)
    assert row["dispersion"] == 0.0
    # One of 70 divisions has all four. Of two groups each has the other's p.
    assert row["p_value"] == pytest.approx(2 / 70)
    assert row["q_value"] == pytest.approx(2 / 70 * 2 / 1)
    assert keyness.attrs["family"] == 2


def test_words_that_mark_the_others_stand_last_and_mirror_them() -> None:
    keyness, contexts = found_in(FOUR)
    own, other = keyness.loc[("A", "regime")], keyness.loc[("B", "regime")]
    assert other["log_ratio"] == pytest.approx(-own["log_ratio"])
    assert (other["low"], own["high"]) == (-math.inf, math.inf)
    assert other["p_value"] == own["p_value"]
    assert other["dispersion"] == own["dispersion"] == 0.0
    # the lines are from the articles that have the word
    assert contexts.loc[("B", "regime"), "paragraph_id"].str.startswith("A/").all()


def test_lines_come_from_different_articles_the_groups_by_turns() -> None:
    texts = {
        **{f"A/{n}": f"regime fell, and the regime fell a{n}" for n in range(6)},
        **{f"B/{n}": f"regime stood b{n}" for n in range(2)},
        **{f"C/{n}": f"calm c{n}" for n in range(4)},
    }
    _, contexts = found_in(texts)
    lines = contexts.loc[("C", "regime")]
    assert lines.index.tolist() == list(range(1, LINES + 1))
    assert lines["paragraph_id"].tolist() == [
        *("A/0:0000", "B/0:0000", "A/1:0000", "B/1:0000", "A/2:0000"),
    ]
    assert lines.iloc[0][["before", "keyword", "after"]].tolist() == [
        *("", "regime", " fell, and the regime fell a0"),
    ]


def test_a_reference_has_no_rows_and_others_do_not_count() -> None:
    texts = FOUR | {f"C/{n}": f"regime bridge n{n}" for n in range(3)}
    keyness, _ = found_in(texts, replace(QUICK, reference="B"))
    assert keyness.index.unique("group").tolist() == ["A", "C"]
    assert keyness.loc[("A", "regime"), "reference_count"] == 0
    assert found_in(texts)[0].loc[("A", "regime"), "reference_count"] == 3


def test_a_word_stands_in_three_articles_of_the_side_that_it_marks() -> None:
    texts = {
        **{f"A/{n}": ("thug thug" if n < 2 else "calm") + " bridge" for n in range(5)},
        **{f"B/{n}": ("thug" if n < 1 else "calm") + " bridge" for n in range(5)},
    }
    words = found_in(texts)[0].index.get_level_values("word")
    assert "thug" not in words  # in three articles, two of A


def test_at_most_25_words_a_side_by_q_then_by_log_ratio() -> None:
    texts = {
        f"{group}/{n}": " ".join(f"{group.lower()}x{w}" for w in range(40) if (w + n) % (2 + w % 4))
        for group in "AB"
        for n in range(6)
    }
    keyness, _ = found_in(texts)
    for group in "AB":
        mine = keyness.loc[group]
        assert (mine["log_ratio"] > 0).tolist() == [True] * MOST + [False] * MOST
        for side in (mine.iloc[:MOST], mine.iloc[MOST:]):
            order = list(zip(side["q_value"], -side["log_ratio"].abs(), strict=True))
            assert order == sorted(order)


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"A/1": "storm"},
        {"A/1": "storm", "B/1": "storm"},
        {"A/1": "", "B/1": "—"},
        {f"A/{n}": "storm calm" for n in range(5)},
        {**{f"A/{n}": "storm calm" for n in range(5)}, "B/0": "rain", "B/1": "rain"},
    ],
)
def test_where_nothing_can_be_compared_the_tables_keep_their_columns(texts: dict[str, str]) -> None:
    keyness, contexts = found_in(texts)
    full = found_in(FOUR)
    for table, columns, other in zip((keyness, contexts), (KEYNESS, CONTEXTS), full, strict=True):
        assert table.empty
        assert list(table.columns) == list(columns)
        assert table.dtypes.to_dict() == other.dtypes.to_dict()
        assert table.index.names == other.index.names
    assert keyness.attrs["family"] == 0


def test_an_article_of_boilerplate_only_and_a_group_of_such() -> None:
    texts = FOUR | {f"A/x{n}": "Follow us now!" for n in range(3)}
    assert found_in(texts)[0].loc[("A", "regime"), "count"] == 4
    texts = FOUR | {f"C/{n}": "Follow us now!" for n in range(3)}
    keyness, _ = found_in(texts)
    assert keyness.index.unique("group").tolist() == ["A", "B"]
    assert keyness.attrs["boilerplate"] == 1
    assert found_in(texts, replace(QUICK, reference="C"))[0].empty


def test_order_of_rows_changes_nothing() -> None:
    tables, shuffled = tables_of(FOUR), tables_of(dict(reversed(FOUR.items())))
    first = word_keyness(tables, groups_of(tables), QUICK)
    second = word_keyness(shuffled, groups_of(shuffled), QUICK)
    for one, other in zip(first, second, strict=True):
        pd.testing.assert_frame_equal(one, other)


def test_text_is_kept_as_it_is() -> None:
    hostile = "<script>alert(1)</script> {{ 7*7 }} storm"
    texts = {**{f"A/{n}": hostile for n in range(3)}, **{f"B/{n}": "calm" for n in range(3)}}
    texts = {name: f"{text} {n}" for n, (name, text) in enumerate(texts.items())}
    _, contexts = found_in(texts)
    assert contexts.loc[("A", "storm", 1), "before"] == "<script>alert(1)</script> {{ 7*7 }} "


def test_a_planted_word_is_found_among_many() -> None:
    generator = np.random.default_rng(0)
    texts = {}
    for n in range(60):
        words = [f"w{w}" for w in generator.zipf(1.3, 150) if w < 500]
        if n < 20 and n % 4:
            words[:2] = ["junta", "junta"]
        texts[f"{'A' if n < 20 else 'B'}/{n:02d}"] = " ".join(map(str, words))
    keyness, _ = found_in(texts, Settings(draws=200))
    assert keyness.index[0] == ("A", "junta")
    found = keyness[keyness["q_value"] <= 0.05]
    assert found.index.tolist() == [("A", "junta"), ("B", "junta")]
    assert found["low"].iloc[0] > 1
