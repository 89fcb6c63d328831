"""The table of corrected shares: what it holds, what it is missing and why, in a comparison."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from coded_study import CODE, MEASURE, Study, study

import framing
from framing.codings import CODINGS
from framing.comparison.corrected import corrected_shares
from framing.comparison.dictionary import NO_FRAME
from framing.comparison.settings import Settings
from framing.comparison.tables import CORRECTED, INDEX, Comparison
from framing.errors import InputError

RECALLS = {"A": 0.9, "B": 0.6, "C": 0.8}
SETTINGS = Settings(draws=100)


@pytest.fixture(scope="module")
def three() -> Study:
    return study(np.random.default_rng(5), RECALLS, articles=14)


def table_of(made: Study, settings: Settings = SETTINGS, **amounts: int) -> pd.DataFrame:
    coded = made.coded(amounts, np.random.default_rng(2))
    return corrected_shares(made.sample, coded, settings)


def test_columns_and_rows_are_those_of_the_contract(three: Study) -> None:
    table = table_of(three, A=40, B=40, C=40)
    assert list(table.columns) == list(CORRECTED)
    assert table.index.names == list(INDEX["corrected"])
    assert table.dtypes.astype("str").to_dict() == dict(CORRECTED)
    assert table.loc[MEASURE].index.tolist() == [*RECALLS]
    assert table.loc[MEASURE, "coded"].tolist() == [40] * 3
    assert (table["corrected_by"] == "group").all()


def test_shares_by_hand(three: Study) -> None:
    """Of all paragraphs coded the corrected share is the true one, the mean over articles."""
    every = three.truth.groupby(three.tables.paragraphs["article_id"]).agg(["mean", "size"])
    groups = three.sample.groups
    amounts = every["size"].groupby(groups).sum().to_dict()
    table = table_of(three, **amounts).loc[MEASURE]
    truth = every["mean"].groupby(groups).mean()
    np.testing.assert_allclose(table["share"], truth[table.index])
    others = every.loc[groups != "A", "mean"].mean()
    assert table.loc["A", "difference"] == pytest.approx(truth["A"] - others)
    against = table_of(three, replace(SETTINGS, reference="B"), **amounts).loc[MEASURE]
    assert against.loc["C", "difference"] == pytest.approx(truth["C"] - truth["B"])
    assert against.loc["B", "not_compared"] == "compared with itself"


def test_too_few_codes_of_a_group_take_those_of_all(three: Study) -> None:
    table = table_of(three, A=40, B=40, C=8).loc[MEASURE]
    assert table["corrected_by"].tolist() == ["group", "group", "all groups"]
    assert table["share"].notna().all()
    assert np.isnan(table.loc["C", "difference"])
    assert "too few codes in C: 8 paragraphs of" in table.loc["C", "not_compared"]
    assert "expected 30 of 10" in table.loc["C", "not_compared"]


def test_too_few_codes_of_all_correct_nothing(three: Study) -> None:
    table = table_of(three, A=9, B=9, C=9)
    assert table[["share", "share_low", "difference"]].isna().all(axis=None)
    assert table.loc[(MEASURE, "A"), "reason"].startswith("too few codes in all groups: 27")
    assert (table["corrected_by"] == "").all()
    assert table["said"].notna().all()


def test_paragraphs_in_no_frame_have_their_row(three: Study) -> None:
    table = table_of(three, A=40, B=40, C=40)
    pd.testing.assert_series_equal(
        table.loc[NO_FRAME, "share"], 1 - table.loc[MEASURE, "share"], check_names=False
    )


def test_open_paragraphs_count_by_their_probability(three: Study) -> None:
    frames = three.tables.frames.copy()
    frames[f"assigned_{CODE}"] = np.nan
    frames[f"frame_{CODE}"] = 0.25
    tables = replace(three.tables, frames=frames)
    sample = replace(three.sample, tables=tables)
    coded = three.coded({"A": 40, "B": 40, "C": 40}, np.random.default_rng(2))
    table = corrected_shares(sample, coded, SETTINGS)
    assert (table.loc[MEASURE, "said"] == 0.25).all()
    unread = replace(tables, frames=frames * np.nan)
    table = corrected_shares(replace(three.sample, tables=unread), coded, SETTINGS)
    assert (table["articles"] == 0).all()
    assert (table["reason"] == "no article was read").all()


# --- in a comparison


@pytest.fixture(scope="module")
def analysis() -> framing.Analysis:
    texts = {
        "security": "Troops fired {n} missiles at the army base, the defence ministry said.",
        "other": "The river rose by {n} centimetres, and the ferry ran late on Monday.",
    }
    rng = np.random.default_rng(0)
    rows = []
    for outlet in ("Courier", "Herald"):
        for number in range(10):
            chosen = rng.choice(["security", "other"], 4)
            words = " ".join(f"{outlet}{number}w{at}" for at in range(9))
            told = "\n\n".join(f"{texts[c].format(n=rng.integers(2, 999))} {words}" for c in chosen)
            rows.append({"article_id": f"{outlet}{number}", "outlet": outlet, "text": told})
    return framing.analyze(pd.DataFrame(rows), model="fast")


@pytest.fixture(scope="module")
def codings(analysis: framing.Analysis) -> pd.DataFrame:
    hash_ = analysis.provenance["codebook_sha256"]
    rows = [
        (row["article_id"], unit, "anna", "security", str(int("Troops" in row["text"])), hash_, "")
        for unit, row in analysis.paragraphs.iterrows()
    ]
    return pd.DataFrame(rows, columns=list(CODINGS))


@pytest.fixture(scope="module")
def comparison(analysis: framing.Analysis, codings: pd.DataFrame) -> Comparison:
    return framing.compare(
        *(analysis,),
        codings=codings,
        primary=["share_security"],
        min_words=5,
        permutations=19,
        draws=100,
    )


def test_a_comparison_tells_what_its_codings_were(
    comparison: Comparison, codings: pd.DataFrame
) -> None:
    told = comparison.settings["codings"]
    assert told["judgements"] == len(codings) == told["paragraphs_compared"]
    assert not comparison.corrected.empty
    [sentence] = comparison.findings.loc[comparison.findings["kind"] == "primary", "sentence"]
    assert "Corrected for errors of the programme: " in sentence
    assert "table corrected" in comparison.measures.loc["share_security", "definition"]
    reasons = comparison.corrected.loc[NO_FRAME, "reason"]
    assert reasons.str.startswith("too few codes").all(), "not every frame was coded"


def test_it_is_saved_and_read_again(comparison: Comparison, tmp_path: Path) -> None:
    folder = framing.save_comparison(comparison, tmp_path / "kept")
    again = framing.open_comparison(folder)
    for field in fields(Comparison):
        one, two = getattr(comparison, field.name), getattr(again, field.name)
        if isinstance(one, pd.DataFrame):
            pd.testing.assert_frame_equal(one, two, check_exact=True, obj=field.name)
        else:
            assert one == two
    page = json.loads((folder / "comparison.json").read_text("utf-8"))
    assert page["format"] == 2
    plain = replace(comparison, corrected=comparison.corrected.iloc[:0])
    framing.save_comparison(plain, folder)
    assert not (folder / "corrected.parquet").exists()
    assert framing.open_comparison(folder).corrected.empty


def test_without_codings_nothing_is_told_of_them(analysis: framing.Analysis) -> None:
    plain = framing.compare(analysis, min_words=5, permutations=19, draws=100)
    assert plain.corrected.empty
    assert list(plain.corrected.columns) == list(CORRECTED)
    assert "codings" not in plain.settings


def test_what_cannot_correct_is_refused(analysis: framing.Analysis, codings: pd.DataFrame) -> None:
    asked = {"min_words": 5, "permutations": 19, "draws": 100}
    with pytest.raises(InputError, match="no frame was coded; frames are humanitarian"):
        framing.compare(analysis, codings=codings.assign(variable="loaded"), **asked)
    with pytest.raises(InputError, match="is given without codings"):
        framing.compare(analysis, coded_sample=codings, **asked)
    with pytest.raises(InputError, match="was coded by the codebook aaaaaaaaaaaa"):
        framing.compare(analysis, codings=codings.assign(codebook="a" * 64), **asked)
