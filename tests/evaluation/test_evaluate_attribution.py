"""Attributions evaluated: matching by hand, reading of codes, and every fault with its row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.errors import InputError, InputWarning
from framing.evaluation.attribution_codes import read_attributions
from framing.evaluation.attribution_figures import (
    CodedAttribution,
    FoundAttribution,
    attribution_figures,
    matches,
)
from framing.evaluation.storage import open_evaluation, write_evaluation

TEXT = "Officials said the bridge was closed. “It was late,” the mayor told reporters."
QUIET = "The river rose in the night."
ROWS = [
    {"text": TEXT, "source": "Officials", "cue": "said", "content": "the bridge was closed"},
    {"text": TEXT, "source": "the mayor", "cue": "told", "content": "“It was late,”"},
    {"text": QUIET, "source": "", "cue": "", "content": ""},
]
PARTS = ("source", "cue", "content")


def coded(content: range, *, source: range = range(0), direct: bool = False) -> CodedAttribution:
    places = {"content": frozenset(content), "source": frozenset(source), "cue": frozenset[int]()}
    return CodedAttribution("u", "row", dict.fromkeys(PARTS, ""), places, direct, "")


def found(content: range, *, source: range = range(0)) -> FoundAttribution:
    places = {"content": frozenset(content), "source": frozenset(source), "cue": frozenset[int]()}
    return FoundAttribution("u", dict.fromkeys(PARTS, ""), places, "named_person", 0.9)


def test_each_coded_one_takes_what_covers_most_of_it() -> None:
    ours = [coded(range(10)), coded(range(20, 30))]
    theirs = [found(range(4)), found(range(8)), found(range(20, 23))]
    told, free = matches(ours, theirs, direct=False, threshold=0.3)
    assert [match.share for match in told] == [0.8, 0.3]
    assert [match.found is None for match in told] == [False, True], "0.3 is not over 0.3"
    assert free == [theirs[0], theirs[2]]
    told, free = matches(ours, theirs, direct=False, threshold=0.8)
    assert len(free) == 3


def test_what_was_found_for_others_counts_neither_way_among_direct_ones() -> None:
    ours = [coded(range(10), direct=True), coded(range(20, 30))]
    theirs = [found(range(10)), found(range(20, 30)), found(range(40, 50))]
    told, free = matches(ours, theirs, direct=True, threshold=0.3)
    assert len(told) == 1
    assert free == [theirs[2]]


def test_figures_by_hand() -> None:
    ours = {
        "a": [coded(range(10), source=range(12, 15)), coded(range(20, 30), source=range(31, 33))],
        "b": [coded(range(5))],
    }
    theirs = {"a": [found(range(10), source=range(14, 18)), found(range(20, 30))], "c": []}
    row = attribution_figures(["a", "b", "c"], ours, theirs, {}, [*"abc"]).loc["all, over 0.3"]
    assert row[["coded", "found", "right", "sources"]].tolist() == [3, 2, 2, 2]
    assert row[["precision", "recall", "f1"]].round(3).tolist() == [1, 0.667, 0.8]
    assert row["source_right"] == 0.5
    assert row[["source_type_right", "precision_low"]].isna().all()
    assert row["quotes_recall"] == 0


def test_parts_are_found_where_they_stand() -> None:
    read = read_attributions(pd.DataFrame(ROWS))
    assert read.table["text"].tolist() == [TEXT, QUIET]
    for one, row in zip(read.attributions, ROWS, strict=False):
        for part in PARTS:
            at = sorted(one.places[part])
            assert TEXT[at[0] : at[-1] + 1] == row[part]
    assert [one.is_direct for one in read.attributions] == [False, True]
    assert not read.grouped


def test_the_nearest_of_several_places_and_pieces_of_one_part() -> None:
    text = "He sat. Rain fell, he said, and he added that it fell for days."
    row = {"text": text, "source": "he", "cue": "added", "content": "that it fell|for days"}
    [one] = read_attributions(pd.DataFrame([row])).attributions
    assert min(one.places["source"]) == text.index("he added")
    assert len(one.places["content"]) == len("that it fell") + len("for days")


def test_codes_of_a_text_and_of_an_analysis_say_the_same(tmp_path: Path) -> None:
    gold = pd.DataFrame(ROWS)
    validity = framing.evaluate_attribution(gold, model="fast")
    row = validity.figures.loc["all, over 0.3"]
    assert row[["texts", "coded", "right", "source_right"]].tolist() == [2, 2, 2, 1]
    assert validity.figures.loc["direct, over 0.8", "right"] == 1
    assert validity.found.empty
    analysis = framing.analyze(f"{TEXT}\n\n{QUIET}", model="fast")
    ids = {text: unit for unit, text in analysis.paragraphs["text"].items()}
    named = gold.assign(paragraph_id=gold["text"].map(ids)).drop(columns="text")
    again = framing.evaluate_attribution(named, analysis)
    assert again.figures["f1"].tolist() == validity.figures["f1"].tolist()
    write_evaluation(validity, tmp_path / "tables")
    read = open_evaluation(tmp_path / "tables")
    for name in (*validity.FIGURES, *validity.BEHIND):
        pd.testing.assert_frame_equal(getattr(read, name), getattr(validity, name), obj=name)


def test_every_fault_is_told_with_its_row() -> None:
    rows = [
        {**ROWS[0], "content": "the bridge was open"},
        {**ROWS[0], "source": "fficials"},
        {**ROWS[0], "form": "oblique", "source_type": "person"},
        {**ROWS[0], "text": ""},
    ]
    with pytest.raises(InputError) as caught:
        read_attributions(pd.DataFrame(rows))
    for fault in (
        "row 0: 'content' 'the bridge was open' does not stand in the text",
        "row 1: 'source' 'fficials' does not stand in the text",
        "row 2: 'form' is 'oblique', expected direct, indirect, mixed",
        "row 2: 'source_type' is 'person', expected named_person",
        "row 3: 'text' is empty",
    ):
        assert any(fault in one for one in caught.value.faults), fault
    with pytest.raises(InputError, match="no column 'content'"):
        read_attributions(pd.DataFrame({"text": [TEXT], "source": [""], "cue": [""]}))


def test_a_cue_without_content_is_left_out() -> None:
    with pytest.warns(InputWarning, match="1 attributions have a cue and no content"):
        read = read_attributions(pd.DataFrame([*ROWS, {**ROWS[0], "content": ""}]))
    assert read.left_out == 1
    assert len(read.attributions) == 2
