"""The phrases beside a word: what stands before it, what it governs, and the nearest place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from framing.lexicons import load_lexicon
from framing.text.spans import Stretch

#: A dash is blank on the plain copy, so a run of blanks is a mark.
_TOKEN = re.compile(r"[^\W_][\w'-]*|[^\w\s]| {2,}")
#: Words that are passed over between a word and what it governs.
_PARTICLES = frozenset(["up", "down", "out", "away", "apart", "shut", "open", "back", "both"])
_BORDERS = frozenset(["subordinator", "relative"])
_OPENING = ("determiner", "number", "adverb")
#: The parts a small word can play; where it can play several, the first counts.
_ROLES = (
    "conjunction",
    "relative",
    "subordinator",
    "preposition",
    "auxiliary",
    "subject",
    "object",
    *_OPENING,
)


class Token(NamedTuple):
    """A word or mark with its place and the part it plays: ``word`` where it is no small word."""

    start: int
    end: int
    text: str
    role: str


class Phrase(NamedTuple):
    """Words that stand together, from the first to the head, and what leads them in."""

    tokens: tuple[Token, ...]
    preposition: str = ""
    auxiliary: bool = False


@dataclass(frozen=True)
class Beside:
    """The phrases around a word, each nearest first.

    ``before`` are those between it and the beginning of its clause; ``governed`` is the noun
    phrase that follows at once (the object of a verb, the noun of an adjective, what comes after
    "of"), ``place`` the first prepositional phrase on its right. ``is_of`` says that "of"
    leads in what is governed, ``is_headed`` that an article stands before the word.
    """

    before: tuple[Phrase, ...]
    governed: Phrase
    place: Phrase
    is_of: bool
    is_headed: bool


def beside(text: str, own: Stretch, around: Stretch) -> Beside:
    """Find the phrases beside *own*, within *around*.

    >>> text = "The mayor slammed the owners of the club at a rally."
    >>> found = beside(text, Stretch(10, 17), Stretch(0, len(text)))
    >>> found.before[0].tokens[-1].text, found.governed.tokens[-1].text, found.place.preposition
    ('mayor', 'owners', 'of')
    """
    right = _tokens(text, own.end, around.end)
    while right and (right[0].role == "adverb" or right[0].text in _PARTICLES):
        right = right[1:]
    of_it = bool(right) and right[0].text == "of"
    governed, rest = _phrase(right[1:] if of_it else right)
    place = Phrase(())
    if rest and rest[0].role == "preposition":
        place, _ = _phrase(rest[1:], preposition=rest[0].text)
    left = _tokens(text, around.start, own.start)
    is_headed = bool(left) and left[-1].role == "determiner"
    if is_headed and governed.tokens and _is_verb(governed.tokens[0]):
        governed = Phrase(())
    return Beside(tuple(_phrases_before(left)), governed, place, of_it, is_headed)


def phrase_at(text: str, start: int, end: int) -> Phrase:
    """Give the rest of the phrase that a word stands in, from the word on, up to *end*."""
    return _phrase(_tokens(text, start, end))[0]


def _phrase(tokens: Sequence[Token], *, preposition: str = "") -> tuple[Phrase, Sequence[Token]]:
    """Take the noun phrase that begins here: its words up to a mark, a small word or a verb."""
    words: list[Token] = []
    for number, token in enumerate(tokens):
        if token.role == "word" and not (words and _is_verb(token)):
            words.append(token)
        elif token.role not in _OPENING or (words and not words[-1].text.endswith("'s")):
            return Phrase(tuple(words), preposition), tokens[number:]
    return Phrase(tuple(words), preposition), ()


def _phrases_before(tokens: Sequence[Token]) -> Iterator[Phrase]:
    """Give the noun phrases back to the beginning of the clause, nearest first.

    A clause with no noun of its own there (which was, where it is) goes on to the one before it.
    """
    words: list[Token] = []
    auxiliary = found = False
    for token in reversed(tokens):
        if token.role == "word":
            words.insert(0, token)
            continue
        if words:
            yield Phrase(tuple(words), _lead(tokens, token), auxiliary)
            words, auxiliary, found = [], False, True
        if found and (token.role in _BORDERS or token.text in ";:"):
            return
        auxiliary = token.role == "auxiliary" or (auxiliary and token.role == "adverb")
    if words:
        yield Phrase(tuple(words), "", auxiliary)


def _lead(tokens: Sequence[Token], opening: Token) -> str:
    """Give the preposition that leads in a phrase, before its small words, or nothing."""
    for token in reversed(tokens[: tokens.index(opening) + 1]):
        if token.role not in _OPENING:
            return token.text if token.role == "preposition" else ""
    return ""


def _is_verb(token: Token) -> bool:
    return token.text in _verbs()


def _tokens(text: str, low: int, high: int) -> list[Token]:
    return [
        Token(found.start(), found.end(), word, _role(word))
        for found in _TOKEN.finditer(text, low, high)
        for word in [found[0].lower()]
    ]


def _role(word: str) -> str:
    if not word[0].isalnum():
        return "mark"
    if word[0].isdigit():
        return "number"
    kinds = _small_words().get(word, ())
    return next((kind for kind in _ROLES if kind in kinds), "word")


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    rows = load_lexicon("function_words").rows
    return {row["entry"]: tuple(row["kinds"].split()) for row in rows}


@cache
def _verbs() -> frozenset[str]:
    rows = load_lexicon("common_verbs").rows
    return frozenset(form for row in rows for form in row["forms"].split("|") if form[-1:] != "s")
