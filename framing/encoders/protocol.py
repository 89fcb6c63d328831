"""What an encoder is: it gives every token of a text a place and a vector."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from framing.text.passage import Passage
from framing.text.spans import Stretch

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Encoding:
    """The tokens of a text: where each stands in it, and its vector, one row a token."""

    tokens: tuple[Stretch, ...]
    vectors: Floats

    def rows(self, within: Stretch) -> slice:
        """Give the rows of the tokens that touch a stretch of the text."""
        first = bisect_left(self._ends, within.start + 1)
        return slice(first, max(first, bisect_left(self._starts, within.end)))

    def mean(self, within: Stretch) -> Floats:
        """Give the mean vector of the tokens that touch a stretch, zeros where there are none.

        >>> parts = Encoding((Stretch(0, 2), Stretch(2, 4)), np.array([[1.0], [2.0]]))
        >>> parts.mean(Stretch(0, 4)).tolist(), parts.mean(Stretch(4, 9)).tolist()
        ([1.5], [0.0])
        """
        vectors = self.vectors[self.rows(within)]
        return np.asarray(vectors.sum(axis=0) / max(1, len(vectors)))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]


class Encoder(Protocol):
    """What is known about words before a codebook is, one vector a token."""

    @property
    def version(self) -> str:
        """The version: other vectors, another version."""
        ...

    def encode(self, passage: Passage, onto: Floats | None = None) -> Encoding:
        """Give the tokens of a text, in order, with their places in it and their vectors.

        With *onto* (a column a head) the vectors are at once multiplied by it, so that a long
        text needs no more room than its results.
        """
        ...
