"""Linear heads on vectors: each token's share of the log-odds is exact, and is the evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from framing.encoders.protocol import Encoder, Encoding, Floats
from framing.errors import DataError
from framing.heads.readings import Label, Reading, Share, probability_of
from framing.text.passage import Passage
from framing.text.spans import Stretch


@dataclass(frozen=True, eq=False, repr=False)
class VectorHead:
    """A head on the mean of token vectors.

    ``coefficients`` has a row a dimension and a column a label.

    The log-odds of a stretch of text are the label's intercept, the mean, over its tokens, of the
    token's vector times the coefficients, and ``beside`` times other evidence (0 where it stands
    alone). ``encoder`` is the version of the vectors it was trained on;
    ``notes`` say what else it was trained on.
    """

    name: str
    labels: tuple[Label, ...]
    coefficients: Floats
    encoder: str
    beside: float = 0.0
    notes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, repr=False)
class ContextReader:
    """An encoder and heads that were trained on its vectors; a text is encoded once for all."""

    encoder: Encoder
    heads: tuple[VectorHead, ...]

    def __repr__(self) -> str:
        """Give names and versions; the content is too long."""
        return f"<{', '.join(head.name for head in self.heads)} on {self.encoder.version}>"

    def read(self, passage: Passage, label: str, within: Stretch) -> Reading:
        """Give what the heads read about a label in a stretch of a text: the share of each word.

        A token that lies in no word (a punctuation mark) has a share of its own.

        Raises DataError where a head was trained on another encoder.
        """
        encoding = passage.once(self._encode)
        rows, column = encoding.rows(within), self._columns[label]
        weights = encoding.vectors[rows, column]
        shares = _merge(passage, encoding.tokens[rows], (weights / max(1, len(weights))).tolist())
        return Reading(self._labels[column][0], tuple(shares))

    def label(self, name: str) -> Label:
        """Give a label by its name."""
        return self._labels[self._columns[name]][0]

    def head_of(self, label: str) -> VectorHead:
        """Give the head that judges a label."""
        return next(head for head in self.heads if label in [own.name for own in head.labels])

    def beside(self, label: str) -> float:
        """Give what evidence of weight 1 from elsewhere adds to the log-odds of a label."""
        return self._labels[self._columns[label]][1]

    def judge(
        self, passage: Passage, label: str, within: Stretch, *, beside: float = 0.0
    ) -> tuple[float, float]:
        """Give the probability of a label for a stretch, and 1 (assigned), 0 or NaN.

        NaN stands for the label's band, where other things may decide. *beside* is other evidence
        for the label, which counts as ``VectorHead.beside`` says.
        """
        probability = probability_of(self.log_odds(passage, label, within, beside=beside))
        return probability, self.label(label).assign(probability)

    def log_odds(
        self, passage: Passage, label: str, within: Stretch, *, beside: float = 0.0
    ) -> float:
        """Give the log-odds of a label for a stretch, as :meth:`judge` has them."""
        column = self._columns[label]
        told, worth = self._labels[column]
        mean = passage.once(self._encode).mean(within)[column]
        return told.intercept + float(mean) + worth * beside

    def beside_others(self, others: Sequence[VectorHead]) -> ContextReader:
        """Give a reader of these heads and of others, so that a text is encoded once for all."""
        return ContextReader(self.encoder, (*self.heads, *others))

    def knows(self, label: str) -> bool:
        """Say whether one of the heads judges a label."""
        return label in self._columns

    def _encode(self, passage: Passage) -> Encoding:
        """Give what each token says for each label: no vector is kept."""
        return self.encoder.encode(passage, self._coefficients)

    @cached_property
    def _coefficients(self) -> Floats:
        for head in self.heads:
            if head.encoder != self.encoder.version:
                raise DataError(
                    f"model {head.name}",
                    [f"was trained on encoder {head.encoder}, not on {self.encoder.version}"],
                    remedy="Install the package again, or train the model again: it belongs to"
                    " its encoder.",
                )
        return np.hstack([head.coefficients for head in self.heads])

    @cached_property
    def _labels(self) -> tuple[tuple[Label, float], ...]:
        """The labels of all heads in order, each with what other evidence counts beside it."""
        return tuple((label, head.beside) for head in self.heads for label in head.labels)

    @cached_property
    def _columns(self) -> dict[str, int]:
        return {label.name: column for column, (label, _) in enumerate(self._labels)}


def _merge(passage: Passage, tokens: Sequence[Stretch], weights: Sequence[float]) -> list[Share]:
    """Add up the weights of the tokens of each word; both are in order."""
    text, words = passage.text, passage.words
    summed: dict[Stretch, float] = defaultdict(float)
    place = bisect_right(words, tokens[0].start, key=lambda word: word.end) if tokens else 0
    for token, weight in zip(tokens, weights, strict=True):
        while place < len(words) and words[place].end <= token.start:
            place += 1
        inside = place < len(words) and words[place].start < token.end
        summed[words[place] if inside else token] += weight
    return [
        Share(stretch.start, stretch.end, text[stretch.start : stretch.end].lower(), weight)
        for stretch, weight in summed.items()
    ]
