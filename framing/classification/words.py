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

from framing.classification.calibration import Calibration, calibrate, calibrated
from framing.classification.codes import Floats, check_codes, check_groups, folds
from framing.classification.features import WordFeatures, as_passage
from framing.errors import InputError
from framing.heads import Head, JoinedReader
from framing.text.passage import Passage


class WordModel(ClassifierMixin, BaseEstimator, ABC):  # type: ignore[misc]
    """What classifiers of texts by their words share: fit, calibrate, score, fold into a head."""

    features: WordFeatures | None
    strength: float
    priors: Mapping[str, float] | None
    steepest: float
    against: float
    random_state: int

    def __sklearn_tags__(self) -> Any:
        """Say that texts are read, and that a text may carry several labels."""
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_label = True
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    @abstractmethod
    def _labels(self) -> tuple[str, ...]:
        """Give the labels, one a column of the codes."""

    def fit(
        self, texts: Sequence[str | Passage], codes: ArrayLike, groups: Sequence[Any] | None = None
    ) -> Self:
        """Learn from coded texts: one row a text, one column a label, 1, 0 or NaN (not coded).

        Texts of one group (a topic, an article, an event) are never both learnt from and
        calibrated on; without *groups* each text is a group.

        Raises InputError, which lists every fault.
        """
        texts = list(texts)
        table = check_codes(texts, codes, self._labels())
        self._check_priors()
        keys = check_groups(texts, groups)
        passages = [as_passage(text) for text in texts]  # words and sentences are found once
        scores = np.full(table.shape, np.nan)
        self.parts_ = np.zeros(len(texts), dtype=np.int64)
        dealt = folds(table, keys, self._labels(), self.random_state)
        for part, (train, test) in enumerate(dealt):
            self.parts_[test] = part
            models = self._fit_pipelines([passages[row] for row in train], table[train])
            scores[test] = self._scores(models, [passages[row] for row in test])
        self.word_scores_ = scores
        self.word_calibrations_ = [
            self._calibrate(name, scores[:, column], table[:, column])
            for column, name in enumerate(self._labels())
        ]
        self.pipelines_ = self._fit_pipelines(passages, table)
        self.classes_ = np.arange(len(self._labels()))
        return self

    def _check_priors(self) -> None:
        """Refuse shares of labels that there are not, or that are no shares.

        Raises InputError, which lists every fault.
        """
        faults = [
            f"{name}: expected above 0, below 1, got {prior!r}"
            if name in self._labels()
            else f"{name}: is none of the labels {', '.join(self._labels())}"
            for name, prior in (self.priors or {}).items()
            if name not in self._labels() or not 0 < prior < 1
        ]
        if faults:
            raise InputError("priors", faults, remedy="Give each label's share in what is read.")

    @property
    def left_out_(self) -> Floats:
        """The scores of each text from a model that knew neither it nor its group."""
        check_is_fitted(self)
        return self.word_scores_

    @property
    def calibrations_(self) -> list[Calibration]:
        """How the scores become log-odds, and where to say yes, label by label."""
        check_is_fitted(self)
        return self.word_calibrations_

    def decision_function(self, texts: Sequence[str]) -> Floats:
        """Give the calibrated log-odds: one row a text, one column a label; NaN without words."""
        check_is_fitted(self)
        passages = [*map(as_passage, texts)]
        log_odds = self._log_odds(passages)
        log_odds[[not passage.words for passage in passages]] = np.nan
        return log_odds

    def _log_odds(self, passages: Sequence[Passage]) -> Floats:
        scores = self._scores(self.pipelines_, passages)
        return calibrated(scores, self.word_calibrations_)

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """Give the calibrated probabilities, 0 to 1: one row a text, one column a label."""
        return np.asarray(expit(self.decision_function(texts)))

    def predict(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Give 1 where the probability reaches the label's threshold, else (or unknown) 0."""
        thresholds = np.array([c.threshold for c in self.calibrations_])
        return (self.predict_proba(texts) >= thresholds).astype(np.int64)

    def explain(self, text: str) -> dict[str, list[tuple[str, float]]]:
        """Give, per label, the words of a text and what each adds to the log-odds, most first."""
        passage = Passage(text)
        words = passage.written.words
        told = {}
        for label, reading in self._reader().read(passage).items():
            weights = reading.by_word(passage.written.starts)
            told[label] = sorted(zip(words, weights, strict=True), key=lambda pair: -pair[1])
        return told

    def _reader(self) -> Head | JoinedReader:
        return self.head("")

    def head(self, name: str, notes: Mapping[str, Any] | None = None) -> Head:
        """Give the head that scores like this model, without scikit-learn."""
        check_is_fitted(self)
        features: WordFeatures = self.pipelines_[0]["features"]
        weights, intercepts = self._fold(self.pipelines_)
        calibrations = self.word_calibrations_
        fitted = zip(self._labels(), intercepts.tolist(), calibrations, strict=True)
        return Head(
            name=name,
            labels=tuple(calibration.label(label, at) for label, at, calibration in fitted),
            entries=features.entries_,
            weights=weights * [calibration.slope for calibration in calibrations],
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

    def _calibrate(
        self, name: str, scores: Floats, codes: Floats, beside: Floats | None = None
    ) -> Calibration:
        coded = ~np.isnan(codes)
        return calibrate(
            scores[coded],
            codes[coded],
            prior=None if self.priors is None else self.priors.get(name),
            steepest=self.steepest,
            beside=0.0 if beside is None else beside[coded],
        )


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
