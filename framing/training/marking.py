"""Training of the heads that mark words in their sentence: uses of listed words, and other words.

Both stand on the encoder: the vector of a word, as it stands where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log

import numpy as np

from framing.articles import Paragraph, article_of
from framing.classification.soft import cross_validated, fit_soft
from framing.encoders import Encoding, load_contextual
from framing.extractors.loaded import LITERAL, USE, default_loaded, place_of
from framing.extractors.loaded_context import Context
from framing.extractors.loaded_unlisted import WORD
from framing.heads import Label, VectorHead
from framing.text.passage import Passage
from framing.text.spans import Stretch
from framing.training.examples import Example, flatten, read_judged, read_news, read_uses
from framing.training.records import Floats, Trained, measure

#: How freely the coefficients may grow (C of scikit-learn).
STRENGTHS = {USE: 0.3, WORD: 0.1}
#: Below the first probability a word is not marked, from the second on it is; between them the
#: company of a listed word decides, so that it stays marked where nothing speaks against it.
LINES = {USE: (0.05, 0.35), WORD: (0.4, 0.4)}
#: In a sentence that coders found this little loaded, no word is.
_PLAIN = 0.35
#: Of the words that nobody named one in so many is learnt from.
_EVERY = 7


@dataclass(frozen=True, eq=False)
class Marked:
    """A word in its sentence: its vector, what else speaks for it, and how many named it."""

    vector: Floats
    beside: float
    loaded: float
    topic: str


def train_use() -> Trained:
    """Train the head that tells loaded from plain uses of listed words, on every use of one."""
    return _train(USE, _uses, shift=0.0, facts=_USE_FACTS)


def train_word() -> Trained:
    """Train the head that finds loaded words without a list, on words that coders named or not."""
    return _train(WORD, _words, shift=-log(_EVERY), facts=_WORD_FACTS)


def _train(
    name: str,
    mark: Callable[[Example], Iterator[Marked]],
    *,
    shift: float,
    facts: tuple[str, ...],
) -> Trained:
    """Train a head of one label; *shift* undoes that not all words were learnt from."""
    examples = [*flatten(read_judged()), *flatten(read_news("learnt")), *flatten(read_uses())]
    marked = [word for example in examples for word in mark(example)]
    rows = np.array([[*word.vector, word.beside] for word in marked])
    loaded = np.array([word.loaded for word in marked])
    regression = fit_soft(rows, loaded, STRENGTHS[name])
    coefficients = regression.coef_[0]
    low, high = LINES[name]
    head = VectorHead(
        name,
        (Label(name, float(regression.intercept_[0]) + shift, low=low, high=high),),
        coefficients[:-1, None],
        load_contextual().version,
        float(coefficients[-1]),
        {"words": len(marked), "origin": "sentences written for this project"},
    )
    topics = [word.topic for word in marked]
    left_out = cross_validated(rows, loaded, topics, STRENGTHS[name]) + shift
    codes = (loaded >= 0.5).astype(np.float64)
    return Trained(head, (measure(head.labels[0], left_out, codes),), facts)


def _named(example: Example) -> list[tuple[Stretch, float]]:
    """Give the places of the words that coders named, each with the share who did."""
    return [
        (Stretch(start, start + len(word)), share)
        for word, share in example.words
        if (start := example.text.find(word)) >= 0
    ]


def _share(named: list[tuple[Stretch, float]], own: Stretch, shift: int) -> float:
    """Give how many named a stretch of a paragraph that begins at *shift* in the text."""
    there = Stretch(own.start + shift, own.end + shift)
    return max((share for place, share in named if place.overlaps(there)), default=0.0)


def _encode(passage: Passage) -> Encoding:
    return load_contextual().encode(passage)


def _uses(example: Example) -> Iterator[Marked]:
    """Give the uses of listed words in a text about which its coders say something.

    In a sentence they found loaded coders named only a few words: the others tell nothing.
    """
    listed, named = default_loaded("fast"), _named(example)
    for paragraph in article_of(example.text).paragraphs:
        context = Context(paragraph, listed.fields)
        for match in listed.lexicon.find(paragraph.plain):
            if match.row["kind"] == LITERAL or context.is_name(match):
                continue
            own = place_of(match)
            share = _share(named, own, paragraph.start or 0)
            if share or not example.voice or example.loaded <= _PLAIN:
                literal = -1.0 if context.is_literal(match) else 0.0
                yield _marked(paragraph, own, literal, share, example)


def _words(example: Example) -> Iterator[Marked]:
    """Give the words of a text that coders named, and one in several of the others."""
    named = _named(example)
    for paragraph in article_of(example.text).paragraphs:
        for number, own in enumerate(paragraph.words):
            share = _share(named, own, paragraph.start or 0)
            if share or number % _EVERY == len(example.text) % _EVERY:
                yield _marked(paragraph, own, 0.0, share, example)


def _marked(
    paragraph: Paragraph, own: Stretch, beside: float, share: float, example: Example
) -> Marked:
    return Marked(paragraph.once(_encode).mean(own), beside, share, example.topic)


_LEARNT = (
    "`loaded_single_*`, `loaded_paragraphs_*`, `loaded_pairs_*`, `loaded_news_learnt_*` and"
    " `loaded_uses_*` in `framing/data/texts`"
)
_LIMIT = "Limits: words were judged by few hands, and each by itself; quoted words are judged too."
_USE_FACTS = (
    "Judges whether a word of the list of loaded words is used as one where it stands, from its"
    " vector in its sentence and from what the list knows of literal company.",
    f"Learnt from every use of a listed word in {_LEARNT}; in the news texts a word that no coder"
    " named counts as plain only where the sentence is.",
    f"A word is marked from a probability of {LINES[USE][1]} on and left out below {LINES[USE][0]};"
    " between them it is marked unless the list knows its company as literal.",
    _LIMIT,
)
_WORD_FACTS = (
    "Judges whether a word decides for the reader where it stands, from its vector in its"
    " sentence; asked only about words that the list does not hold.",
    f"Learnt from the words that coders named, and one in {_EVERY} of the others, in {_LEARNT};"
    " the intercept makes up for those left out (the figures below do not).",
    f"A word is marked from a probability of {LINES[WORD][0]} on.",
    _LIMIT,
)
