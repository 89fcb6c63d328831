"""Targets: splitting a text, and every figure and span that is found in it."""

from __future__ import annotations

import pandas as pd
from awkward import NEWS, in_memory, texts
from hypothesis import strategies as st
from mutilating import faults_of
from targets import Refused, Target, check_tables, outcome, same, table_of

import framing
from framing.articles import article_of
from framing.lexicons import Lexicon
from framing.text.normalising import normalise, plain
from framing.text.paragraphs import is_blank


def check_splitting(text: str) -> None:
    article, kept = article_of(text), normalise(text)
    cursor, outside = 0, ""
    for paragraph in article.paragraphs:
        start = paragraph.start
        assert start is not None
        assert kept[start : start + len(paragraph.text)] == paragraph.text
        outside += kept[cursor:start]
        cursor = start + len(paragraph.text)
        check_passage(paragraph.text, paragraph.words, paragraph.sentences)
    assert is_blank(outside + kept[cursor:])
    assert faults_of(text) == []


def check_passage(
    text: str, words: tuple[tuple[int, int], ...], sentences: tuple[tuple[int, int], ...]
) -> None:
    """Check that words and sentences stand in order, and that no word stands outside."""
    assert len(plain(text)) == len(text)
    for stretches in (words, sentences):
        edges = [at for stretch in stretches for at in stretch]
        assert edges == sorted(edges)
        assert all(start < end for start, end in stretches)
        assert not edges or 0 <= edges[0] <= edges[-1] <= len(text)
    inside = {at for start, end in sentences for at in range(start, end)}
    assert all(text[at].isspace() or at in inside for start, _ in words for at in [start])


def check_analysis(given: tuple[list[str], str]) -> None:
    """Check what is found in texts that are taken for English, whatever they are."""
    written, model = given
    several = range(len(written))
    table = table_of({"text": written, "language": ["en" for _ in several]})
    table["outlet"] = ["ab"[number % 2] for number in several]
    found = outcome(lambda: framing.analyze(table, model=model))
    if isinstance(found, Refused):
        return
    check_tables(found)
    again = outcome(lambda: framing.analyze(table.iloc[::-1], model=model))
    for name in ("features", "frames", "paragraphs"):
        one, other = getattr(found, name), getattr(again, name)
        assert same(one, other.loc[one.index])
    spans = [
        sorted(map(repr, found.spans.drop(columns="relation").itertuples(index=False))),
        sorted(map(repr, again.spans.drop(columns="relation").itertuples(index=False))),
    ]
    assert spans[0] == spans[1]


def check_score(cells: list[object]) -> None:
    """Check that scores stand by their row, and that a missing one has none."""
    index = [f"r{number % 3}" for number in range(len(cells))]
    table = table_of({"body": cells}).set_axis(index)
    before = table.copy(deep=True)
    scores = outcome(lambda: framing.score(table, text="body", model="fast"))
    pd.testing.assert_frame_equal(table, before)
    odd = [one for one in cells if not (one is None or isinstance(one, str) or one != one)]
    assert isinstance(scores, Refused) == bool(odd)
    if not odd:
        assert scores.index.tolist() == index
        for number, one in enumerate(cells):
            if not isinstance(one, str) or is_blank(one):
                assert scores.iloc[number].isna().all()
    spans = outcome(lambda: framing.find_spans(table, text="body", model="fast"))
    assert isinstance(spans, Refused) == bool(odd)


def check_lexicon(given: tuple[list[str], str]) -> None:
    entries, text = given
    lexicon = Lexicon("toy", tuple({"entry": e, "forms": "", "neutral": ""} for e in entries))
    copy, cursor = plain(text), 0
    for start, end, row in lexicon.find(copy):
        assert cursor <= start <= end <= len(copy)
        assert row["entry"] in entries
        cursor = end


_rows = st.one_of(in_memory, st.sampled_from(NEWS), st.none(), st.just(float("nan")))
_entries = st.lists(st.one_of(st.sampled_from(["said", "[a] b", "x y"]), texts(most=2)), max_size=4)
#: Texts with a word at least; what has none is refused.
written = in_memory.map(lambda text: f"{text} Officials said so.")
_several = st.lists(st.one_of(written, in_memory), min_size=1, max_size=3)
TARGETS = {
    "splitting": Target(texts(), check_splitting, 15),
    "extractors, fast": Target(st.tuples(_several, st.just("fast")), check_analysis, 4),
    "extractors, standard": Target(st.tuples(_several, st.just("standard")), check_analysis, 1),
    "score": Target(st.lists(_rows, min_size=1, max_size=3), check_score, 2),
    "score of other cells": Target(
        st.lists(st.one_of(_rows, st.integers(), st.binary(max_size=3)), max_size=3),
        check_score,
        2,
    ),
    "lexicon": Target(st.tuples(_entries, texts(most=6)), check_lexicon, 10),
}
