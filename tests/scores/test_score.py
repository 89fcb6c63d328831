"""Scores of a table: its own index and rows, figures as ``analyze`` has them, computed apart."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from score_tables import CELLS, table_of

import framing
from framing.errors import InputError
from framing.extractors.sentiment import Sentiment
from framing.scores import measures_of

SENTENCE = "The council met on Monday and heard three reports about the old bridge."
NAMES = measures_of(model="fast").index.tolist()


def scored(texts: object, **settings: object) -> pd.DataFrame:
    table: pd.DataFrame = framing.score(texts, model="fast", **settings)  # type: ignore[arg-type]
    return table


def analyzed(text: str) -> framing.Analysis:
    return framing.analyze(pd.DataFrame({"text": [text]}), model="fast")


def test_index_rows_and_columns_are_as_promised() -> None:
    table = table_of(3 * len(CELLS))
    before = table.copy(deep=True)
    scores = scored(table, text="body")
    pd.testing.assert_frame_equal(table, before)
    assert scores.index.equals(table.index)
    assert scores.index.tolist() == table.index.tolist()
    assert scores.index.names == ["who"]
    assert scores.columns.tolist() == NAMES
    assert set(scores.dtypes) == {np.dtype("float64")}
    together = pd.concat([table, scores], axis=1)
    assert len(together) == len(table)
    pd.testing.assert_frame_equal(together[table.columns], before)


def test_what_has_no_english_words_has_no_figure() -> None:
    scores = scored(pd.Series([cell for cell, _ in CELLS], dtype=object))
    assert scores["sentiment_mean"].notna().tolist() == [has for _, has in CELLS]
    assert scores[[not has for _, has in CELLS]].isna().all(axis=None)


@pytest.mark.slow
def test_twenty_thousand_rows_come_back_as_they_were() -> None:
    table = table_of(20_000)
    before = table.copy(deep=True)
    scores = scored(table, text="body")
    pd.testing.assert_frame_equal(table, before)
    assert scores.index.tolist() == table.index.tolist()
    assert scores.columns.tolist() == NAMES
    for at in (0, 1, 7, 8, 13_992, 19_999):
        alone = scored([table["body"].iloc[at]])
        np.testing.assert_array_equal(scores.iloc[at], alone.iloc[0])


@pytest.mark.parametrize("text", [c for c, has in CELLS if has and "\n" not in str(c)])
def test_one_paragraph_has_the_figures_of_analyze(text: str) -> None:
    analysis = analyzed(text)
    wanted = pd.concat([analysis.features, analysis.frames], axis=1)
    np.testing.assert_array_equal(scored([text]), wanted)


def test_readability_of_one_paragraph_starts_at_thirty_words_and_of_several_at_a_hundred() -> None:
    name = "readability_flesch_kincaid_grade"
    short, long = " ".join([SENTENCE] * 3), " ".join([SENTENCE] * 5)
    one, cut, several = scored([short, short.replace(". ", ".\n\n"), f"{long}\n\n{long}"])[name]
    assert one == pytest.approx(several)
    assert one == analyzed(short).features[name].iloc[0]
    assert math.isnan(cut)


def test_of_several_paragraphs_counts_are_summed_and_rates_recomputed() -> None:
    parts = ["Critics slammed the brutal regime.", "It rained, “awful rain”, he said, for days."]
    row = scored(["\n\n".join(parts)]).iloc[0]
    tables = [analyzed(part) for part in parts]
    words = np.array([table.paragraphs["words"].iloc[0] for table in tables], dtype=float)
    figures = pd.concat([table.to_frame() for table in tables])
    count = figures["loaded_count"].sum()
    assert row["loaded_count"] == count > 0
    assert row["loaded_per_100_words"] == pytest.approx(100 * count / words.sum())
    for name in ("sentiment_mean", "loaded_probability", "frame_security"):
        assert row[name] == pytest.approx(np.average(figures[name], weights=words)), name
    quoted = figures["attribution_quoted_words_share"].to_numpy() * words
    assert row["attribution_quoted_words_share"] == pytest.approx(quoted.sum() / words.sum())


def test_assigned_is_the_share_of_decided_paragraphs() -> None:
    war, calm, open_ = "Troops fired rockets.", "It rained all day.", "They met a general."
    each = scored([war, calm, open_])["assigned_security"].tolist()
    decided = [figure for figure in each if not math.isnan(figure)]
    row = scored(["\n\n".join([war, calm, open_])]).iloc[0]
    assert {0.0, 1.0} <= set(decided)
    assert row["assigned_security"] == pytest.approx(sum(decided) / len(decided))


def test_a_short_first_line_is_no_headline() -> None:
    text = f"What now for the bridge?\n\n{' '.join([SENTENCE] * 8)}"
    assert analyzed(text).paragraphs["part"].iloc[0] == "headline"
    sentences, words = 9, 5 + 8 * len(SENTENCE.split())
    assert scored([text])["readability_words_per_sentence"].iloc[0] == words / sentences


def test_a_text_in_many_rows_is_scored_once() -> None:
    told: list[tuple[int, int]] = []
    texts = pd.Series(["It rained.", None, "It stopped.", "It rained."] * 3)
    scores = scored(texts, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]
    np.testing.assert_array_equal(scores.iloc[:4], scores.iloc[4:8])


@pytest.mark.parametrize(
    "dtype", ["object", "string[pyarrow]", "string[python]", "category", "arrow"]
)
def test_every_type_of_text_column_is_the_same(dtype: str) -> None:
    import pyarrow as pa

    kind = pd.ArrowDtype(pa.large_string()) if dtype == "arrow" else dtype
    texts = pd.Series(["Critics slammed the regime.", None, "It rained."], index=list("aab"))
    scores = scored(pd.DataFrame({"text": texts.astype(kind)}))
    np.testing.assert_array_equal(scores, scored(texts.tolist()))
    assert scores.index.tolist() == ["a", "a", "b"]


def test_labels_of_several_levels_stay() -> None:
    index = pd.MultiIndex.from_tuples([("a", 1), ("a", 1), ("b", None)], names=["who", None])
    scores = scored(pd.Series(["It rained.", None, "It stopped."], index=index))
    assert scores.index.equals(index)
    assert scores.index.names == ["who", None]


def test_a_change_of_the_scores_changes_nobody_elses() -> None:
    table = pd.DataFrame({"text": ["It rained.", "It rained."]})
    scores = scored(table)
    scores.loc[0, "sentiment_mean"] = 99.0
    scores["loaded_count"] = 1.0
    scores.index.name = "mine"
    assert table.columns.tolist() == ["text"]
    assert table.index.name is None
    assert scores["sentiment_mean"].iloc[1] != 99.0


@pytest.mark.parametrize("rows", [0, 2])
def test_without_any_text_the_columns_are_there(rows: int) -> None:
    table = pd.DataFrame({"text": pd.Series([None] * rows, dtype=object)})
    scores = scored(table)
    assert scores.columns.tolist() == NAMES
    assert len(scores) == rows
    assert scores.isna().all(axis=None)


def test_an_existing_column_asks_for_a_prefix() -> None:
    table = pd.DataFrame({"text": ["It rained."], "frame_security": [1], "loaded_count": [0]})
    with pytest.raises(InputError) as caught:
        scored(table)
    assert caught.value.faults == (
        "has columns of these names already: 'loaded_count', 'frame_security'",
    )
    scores = scored(table, prefix="ours_")
    assert scores.columns.tolist() == [f"ours_{name}" for name in NAMES]


def test_extractors_can_be_chosen() -> None:
    scores = framing.score(["It rained."], extractors=[Sentiment()])
    assert scores.columns.tolist() == [measure.name for measure in Sentiment.measures]


def test_a_codebook_of_ones_own_gives_its_columns() -> None:
    scores = scored(["The court ruled."], codebook="policy_frames")
    assert next(name for name in scores if name.startswith("assigned_")) not in NAMES


def test_settings_are_checked_before_anything_is_scored() -> None:
    with pytest.raises(InputError, match="model: 1 fault"):
        framing.score(["It rained."], model="quick")
    with pytest.raises(InputError, match="workers: 1 fault"):
        scored(["It rained."], workers=0)
    with pytest.raises(InputError):
        scored(["It rained."], codebook=Path("nowhere.toml"))


@pytest.mark.slow
def test_processes_and_portions_change_no_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = table_of(60)["body"]
    whole = scored(texts)
    monkeypatch.setattr("framing.scores.work.CHARACTERS", 300)
    told: list[int] = []
    parted = scored(texts, progress=lambda done, _: told.append(done))
    shared = scored(texts, workers=2)
    pd.testing.assert_frame_equal(parted, whole, check_exact=True)
    pd.testing.assert_frame_equal(shared, whole, check_exact=True)
    assert told == list(range(1, texts[texts.map(bool) & texts.notna()].nunique()))


words = st.sampled_from(["regime", "slammed", "rained", "“no,”", "he said", "\n\n", ".", "🔥"])
cells = st.one_of(st.none(), st.lists(words, max_size=8).map(" ".join))


@settings(max_examples=8, deadline=None)
@given(rows=st.lists(cells, max_size=6), seed=st.integers(0, 9))
def test_the_figures_of_a_row_depend_on_its_text_alone(rows: list[str | None], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(rows))
    texts = pd.Series(rows, dtype=object)
    chosen = [Sentiment()]
    scores = framing.score(texts, extractors=chosen)
    pd.testing.assert_frame_equal(
        framing.score(texts.iloc[order], extractors=chosen), scores.iloc[order], check_exact=True
    )


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Characters that no file can hold")
@settings(max_examples=150, deadline=None)
@given(rows=st.lists(st.one_of(st.none(), st.text(st.characters(), max_size=60)), max_size=4))
def test_any_text_has_a_row_and_words_in_its_cell(rows: list[str | None]) -> None:
    scores = scored(rows)
    assert len(scores) == len(rows)
    found = framing.find_spans(rows, model="fast")
    for row, start, end in found[["start", "end"]].itertuples():
        assert 0 <= start < end <= len(rows[row] or "")
