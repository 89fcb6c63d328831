"""Loaded words that no list holds: found by a model that reads each word in its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from framing.articles import Paragraph
from framing.extractors.evidence import small_words
from framing.heads import ContextReader
from framing.text.casing import has_inner_capital
from framing.text.spans import Stretch

#: The kind of the spans that a model found and the list does not hold.
UNLISTED = "unlisted"
#: The label of the head that tells whether a word decides for the reader where it stands.
WORD = "loaded_word"


def find_unlisted(
    paragraph: Paragraph, context: ContextReader, taken: Sequence[Stretch]
) -> Iterator[tuple[Stretch, float]]:
    """Point at words outside the stretches *taken*, in order, each with its probability.

    Neighbours are one stretch, with the highest probability of its words. Numbers, words that only
    join others, and names (words with a capital inside a sentence) are left out.
    """
    joined: Stretch | None = None
    highest = 0.0
    for word in _free(paragraph.words, taken):
        form = word.of(paragraph.plain).lower()
        if not form[0].isalpha() or form in small_words():
            continue
        if has_inner_capital(paragraph, word.start):
            continue
        probability, assigned = context.judge(paragraph, WORD, word)
        if assigned != 1:
            continue
        if joined and paragraph.plain[joined.end : word.start] == " ":
            joined, highest = Stretch(joined.start, word.end), max(highest, probability)
            continue
        if joined:
            yield joined, highest
        joined, highest = word, probability
    if joined:
        yield joined, highest


def _free(words: Sequence[Stretch], taken: Sequence[Stretch]) -> Iterator[Stretch]:
    """Give the words that overlap none of the stretches taken; both are in order."""
    place = 0
    for word in words:
        while place < len(taken) and taken[place].end <= word.start:
            place += 1
        if place == len(taken) or taken[place].start >= word.end:
            yield word
