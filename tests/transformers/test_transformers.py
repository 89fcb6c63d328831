"""The contract of all transformers: what scikit-learn and its users rely on, promise by promise."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import joblib
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import sklearn
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.utils.validation import check_is_fitted

import framing
from framing.classification import FrameClassifier, LoadedClassifier
from framing.errors import InputError
from framing.sklearn import (
    AttributionTransformer,
    FramesTransformer,
    FramingTransformer,
    LoadedTransformer,
    ReadabilityTransformer,
    SentimentTransformer,
)

MAKERS: dict[str, Callable[[], Any]] = {
    "attribution": lambda: AttributionTransformer(model="fast"),
    "frames": lambda: FramesTransformer(model="fast"),
    "framing": lambda: FramingTransformer(model="fast"),
    "loaded": lambda: LoadedTransformer(model="fast"),
    "readability": ReadabilityTransformer,
    "sentiment": SentimentTransformer,
}
TEXTS = [
    "Critics slammed the brutal regime. “We will stay,” Mayor Jo Hale said.",
    None,
    "Families queued for bread " + "and the long day went on " * 6 + "as it rained.",
]
SERIES = pd.Series(TEXTS, index=["b", "b", ("a", 1)], name="body", dtype=object)


@pytest.fixture(params=MAKERS)
def transformer(request: pytest.FixtureRequest) -> Any:
    return MAKERS[request.param]()


def test_figures_are_those_of_score(transformer: Any) -> None:
    given = transformer.fit_transform(TEXTS)
    assert type(given) is np.ndarray
    assert given.dtype == np.float64
    wanted = framing.score(TEXTS, model="fast")
    names = transformer.get_feature_names_out().tolist()
    assert set(names) <= set(wanted.columns)
    if isinstance(transformer, SentimentTransformer):
        assert names == [name for name in wanted if name.startswith("sentiment_")]
    np.testing.assert_allclose(given, wanted[names], rtol=1e-12)


def test_the_parts_have_all_columns_of_the_whole_between_them() -> None:
    parts = [
        name
        for kind, make in MAKERS.items()
        if kind != "framing"
        for name in make().get_feature_names_out()
    ]
    assert sorted(parts) == sorted(MAKERS["framing"]().get_feature_names_out())


@pytest.mark.parametrize(
    "given",
    [
        TEXTS,
        tuple(TEXTS),
        SERIES,
        SERIES.to_frame(),
        SERIES.to_frame().to_numpy(),
        np.array(TEXTS, dtype=object),
        SERIES.astype("string"),
        SERIES.astype("category"),
        pl.Series(TEXTS),
        pl.DataFrame({"x": TEXTS}),
        pa.table({"x": TEXTS}),
        pa.chunked_array([TEXTS]),
    ],
    ids=lambda given: f"{type(given).__module__.split('.')[0]} {type(given).__name__}",
)
def test_one_column_of_any_kind_is_taken(given: Any) -> None:
    made = SentimentTransformer().fit(given)
    np.testing.assert_array_equal(made.transform(given), made.transform(TEXTS))


@pytest.mark.parametrize(
    "given",
    [
        "It rained.",
        7,
        None,
        {"a": "It rained."},
        (text for text in ["It rained."]),
        {"It rained."},
        ["It rained.", 3],
        [["It rained."], ["Calm."]],
        [b"raw"],
        np.zeros((3, 2)),
        np.zeros((2, 1)),
        np.zeros((2, 2, 2)),
        pd.DataFrame({"a": ["x"], "b": ["y"]}),
        pd.DataFrame(index=[1, 2]),
        pd.Series([1.5, 2.5]),
        pa.table({"a": ["x"], "b": ["y"]}),
    ],
    # The same in every process: the text of a generator tells where it lies.
    ids=lambda given: type(given).__name__,
)
def test_what_is_no_column_of_texts_is_refused_by_fit_and_transform(given: Any) -> None:
    for method in (SentimentTransformer().fit, SentimentTransformer().transform):
        with pytest.raises(InputError):
            method(given)


def test_nothing_is_learnt(transformer: Any) -> None:
    alone = transformer.transform(TEXTS[:1])
    before = dict(vars(transformer))
    assert transformer.fit(TEXTS, [1, 0, 1]) is transformer
    assert vars(transformer) == before
    check_is_fitted(transformer)
    np.testing.assert_array_equal(transformer.transform(TEXTS)[:1], alone)
    np.testing.assert_array_equal(
        transformer.transform(TEXTS[::-1])[::-1], transformer.transform(TEXTS)
    )


def test_empty_and_missing_texts_keep_their_rows(transformer: Any) -> None:
    width = len(transformer.get_feature_names_out())
    assert transformer.fit_transform([]).shape == (0, width)
    nothing = transformer.fit_transform([None, float("nan"), pd.NA, "", " \n", "…"])
    assert nothing.shape == (6, width)
    assert np.isnan(nothing).all()


def test_the_texts_given_are_not_changed(transformer: Any) -> None:
    frame = SERIES.to_frame()
    before = frame.copy(deep=True)
    transformer.fit_transform(frame)
    pd.testing.assert_frame_equal(frame, before)


def test_output_can_be_a_table_under_the_texts_own_index(transformer: Any) -> None:
    names = transformer.get_feature_names_out().tolist()
    plain = transformer.fit_transform(SERIES)
    for given in (SERIES, SERIES.to_frame()):
        table = transformer.set_output(transform="pandas").fit_transform(given)
        assert table.index.tolist() == SERIES.index.tolist()
        assert table.columns.tolist() == names
        np.testing.assert_array_equal(table, plain)
    rows = transformer.set_output(transform="polars").fit_transform(SERIES)
    assert isinstance(rows, pl.DataFrame)
    assert rows.columns == names
    np.testing.assert_array_equal(rows.to_numpy(), plain)
    assert type(transformer.set_output(transform="default").transform(SERIES)) is np.ndarray


def test_names_need_no_fit_and_no_input(transformer: Any) -> None:
    names = transformer.get_feature_names_out(["body"])
    assert names.dtype == object
    assert names.tolist() == transformer.get_feature_names_out().tolist()
    assert all(type(name) is str for name in names)


def test_copies_have_the_same_settings(transformer: Any) -> None:
    transformer.set_output(transform="pandas")
    for copy in (clone(transformer), pickle.loads(pickle.dumps(transformer))):
        assert copy is not transformer
        assert type(copy) is type(transformer)
        assert copy.get_params() == transformer.get_params()
        assert isinstance(copy.transform(SERIES[:1]), pd.DataFrame)


def test_settings_can_be_changed(transformer: Any) -> None:
    if "model" not in transformer.get_params():
        assert transformer.get_params() == {}
        return
    assert transformer.set_params(model="standard").get_params()["model"] == "standard"
    with pytest.raises(InputError, match="model: 1 fault"):
        transformer.set_params(model="quick").fit(["It rained."])
    with pytest.raises(ValueError, match="Invalid parameter"):
        transformer.set_params(speed=1)


def test_it_shows_its_settings(transformer: Any) -> None:
    assert repr(transformer).startswith(type(transformer).__name__)
    page = transformer._repr_html_()
    assert type(transformer).__name__ in page


def test_tags_say_what_is_taken(transformer: Any) -> None:
    get_tags = getattr(sklearn.utils, "get_tags", None)
    if get_tags is None:
        pytest.skip("this scikit-learn has no such tags")
    tags = get_tags(transformer)
    assert tags.input_tags.one_d_array
    assert tags.input_tags.string
    assert tags.input_tags.allow_nan
    assert not tags.input_tags.two_d_array
    assert not tags.requires_fit
    assert not tags.target_tags.required


def test_a_user_can_store_it(transformer: Any, tmp_path: Any) -> None:
    joblib.dump(transformer, tmp_path / "mine.joblib")
    again = joblib.load(tmp_path / "mine.joblib")
    np.testing.assert_array_equal(again.transform(TEXTS), transformer.transform(TEXTS))


def test_a_model_that_is_not_fitted_is_refused() -> None:
    with pytest.raises(InputError, match="a fitted FrameClassifier, got FrameClassifier"):
        FramesTransformer(codebook=FrameClassifier()).fit(["It rained."])
    with pytest.raises(InputError, match="expected a fitted LoadedClassifier"):
        LoadedTransformer(loaded=LoadedClassifier()).fit(["It rained."])


def test_a_copy_keeps_what_a_model_among_the_settings_has_learnt() -> None:
    own = LogisticRegression().fit([[0.0], [1.0]], [0, 1])
    copy = clone(FramesTransformer(codebook=own))
    assert copy.codebook is not own
    np.testing.assert_array_equal(copy.codebook.coef_, own.coef_)


@pytest.mark.slow
def test_a_fitted_model_among_the_settings_stays_fitted_in_a_copy() -> None:
    texts = ["Families need food.", "Troops fired rockets.", "They unveiled a statue."] * 6
    codes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] * 6
    own = FrameClassifier("default", model="fast").fit(texts, codes)
    frames = FramesTransformer(codebook=own)
    copy = clone(frames)
    assert copy.codebook is not own
    np.testing.assert_array_equal(copy.transform(texts[:3]), frames.transform(texts[:3]))
    assert not np.allclose(copy.transform(texts[:1]), MAKERS["frames"]().transform(texts[:1]))
