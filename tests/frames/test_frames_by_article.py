"""Frames of articles: shares, amounts, and the lead frame, by hand and at the edges."""

from __future__ import annotations

import math
from dataclasses import replace

import pandas as pd
import pytest
from framed import LETTERS, framed
from hypothesis import given, settings
from hypothesis import strategies as st

import framing
from framing.errors import InputError
from framing.extractors.sentiment import Sentiment
from framing.features import article_features
from framing.frames.dictionary import article_measures
from framing.frames.lead import NONE, OPEN, TIE, UNSCORED

CODES = ("aid", "war")


def test_shares_are_of_what_was_decided() -> None:
    analysis = framed({"aid": ["A-?A."]}, words=[5, 10, 30, 25, 0])
    row = framing.frames_by_article(analysis).loc["a0"]
    assert row["share_aid"] == pytest.approx(2 / 3)
    assert row["word_share_aid"] == pytest.approx(30 / 40)
    assert (row["decided_aid"], row["abstained_aid"]) == (3, 1)
    assert row["mean_aid"] == pytest.approx((5 * 0.9 + 10 * 0.1 + 30 * 0.45 + 25 * 0.9) / 70)


# aid, war, lead, share, missing, reason
LEADS = [
    ("A-A-", "----", "aid", 3 / 6, "", "headline twice, the second paragraph once"),
    ("A---", "--AA", None, math.nan, TIE, "a headline weighs as much as two later paragraphs"),
    ("AA--", "--AA", "aid", 4 / 6, "", "headline and lead outweigh as many later ones"),
    ("-A--", "---A", "aid", 2 / 6, "", "the lead is the first paragraph of the body"),
    ("----", "----", NONE, 0.0, "", "none found"),
    ("----", "---?", None, math.nan, OPEN, "one open: it could be found"),
    ("????", "????", None, math.nan, OPEN, "all abstained"),
    ("AAA-", "AAA-", None, math.nan, TIE, "a tie"),
    ("AA-A", "-?-A", "aid", 5 / 6, "", "what is open could not overtake"),
    ("A--A", "A--?", None, math.nan, OPEN, "what is open could draw level"),
    ("A?AA", "A--A", "aid", 4 / 4, "", "what is open for the leader only helps it"),
    ("....", "....", None, math.nan, UNSCORED, "nothing was scored"),
    ("-.A-", "-.-A", "aid", 2 / 5, "", "the lead is the first paragraph that was scored"),
]


@pytest.mark.parametrize(("aid", "war", "lead", "share", "missing", "reason"), LEADS)
def test_the_lead_frame(
    aid: str, war: str, lead: str | None, share: float, missing: str, reason: str
) -> None:
    row = framing.frames_by_article(framed({"aid": [aid], "war": [war]})).loc["a0"]
    assert (None if pd.isna(row["lead_frame"]) else row["lead_frame"]) == lead, reason
    assert row["lead_frame_share"] == pytest.approx(share, nan_ok=True), reason
    assert row["lead_frame_missing"] == missing, reason


def test_without_a_headline_the_first_paragraph_is_the_lead() -> None:
    row = framing.frames_by_article(framed({"aid": ["A--"], "war": ["-A-"]}, headline=False))
    assert row["lead_frame"].tolist() == ["aid"]
    assert row["lead_frame_share"].tolist() == [0.5]


def test_all_abstained_is_no_share_but_an_amount() -> None:
    row = framing.frames_by_article(framed({"aid": ["??"]})).loc["a0"]
    assert math.isnan(row["share_aid"])
    assert math.isnan(row["word_share_aid"])
    assert (row["decided_aid"], row["abstained_aid"]) == (0, 2)
    assert row["mean_aid"] == pytest.approx(0.45)


def test_not_english_is_unknown_and_not_none() -> None:
    text = "Der Regen fällt seit Tagen auf die Stadt.\n\nDie Leute bleiben zu Hause und warten ab."
    table = framing.frames_by_article(framing.analyze(text, model="fast"))
    assert table.drop(columns="lead_frame_missing").isna().all(axis=None)
    assert table["lead_frame_missing"].tolist() == [UNSCORED]


def test_articles_keep_their_order_and_each_is_by_itself() -> None:
    together = framing.frames_by_article(framed({"aid": ["A--", "--A", "..."]}))
    assert list(together.index) == ["a0", "a1", "a2"]
    assert together.index.name == "article_id"
    alone = framing.frames_by_article(framed({"aid": ["--A"]}))
    pd.testing.assert_series_equal(together.loc["a1"], alone.loc["a0"], check_names=False)


