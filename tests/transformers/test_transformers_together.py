"""Transformers among others: pipelines, columns, unions, searches and cross-validation."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

from framing.sklearn import (
    FramingTransformer,
    LoadedTransformer,
    ReadabilityTransformer,
    SentimentTransformer,
)

LOADED = ["The brutal regime slammed critics.", "A shameful farce.", "Thugs butchered the deal."]
PLAIN = ["It rained on Monday.", "The council met.", "The bus left at noon."]
TABLE = pd.DataFrame(
    {"body": [*LOADED, *PLAIN] * 2, "words": range(12)}, index=[f"é{n % 5}" for n in range(12)]
)
LABELS = np.array([1, 1, 1, 0, 0, 0] * 2)


def behind(first: Any) -> Pipeline:
    imputer = SimpleImputer(keep_empty_features=True)
    return make_pipeline(first, imputer, LogisticRegression(C=100))


def test_a_pipeline_learns_from_loaded_words() -> None:
    model = behind(LoadedTransformer(model="fast")).fit(TABLE["body"], LABELS)
    assert model.predict(["The regime butchered critics.", "It rained."]).tolist() == [1, 0]
    names = model[:-1].get_feature_names_out().tolist()
    assert names[0] == "loaded_count"


def test_missing_texts_go_through_an_imputer_or_a_model_that_takes_them() -> None:
    texts = TABLE["body"].where(TABLE["words"] > 1)
    assert behind(LoadedTransformer(model="fast")).fit(texts, LABELS).predict(texts).shape == (12,)
    tree = make_pipeline(LoadedTransformer(model="fast"), DecisionTreeClassifier())
    assert tree.fit(texts, LABELS).score(texts, LABELS) > 0.8


@pytest.mark.parametrize("column", ["body", ["body"]])
def test_columns_of_a_table_go_their_ways(column: Any) -> None:
    ways = ColumnTransformer(
        [("tone", SentimentTransformer(), column), ("length", StandardScaler(), ["words"])]
    ).set_output(transform="pandas")
    table = ways.fit_transform(TABLE)
    assert table.columns.tolist() == [
        "tone__sentiment_mean",
        "tone__sentiment_narrator_mean",
        "tone__sentiment_quoted_mean",
        "length__words",
    ]
    assert table.index.tolist() == TABLE.index.tolist()
    np.testing.assert_array_equal(
        table.iloc[:, :3], SentimentTransformer().transform(TABLE["body"])
    )


def test_several_stand_side_by_side() -> None:
    union = FeatureUnion(
        [("loaded", LoadedTransformer(model="fast")), ("reading", ReadabilityTransformer())]
    )
    assert union.fit_transform(TABLE["body"]).shape == (12, 4 + 8)
    assert union.get_feature_names_out()[4] == "reading__readability_flesch_reading_ease"


def test_cross_validation_takes_texts() -> None:
    scores = cross_val_score(
        behind(LoadedTransformer(model="fast")), TABLE["body"], LABELS, cv=2, error_score="raise"
    )
    assert scores.tolist() == [1.0, 1.0]


@pytest.mark.slow
def test_a_search_tries_both_models_in_several_processes() -> None:
    search = GridSearchCV(
        Pipeline([("loaded", LoadedTransformer()), *behind("passthrough").steps[1:]]),
        {"loaded__model": ["fast", "standard"]},
        cv=2,
        n_jobs=2,
        error_score="raise",
    ).fit(TABLE["body"], LABELS)
    assert search.cv_results_["mean_test_score"].tolist() == [1.0, 1.0]
    assert search.predict(LOADED).tolist() == [1, 1, 1]


@pytest.mark.slow
def test_one_extractor_has_the_figures_of_all_in_the_standard_model() -> None:
    alone = LoadedTransformer().set_output(transform="pandas").fit_transform(TABLE["body"])
    whole = FramingTransformer().set_output(transform="pandas").fit_transform(TABLE["body"])
    np.testing.assert_allclose(alone, whole[alone.columns], rtol=1e-5)


@pytest.mark.slow
def test_only_what_is_asked_for_is_loaded() -> None:
    code = (
        "import sys; from framing.sklearn import *;"
        "SentimentTransformer().fit_transform(['“No,” he said.']);"
        "ReadabilityTransformer().fit_transform(['It rained.']);"
        "LoadedTransformer(model='fast').fit_transform(['It rained.']);"
        "print('onnxruntime' in sys.modules, 'py3langid' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
