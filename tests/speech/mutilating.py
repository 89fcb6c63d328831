"""Texts with their quotation marks dropped, doubled and swapped, and their paragraphs cut."""

from __future__ import annotations

import random

from framing.articles import Article, article_of

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
    """Read a text and give what does not slice back."""
    article = article_of(text)
    speech = article.speech
    found = [
        place for one in speech.attributions for place in (*one.source, *one.cue, *one.content)
    ]
    found += [place for quotation in speech.quotations for place in quotation.places]
    return [str(place) for place in found if not _slices_back(article, *place)]


def _slices_back(article: Article, position: int, start: int, end: int) -> bool:
    return 0 <= start < end <= len(article.paragraphs[position].text)