def test_an_article_without_paragraphs_and_an_empty_analysis_keep_their_columns() -> None:
    analysis = framed({"aid": ["A-", "--"]})
    kept = analysis.paragraphs["article_id"] == "a0"
    one = replace(analysis, paragraphs=analysis.paragraphs[kept], frames=analysis.frames[kept])
    table = framing.frames_by_article(one)
    assert table.loc["a1", "lead_frame_missing"] == UNSCORED
    assert math.isnan(table.loc["a1", "decided_aid"])
    none = replace(
        analysis,
        articles=analysis.articles.iloc[:0],
        paragraphs=analysis.paragraphs.iloc[:0],
        frames=analysis.frames.iloc[:0],
    )
    empty = framing.frames_by_article(none)
    assert len(empty) == 0
    assert list(empty.columns) == list(table.columns)


def test_an_analysis_without_frames_is_an_error() -> None:
    with pytest.raises(InputError, match="no frame was scored"):
        framing.frames_by_article(framing.analyze("It rained.", extractors=(Sentiment(),)))


def test_every_column_is_in_the_data_dictionary_in_order() -> None:
    analysis = framing.analyze("It rained.", model="fast")
    measures = article_measures(analysis)
    assert list(measures.index) == list(framing.frames_by_article(analysis).columns)
    assert list(measures.columns) == list(analysis.measures.columns)
    assert (measures[["label", "unit", "definition", "undefined", "origin"]] != "").all(axis=None)
    assert set(measures["version"]) == {analysis.measures.loc["frame_security", "version"]}


def test_codes_that_look_like_columns_do_not_meet() -> None:
    codes = ("a", "a_share", "word_share_a", "share_a", "<code>", "none")
    analysis = framed({code: ["A-"] for code in codes})
    table = framing.frames_by_article(analysis)
    assert len(set(table.columns)) == len(table.columns) == 5 * len(codes) + 3
    assert (table[[f"share_{code}" for code in codes]] == 0.5).all(axis=None)


def test_figures_agree_with_those_of_whole_articles() -> None:
    text = "Drones hit a depot\n\nFamilies fled the fire.\n\nA monument to heroes will stand here."
    analysis = framing.analyze(text, model="fast")
    table, wholes = framing.frames_by_article(analysis), article_features(analysis)
    for code in ("humanitarian", "security", "political_symbolism"):
        pd.testing.assert_series_equal(
            table[f"share_{code}"], wholes[f"assigned_{code}"], check_names=False
        )
        pd.testing.assert_series_equal(
            table[f"mean_{code}"], wholes[f"frame_{code}"], check_names=False
        )


LETTER = st.sampled_from(sorted(LETTERS))
ROWS = st.lists(st.tuples(LETTER, LETTER, st.integers(1, 40)), min_size=1, max_size=9)


def table_of(rows: list[tuple[str, str, int]]) -> pd.DataFrame:
    letters = {code: ["".join(row[at] for row in rows)] for at, code in enumerate(CODES)}
    words = [row[2] for row in rows]
    return framing.frames_by_article(framed(letters, headline=False, words=words))


@settings(max_examples=25, deadline=None)
@given(ROWS, st.data())
def test_shares_are_shares_and_the_order_of_later_paragraphs_does_not_matter(
    rows: list[tuple[str, str, int]], data: st.DataObject
) -> None:
    table = table_of(rows)
    row = table.loc["a0"]
    for at, code in enumerate(CODES):
        letters = [told[at] for told in rows]
        for name in (f"share_{code}", f"word_share_{code}", f"mean_{code}"):
            assert math.isnan(row[name]) or 0 <= row[name] <= 1
        assert math.isnan(row[f"share_{code}"]) == (not {"A", "-"} & set(letters))
        assert math.isnan(row[f"mean_{code}"]) == (set(letters) == {"."})
        amounts = row[f"decided_{code}"] + row[f"abstained_{code}"]
        assert (0 if math.isnan(amounts) else amounts) == sum(one != "." for one in letters)
    assert pd.isna(row["lead_frame"]) == math.isnan(row["lead_frame_share"])
    assert pd.isna(row["lead_frame"]) == (row["lead_frame_missing"] != "")
    first = next((at for at, told in enumerate(rows) if told[:2] != (".", ".")), 0) + 1
    shuffled = rows[:first] + data.draw(st.permutations(rows[first:]))
    pd.testing.assert_frame_equal(table_of(shuffled), table)


@settings(max_examples=25, deadline=None)
@given(ROWS, st.data())
def test_a_lead_frame_stands_however_open_paragraphs_turn_out(
    rows: list[tuple[str, str, int]], data: st.DataObject
) -> None:
    lead = table_of(rows).loc["a0", "lead_frame"]
    turn = st.sampled_from("A-")
    settled = [
        (*(data.draw(turn) if letter == "?" else letter for letter in row[:2]), row[2])
        for row in rows
    ]
    if not pd.isna(lead):
        assert table_of(settled).loc["a0", "lead_frame"] == lead
