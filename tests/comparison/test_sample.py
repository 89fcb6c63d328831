"""The sample: every way an article can be left out, and what is counted of the others."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from toy import Piece, tables_of, unlike

from framing.comparison.sample import Sample, draw_sample, groups_of
from framing.comparison.tables import LEFT_OUT, SAMPLE

NEWS = unlike(0)
CHANGED = [*NEWS[:-1], "other"]


def sample_of(pieces: dict[str, Piece], min_words: int = 50) -> Sample:
    return draw_sample(tables_of(pieces), "outlet", min_words=min_words)


PIECES = {
    "late": Piece("Herald", NEWS, published="2024-03-02"),
    "early": Piece("Herald", CHANGED, published="2024-03-01T09:00"),
    "undated": Piece("Herald", NEWS),
    "wire": Piece("Courier", NEWS, published="2024-01-05"),
    "own": Piece("Courier", unlike(1), published="2024-02-05"),
    "foreign": Piece("Courier", unlike(2), language="de"),
    "short": Piece("Courier", unlike(3, 49)),
    "stray": Piece(None, unlike(4)),
    "blank": Piece("  ", NEWS),
}


def test_what_is_left_out_and_why() -> None:
    out = sample_of(PIECES).left_out
    assert out.to_dict("index") == {
        "blank": {"group": "", "reason": "no group", "same_as": ""},
        "foreign": {"group": "Courier", "reason": "language", "same_as": ""},
        "late": {"group": "Herald", "reason": "duplicate", "same_as": "early"},
        "short": {"group": "Courier", "reason": "short", "same_as": ""},
        "stray": {"group": "", "reason": "no group", "same_as": ""},
        "undated": {"group": "Herald", "reason": "duplicate", "same_as": "early"},
    }


def test_the_flow_of_each_group() -> None:
    flow = sample_of(PIECES).flow
    assert flow.to_dict("index") == {
        "Courier": {
            **{"collected": 4, "duplicates": 0, "not_english": 1, "too_short": 1, "analysed": 2},
            **{"shared": 1, "paragraphs": 2, "words": 120, "size": "few"},
            **{"first_published": "2024-01-05", "last_published": "2024-02-05"},
        },
        "Herald": {
            **{"collected": 3, "duplicates": 2, "not_english": 0, "too_short": 0, "analysed": 1},
            **{"shared": 1, "paragraphs": 1, "words": 60, "size": "case"},
            **{"first_published": "2024-03-01", "last_published": "2024-03-01"},
        },
    }


def test_the_tables_are_of_the_analysed_articles_only() -> None:
    sample = sample_of(PIECES)
    assert sample.groups.to_dict() == {"early": "Herald", "wire": "Courier", "own": "Courier"}
    assert list(sample.tables.articles.index) == ["early", "own", "wire"]
    for table in (sample.tables.paragraphs, sample.tables.features, sample.tables.frames):
        assert list(table.index) == ["early:0000", "own:0000", "wire:0000"]


def test_order_changes_nothing() -> None:
    tables = tables_of(PIECES)
    turned = replace(tables, articles=tables.articles[::-1], paragraphs=tables.paragraphs[::-1])
    one, two = (draw_sample(each, "outlet", min_words=50) for each in (tables, turned))
    pd.testing.assert_frame_equal(one.flow, two.flow)
    pd.testing.assert_frame_equal(one.left_out, two.left_out)
    for name in ("articles", "paragraphs", "features", "frames"):
        pd.testing.assert_frame_equal(getattr(one.tables, name), getattr(two.tables, name))


def test_without_dates_the_first_id_is_kept() -> None:
    out = sample_of({"b": Piece("Herald", NEWS), "a": Piece("Herald", NEWS)}).left_out
    assert out["same_as"].to_dict() == {"b": "a"}


def test_a_chain_of_likeness_keeps_what_is_unlike_the_kept() -> None:
    # One and two are near, and two and three, but not one and three.
    chain = {
        "one": Piece("Herald", [*unlike(0, 50), *unlike(1, 5)], published="2024-01-01"),
        "two": Piece("Herald", unlike(0, 54), published="2024-01-02"),
        "three": Piece("Herald", [*unlike(2, 5), *unlike(0, 54)[4:]], published="2024-01-03"),
    }
    assert sample_of(chain).left_out["same_as"].to_dict() == {"two": "one"}


def test_a_group_of_which_nothing_is_left() -> None:
    flow = sample_of({"a": Piece("Herald", NEWS), "b": Piece("Courier", ["few"])}).flow
    assert flow.loc["Courier", ["analysed", "words"]].tolist() == [0, 0]
    assert flow.loc["Courier", ["size", "first_published"]].tolist() == ["none", ""]


def test_nothing_at_all() -> None:
    sample = sample_of({})
    assert list(sample.flow.columns) == list(SAMPLE)
    assert list(sample.left_out.columns) == list(LEFT_OUT)
    assert sample.names == []


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ([2024, 2023], ["2024", "2023"]),
        ([2024.0, None], ["2024"]),
        ([True, False], ["True", "False"]),
        (["<b>x</b>", " y "], ["<b>x</b>", "y"]),
        (["The  Times", " The\u00a0Times"], ["The Times", "The Times"]),
        (["Cafe\u0301", "Caf\u00e9"], ["Caf\u00e9", "Caf\u00e9"]),
    ],
)
def test_groups_are_text(values: list[object], names: list[str]) -> None:
    articles = pd.DataFrame({"by": values}, index=["a", "b"], dtype="object")
    assert groups_of(articles, "by").tolist() == names


def test_groups_of_a_categorical_column() -> None:
    articles = pd.DataFrame({"by": pd.Categorical(["a", None])}, index=["1", "2"])
    assert groups_of(articles, "by").to_dict() == {"1": "a"}
