"""Texts with their quotation marks dropped, doubled and swapped, and their paragraphs cut."""

from __future__ import annotations

import random
from collections.abc import Sequence

from framing.articles import Article, article_of
from framing.speech.records import Place

MARKS = "\"“”„‟«»‹›'‘’‚‛`"


def mutilated(text: str, chance: random.Random) -> str:
    """Give a text with one to four things done to it that happen to texts on their way."""
    for _ in range(chance.randint(1, 4)):
        text = chance.choice((_drop, _double, _swap, _cut, _join, _scatter))(text, chance)
    return text


def _places(text: str) -> list[int]:
    return [at for at, letter in enumerate(text) if letter in MARKS]


def _drop(text: str, chance: random.Random) -> str:
    gone = {at for at in _places(text) if chance.random() < 0.3}
    return "".join(letter for at, letter in enumerate(text) if at not in gone)


def _double(text: str, chance: random.Random) -> str:
    twice = {at for at in _places(text) if chance.random() < 0.3}
    return "".join(letter * (1 + (at in twice)) for at, letter in enumerate(text))


def _swap(text: str, chance: random.Random) -> str:
    letters = list(text)
    for at in _places(text):
        if chance.random() < 0.4:
            letters[at] = chance.choice(MARKS)
    return "".join(letters)


def _cut(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n")
    at = chance.randrange(len(paragraphs))
    paragraphs[at] = paragraphs[at][: chance.randint(0, len(paragraphs[at]))]
    return "\n".join(paragraphs[chance.randint(0, at) :])


def _join(text: str, chance: random.Random) -> str:
    return text.replace("\n\n", chance.choice((" ", "\n", "")), chance.randint(1, 3))


def _scatter(text: str, chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.randint(1, 6)):
        letters.insert(
            chance.randint(0, len(letters)), chance.choice(MARKS + ",.:;—()\u200b\u0301")
        )
    return "".join(letters)


def faults_of(text: str) -> list[str]:
    """Read a text and give what does not slice back to the words that were told."""
    article = article_of(text)
    told = [
        part
        for one in article.speech.attributions
        for part in (
            (one.source, " ", one.source_text),
            (one.cue, " ", one.cue_text),
            (one.content, " … ", one.content_text),
        )
    ]
    for quotation in article.speech.quotations:
        told.append((quotation.places, "", "".join(_slices(article, quotation.places))))
    return [
        words for part, between, words in told if not _slices_back(article, part, between, words)
    ]


def _slices_back(article: Article, part: Sequence[Place], between: str, words: str) -> bool:
    """Say whether the places of a part lie in their paragraphs and hold the words told."""
    inside = all(
        0 <= start < end <= len(article.paragraphs[position].text) for position, start, end in part
    )
    slices = _slices(article, part)
    return inside and slices == [one.strip() for one in slices] and between.join(slices) == words


def _slices(article: Article, part: Sequence[Place]) -> list[str]:
    return [article.paragraphs[position].text[start:end] for position, start, end in part]
