"""Codings read against an analysis: what they settle on, and every fault with its row."""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd
import pytest

import framing
from framing.coded import judged_in, read_coded
from framing.coding import draw_sample, write_sample
from framing.errors import InputError, InputWarning
from framing.tables import Tables

NEWS = "Troops fired rockets at the base.\n\nThe river rose.\n\nThe ruthless mob fled."
COLUMNS = ["paragraph_id", "coder", "variable", "value"]


@pytest.fixture(scope="module")
def analysis() -> Tables:
    table = pd.DataFrame({"article_id": ["a", "b"], "text": [NEWS, "It rained."]})
    return framing.analyze(table, model="fast")


def codings(analysis: Tables, *rows: tuple[str, str, str, object]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.assign(codebook=analysis.provenance["codebook_sha256"])


def test_codes_settle_and_open_ones_are_counted(analysis: Tables) -> None:
    table = codings(
        analysis,
        *(("a:0000", "x", "security", 1), ("a:0000", "y", "security", "1")),
        *(("a:0001", "x", "security", "1.0"), ("a:0001", "y", "security", "0")),
        *(("a:0002", "x", "security", "1"), ("a:0002", "y", "security", "0")),
        ("a:0002", "adjudicated", "security", "0"),
        *(("b:0000", "x", "sentiment", "-1"), ("b:0000", "x", "security", None)),
    )
    coded = read_coded(table, analysis)
    assert coded.codes["security"].fillna(-1).tolist() == [1, -1, 0, -1]
    assert coded.codes["article_id"].tolist() == ["a", "a", "a", "b"]
    assert coded.settling.loc["security"].to_dict() == {
        **{"adjudicated": 1, "agreed": 1, "single": 0, "open": 1},
        "coders": 2,
    }
    assert coded.settling.loc["sentiment", "single"] == 1
    assert coded.told["judgements"] == 8 == len(coded.judgements)
    assert coded.judgements.loc[0].tolist() == ["a:0000", "a", "x", "security", "1"]
    assert not coded.is_weighted


def test_only_what_the_analysis_measures_can_be_judged(analysis: Tables) -> None:
    names = [variable.name for variable in judged_in(analysis)]
    assert names[-3:] == ["loaded", "sentiment", "attributions"]
    assert all(f"frame_{name}" in analysis.frames for name in names[:-3])


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_file_says_what_its_table_says(analysis: Tables, tmp_path: Path, suffix: str) -> None:
    table = codings(analysis, ("a:0000", "x", "security", "1"), ("a:0001", "x", "loaded", "0"))
    path = tmp_path / f"codings{suffix}"
    if suffix == ".csv":
        table.to_csv(path, index=False)
    else:
        table.to_parquet(path)
    one, other = read_coded(path, analysis), read_coded(table, analysis)
    pd.testing.assert_frame_equal(one.codes, other.codes)
    assert one.told["file"] == path.name


def test_weights_are_those_of_the_sample(analysis: Tables, tmp_path: Path) -> None:
    table = codings(analysis, ("a:0000", "x", "security", "1"), ("a:0001", "x", "security", "0"))
    units = pd.DataFrame({"paragraph_id": ["a:0000", "a:0001", "b:0000"], "weight": [2.0, 8, 5]})
    units.to_csv(tmp_path / "units.csv", index=False)
    for sample in (tmp_path / "units.csv", units):
        assert read_coded(table, analysis, sample=sample).codes["weight"].tolist() == [2, 8]
    own = read_coded(table.assign(weight=[3, 4]), analysis)
    assert own.codes["weight"].tolist() == [3, 4]
    assert own.is_weighted
    with pytest.raises(InputError, match="1 coded paragraphs have no weight there: 'a:0001'"):
        read_coded(table, analysis, sample=units.drop(index=1))


def test_weights_are_those_of_a_study_as_it_was_written(analysis: Tables, tmp_path: Path) -> None:
    drawn = draw_sample(analysis, n=4, stratify=("frames",), coders=("x", "y"))
    table = codings(analysis, *((unit, "x", "security", "1") for unit in drawn.units.paragraph_id))
    coded = read_coded(table, analysis, sample=write_sample(drawn, tmp_path / "study"))
    weights = drawn.units.set_index("paragraph_id")["weight"]
    assert coded.codes["weight"].to_dict() == weights.to_dict()
    with pytest.raises(InputError, match=r"holds no key/sample\.json"):
        read_coded(table, analysis, sample=tmp_path)


def test_every_fault_is_told_with_its_row(analysis: Tables) -> None:
    table = codings(
        analysis,
        *(("a:0009", "x", "security", "1"), ("", "x", "security", "1")),
        *(("a:0000", "x", "security", "2"), ("a:0000", "x", "sentiment", "half")),
        *(("a:0001", "x", "loaded", "1"), ("a:0001", "x", "loaded", "0")),
        *(("a:0001", "x", "attributions", "-1"), ("a:0002", "x", "", "1")),
        *(("a:0002", "x", "loaded", "1"), ("a:0002", "y", "loaded", "1")),
    )
    table["text"] = ["", "", "", "", "", "", "", "", "Quite another text.", ""]
    table["article_id"] = ["", "", "", "", "", "", "", "", "", "b"]
    table.loc[9, "codebook"] = "f" * 64
    with pytest.raises(InputError) as caught:
        read_coded(table, analysis)
    for fault in (
        "row 0: 'paragraph_id' 'a:0009' is not in the analysis",
        "row 1: 'paragraph_id' is empty",
        "row 2: 'value' of security is '2', expected 0, 1 or nothing",
        "row 3: 'value' of sentiment is 'half', expected -1, 0, 1 or nothing",
        "row 5: x coded loaded of 'a:0001' 0 here, 1 in row 4",
        "row 6: 'value' of attributions is '-1', expected a number from 0 on or nothing",
        "row 7: 'variable' is empty",
        "row 8: 'text' is not the text of 'a:0002' in the analysis",
        "row 9: was coded by the codebook ffffffffffff",
        "row 9: 'a:0002' is of the article 'a', not of that named here",
    ):
        assert any(fault in one for one in caught.value.faults), fault
    assert len(caught.value.faults) == 10


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (pd.DataFrame({"paragraph_id": ["a:0000"]}), "no column 'variable'"),
        (pd.DataFrame(columns=COLUMNS), "holds no rows"),
        (Path("codings.xlsx"), "expected a table"),
    ],
)
def test_what_is_no_table_of_codings_is_refused(
    analysis: Tables, table: pd.DataFrame | Path, fault: str
) -> None:
    with pytest.raises(InputError, match=fault):
        read_coded(table, analysis)


def test_a_bad_weight_is_told(analysis: Tables) -> None:
    table = codings(analysis, ("a:0000", "x", "security", "1"), ("a:0000", "y", "security", "1"))
    for weights, fault in (
        (["0", "1"], "'weight' is '0'"),
        ([math.inf, 1], "'weight' is 'inf'"),
        (["2", "3"], "is 3 here and 2 above"),
    ):
        with pytest.raises(InputError, match=fault):
            read_coded(table.assign(weight=weights), analysis)


def test_what_could_not_be_checked_is_noted(analysis: Tables) -> None:
    rows = [("a:0000", "x", "security", "1"), ("a:0000", "x", "irony", "1")]
    with pytest.warns(InputWarning) as warned:
        coded = read_coded(pd.DataFrame(rows, columns=COLUMNS), analysis)
    assert list(coded.variables) == ["security"]
    notes = " ".join(str(note.message) for note in warned)
    assert "2 rows do not say by which codebook" in notes
    assert "irony (1 rows)" in notes
