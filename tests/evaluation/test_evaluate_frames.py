"""Frames evaluated from texts to tables: against figures by hand, and from every kind of source."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.errors import InputError
from framing.evaluation.mistakes import find_mistakes
from framing.evaluation.storage import open_evaluation, write_evaluation

BOOK = """
name = "Weather"
version = "1"
unit = "paragraph"
citation = "written for this test"
[[frames]]
code = "storm"
name = "Storm"
definition = "A storm."
include = []
exclude = []
examples = []
counter_examples = []
[frames.cues]
storm = 1.0
[[frames]]
code = "calm"
name = "Calm"
definition = "No wind."
include = []
exclude = []
examples = []
counter_examples = []
[frames.cues]
calm = 1.0
"""
#: A frame is found where its cue stands: storm is right twice, wrong once, missed once.
ROWS = [
    ("The storm came to the town at night.", "a", 1, 0),
    ("A second storm was seen by the town.", "a", 1, 0),
    ("The town has a storm of letters to read.", "b", 0, 0),
    ("The wind took the roofs of the town at night.", "b", 1, None),
    ("The calm lasted in the town for days.", "c", 0, 1),
    ("The meeting in the town began at noon.", "c", 0, 0),
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "weather.toml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
def gold() -> pd.DataFrame:
    return pd.DataFrame(ROWS, columns=["text", "article_id", "storm", "calm"])


def test_figures_by_hand(book: Path, gold: pd.DataFrame) -> None:
    validity = framing.evaluate_frames(gold, codebook=book, model="fast")
    assert validity.frames == ("storm", "calm")
    storm = validity.figures.loc["storm"]
    told = {
        **{"texts": 6, "groups": 3, "present": 3, "assigned": 3, "abstained": 0},
        **{"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3},
        **{"always_precision": 0.5, "always_f1": 2 / 3},
    }
    for name, value in told.items():
        assert storm[name] == pytest.approx(value), name
    assert validity.figures.loc["calm", ["texts", "present", "f1"]].tolist() == [5, 1, 1]
    assert validity.figures["cues_f1"].isna().all(), "the model is the cues themselves"
    assert validity.confusion.loc["no frame", "storm"] == 1
    assert validity.confusion.loc["storm"].tolist() == [2, 0, 1]


def test_errors_come_with_their_words(book: Path, gold: pd.DataFrame) -> None:
    errors = framing.evaluate_frames(gold, codebook=book, model="fast").errors
    assert errors[["frame", "error", "unit"]].to_numpy().tolist() == [
        ["storm", "wrongly assigned", "2"],
        ["storm", "missed", "3"],
    ]
    assert errors["evidence"].tolist() == ["storm", ""]
    assert errors["where"].iloc[0] == "codes, row 2"


def test_spans_are_slices_of_their_texts(book: Path, gold: pd.DataFrame) -> None:
    validity = framing.evaluate_frames(gold, codebook=book, model="fast")
    assert len(validity.spans) == 4
    for span in validity.spans.itertuples():
        assert validity.units.loc[span.unit, "text"][span.start : span.end] == span.text


def test_one_that_was_assigned_to_all_has_no_missed() -> None:
    units = pd.DataFrame(
        {
            **{"where": ["r1", "r2"], "article_id": ["a", "a"], "text": ["x", "y"]},
            **{"coded_f": [0.0, 0.0], "frame_f": [0.7, 0.9], "assigned_f": [1.0, 1.0]},
        },
        index=pd.Index(["1", "2"], name="unit"),
    )
    spans = pd.DataFrame(columns=["unit", "kind", "text"])
    errors = find_mistakes(units, spans, ["f"])
    assert errors["error"].tolist() == ["wrongly assigned"] * 2
    assert errors["probability"].tolist() == [0.9, 0.7]
    right = units.assign(assigned_f=[0.0, 0.0])
    assert find_mistakes(right, spans, ["f"]).empty
    left_open = units.assign(coded_f=1.0, assigned_f=[math.nan, 0.0])
    errors = find_mistakes(left_open, spans, ["f"])
    assert errors[["unit", "abstained"]].to_numpy().tolist() == [["1", True], ["2", False]]


def test_the_shipped_model_stands_beside_its_cues() -> None:
    texts = {
        "Troops fired rockets at the army base.": 1,
        "The river rose and the ferry ran late.": 0,
    }
    table = pd.DataFrame({"text": [*texts], "security": [*texts.values()]})
    with pytest.warns(framing.InputWarning, match="no column for humanitarian"):
        validity = framing.evaluate_frames(table, model="fast")
    row = validity.figures.loc["security"]
    assert row[["f1", "cues_f1"]].tolist() == [1, 1]
    assert validity.provenance["codebook_sha256"] == framing.load_codebook().hash
    assert validity.provenance["groups"] == "texts"
    assert "security" in validity.measures.index[0]


def test_a_source_and_an_analysis_of_it_give_the_same(book: Path, tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "one.txt").write_text(f"{ROWS[0][0]}\n\n{ROWS[2][0]}\n\n{ROWS[4][0]}")
    codes = tmp_path / "gold.csv"
    codes.write_text("paragraph_id,storm,calm\none:0002,0,1\none:0000,1,0\none:0001,0,0\n")
    direct = framing.evaluate_frames(codes, news, codebook=book, model="fast")
    analysis = framing.analyze(news, codebook=book, model="fast")
    analysis.save(tmp_path / "result")
    for source in (analysis, tmp_path / "result"):
        again = framing.evaluate_frames(codes, source)
        pd.testing.assert_frame_equal(again.figures, direct.figures)
        pd.testing.assert_frame_equal(again.units, direct.units)
    assert direct.units["article_id"].tolist() == ["one"] * 3
    assert direct.errors["unit"].tolist() == ["one:0001"]
    said = direct.provenance["codes"]["sha256"]
    assert said == hashlib.sha256(codes.read_bytes()).hexdigest()
    with pytest.raises(InputError, match="has its model and its codebook already"):
        framing.evaluate_frames(codes, analysis, codebook=book)


def test_texts_not_in_english_count_nowhere(book: Path, gold: pd.DataFrame) -> None:
    german = "Der Sturm erreichte am Abend die Stadt und deckte viele Dächer der Häuser ab."
    more = pd.concat([gold, pd.DataFrame([(german, "d", 1, 0)], columns=gold.columns)])
    one, other = (
        framing.evaluate_frames(table.reset_index(drop=True), codebook=book, model="fast")
        for table in (gold, more)
    )
    for name in ("figures", "calibration", "confusion"):
        pd.testing.assert_frame_equal(getattr(one, name), getattr(other, name))


def test_order_of_rows_changes_nothing(book: Path, gold: pd.DataFrame) -> None:
    turned = gold.iloc[::-1].reset_index(drop=True)
    one, other = (
        framing.evaluate_frames(table, codebook=book, model="fast") for table in (gold, turned)
    )
    chance = "calibration_chance"  # drawn text by text
    pd.testing.assert_frame_equal(
        one.figures.drop(columns=chance), other.figures.drop(columns=chance)
    )
    pd.testing.assert_frame_equal(one.confusion, other.confusion)


def test_tables_are_read_as_they_were_written(
    book: Path, gold: pd.DataFrame, tmp_path: Path
) -> None:
    validity = framing.evaluate_frames(gold, codebook=book, model="fast")
    write_evaluation(validity, tmp_path / "tables")
    again = open_evaluation(tmp_path / "tables")
    for name in ("figures", "calibration", "confusion", "units", "spans", "measures", "errors"):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(validity, name))
    assert again.provenance == validity.provenance
    (tmp_path / "tables" / "figures.csv").write_text("frame\n")
    with pytest.raises(InputError, match=r"figures\.csv is not the file"):
        open_evaluation(tmp_path / "tables")
    with pytest.raises(InputError, match="holds no sound evaluation"):
        open_evaluation(tmp_path)


def test_codes_by_another_codebook_are_refused() -> None:
    analysis = framing.analyze("Troops fired rockets.\n\nIt rained.", model="fast")
    rows = [(unit, "Ann", "security", "1", "f" * 64) for unit in analysis.paragraphs.index]
    columns = ["paragraph_id", "coder", "variable", "value", "codebook"]
    codings = pd.DataFrame(rows, columns=columns)
    with pytest.raises(InputError, match="2 judgements are by the codebook ffffffffffff…"):
        framing.evaluate_frames(codings, analysis)
