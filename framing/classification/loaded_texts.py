"""Texts that models of loaded language learn from: read once, learnt from and judged in parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, TypeVar

import numpy as np
from scipy import sparse

from framing.articles import article_of
from framing.classification.codes import Floats, Rows
from framing.classification.features import Cues, WordFeatures
from framing.classification.soft import fit_soft
from framing.encoders import load_contextual
from framing.extractors.loaded import default_loaded
from framing.extractors.loaded_own import NAME
from framing.extractors.loaded_sentences import (
    LABEL,
    LISTED,
    LoadedSentences,
    default_loaded_sentences,
)
from framing.heads import Head, Label, VectorHead, load_head, load_vector_head
from framing.text.passage import Passage

#: How freely the coefficients on vectors, and those of words, may grow (C of scikit-learn).
STRENGTH, WORD_STRENGTH = 0.03, 0.1
#: So many spreads of the texts is a column wide that says what is known already (what the shipped
#: models say, the list): it costs less to trust it than to learn it anew from few texts.
KNOWN = 3.0
#: A model that says of a sentence what the words of the list weigh in it.
_LIST = Head("list", (Label(LABEL, 0.0, 0.5, 0.5),), (LISTED,), np.ones((1, 1)), power=0.0)
#: Called after each text that was read or judged.
Tick = Callable[[], None]
H = TypeVar("H", Head, VectorHead)


class Texts(Protocol[H]):
    """Texts a model can learn from. Each is as loaded as its most loaded sentence."""

    def fit(self, rows: Rows, shares: Floats) -> H:
        """Learn from some of the texts how loaded they are, 0 to 1; nothing is calibrated yet."""
        ...

    def log_odds(self, head: H, rows: Rows) -> Floats:
        """Give what a head says of some of the texts."""
        ...

    def shipped(self) -> tuple[Floats, Label]:
        """Give the log-odds and the label of the shipped model of the same kind."""
        ...


@dataclass(frozen=True, eq=False)
class InContext:
    """Texts as the contextual encoder reads them.

    A row of ``sentences`` is the mean vector of a sentence, and what the words of the list weigh
    in it; of ``whole`` the mean vector of a text, and the weight of its heaviest sentence;
    ``starts`` is the first sentence of each text.
    """

    whole: Floats
    sentences: Floats
    starts: Rows
    tick: Tick

    @classmethod
    def read(cls, texts: Sequence[str], tick: Tick) -> InContext:
        """Encode every text, once."""
        encoder, weigh = load_contextual(), LoadedSentences(default_loaded("fast"), _LIST)
        whole: list[Floats] = []
        sentences: list[Floats] = []
        starts: list[int] = []
        for text in texts:
            starts.append(len(sentences))
            vectors = []
            for paragraph in article_of(text).paragraphs:
                encoding = encoder.encode(paragraph)
                vectors.append(encoding.vectors)
                for judged in weigh.judge(paragraph):
                    mean = encoding.mean(judged.sentence)
                    sentences.append(np.append(mean, judged.reading.log_odds))
            heaviest = max(row[-1] for row in sentences[starts[-1] :])
            whole.append(np.append(np.concatenate(vectors).mean(axis=0), heaviest))
            tick()
        return cls(np.array(whole), np.array(sentences), np.array(starts), tick)

    def fit(self, rows: Rows, shares: Floats) -> VectorHead:
        """Learn from vectors, from what the shipped head says of them, and from the list."""
        vectors, listed = self.whole[rows, :-1], self.whole[rows, -1]
        known = load_vector_head("loaded_context").coefficients[:, 0]
        context = vectors @ known
        wide, high = _width(context), _width(listed)
        columns = np.column_stack([vectors, wide * context, high * listed])
        regression = fit_soft(columns, shares, STRENGTH)
        coefficients = regression.coef_[0]
        return VectorHead(
            NAME,
            (Label(LABEL, float(regression.intercept_[0]), low=0.5, high=0.5),),
            (coefficients[:-2] + wide * coefficients[-2] * known)[:, None],
            load_contextual().version,
            float(high * coefficients[-1]),
        )

    def log_odds(self, head: VectorHead, rows: Rows) -> Floats:
        """Give the log-odds of the most loaded sentence of each text."""
        for _ in rows:
            self.tick()
        return self._highest(head)[rows]

    def shipped(self) -> tuple[Floats, Label]:
        """Give the log-odds and the label of the shipped head."""
        head = load_vector_head("loaded_context")
        return self._highest(head), head.labels[0]

    def _highest(self, head: VectorHead) -> Floats:
        weights = np.append(head.coefficients[:, 0], head.beside)
        given = self.sentences @ weights + head.labels[0].intercept
        return np.asarray(np.maximum.reduceat(given, self.starts))


@dataclass(frozen=True, eq=False)
class ByWords:
    """Texts as words; ``listed`` is what those of the list weigh in the heaviest sentence."""

    texts: Sequence[str]
    listed: Floats
    tick: Tick

    @classmethod
    def read(cls, texts: Sequence[str], tick: Tick) -> ByWords:
        """Find the loaded words of every text."""
        listed = []
        weigh = LoadedSentences(default_loaded("fast"), _LIST)
        for text in texts:
            listed.append(weigh.highest(article_of(text)))
            tick()
        return cls(texts, np.array(listed), tick)

    def fit(self, rows: Rows, shares: Floats) -> Head:
        """Learn from words, from what the shipped model says of them, and from the list."""
        features = WordFeatures(own=0.6, pairs=0.6, names=False, cues=[_shipped_weights()])
        passages = [Passage(self.texts[row]) for row in rows]
        columns = features.fit(passages).transform(passages)
        width = _width(self.listed[rows])
        listed = sparse.csr_matrix(width * self.listed[rows, None])
        regression = fit_soft(sparse.hstack([columns, listed]).tocsr(), shares, WORD_STRENGTH)
        coefficients = regression.coef_[0]
        return Head(
            NAME,
            (Label(LABEL, float(regression.intercept_[0]), low=0.5, high=0.5),),
            (LISTED, *features.entries_),
            np.append(width * coefficients[-1], features.fold(coefficients[:-1]))[:, None],
            power=features.power,
            names=features.names,
        )

    def log_odds(self, head: Head, rows: Rows) -> Floats:
        """Give the log-odds of the most loaded sentence of each text."""
        model = LoadedSentences(default_loaded("fast"), head)
        return np.array(list(self._highest(model, rows)))

    def shipped(self) -> tuple[Floats, Label]:
        """Give the log-odds and the label of the shipped head."""
        model = default_loaded_sentences("fast")
        log_odds = [model.highest(article_of(text)) for text in self.texts]
        return np.array(log_odds), model.label

    def _highest(self, model: LoadedSentences, rows: Rows) -> Iterator[float]:
        for row in rows:
            yield model.highest(article_of(self.texts[row]))
            self.tick()


READERS: Mapping[str, Callable[[Sequence[str], Tick], Texts[Any]]] = {
    "standard": InContext.read,
    "fast": ByWords.read,
}


def _width(column: Any) -> float:
    """Give by what to multiply a column so that it is :data:`KNOWN` spreads wide."""
    return KNOWN / (float(column.std()) or 1.0)


@cache
def _shipped_weights() -> Cues:
    """Give the weights of the shipped model of words; a name with its capital is left out."""
    head = load_head("loaded")
    weights = zip(head.entries, head.weights[:, 0].tolist(), strict=True)
    return {entry: weight for entry, weight in weights if entry == entry.lower() != LISTED}
