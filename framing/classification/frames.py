"""The frame classifier: a codebook and coded paragraphs become a model that shows its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self, cast

import numpy as np
from numpy.typing import ArrayLike
from sklearn.base import clone

from framing.classification.codes import Floats
from framing.classification.features import WordFeatures
from framing.classification.words import WordModel
from framing.codebooks import Codebook, load_codebook
from framing.lexicons import load_lexicon


class FrameClassifier(WordModel):
    """Code paragraphs by the frames of a codebook, each frame by itself.

    The codebook helps: its examples and counter-examples are learnt from, its cues are a feature
    of each frame. Unless other *features* are given, names inside a sentence and function words
    count for nothing: who is told of, and in which style, is no frame. A paragraph may carry
    several frames, so what it is also about speaks only half *against* each of them. The other
    settings are those of :class:`framing.classification.WordClassifier`.

    >>> texts = ["Families need food.", "Troops fired rockets.", "They unveiled a statue."] * 6
    >>> codes = [[1, 0, 0], [0, 1, 0], [0, 0, 1]] * 6
    >>> model = FrameClassifier("default").fit(texts, codes)
    >>> model.predict(["Soldiers fired missiles at the army base."])
    array([[0, 1, 0]])
    """

    def __init__(
        self,
        codebook: Codebook | str = "default",
        *,
        features: WordFeatures | None = None,
        strength: float = 2.0,
        priors: Mapping[str, float] | None = None,
        steepest: float = 1.0,
        against: float = 0.5,
        random_state: int = 0,
    ) -> None:
        self.codebook = codebook
        self.features = features
        self.strength = strength
        self.priors = priors
        self.steepest = steepest
        self.against = against
        self.random_state = random_state

    @property
    def book(self) -> Codebook:
        """The codebook itself, read where its name or path was given."""
        return load_codebook(self.codebook) if isinstance(self.codebook, str) else self.codebook

    def fit(
        self, texts: Sequence[str], codes: ArrayLike, groups: Sequence[Any] | None = None
    ) -> Self:
        """Learn from coded paragraphs and from the examples of the codebook.

        One row a paragraph, one column a frame in the order of the codebook: 1, 0 or NaN (not
        coded). Paragraphs of one group (an article, an event) are never both learnt from and
        calibrated on.

        Raises InputError, which lists every fault.
        """
        texts = list(texts)
        examples, example_codes = self._examples()
        table = np.asarray(codes, dtype=np.float64)
        table = table.reshape(-1, 1) if table.ndim == 1 else table
        if table.ndim != 2 or len(table) != len(texts) or table.shape[1] != len(self._labels()):
            return super().fit(texts, codes, groups)  # says what is wrong
        keys = list(range(len(texts))) if groups is None else list(groups)
        keys += [f"example {place}" for place in range(len(examples))]
        super().fit([*texts, *examples], np.vstack([table, example_codes]), keys)
        self.left_out_ = self.left_out_[: len(texts)]
        return self

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
        silent = {row["entry"] for row in load_lexicon("function_words").rows}
        features = self.features or WordFeatures(power=0.25, names=False, silent=sorted(silent))
        return cast(WordFeatures, clone(features).set_params(cues=cues))

    def _labels(self) -> tuple[str, ...]:
        return self.book.codes
