"""Spans of a table: they stand in its own cells, under its own labels."""

from __future__ import annotations

import unicodedata

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from score_tables import CELLS, table_of

import framing
from framing.scores.evidence import COLUMNS, origins_in
from framing.text.normalising import normalise


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return table_of(2 * len(CELLS))


@pytest.fixture(scope="module")
def spans(table: pd.DataFrame) -> pd.DataFrame:
    found: pd.DataFrame = framing.find_spans(table, text="body", model="fast")
    return found


def test_every_span_has_the_label_of_its_row(table: pd.DataFrame, spans: pd.DataFrame) -> None:
    assert spans.columns.tolist() == list(COLUMNS)
    assert spans.index.names == table.index.names
    numbered = framing.find_spans(table.reset_index(drop=True), text="body", model="fast")
    assert spans.index.tolist() == [table.index[row] for row in numbered.index]
    pd.testing.assert_frame_equal(spans.reset_index(drop=True), numbered.reset_index(drop=True))


def test_counts_are_those_of_the_scores(table: pd.DataFrame, spans: pd.DataFrame) -> None:
    numbered = table.reset_index(drop=True)
    scores = framing.score(numbered, text="body", model="fast")
    found = framing.find_spans(numbered, text="body", model="fast")
    assert len(found) == len(spans)
    assert found.index.is_monotonic_increasing
    loaded = found[found["extractor"] == "loaded"].index.value_counts()
    wanted = scores["loaded_count"].dropna()
    assert wanted.sum() > 0
    assert loaded.reindex(wanted.index, fill_value=0).tolist() == wanted.tolist()


def test_spans_stand_in_the_cells(table: pd.DataFrame) -> None:
    numbered = table.reset_index(drop=True)
    found = framing.find_spans(numbered, text="body", model="fast")
    assert len(found) > 20
    for row, start, end, text in found[["start", "end", "text"]].itertuples():
        assert normalise(numbered.loc[row, "body"][start:end]) == text


def test_relations_tie_spans_of_one_row(spans: pd.DataFrame) -> None:
    tied = framing.find_spans([CELLS[1][0], CELLS[1][0]], model="fast")
    parts = tied[tied["relation"] == "r001"]
    assert parts.loc[0, "kind"].tolist() == ["content", "source", "cue"]
    assert parts.loc[0, "text"].tolist() == parts.loc[1, "text"].tolist()
    assert not spans["relation"].str.contains("00000").any()


def test_paragraphs_are_counted_within_the_cell() -> None:
    found = framing.find_spans(["Calm.\n\nThe regime slammed critics."], model="fast")
    loaded = found[found["extractor"] == "loaded"]
    assert loaded["paragraph"].tolist() == [1, 1]
    assert loaded["start"].tolist() == [11, 18]


def test_without_words_there_are_no_spans_and_all_columns() -> None:
    for texts in ([], [None, ""], ["…"]):
        found = framing.find_spans(texts, model="fast")
        assert found.columns.tolist() == list(COLUMNS)
        assert len(found) == 0


@pytest.mark.parametrize(
    "cell",
    [
        "  The regime slammed critics.\n",
        "Calm.\r\n\r\nThe regime slammed critics.",
        "Cafe\u0301 owners:\rthe re\u0301gime, the regime.\u0301 They slammed critics.",
        "\ufeff\tThe “regime” 🔥 slammed critics",
        "\u1112\u1161\u11ab said the regime slammed critics.",
    ],
)
def test_offsets_are_those_of_the_cell_as_it_was_given(cell: str) -> None:
    found = framing.find_spans(pd.Series([cell]), model="fast")
    loaded = found[found["extractor"] == "loaded"]
    if not cell.startswith("\u1112"):
        assert len(loaded) >= 2
        for start, end, text in loaded[["start", "end", "text"]].itertuples(index=False):
            assert normalise(cell[start:end]) == text


letters = st.text(alphabet="ab \r\n\te\u0301\u0323\u00e9🔥\ufeff", max_size=30)


@given(letters)
@example("\r\n\u0301\ra")
@example("\ra\u0323\u0301\r\n\u0301\u0323b")
def test_each_character_of_a_stored_text_has_its_place(cell: str) -> None:
    stored = normalise(cell)
    origins = list(origins_in(cell, stored))
    assert len(origins) == len(stored) + 1
    assert np.all(np.diff(origins) >= 0)
    whole = cell[origins[0] : origins[-1]]
    assert unicodedata.normalize("NFC", whole).replace("\r\n", "\n").replace("\r", "\n") == stored
    for at, letter in enumerate(stored):
        if letter in "ab🔥 ":
            assert cell[origins[at]] == letter
