"""Values of articles: counted by hand from the tables of a small analysis."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from toy import Piece, tables_of, unlike

import framing
from framing.comparison.dictionary import compared_measures
from framing.comparison.tables import COMPARED
from framing.comparison.values import article_values
from framing.tables import Tables

TALKED = (
    "Mayor Jo Hale said the bridge was safe. Critics claimed the report was false. “We will"
    " stay,” said Ann Lee."
)
QUIET = "The rain fell on the empty square, and the lamps were lit early. " * 12


@pytest.fixture(scope="module")
def analysis() -> framing.Analysis:
    table = pd.DataFrame(
        {
            "article_id": ["talked", "quiet", "empty", "german"],
            "outlet": "Herald",
            "text": [TALKED, QUIET, "…", "Die Brücke wurde am Montag gesperrt, sagte die Stadt."],
            "language": ["en", "en", "en", "de"],
        }
    )
    return framing.analyze(table, model="fast")


@pytest.fixture(scope="module")
def values(analysis: framing.Analysis) -> pd.DataFrame:
    return article_values(analysis)


def test_columns_are_the_dictionary(analysis: framing.Analysis, values: pd.DataFrame) -> None:
    measures = compared_measures(analysis)
    assert list(values.columns) == list(measures.index)
    assert measures.index.is_unique
    assert list(measures.columns) == list(COMPARED)
    assert (measures[["label", "unit", "direction", "definition"]] != "").all(axis=None)


def test_no_count_is_compared_raw(analysis: framing.Analysis) -> None:
    measures = compared_measures(analysis)
    assert not measures.index.str.endswith("_count").any()
    assert set(measures["combine"]) == {"mean"}
    assert set(measures["weight"]) == {"articles"}


def test_every_measure_has_its_family(analysis: framing.Analysis) -> None:
    families = compared_measures(analysis)["family"]
    wanted = ["sentiment", "loaded language", "attribution", "frames", "readability"]
    assert list(dict.fromkeys(families)) == wanted
    assert families["no_frame_share"] == "frames"
    assert families["words"] == "readability"


def test_attribution_is_a_rate_and_shares(analysis: framing.Analysis, values: pd.DataFrame) -> None:
    mine = analysis.attributions[analysis.attributions["article_id"] == "talked"]
    row = values.loc["talked"]
    assert len(mine) == 3
    assert row["attribution_per_100_words"] == pytest.approx(100 * 3 / row["words"])
    assert row["attribution_direct_share"] == pytest.approx((mine["form"] == "direct").mean())
    assert row["attribution_named_share"] == pytest.approx(2 / 3)
    assert row["attribution_unnamed_share"] == pytest.approx(1 / 3)
    assert row["attribution_doubting_share"] == pytest.approx(1 / 3)


def test_without_attributions_shares_are_undefined_and_the_rate_is_zero(
    values: pd.DataFrame,
) -> None:
    row = values.loc["quiet"]
    assert row["attribution_per_100_words"] == 0.0
    shares = [name for name in values if name.startswith("attribution_") and "share" in name]
    shares.remove("attribution_quoted_words_share")
    assert len(shares) == 13
    assert row[shares].isna().all()


def test_stances_are_shares_of_cues(analysis: framing.Analysis) -> None:
    uncued = analysis.attributions.copy()
    uncued["cue"] = ["", *uncued["cue"].tolist()[1:]]
    changed = article_values(replace(analysis, attributions=uncued)).loc["talked"]
    stances = [name for name in changed.index if "cues" in _label(analysis, name)]
    assert changed[stances].sum() == pytest.approx(1.0)
    assert changed["attribution_doubting_share"] == pytest.approx(1 / 2)


def _label(analysis: framing.Analysis, name: str) -> str:
    return str(compared_measures(analysis)["label"][name])


def test_no_words_and_no_english_are_undefined(values: pd.DataFrame) -> None:
    assert values.loc["empty"].drop("words").isna().all()
    assert values.loc["empty", "words"] == 0
    assert values.loc["german"].drop("words").isna().all()


def test_words_per_sentence(values: pd.DataFrame) -> None:
    assert values.loc["quiet", "readability_words_per_sentence"] == 13.0
    # Under 100 words no formula is given, and no length of sentences.
    assert math.isnan(values.loc["talked", "readability_words_per_sentence"])


def decided(assigned: dict[str, list[float]], owner: list[str]) -> Tables:
    """Give tables of paragraphs with these decisions on frames."""
    base = tables_of({name: Piece("Herald", unlike(0)) for name in dict.fromkeys(owner)})
    ids = pd.Index([f"{name}:{at:04}" for at, name in enumerate(owner)], name="paragraph_id")
    paragraphs = base.paragraphs.set_index("article_id").loc[owner].reset_index()
    paragraphs.index = ids
    features = pd.DataFrame(0.0, index=ids, columns=base.features.columns)
    frames = pd.DataFrame(index=ids)
    rows = {}
    for code, values in assigned.items():
        frames[f"frame_{code}"] = 0.5
        frames[f"assigned_{code}"] = values
        for name in (f"frame_{code}", f"assigned_{code}"):
            rows[name] = {**base.measures.iloc[1].to_dict(), "label": f"{code} frame, probability"}
    measures = pd.concat([base.measures, pd.DataFrame(rows).T]).rename_axis("measure")
    return replace(base, paragraphs=paragraphs, features=features, frames=frames, measures=measures)


def test_frames_are_shares_of_decided_paragraphs() -> None:
    nan = math.nan
    tables = decided(
        {"red": [1, 0, nan, 0, nan], "blue": [1, 0, 0, 1, nan]}, ["a", "a", "a", "a", "b"]
    )
    values = article_values(tables)
    assert values.loc["a", "share_red"] == pytest.approx(1 / 3)
    assert values.loc["a", "share_blue"] == pytest.approx(2 / 4)
    # The third paragraph is not decided on for both, so three count, and one has no frame.
    assert values.loc["a", "no_frame_share"] == pytest.approx(1 / 3)
    assert values.loc["b", ["share_red", "share_blue", "no_frame_share"]].isna().all()


def test_frames_are_named_in_words() -> None:
    tables = decided({"red": [1.0], "EU": [0.0]}, ["a"])
    labels = compared_measures(tables)["label"]
    assert labels["share_red"] == "Share of paragraphs in the red frame"
    assert labels["share_EU"] == "Share of paragraphs in the EU frame"


def test_measures_of_ones_own_become_rates_too() -> None:
    tables = tables_of({"a": Piece("Herald", unlike(0, 50), figures={"hedges_count": 2.0})})
    assert article_values(tables).loc["a", "hedges_per_100_words"] == 4.0
    row = compared_measures(tables).loc["hedges_per_100_words"]
    assert row[["label", "unit", "family"]].tolist() == [
        "Hedges per 100 words",
        "spans per 100 words",
        "other measures",
    ]
    assert row["definition"] == "Hedges. Of an article: per 100 of its words."
    assert "loaded_per_100_words" in compared_measures(tables).index


def test_primary_measures_are_marked() -> None:
    tables = tables_of({"a": Piece("Herald", unlike(0))})
    primary = compared_measures(tables, ["words"])["primary"]
    assert primary[primary].index.tolist() == ["words"]
    assert primary.dtype == np.dtype(bool)


def test_no_articles_keep_the_columns() -> None:
    tables = tables_of({})
    assert list(article_values(tables).columns) == list(compared_measures(tables).index)
    assert len(article_values(tables)) == 0
