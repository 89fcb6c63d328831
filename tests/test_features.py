"""Features of whole articles, computed another way than the code does."""

from __future__ import annotations

import math

import pandas as pd
import pytest

import framing
from framing.extractors.readability import LEAST_WORDS_OF_ARTICLE
from framing.features import article_features

SHORT = "Critics said it failed badly. Officials disagreed."
LONG = " ".join(["The council met on Monday and heard three reports about the old bridge."] * 10)


@pytest.fixture(scope="module")
def analysis() -> framing.Analysis:
    table = pd.DataFrame(
        {
            "article_id": ["b", "a", "de"],
            "text": [
                f"A terrible, shameful night\n\n{SHORT}\n\n{LONG}",
                SHORT,
                "Die Brücke wurde am Montag für den Verkehr gesperrt, teilte die Stadt mit. " * 5,
            ],
            "language": ["en", "en", "de"],
        }
    )
    return framing.analyze(table)


def test_rows_follow_the_articles_table(analysis: framing.Analysis) -> None:
    assert article_features(analysis).index.tolist() == ["b", "a", "de"]


def test_every_measure_has_a_column(analysis: framing.Analysis) -> None:
    wanted = {"words", "quoted_words", *analysis.measures.index}
    assert set(article_features(analysis).columns) == wanted


def test_counts_are_summed(analysis: framing.Analysis) -> None:
    of_b = analysis.features[analysis.paragraphs["article_id"] == "b"]
    assert article_features(analysis).loc["b", "attribution_count"] == sum(
        of_b["attribution_count"]
    )


def test_a_rate_is_what_it_would_be_on_the_joined_text(analysis: framing.Analysis) -> None:
    combined = article_features(analysis).loc["b"]
    by_hand = 100 * combined["loaded_count"] / combined["words"]
    assert combined["loaded_per_100_words"] == pytest.approx(by_hand, rel=1e-12)


def test_means_are_weighted_by_words(analysis: framing.Analysis) -> None:
    of_b = analysis.to_frame()[analysis.paragraphs["article_id"] == "b"]
    by_hand = math.fsum(of_b["sentiment_mean"] * of_b["words"]) / of_b["words"].sum()
    assert article_features(analysis).loc["b", "sentiment_mean"] == pytest.approx(by_hand)


def test_readability_is_computed_on_the_joined_body(analysis: framing.Analysis) -> None:
    joined = framing.analyze(f"{SHORT} {LONG}")
    name = "readability_flesch_kincaid_grade"
    given = article_features(analysis)
    assert given.loc["b", name] == pytest.approx(joined.features[name].iloc[0])
    assert given.loc["a", "words"] < LEAST_WORDS_OF_ARTICLE
    assert math.isnan(given.loc["a", name])


def test_an_article_in_another_language_is_unknown_not_zero(analysis: framing.Analysis) -> None:
    row = article_features(analysis).loc["de"]
    assert row["words"] > 0
    assert row.drop("words").isna().all()
