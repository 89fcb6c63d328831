"""Words as features: what a text says, word by word, and what is known about these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin

from framing.encoders import load_vectors
from framing.text.entries import find_entries
from framing.text.passage import Passage


class _Everything:
    """A vocabulary that knows every word and no phrase."""

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, str)


class WordFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into one row of features each: word vectors, and the words themselves.

    A row is the sum, over the words of a text, of the word's vector and of a column of its own
    (weighted by *own* and by how rare the word is), divided by the number of words to the
    *power*. Words in fewer than *fewest* training texts have no column of their own.
    """

    def __init__(
        self,
        *,
        own: float = 0.3,
        power: float = 0.5,
        phrases: float = 0.0,
        names: bool = True,
        fewest: int = 2,
    ) -> None:
        self.own = own
        self.power = power
        self.phrases = phrases
        self.names = names
        self.fewest = fewest

    def fit(self, texts: Sequence[str], y: Any = None) -> Self:
        """Learn which words the training texts hold, and how rare they are."""
        del y
        passages = [Passage(text) for text in texts]
        frequency = self._frequencies(passages)
        static = load_vectors()
        own = sorted(entry for entry, count in frequency.items() if count >= self.fewest)
        self.entries_: tuple[str, ...] = tuple(sorted({*static.words, *own}))
        self.rows_ = {entry: row for row, entry in enumerate(self.entries_)}
        rarity = np.array([np.log((1 + len(texts)) / (1 + frequency[entry])) for entry in own])
        strength = np.array([self.phrases if " " in entry else self.own for entry in own])
        columns = np.arange(len(own))
        rows = np.array([self.rows_[entry] for entry in own], dtype=int)
        itself = sparse.csr_matrix(
            (rarity * strength, (rows, columns)), shape=(len(self.entries_), len(own))
        )
        known = np.zeros((len(self.entries_), static.vectors.shape[1]))
        known[[self.rows_[word] for word in static.words]] = static.vectors
        self.knowledge_ = sparse.hstack([sparse.csr_matrix(known), itself]).tocsr()
        return self

    def transform(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """Give the features: one row a text."""
        return self.count([Passage(text) for text in texts]) @ self.knowledge_

    def count(self, passages: Sequence[Passage]) -> sparse.csr_matrix:
        """Give how much each entry counts in each passage: one row a passage."""
        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for passage in passages:
            scale = max(1, len(passage.words)) ** self.power
            for entry in find_entries(
                passage, self.rows_, phrases=self.phrases > 0, names=self.names
            ):
                columns.append(self.rows_[entry.text])
                data.append(entry.part / scale)
            ends.append(len(columns))
        shape = (len(passages), len(self.entries_))
        counts = sparse.csr_matrix((data, columns, ends), shape=shape)
        counts.sum_duplicates()
        return counts

    def fold(self, coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn coefficients of the features into weights of the entries: one row an entry."""
        return np.asarray(self.knowledge_ @ coefficients.T)

    def _frequencies(self, passages: Sequence[Passage]) -> Counter[str]:
        frequency: Counter[str] = Counter()
        for passage in passages:
            known: Any = _Everything()
            found = find_entries(passage, known, phrases=self.phrases > 0, names=self.names)
            frequency.update({entry.text for entry in found})
        return frequency
