"""Words as features: what a text says, word by word, and what is known about these words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.base import BaseEstimator, TransformerMixin

from framing.encoders import WordVectors, load_vectors
from framing.heads.cues import CueMatcher
from framing.text.entries import find_entries
from framing.text.passage import Passage

#: The cues of one label, with weights: words or pairs of words, a ``*`` that closes a word for any
#: ending of it.
Cues = Mapping[str, float]


class _Everything:
    """A vocabulary that knows every word and every pair of words."""

    def __contains__(self, entry: object) -> bool:
        return isinstance(entry, str)


def as_passage(text: str | Passage) -> Passage:
    """Give the passage a text is; one that is a passage already keeps what was found in it."""
    return text if isinstance(text, Passage) else Passage(text)


class WordFeatures(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """Turn texts into features: word vectors, the words themselves, and cues.

    A row is the sum, over the words of a text, of the word's vector, of a column of its own
    (weighted by *own* and by how rare the word is; pairs of words likewise by *pairs*), and of a
    column for each set of *cues*; divided by the number of words to the *power*. Words in fewer
    than *fewest* training texts have no column of their own. Without *names*, capitalised words
    inside a sentence only count where the training texts mostly write them without (Army, but
    not Kursk); *silent* words never count, nor pairs with them.
    """

    def __init__(
        self,
        *,
        own: float = 0.3,
        pairs: float = 0.3,
        power: float = 0.5,
        cues: Sequence[Cues] = (),
        names: bool = True,
        silent: Collection[str] = (),
        fewest: int = 2,
    ) -> None:
        self.own = own
        self.pairs = pairs
        self.power = power
        self.cues = cues
        self.names = names
        self.silent = silent
        self.fewest = fewest

    def fit(self, texts: Sequence[str | Passage], y: Any = None) -> Self:
        """Learn which words the training texts hold, how rare they are, and which are names."""
        del y
        frequency = self._frequencies(texts)
        capitals = sorted(entry for entry in frequency if entry != entry.lower())
        names = {c.lower() for c in capitals if frequency[c] > frequency[c.lower()]}
        silent = names.union(self.silent)
        own = {
            entry: float(np.log((1 + len(texts)) / (1 + count)))
            for entry, count in sorted(frequency.items())
            if count >= self.fewest and entry == entry.lower() and silent.isdisjoint(entry.split())
        }
        static = load_vectors()
        cued = {
            cue
            for cues in self.cues
            for cue in cues
            if "*" not in cue and (self.pairs > 0 or " " not in cue)
        }
        entries = sorted({*(word for word in static.words if word not in silent), *own, *cued})
        rows = {entry: row for row, entry in enumerate(entries)}
        capitals = [entry for entry in capitals if entry.lower() in rows]
        # a word with its capital is a row of its own, and knows what the word knows
        lowered = [*range(len(entries)), *(rows[entry.lower()] for entry in capitals)]
        self.vectors_ = _vectors(static, [entries[row] for row in lowered])
        self.columns_ = self._columns(own, rows)[lowered]
        self.entries_: tuple[str, ...] = (*entries, *capitals)
        self.rows_ = {entry: row for row, entry in enumerate(self.entries_)}
        return self

    def transform(self, texts: Sequence[str | Passage]) -> Any:
        """Give the features: a sparse matrix, one row a text."""
        counts = self.count(texts)
        vectors = sparse.csr_matrix(counts @ self.vectors_)
        return sparse.hstack([vectors, counts @ self.columns_]).tocsr()

    def count(self, texts: Sequence[str | Passage]) -> Any:
        """Give how much each entry counts in each text: a sparse matrix, one row a text."""
        data: list[float] = []
        columns: list[int] = []
        ends = [0]
        for passage in map(as_passage, texts):
            scale = max(1, len(passage.words)) ** self.power
            for entry in find_entries(
                passage, self.rows_, phrases=self.pairs > 0, names=self.names
            ):
                columns.append(self.rows_[entry.text])
                data.append(entry.part / scale)
            ends.append(len(columns))
        shape = (len(texts), len(self.entries_))
        counts = sparse.csr_matrix((data, columns, ends), shape=shape)
        counts.sum_duplicates()
        return counts

    def fold(self, coefficients: NDArray[np.float64]) -> NDArray[np.float64]:
        """Turn coefficients of the features into a weight for each entry."""
        width = self.vectors_.shape[1]
        vectors = self.vectors_ @ coefficients[:width]
        return np.asarray(vectors + self.columns_ @ coefficients[width:])

    def _frequencies(self, texts: Iterable[str | Passage]) -> Counter[str]:
        everything: Any = _Everything()
        frequency: Counter[str] = Counter()
        for passage in map(as_passage, texts):
            found = find_entries(passage, everything, phrases=self.pairs > 0, names=self.names)
            frequency.update({entry.text for entry in found})
        return frequency

    def _columns(self, own: Mapping[str, float], row_of: Mapping[str, int]) -> Any:
        """Give a matrix with one row an entry: a column for itself, and one for each set of cues.

        *own* gives the entries that have a column, and how rare they are.
        """
        themselves = [
            {entry: rare * (self.pairs if " " in entry else self.own)}
            for entry, rare in own.items()
        ]
        columns = [*themselves, *(_matches(cues, row_of) for cues in self.cues)]
        cells = [
            (weight, row_of[entry], place)
            for place, column in enumerate(columns)
            for entry, weight in column.items()
        ]
        values, rows, places = zip(*cells, strict=True) if cells else ((), (), ())
        shape = (len(row_of), len(columns))
        return sparse.csr_matrix((values, (rows, places)), shape=shape)


def _vectors(static: WordVectors, entries: Sequence[str]) -> NDArray[np.float64]:
    """Give the vector of each entry, one row an entry, zeros where there is none."""
    rows = np.array([static.rows.get(entry, -1) for entry in entries])
    vectors: NDArray[np.float64] = static.vectors[rows]
    vectors[rows < 0] = 0.0
    return vectors


def _matches(cues: Cues, entries: Iterable[str]) -> dict[str, float]:
    """Give the weight of each entry that one of the cues means; the strongest cue counts."""
    matcher = CueMatcher(cues)
    # most entries begin like no cue
    firsts = {cue.partition(" ")[0] for cue in cues}
    stems = {first.removesuffix("*") for first in firsts if first.endswith("*")}
    least = min(map(len, stems), default=0)
    begins = {stem[:least] for stem in stems}
    near = (e for e in entries if e[:least] in begins or e.partition(" ")[0] in firsts)
    found = ((entry, max(matcher.all(entry), default=None)) for entry in near)
    return {entry: weight for entry, weight in found if weight is not None}
