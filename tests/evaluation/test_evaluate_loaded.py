"""Loaded wording evaluated: figures by hand, single words, outlets, coders."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.errors import InputError, InputWarning
from framing.evaluation.loaded_told import loaded_told
from framing.evaluation.storage import open_evaluation, write_evaluation

#: The model is sure of the first two and rules out the last two.
ROWS = [
    ("The ruthless regime butchered its helpless victims in a savage rampage.", "A", 1, "ruthless"),
    ("The radical mob of thugs rampaged through the peaceful town.", "B", 0, ""),
    ("The council met on Monday and talked about the budget.", "A", 0, ""),
    ("The ferry ran late because the river had risen.", "B", 1, "late"),
]


@pytest.fixture(scope="module")
def validity() -> framing.LoadedValidity:
    gold = pd.DataFrame(ROWS, columns=["text", "outlet", "loaded", "words"])
    return framing.evaluate_loaded(gold, model="fast")


def test_figures_by_hand(validity: framing.LoadedValidity) -> None:
    row = validity.figures.loc["loaded"]
    told = {"texts": 4, "present": 2, "assigned": 2, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    for name, value in {**told, "auc": 0.5, "always_f1": 2 / 3, "cues_recall": 0.5}.items():
        assert row[name] == value, name
    assert validity.errors["error"].tolist() == ["wrongly assigned", "missed"]
    assert "mob" in validity.errors["evidence"].iloc[0]


def test_outlets_have_their_own_figures(validity: framing.LoadedValidity) -> None:
    apart = validity.by_outlet.set_index("outlet")
    assert apart.loc["A", ["recall", "precision"]].tolist() == [1, 1]
    assert apart.loc["B", ["recall", "precision"]].tolist() == [0, 0]
    assert apart["frame"].tolist() == ["loaded", "loaded"]


def test_single_words_are_held_against_those_pointed_at(validity: framing.LoadedValidity) -> None:
    [row] = validity.words.to_dict("records")
    assert (row["texts"], row["coded"], row["right"]) == (4, 2, 1)
    assert row["recall"] == 0.5
    assert row["precision"] == 1 / row["found"] < 0.5


def test_without_words_or_outlets_there_are_no_such_rows() -> None:
    gold = pd.DataFrame(ROWS, columns=["text", "outlet", "loaded", "words"])
    plain = framing.evaluate_loaded(gold[["text", "loaded"]], model="fast")
    assert plain.words.empty
    assert plain.by_outlet.empty


def test_it_is_read_as_it_was_written(validity: framing.LoadedValidity, tmp_path: Path) -> None:
    write_evaluation(validity, tmp_path / "tables")
    again = open_evaluation(tmp_path / "tables")
    for name in (*validity.FIGURES, *validity.BEHIND):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(validity, name), obj=name)
    assert again.KIND == "loaded"


def test_judgements_of_several_coders_settle() -> None:
    text, other = ROWS[0][0], ROWS[2][0]
    rows = [
        *((text, "x", "1"), (text, "y", "0"), (text, "adjudicated", "1")),
        *((other, "x", "1"), (other, "y", "0")),
        (ROWS[1][0], "x", "0"),
    ]
    gold = pd.DataFrame(rows, columns=["text", "coder", "value"]).assign(variable="loaded")
    with pytest.warns(InputWarning, match="1 codes contradict another"):
        validity = framing.evaluate_loaded(gold, model="fast")
    assert validity.figures.loc["loaded", ["texts", "present"]].tolist() == [2, 1]
    assert validity.provenance["codes"]["contradictory"] == 1


def test_decisions_are_those_of_the_sentences() -> None:
    analysis = framing.analyze("\n\n".join(row[0] for row in ROWS), model="fast")
    told = loaded_told(analysis)
    judged = analysis.spans[analysis.spans["extractor"] == "loaded_sentences"]
    kinds = judged.groupby("paragraph_id")["kind"].agg(set).reindex(told.index)
    for given, some in zip(told["assigned_loaded"], kinds, strict=True):
        expected = "loaded" if given == 1 else "uncertain" if math.isnan(given) else ""
        assert (expected in some) if expected else isinstance(some, float), (
            "no span where it is ruled out"
        )
    assert told["assigned_loaded"].tolist()[:2] == [1, 1]
    assert told["assigned_loaded"].iloc[3] == 0
    assert (told["frame_loaded"] == analysis.features["loaded_probability"]).all()


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"text": ["One."], "loaded": ["2"]}, "'loaded' is '2', expected 1, 0 or nothing"),
        ({"text": ["One."], "tone": ["1"]}, "no column is named by what is evaluated"),
        ({"text": [""], "loaded": ["1"]}, "'text' is empty"),
    ],
)
def test_faults_are_told(table: dict[str, list[str]], fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        framing.evaluate_loaded(pd.DataFrame(table), model="fast")
