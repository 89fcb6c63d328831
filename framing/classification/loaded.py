"""The classifier of loaded language: labelled texts of one's own become a model of one's own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any, Self

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.special import expit
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from framing.articles import article_of
from framing.classification.codes import Floats
from framing.classification.loaded_card import write_card
from framing.classification.loaded_figures import Rounds, measure_rounds
from framing.classification.loaded_left_out import (
    HALF,
    LeftOut,
    calibrate_left_out,
    calibrated,
    check_labels,
    deal,
    leave_out,
)
from framing.classification.loaded_texts import READERS, Texts
from framing.errors import InputError
from framing.extractors.loaded import default_loaded
from framing.extractors.loaded_own import CARD, FILE, LIST, loaded_by
from framing.extractors.loaded_sentences import TRAINED, LoadedSentences
from framing.folders import replacing
from framing.heads import dump_head
from framing.text.passage import Passage

#: What a saved model consists of.
FILES = frozenset({FILE, CARD})


class LoadedClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """Judge loaded language as the coders of your own texts do.

    ``standard`` learns a linear head on the vectors of the contextual encoder, ``fast`` one on
    words; beside both the list of loaded words counts, and both begin with what the shipped model
    of their kind knows. A text is as loaded as its most loaded
    sentence, here as in ``framing.analyze(source, loaded=classifier)``.

    Once fitted, ``head_`` is the model and ``left_out_`` the probability of each text, 0 to 1, from
    a model that knew neither it nor its group.

    >>> texts = ["The shameless regime bled us dry.", "The council votes on Tuesday."] * 12
    >>> texts = [f"{text} Part {part}." for part, text in enumerate(texts)]
    >>> model = LoadedClassifier().fit(texts, [1, 0] * 12)
    >>> model.predict(["The shameless regime lied.", "The committee votes on Monday."])
    array([1, 0])
    >>> model.explain("The shameless regime lied.")[0][0]  # the word that adds most
    'shameless'
    >>> model.predict_proba(["The shameless regime lied."]).shape  # not loaded, loaded
    (1, 2)
    >>> (model.decision_function(["The shameless regime lied."]) > 0).tolist()
    [True]
    >>> model.figures().columns[:3].tolist()  # on texts left out
    ['texts', 'groups', 'auc']
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     sorted(path.name for path in model.save(folder).iterdir())
    ['loaded.json', 'loaded.md']
    """

    def __init__(self, model: str = "standard", *, random_state: int = 0) -> None:
        self.model = model
        self.random_state = random_state

    def fit(
        self,
        texts: Sequence[str],
        labels: Sequence[float],
        groups: Sequence[Hashable] | None = None,
        *,
        outlets: Sequence[Hashable] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Learn from texts labelled 1 (loaded), 0 (not), or with the share of coders who say so.

        Texts of one group (an article) are never both learnt from and judged; without *groups*
        each text is one. *outlets* are left out in a second round, which only measures; a text
        without one (``None``, NaN) stays out of it. *progress* is called with the steps done and
        their total.

        Raises InputError, which lists every fault.
        """
        if self.model not in READERS:
            fault = f"expected {' or '.join(map(repr, READERS))}, got {self.model!r}"
            raise InputError("model", [fault], remedy="Leave model out for the default.")
        texts, labels = list(texts), list(labels)
        keys = None if groups is None else list(groups)
        told = None if outlets is None else list(outlets)
        shares = check_labels(texts, labels, keys, told)
        keys = list(range(len(texts))) if keys is None else keys
        folds = deal(texts, shares, keys, self.random_state)
        steps, total = count(1), (2 if outlets is None else 3) * len(texts)
        read = READERS[self.model](
            texts, lambda: None if progress is None else progress(next(steps), total)
        )
        articles = leave_out(read, shares, folds, keys)
        by_outlet, remarks = self._leave_out(read, texts, shares, told)
        self.rounds_ = Rounds(
            shares=shares,
            articles=articles,
            outlets=by_outlet,
            shipped=read.shipped(),
            unit="texts" if groups is None else "articles",
            random_state=self.random_state,
            remarks=remarks,
        )
        head = read.fit(np.arange(len(texts)), shares)
        head = replace(head, notes={**self._notes(texts, shares), **head.notes})
        self.head_ = calibrated(head, calibrate_left_out(articles.scores, shares))
        self.left_out_ = articles.probabilities
        self.classes_ = np.array([0, 1])
        return self

    def _leave_out(
        self,
        read: Texts[Any],
        texts: Sequence[str],
        shares: Floats,
        outlets: Sequence[Any] | None,
    ) -> tuple[LeftOut | None, tuple[str, ...]]:
        """Leave out outlets, one part after the other; say why where that cannot be done."""
        if outlets is None:
            return None, ()
        named = np.flatnonzero(pd.notna(pd.Series(outlets, dtype=object)))
        names = [outlets[row] for row in named.tolist()]
        chosen = [texts[row] for row in named.tolist()]
        try:
            folds = deal(chosen, shares[named], names, self.random_state)
        except InputError as error:
            return None, (f"outlets were not left out: {error.faults[0]}",)
        folds = [(named[train], named[test]) for train, test in folds]
        missing = len(texts) - len(named)
        remarks = (f"{missing} texts without an outlet stayed out of that round",)
        return leave_out(read, shares, folds, names), remarks if missing else ()

    def _notes(self, texts: Sequence[str], shares: Floats) -> dict[str, Any]:
        """Give what the model says of itself: no path, no time."""
        lines = "".join(f"{share!r} {text}\n" for text, share in zip(texts, shares, strict=True))
        loaded = f"{np.mean(shares >= HALF):.0%} of them loaded"
        return {
            TRAINED: f"{len(texts)} texts labelled by the user, {loaded}",
            "label_mean": round(float(shares.mean()), 4),
            "texts_sha256": hashlib.sha256(lines.encode()).hexdigest(),
            "model": self.model,
            "random_state": self.random_state,
            LIST: default_loaded("fast").lexicon.version,
            "framing": version("framing-toolkit"),
        }

    def decision_function(self, texts: Sequence[str]) -> Floats:
        """Give the calibrated log-odds of each text.

        Raises InputError where a text holds no word.
        """
        model, texts = self._sentences(), list(texts)
        faults = [f"row {row} holds no word" for row, t in enumerate(texts) if not Passage(t).words]
        if faults:
            raise InputError("texts", faults, remedy="Leave these rows out.")
        return np.array([model.highest(article_of(text)) for text in texts])

    def predict_proba(self, texts: Sequence[str]) -> Floats:
        """Give the calibrated probabilities, 0 to 1: a row a text; not loaded, loaded."""
        loaded = expit(self.decision_function(texts))
        return np.column_stack([1 - loaded, loaded])

    def predict(self, texts: Sequence[str]) -> NDArray[np.int64]:
        """Give 1 (loaded) where the probability reaches the threshold, else 0."""
        loaded = self.predict_proba(texts)[:, 1]
        (label,) = self.head_.labels
        return (loaded >= (label.low + label.high) / 2).astype(np.int64)

    def explain(self, text: str) -> list[tuple[str, float]]:
        """Give the words of the most loaded sentence and what each adds, most first.

        With the intercept they add up to the log-odds of the text.

        Raises InputError where the text holds no word.
        """
        model = self._sentences()
        if not Passage(text).words:
            raise InputError("text", ["it holds no word"], remedy="Give a text with words.")
        judged = [(j, part) for part in article_of(text).paragraphs for j in model.judge(part)]
        judgement, paragraph = max(judged, key=lambda pair: pair[0].reading.log_odds)
        words = paragraph.words_in(judgement.sentence)
        shares = judgement.reading.by_word([word.start for word in words])
        told = zip((word.of(paragraph.text) for word in words), shares, strict=True)
        return sorted(told, key=lambda pair: -pair[1])

    def _sentences(self) -> LoadedSentences:
        check_is_fitted(self)
        return loaded_by(self.head_)[1]

    def figures(self) -> pd.DataFrame:
        """Measure what was left out, beside the shipped model and the larger class."""
        check_is_fitted(self)
        return measure_rounds(self.rounds_)

    def save(self, folder: str | Path) -> Path:
        """Write the model and its card to a folder, whole or not at all.

        Raises InputError where the folder holds anything but an earlier model.
        """
        figures = self.figures()
        card = write_card(self.head_, self.rounds_, figures)
        with replacing(folder, FILES) as fresh:
            (fresh / FILE).write_text(dump_head(self.head_), "utf-8", newline="\n")
            (fresh / CARD).write_text(card, "utf-8", newline="\n")
        return Path(folder)
