"""Sentiment evaluated: figures by hand and by scikit-learn and scipy, and what is told wrongly."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import spearmanr
from sklearn.metrics import f1_score, roc_auc_score

import framing
from framing.errors import InputError
from framing.evaluation.sentiment_figures import (
    CLASSES,
    MEAN,
    class_of,
    sentiment_confusion,
    sentiment_figures,
)
from framing.evaluation.storage import open_evaluation, write_evaluation

ROWS = [
    ("A wonderful, brilliant day for the happy winners.", "A", 1),
    ("A horrible, brutal attack killed the helpless victims.", "A", -1),
    ("The council met on Monday.", "B", 0),
    ("The great hero died.", "B", 1),
    ("The lovely, charming thief smiled.", "B", -1),
]


def drawn(size: int = 300) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    coded = rng.integers(-1, 2, size).astype(float)
    return coded, np.clip(np.round(0.3 * coded + rng.normal(0, 0.4, size), 1), -1, 1)


def test_figures_are_those_of_other_libraries() -> None:
    coded, scores = drawn()
    figures, overall = sentiment_figures(coded, scores, [*range(len(coded))])
    so = [CLASSES[int(code) + 1] for code in coded]
    told = [class_of(score) for score in scores]
    expected = f1_score(so, told, labels=CLASSES, average=None)
    np.testing.assert_allclose(figures.loc[[*CLASSES], "f1"], expected)
    assert figures.loc[MEAN, "f1"] == pytest.approx(f1_score(so, told, average="macro"))
    sided = coded != 0
    [row] = overall.to_dict("records")
    assert row["auc"] == pytest.approx(roc_auc_score(coded[sided] > 0, scores[sided]))
    assert row["rank_correlation"] == pytest.approx(spearmanr(coded, scores).statistic)
    assert row["rank_correlation_low"] < row["rank_correlation"] < row["rank_correlation_high"]
    most = pd.Series(so).value_counts().idxmax()
    floor = f1_score(so, [most] * len(so), labels=CLASSES, average="macro", zero_division=0)
    assert figures.loc[MEAN, "always_f1"] == pytest.approx(floor)


def test_weights_count_a_text_as_often() -> None:
    coded, scores = drawn(40)
    weights = np.arange(40) % 3 + 1
    one = sentiment_figures(coded, scores, [*range(40)], weights=weights.astype(float))
    many = sentiment_figures(coded.repeat(weights), scores.repeat(weights), [*range(weights.sum())])
    for table, other in zip(one, many, strict=True):
        for name in ("f1", "precision", "auc", "rank_correlation", "always_f1"):
            if name in table:
                np.testing.assert_allclose(table[name], other[name])


def test_what_is_not_there_counts_nowhere() -> None:
    coded, scores = np.array([1.0, np.nan, -1]), np.array([0.5, 0.5, np.nan])
    figures, overall = sentiment_figures(coded, scores, [*"abc"])
    assert figures.loc[MEAN, "texts"] == 1
    assert overall[["auc", "rank_correlation", "auc_low"]].isna().all(axis=None)
    nothing, _ = sentiment_figures(coded[:0], scores[:0], [])
    assert nothing["f1"].isna().all()
    assert sentiment_confusion(coded, scores).to_numpy().sum() == 1


@pytest.fixture(scope="module")
def validity() -> framing.SentimentValidity:
    gold = pd.DataFrame(ROWS, columns=["text", "outlet", "sentiment"])
    return framing.evaluate_sentiment(gold)


def test_texts_told_wrongly_are_listed_the_furthest_first(
    validity: framing.SentimentValidity,
) -> None:
    errors = validity.errors
    assert "lovely, charming thief" in errors["text"].iloc[0]
    assert "lovely" in errors["evidence"].iloc[0]
    assert (errors["score"] - errors["coded"]).abs().is_monotonic_decreasing
    assert validity.by_outlet["outlet"].tolist() == ["A", "B"]
    assert validity.by_outlet["auc"].tolist()[0] == 1


def test_it_is_read_as_it_was_written(validity: framing.SentimentValidity, tmp_path: Path) -> None:
    write_evaluation(validity, tmp_path / "tables")
    again = open_evaluation(tmp_path / "tables")
    for name in (*validity.FIGURES, *validity.BEHIND):
        pd.testing.assert_frame_equal(getattr(again, name), getattr(validity, name), obj=name)


def test_codes_may_be_numbers_between_and_nothing_else() -> None:
    gold = pd.DataFrame({"text": ["It was lovely.", "It rained."], "sentiment": [0.4, None]})
    assert framing.evaluate_sentiment(gold).figures.loc["positive", "texts"] == 1
    with pytest.raises(InputError, match="'sentiment' is '3', expected a number from -1 to 1"):
        framing.evaluate_sentiment(gold.assign(sentiment=3))
