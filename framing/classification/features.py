"""Words as features: what a text says, word by word, and what is known about these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin

from framing.encoders import load_vectors
from framing.text.entries import find_entries
from framing.text.passage import Passage

#: The cues of one label: words or pairs of words, a closing ``*`` for any ending, with weights.
Cues = Mapping[str, float]


class _Everything:
    """A vocabulary that knows every word and every pair of words."""

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, str)


class WordFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into features: word vectors, the words themselves, and cues.

    A row is the sum, over the words of a text, of the word's vector, of a column of its own
    (weighted by *own* and by how rare the word is; pairs of words likewise by *pairs*), and of a
    column for each set of *cues*; divided by the number of words to the *power*. Words in fewer
    than *fewest* training texts have no column of their own. Without *names*, capitalised words
    inside a sentence do not count.
    """

    def __init__(
        self,
        *,
        own: float = 0.3,
        pairs: float = 0.3,
        power: float = 0.5,
        cues: Sequence[Cues] = (),
        names: bool = True,
        fewest: int = 2,
    ) -> None:
        self.own = own
        self.pairs = pairs
        self.power = power
        self.cues = cues
        self.names = names
        self.fewest = fewest

    def fit(self, texts: Sequence[str], y: Any = None) -> Self:
        """Learn which words the training texts hold, and how rare they are."""
        del y
        frequency = self._frequencies(texts)
        own = sorted(entry for entry, count in frequency.items() if count >= self.fewest)
        static = load_vectors()
        cued = {cue for cues in self.cues for cue in cues if not cue.endswith("*")}
        self.entries_: tuple[str, ...] = tuple(sorted({*static.words, *own, *cued}))
        self.rows_ = {entry: row for row, entry in enumerate(self.entries_)}
        vectors = np.zeros((len(self.entries_), static.vectors.shape[1]))
        vectors[[self.rows_[word] for word in static.words]] = static.vectors
        rarity = {entry: np.log((1 + len(texts)) / (1 + frequency[entry])) for entry in own}
        themselves = [
            {entry: rare * (self.pairs if " " in entry else self.own)}
            for entry, rare in rarity.items()
        ]
        cue_columns = [_matches(cues, self.entries_) for cues in self.cues]
        columns = sparse.csr_matrix(self._columns([*themselves, *cue_columns]))
        self.knowledge_ = sparse.hstack([sparse.csr_matrix(vectors), columns]).tocsr()
        return self

    def transform(self, texts: Sequence[str]) -> Any:
        """Give the features: a sparse matrix, one row a text."""
        return self.count([Passage(text) for text in texts]) @ self.knowledge_

    def count(self, passages: Sequence[Passage]) -> Any:
        """Give how much each entry counts in each passage: a sparse matrix, one row a passage."""
        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for passage in passages:
            scale = max(1, len(passage.words)) ** self.power
            for entry in find_entries(
                passage, self.rows_, phrases=self.pairs > 0, names=self.names
            ):
                columns.append(self.rows_[entry.text])
                data.append(entry.part / scale)
            ends.append(len(columns))
        shape = (len(passages), len(self.entries_))
        counts = sparse.csr_matrix((data, columns, ends), shape=shape)
        counts.sum_duplicates()
        return counts

    def fold(self, coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn coefficients of the features into a weight for each entry."""
        return np.asarray(self.knowledge_ @ coefficients)

    def _frequencies(self, texts: Iterable[str]) -> Counter[str]:
        everything: Any = _Everything()
        frequency: Counter[str] = Counter()
        for text in texts:
            found = find_entries(
                Passage(text), everything, phrases=self.pairs > 0, names=self.names
            )
            frequency.update({entry.text for entry in found})
        return frequency

    def _columns(self, columns: Sequence[Mapping[str, float]]) -> Any:
        """Give a matrix with one row an entry and one column for each mapping."""
        cells = [
            (weight, self.rows_[entry], place)
            for place, column in enumerate(columns)
            for entry, weight in column.items()
        ]
        values, rows, places = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(self.entries_), len(columns))
        return sparse.coo_matrix((values, (rows, places)), shape=shape)


def _matches(cues: Cues, entries: Sequence[str]) -> dict[str, float]:
    """Give the weight of each entry that one of the cues means; the strongest cue counts."""
    exact = {cue: weight for cue, weight in cues.items() if not cue.endswith("*")}
    found = dict(exact)
    starts = {cue[:-1]: weight for cue, weight in cues.items() if cue.endswith("*")}
    for entry in entries:
        for start, weight in starts.items():
            if entry.startswith(start) and " " not in entry:
                found[entry] = max(weight, found.get(entry, 0.0))
    return found
