"""The frame classifier: a codebook and coded paragraphs become a model that shows its words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any, Self, cast

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import clone
from sklearn.utils.validation import check_is_fitted

from framing.classification.calibration import Calibration, calibrated
from framing.classification.codes import Floats, check_codes, check_groups, check_shares
from framing.classification.context import fit_context, left_out_context, mean_vectors
from framing.classification.features import WordFeatures, as_passage
from framing.classification.words import WordModel
from framing.codebooks import Codebook, load_codebook
from framing.encoders import load_contextual
from framing.errors import InputError
from framing.extractors.frames import PREFIX, Frames
from framing.heads import ContextReader, Head, JoinedReader, VectorHead
from framing.lexicons import load_lexicon
from framing.text.normalising import key_of
from framing.text.passage import Passage

MODELS = ("standard", "fast")
#: How freely the coefficients of the context may grow (C of scikit-learn).
STRENGTH = 0.3
#: What the log-odds of the words count beside the context.
BESIDE = 0.6


class FrameClassifier(WordModel):
    """Code paragraphs by the frames of a codebook, each frame by itself.

    ``"standard"`` reads each word as it stands in its sentence, by the contextual encoder, and
    beside that by itself; ``"fast"`` reads words by themselves alone. The codebook helps: its
    examples and counter-examples are learnt from, its cues are a feature of each frame. Unless
    other *features* are given, names inside a sentence and function words by themselves count for
    nothing: who is told of, and in which style, is no frame. A paragraph may carry several
    frames, so what it is also about speaks only half *against* each of them. The other settings
    are those of :class:`framing.classification.WordClassifier`.

    >>> texts = ["Families need food.", "Troops fired rockets.", "They unveiled a statue."] * 6
    >>> codes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] * 6
    >>> model = FrameClassifier("default").fit(texts, codes)
    >>> model.predict(["Soldiers fired missiles at the army base."])
    array([[0, 1, 0]])
    >>> model.predict_proba(["Soldiers fired missiles at the army base."]).round(1)
    array([[0., 1., 0.]])
    >>> model.explain("Soldiers fired missiles.")["security"][0][0]  # the word that adds most
    'missiles'
    >>> model.book.codes
    ('humanitarian', 'security', 'political_symbolism')
    >>> model.left_out_.shape  # a row a text, scored by a model that knew neither it nor its group
    (18, 3)
    """

    def __init__(
        self,
        codebook: Codebook | str | Path = "default",
        *,
        model: str = "standard",
        features: WordFeatures | None = None,
        strength: float = 2.0,
        priors: Mapping[str, float] | None = None,
        steepest: float = 1.0,
        against: float = 0.5,
        random_state: int = 0,
    ) -> None:
        self.codebook = codebook
        self.model = model
        self.features = features
        self.strength = strength
        self.priors = priors
        self.steepest = steepest
        self.against = against
        self.random_state = random_state

    @property
    def book(self) -> Codebook:
        """The codebook itself: that which was fitted, else read where its name or path was given.

        Raises InputError where there is none.
        """
        if hasattr(self, "codebook_"):
            return self.codebook_
        if isinstance(self.codebook, (str, Path)):
            return load_codebook(self.codebook)
        if not isinstance(self.codebook, Codebook):
            fault = f"expected a codebook, its name or path, got {self.codebook!r}"
            raise InputError("codebook", [fault], remedy="Leave it out for the shipped one.")
        return self.codebook

    def fit(
        self,
        texts: Sequence[str | Passage],
        codes: ArrayLike,
        groups: Sequence[Any] | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
    ) -> Self:
        """Learn from coded paragraphs and from the examples of the codebook.

        One row a paragraph, one column a frame in the order of the codebook: 1, 0 or NaN (not
        coded). Paragraphs of one group (an article, an event) are never both learnt from and
        calibrated on. *progress* is called with the paragraphs read and their total.

        Raises InputError, which lists every fault.
        """
        if self.model not in MODELS:
            fault = f"expected {' or '.join(map(repr, MODELS))}, got {self.model!r}"
            raise InputError("model", [fault], remedy="Leave model out for the default.")
        for name in [name for name in vars(self) if name.endswith("_")]:
            delattr(self, name)
        self.codebook_, self.model_ = self.book, self.model
        passages = [*map(as_passage, texts)]
        table = check_codes(passages, codes, self._labels())
        keys = check_groups(passages, groups)
        examples, example_codes = self._examples()
        # an example that is one of the texts is never learnt from where that is judged
        known = {key_of(passage.text): key for passage, key in zip(passages, keys, strict=True)}
        keys += [known.get(key_of(text), f"\0example {at}") for at, text in enumerate(examples)]
        self.texts_ = len(passages)
        passages += map(Passage, examples)
        table = np.vstack([table, example_codes])
        super().fit(passages, table, keys)
        if self.model == "standard":
            self._fit_context(passages, table, progress)
        return self

    def _fit_context(
        self,
        passages: Sequence[Passage],
        table: Floats,
        progress: Callable[[int, int], None] | None,
    ) -> None:
        steps = count(1)
        vectors = mean_vectors(
            load_contextual(),
            passages,
            None if progress is None else lambda: progress(next(steps), len(passages)),
        )
        self.context_scores_ = left_out_context(vectors, table, self.parts_, STRENGTH)
        self.context_ = fit_context(vectors, table, STRENGTH)
        self._calibrate_context(self.context_scores_, self.word_scores_, table)

    def _calibrate_context(self, context: Floats, words: Floats, table: Floats) -> None:
        beside = BESIDE * calibrated(words, self.word_calibrations_)
        self.context_calibrations_ = [
            self._calibrate(name, context[:, at], table[:, at], beside[:, at])
            for at, name in enumerate(self._labels())
        ]

    def recalibrate(self, texts: Sequence[str], shares: ArrayLike) -> Self:
        """Set how sure the model is, and its thresholds, by texts that it has not seen.

        A random sample of the texts that will be read serves best. One row a paragraph, one
        column a frame: 1, 0, the share of coders who found the frame, or NaN (not coded).

        Raises InputError, which lists every fault.
        """
        check_is_fitted(self)
        passages = [*map(as_passage, texts)]
        table = check_shares(passages, shares, self._labels())
        words = self._scores(self.pipelines_, passages)
        self.word_calibrations_ = [
            self._calibrate(name, words[:, at], table[:, at])
            for at, name in enumerate(self._labels())
        ]
        if self.model_ == "standard":
            context = self.context_.scores(mean_vectors(load_contextual(), passages))
            self._calibrate_context(context, words, table)
        return self

    @property
    def left_out_(self) -> Floats:
        """The scores of each text from a model that knew neither it nor its group."""
        check_is_fitted(self)
        words = self.word_scores_[: self.texts_]
        if self.model_ == "fast":
            return words
        return self._join(self.context_scores_[: self.texts_], words)

    @property
    def calibrations_(self) -> list[Calibration]:
        """How these scores become log-odds, and where to say yes, frame by frame."""
        check_is_fitted(self)
        if self.model_ == "fast":
            return self.word_calibrations_
        return [Calibration(1.0, 0.0, c.threshold) for c in self.context_calibrations_]

    def _log_odds(self, passages: Sequence[Passage]) -> Floats:
        words = self._scores(self.pipelines_, passages)
        if self.model_ == "fast":
            return calibrated(words, self.word_calibrations_)
        return self._join(self.context_.scores(mean_vectors(load_contextual(), passages)), words)

    def _join(self, context: Floats, words: Floats) -> Floats:
        """Give the log-odds of context and words together."""
        beside = BESIDE * calibrated(words, self.word_calibrations_)
        return calibrated(context, self.context_calibrations_) + beside

    def context_head(self, name: str, notes: Mapping[str, Any] | None = None) -> VectorHead:
        """Give the head on the vectors of the encoder, beside which that of words counts."""
        check_is_fitted(self, "context_")
        intercepts = self.context_.intercepts.tolist()
        fitted = zip(self._labels(), intercepts, self.context_calibrations_, strict=True)
        slopes = [calibration.slope for calibration in self.context_calibrations_]
        return VectorHead(
            name=name,
            labels=tuple(c.label(f"{PREFIX}{label}", at) for label, at, c in fitted),
            coefficients=self.context_.coefficients * slopes,
            encoder=load_contextual().version,
            beside=BESIDE,
            notes=dict(notes or {}),
        )

    def extractor(self, name: str = "own") -> Frames:
        """Give the extractor that reads frames as this model does."""
        return Frames(self.book, self._reader(name))

    def save(self, folder: str | Path) -> Path:
        """Write the model, its codebook and a card to a folder, as data that cannot run code.

        ``framing.analyze(source, codebook=folder)`` uses it.

        Raises InputError where the folder holds anything but an earlier model.

        >>> import framing, pandas as pd
        >>> coded = pd.read_csv("coded.csv")  # doctest: +SKIP
        >>> model = FrameClassifier("my_codebook.toml")  # doctest: +SKIP
        >>> model = model.fit(coded["text"], coded[["economic", "morality"]])  # doctest: +SKIP
        >>> framing.analyze("news/", codebook=model.save("my_frames"))  # doctest: +SKIP
        <Analysis: 120 articles, 1,841 paragraphs, 28 measures, 20,417 spans>
        """
        from framing.classification.frames_saving import save_frames

        return save_frames(self, folder)

    def _reader(self, name: str = "own") -> Head | JoinedReader:
        words = self.head(name)
        if self.model_ == "fast":
            return words
        return JoinedReader(
            words, ContextReader(load_contextual(), (self.context_head(name),)), PREFIX
        )

    def _examples(self) -> tuple[list[str], Floats]:
        texts: list[str] = []
        rows: list[Floats] = []
        for column, frame in enumerate(self.book.frames):
            for code, wording in ((1.0, frame.examples), (0.0, frame.counter_examples)):
                for text in wording:
                    texts.append(text)
                    rows.append(np.full(len(self._labels()), np.nan))
                    rows[-1][column] = code
        return texts, np.array(rows).reshape(-1, len(self._labels()))

    def _new_features(self) -> WordFeatures:
        cues = [dict(frame.cues) for frame in self.book.frames]
        features = self.features or features_of_frames()
        return cast(WordFeatures, clone(features).set_params(cues=cues))

    def _labels(self) -> tuple[str, ...]:
        return self.book.codes


def features_of_frames(*, pairs: float = 0.3) -> WordFeatures:
    """Give the features for frames: names inside a sentence and function words count for nothing.

    *pairs* is what pairs of words count beside single ones; cues of two words need some.
    """
    silent = sorted(row["entry"] for row in load_lexicon("function_words").rows)
    return WordFeatures(pairs=pairs, power=0.25, names=False, silent=silent)
