"""What transformers of texts share: one column in, figures out, nothing learnt."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.base import BaseEstimator, TransformerMixin

from framing.errors import InputError
from framing.extractors.protocol import Extractor
from framing.scores.scoring import values_of
from framing.scores.tables import Column, column_of
from framing.scores.texts import texts_of
from framing.scoring import Scoring


class TextTransformer(TransformerMixin, BaseEstimator, ABC):  # type: ignore[misc]
    """What all transformers of texts share; each says by which extractors it measures."""

    @abstractmethod
    def _extractors(self) -> tuple[Extractor, ...]:
        """Give the extractors that the settings mean, in the order of their columns."""

    def fit(self, X: Any, y: Any = None) -> Self:  # noqa: N803
        """Check settings and texts; nothing is learnt, and *y* is not looked at.

        Raises InputError where the settings mean nothing or *X* holds anything but texts.
        """
        del y
        self._extractors()
        texts_of(only_column(X))
        return self

    def transform(self, X: Any) -> NDArray[np.float64]:  # noqa: N803
        """Give the figures of each text: a row a text, a column a measure, NaN where undefined.

        Raises InputError where *X* holds anything but texts.
        """
        if isinstance(X, pd.Series):  # scikit-learn 1.5 keeps the index of tables alone
            return self.transform(X.to_frame())
        return values_of(texts_of(only_column(X)), Scoring(extractors=self._extractors()))

    def get_feature_names_out(self, input_features: Any = None) -> NDArray[np.object_]:
        """Give the names of the columns, those of the measures; *input_features* says nothing."""
        del input_features
        names = [measure.name for part in self._extractors() for measure in part.measures]
        return np.array(names, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        """Say that there is nothing to fit."""
        return True

    def __sklearn_clone__(self) -> Self:
        """Give a copy with the same settings; a model among them stays fitted."""
        return deepcopy(self)

    def __sklearn_tags__(self) -> Any:
        """Say what is taken: one column of texts, some missing; and that nothing is learnt."""
        tags = super().__sklearn_tags__()
        tags.input_tags.one_d_array = True
        tags.input_tags.two_d_array = False
        tags.input_tags.string = True
        tags.input_tags.allow_nan = True
        tags.transformer_tags.preserves_dtype = []
        tags.requires_fit = False
        return tags


def only_column(texts: Any) -> Column:
    """Give the column of texts that was given alone, or as a table or an array of one column.

    Raises InputError where it has more columns, or none, or is nothing of the kind.

    >>> only_column(np.array([["It rained."], ["It stopped."]])).cells
    ['It rained.', 'It stopped.']
    """
    shape: Sequence[int] = getattr(texts, "shape", ())
    if len(shape) == 2 and shape[1] != 1:
        raise InputError(
            "X",
            [f"expected one column of texts, got {shape[1]}"],
            remedy="Choose the column: X['body'], or 'body' in a ColumnTransformer.",
        )
    if len(shape) != 2:
        return column_of(texts)
    if isinstance(texts, np.ndarray):
        return column_of(texts[:, 0])
    if isinstance(texts, pd.DataFrame):
        return column_of(texts.iloc[:, 0])
    names = getattr(texts, "column_names", getattr(texts, "columns", [None]))  # Arrow, Polars
    return column_of(texts, text=names[0])
