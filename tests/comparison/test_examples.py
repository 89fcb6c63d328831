"""Typical and extreme articles, on values whose distances can be reckoned."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from framing.comparison.examples import examples
from framing.comparison.tables import EXAMPLES

NAN = float("nan")
MEASURES = pd.DataFrame(
    {"family": ["length", "readability", "readability"]}, index=["words", "fog", "smog"]
)


def values_of(
    groups: str, words: list[float], fog: list[float] | None = None, smog: list[float] | None = None
) -> pd.DataFrame:
    even = [0.0] * len(words)
    return pd.DataFrame(
        {
            "group": list(groups),
            "published": "",
            "words": words,
            "fog": fog or even,
            "smog": smog or even,
        },
        index=pd.Index([f"a{n}" for n in range(len(words))], dtype="str", name="article_id"),
    )


def test_distances_by_hand() -> None:
    values = values_of("AAAA", [0, 2, 4, 10], fog=[1, 1, 1, 5], smog=[3, 3, 3, 3])
    found = examples(values, MEASURES)
    # smog varies nowhere. Medians 3 and 1; standard deviations of words 4.32, of fog 2.
    sd = np.std([0, 2, 4, 10], ddof=1)
    assert found["article_id"].tolist() == ["a1", "a2", "a0"]
    assert found["distance"].tolist() == pytest.approx([0.5 / sd, 0.5 / sd, 1.5 / sd])
    assert found["apart"].tolist() == ["words"] * 3
    assert found["apart_by"].tolist() == pytest.approx([-1 / sd, 1 / sd, -3 / sd])


def test_families_count_the_same_however_many_measures_they_have() -> None:
    values = values_of("AAA", [0, 0, 9], fog=[9, 0, 0], smog=[9, 0, 0])
    found = examples(values, MEASURES).droplevel(["group", "kind"])
    by_article = found.set_index("article_id")["distance"]
    assert by_article["a0"] == pytest.approx(by_article["a2"])


def test_extreme_ones_from_seven_articles_on() -> None:
    words = [5.0, 4, 6, 1, 8, 20, 5]
    found = examples(values_of("A" * 7, words), MEASURES)
    assert found.index.tolist() == [
        *[("A", "typical", rank) for rank in (1, 2, 3)],
        *[("A", "extreme", rank) for rank in (1, 2, 3)],
    ]
    assert found["article_id"].tolist() == ["a0", "a6", "a1", "a5", "a3", "a4"]
    six = examples(values_of("A" * 6, words[:6]), MEASURES)
    assert six.index.get_level_values("kind").unique().tolist() == ["typical"]


def test_each_group_has_its_own_median() -> None:
    found = examples(values_of("ABAB", [1, 100, 1, 100]), MEASURES)
    assert found["distance"].tolist() == [0.0] * 4
    assert found["apart"].tolist() == [""] * 4


def test_undefined_values_are_left_out_and_nearly_empty_articles_not_placed() -> None:
    values = values_of("AAAA", [1, 2, 3, NAN], fog=[NAN, 1, 2, NAN], smog=[0, 1, 2, 1])
    found = examples(values, MEASURES)
    assert sorted(found["article_id"]) == ["a0", "a1", "a2"]  # a3 has one of three
    unmeasured = values.assign(fog=NAN)
    assert "fog" not in set(examples(unmeasured, MEASURES)["apart"])


@pytest.mark.parametrize(
    "values",
    [
        values_of("", []),
        values_of("A", [3.0]),
        values_of("AB", [NAN, NAN], [NAN, NAN], [NAN, NAN]),
        values_of("AB", [2.0, 2.0]),
    ],
)
def test_where_nothing_varies_the_table_keeps_its_columns(values: pd.DataFrame) -> None:
    found = examples(values, MEASURES)
    full = examples(values_of("AAA", [1, 2, 3]), MEASURES)
    assert found.dtypes.to_dict() == full.dtypes.to_dict()
    assert list(found.columns) == list(EXAMPLES)
    assert found.index.names == full.index.names
    assert found.index.dtypes.to_dict() == full.index.dtypes.to_dict()


def test_order_of_rows_and_measures_changes_nothing() -> None:
    generator = np.random.default_rng(1)
    words, fog, smog = (list(generator.normal(size=20)) for _ in range(3))
    values = values_of("AB" * 10, words, fog, smog)
    shuffled = values.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(
        examples(values, MEASURES), examples(shuffled, MEASURES.iloc[::-1])
    )
