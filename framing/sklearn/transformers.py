"""The transformers: one for each extractor, and one for all in one pass."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.codebooks import Codebook
from framing.extractors.protocol import Extractor
from framing.extractors.readability import Readability
from framing.extractors.sentiment import Sentiment
from framing.scoring import (
    DEFAULT,
    MODELS,
    Scoring,
    attribution_extractors,
    frame_extractors,
    loaded_extractors,
)
from framing.sklearn.base import TextTransformer

if TYPE_CHECKING:
    from framing.classification import FrameClassifier, LoadedClassifier


class SentimentTransformer(TextTransformer):
    """How the wording feels: of all words, of the narrator's and of quoted ones, −1 to 1.

    Who speaks is read by rules alone, so no model is loaded. See ``framing.extractors.sentiment``.

    >>> SentimentTransformer().fit_transform(["A wonderful, happy day."]).round(2)[:, 0]
    array([0.81])
    """

    def _extractors(self) -> tuple[Extractor, ...]:
        return (Sentiment(),)


class ReadabilityTransformer(TextTransformer):
    """How hard the wording is to read: seven formulas, and words per sentence.

    NaN under 30 words of prose (of several paragraphs, under 100 words).

    >>> ReadabilityTransformer().get_feature_names_out()[:2].tolist()
    ['readability_flesch_reading_ease', 'readability_flesch_kincaid_grade']
    """

    def _extractors(self) -> tuple[Extractor, ...]:
        return (Readability(),)


class LoadedTransformer(TextTransformer):
    """Loaded words, as a count and per 100 words, and the probability of loaded wording.

    *model* and *loaded* are those of ``framing.analyze``.

    >>> LoadedTransformer(model="fast").fit_transform(["The regime slammed critics."])[:, 0]
    array([2.])
    """

    def __init__(
        self,
        *,
        model: str = MODELS[0],
        loaded: str | Path | LoadedClassifier | None = None,
    ) -> None:
        self.model = model
        self.loaded = loaded

    def _extractors(self) -> tuple[Extractor, ...]:
        return loaded_extractors(self.model, self.loaded)


class AttributionTransformer(TextTransformer):
    """Who is let speak: attributions by form and by kind of source, and the share quoted.

    *model* is that of ``framing.analyze``.

    >>> attribution = AttributionTransformer(model="fast")
    >>> attribution.fit_transform(["“We will stay,” Mayor Jo Hale said."])[:, :2]
    array([[1., 1.]])
    """

    def __init__(self, *, model: str = MODELS[0]) -> None:
        self.model = model

    def _extractors(self) -> tuple[Extractor, ...]:
        return attribution_extractors(self.model)


class FramesTransformer(TextTransformer):
    """Through which frames of a codebook a text is told: probability and assignment of each.

    *model* and *codebook* are those of ``framing.analyze``.

    >>> frames = FramesTransformer(model="fast").set_output(transform="pandas")
    >>> frames.fit_transform(["Families queued for bread and medicine."]).columns[:2].tolist()
    ['frame_humanitarian', 'assigned_humanitarian']
    """

    def __init__(
        self,
        *,
        model: str = MODELS[0],
        codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
    ) -> None:
        self.model = model
        self.codebook = codebook

    def _extractors(self) -> tuple[Extractor, ...]:
        return frame_extractors(self.model, self.codebook)


class FramingTransformer(TextTransformer):
    """All measures of ``framing.score`` in one pass over each text.

    *model*, *codebook* and *loaded* are those of ``framing.analyze``.

    >>> FramingTransformer(model="fast").fit_transform(["It rained.", None]).shape
    (2, 29)
    """

    def __init__(
        self,
        *,
        model: str = MODELS[0],
        codebook: str | Path | Codebook | FrameClassifier = DEFAULT,
        loaded: str | Path | LoadedClassifier | None = None,
    ) -> None:
        self.model = model
        self.codebook = codebook
        self.loaded = loaded

    def _extractors(self) -> tuple[Extractor, ...]:
        return Scoring(self.model, self.codebook, self.loaded).parts
