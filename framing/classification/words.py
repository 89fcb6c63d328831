"""A classifier of texts by their words, for several labels at once, that folds into a head."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.utils.validation import check_is_fitted

from framing.classification.calibration import Calibration, calibrate
from framing.classification.codes import Floats, check_codes, folds
from framing.classification.features import WordFeatures
from framing.heads import Head
from framing.text.passage import Passage


class WordModel(ClassifierMixin, BaseEstimator, ABC):  # type: ignore[misc]
    """What classifiers of texts by their words share: fit, calibrate, score, fold into a head."""

    features: WordFeatures | None
    strength: float
    priors: Mapping[str, float] | None
    steepest: float
    against: float
    random_state: int

    @abstractmethod
    def _labels(self) -> tuple[str, ...]:
        """Give the labels, one a column of the codes."""

    def fit(
        self, texts: Sequence[str], codes: ArrayLike, groups: Sequence[Any] | None = None
    ) -> Self:
        """Learn from coded texts: one row a text, one column a label, 1, 0 or NaN (not coded).

        Texts of one group (a topic, an article, an event) are never both learnt from and
        calibrated on; without *groups* each text is a group.

        Raises InputError, which lists every fault.
        """
        texts = list(texts)
        table = check_codes(texts, codes, self._labels())
        keys = list(range(len(texts))) if groups is None else list(groups)
        passages = [Passage(text) for text in texts]  # words and sentences are found once
        scores = np.full(table.shape, np.nan)
        for train, test in folds(table, keys, self._labels(), self.random_state):
            models = self._fit_pipelines([passages[row] for row in train], table[train])
            scores[test] = self._scores(models, [passages[row] for row in test])
        self.left_out_ = scores
        self.calibrations_ = [
            self._calibrate(name, scores[:, column], table[:, column])
            for column, name in enumerate(self._labels())
        ]
        self.pipelines_ = self._fit_pipelines(passages, table)
        self.classes_ = np.array([0, 1])
        return self

    def decision_function(self, texts: Sequence[str]) -> Floats:
        """Give the calibrated log-odds: one row a text, one column a label."""
        check_is_fitted(self)
        scores = self._scores(self.pipelines_, list(texts))
        columns = [c.log_odds(scores[:, at]) for at, c in enumerate(self.calibrations_)]
        return np.column_stack(columns)

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """Give the calibrated probabilities, 0 to 1: one row a text, one column a label."""
        return np.asarray(expit(self.decision_function(texts)))

    def predict(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Give 1 where the probability reaches the label's threshold, else 0."""
        thresholds = np.array([c.threshold for c in self.calibrations_])
        return (self.predict_proba(texts) >= thresholds).astype(np.int64)

    def explain(self, text: str) -> dict[str, list[tuple[str, float]]]:
        """Give, per label, the words of a text and what each adds to the log-odds, most first."""
        readings = self.head("").read(Passage(text))
        return {
            label: sorted(
                ((text[s.start : s.end], s.weight) for s in reading.shares),
                key=lambda pair: -pair[1],
            )
            for label, reading in readings.items()
        }

    def head(self, name: str, notes: Mapping[str, Any] | None = None) -> Head:
        """Give the head that scores like this model, without scikit-learn."""
        check_is_fitted(self)
        features: WordFeatures = self.pipelines_[0]["features"]
        weights, intercepts = self._fold(self.pipelines_)
        fitted = zip(self._labels(), intercepts.tolist(), self.calibrations_, strict=True)
        return Head(
            name=name,
            labels=tuple(calibration.label(label, at) for label, at, calibration in fitted),
            entries=features.entries_,
            weights=weights * [calibration.slope for calibration in self.calibrations_],
            power=features.power,
            names=features.names,
            notes=dict(notes or {}),
        )

    def _new_features(self) -> WordFeatures:
        features: WordFeatures = clone(self.features or WordFeatures())
        return features

    def _fit_pipelines(self, texts: Sequence[Passage], table: Floats) -> list[Pipeline]:
        """Fit one pipeline a label; they share the features."""
        features = self._new_features()
        rows = features.fit(texts).transform(texts)
        pipelines = []
        for column in table.T:
            regression = LogisticRegression(
                C=self.strength, tol=1e-6, max_iter=5000, random_state=self.random_state
            )
            coded = np.flatnonzero(~np.isnan(column))
            regression.fit(rows[coded], column[coded].astype(int))
            pipelines.append(Pipeline([("features", features), ("regression", regression)]))
        return pipelines

    def _fold(self, pipelines: Sequence[Pipeline]) -> tuple[Floats, Floats]:
        """Give the weights, one row an entry, one column a label, and the intercepts.

        What speaks against a label counts by *against*.
        """
        features: WordFeatures = pipelines[0]["features"]
        regressions = [pipeline["regression"] for pipeline in pipelines]
        weights = np.column_stack([features.fold(r.coef_[0]) for r in regressions])
        weights = np.where(weights < 0, self.against * weights, weights)
        return weights, np.array([float(r.intercept_[0]) for r in regressions])

    def _scores(self, pipelines: Sequence[Pipeline], texts: Sequence[str | Passage]) -> Floats:
        """Give the uncalibrated log-odds; the words are counted once for all labels."""
        weights, intercepts = self._fold(pipelines)
        return np.asarray(pipelines[0]["features"].count(texts) @ weights + intercepts)

    def _calibrate(self, name: str, scores: Floats, codes: Floats) -> Calibration:
        coded = ~np.isnan(codes)
        prior = None if self.priors is None else self.priors.get(name)
        return calibrate(scores[coded], codes[coded], prior=prior, steepest=self.steepest)


class WordClassifier(WordModel):
    """One logistic regression a label over the words of a text, calibrated on texts left out.

    *strength* is how freely weights may grow (C of scikit-learn). *priors* give, per label, its
    share in the texts that will be read (where left out, its share in training). Words that speak
    against a label count by *against* (0 not at all, 1 fully). *steepest* bounds
    the slope of the calibration: texts written for training are easier to tell apart than news,
    so by default the model never gets surer than it was.
    """

    def __init__(
        self,
        labels: Sequence[str],
        *,
        features: WordFeatures | None = None,
        strength: float = 3.0,
        priors: Mapping[str, float] | None = None,
        steepest: float = 1.0,
        against: float = 1.0,
        random_state: int = 0,
    ) -> None:
        self.labels = labels
        self.features = features
        self.strength = strength
        self.priors = priors
        self.steepest = steepest
        self.against = against
        self.random_state = random_state

    def _labels(self) -> tuple[str, ...]:
        return tuple(self.labels)
