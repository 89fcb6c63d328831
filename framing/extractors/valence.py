"""VADER's valence of each word in its sentence, on a lexicon of our own making.

VADER's published lexicon is the origin; a table of adjustments takes the feeling from words that
have none in news, and emoticons and chat shorthand are left out (in news ``8)`` counts and ``TX``
is a state). VADER's rules for negation, degree, capitals and 'but' are VADER's own code. Nothing
of the library is changed for others.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from importlib import import_module
from types import SimpleNamespace
from typing import Any, NamedTuple

from framing.lexicons import load_lexicon
from framing.text.spans import Stretch

ADJUSTMENTS = "sentiment_adjustments"

_WORD = re.compile(r"[a-z][a-z' -]*[a-z]")
# Where a mark stands between two words without a blank, it parts them: 'awful...and', 'kind/good'.
_GLUE = re.compile(r"(?<=[^\W\d_]{2})[./;:!?,\"()\[\]]+(?=\"?[^\W\d_]{2})|-{2,}|\"")
_RUN = re.compile(r"\S+")
_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
# Entries rated weaker than this, on a scale from -4 to 4, are nearer to neutral than to a feeling.
_WEAK = 0.5
# VADER knows 'none' as a negation, but neither of these.
_NOBODY = frozenset(["nobody", "nobody's"])
# VADER looks three words back and two ahead.
_BACK, _AHEAD = 3, 3
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_NAME = "Name"


class Valence(NamedTuple):
    """The characters ``start:end`` hold the lexicon's *entry*, worth *weight* where it stands."""

    start: int
    end: int
    entry: str
    weight: float


class _Company(NamedTuple):
    """The words next to an entry that decide whether it is a feeling; empty where all may be."""

    only_after: frozenset[str] = frozenset()
    never_after: frozenset[str] = frozenset()
    never_before: frozenset[str] = frozenset()

    def allows(self, before: str, after: str) -> bool:
        """Say whether the entry is a feeling between these two words."""
        return (
            (not self.only_after or before in self.only_after)
            and before not in self.never_after
            and after not in self.never_before
        )


class _Token(NamedTuple):
    start: int
    end: int
    text: str


def find_valences(text: str, sentence: Stretch, names: Container[int]) -> list[Valence]:
    """Point at the words of a sentence that VADER gives a feeling, with their valence there.

    *text* is a scoring copy, as ``Passage.plain`` gives it; words that begin at one of *names*
    are names and feel nothing. The valence runs from about -5 to 5.

    >>> [(found.entry, round(found.weight, 2)) for found in
    ...     find_valences("The plan isn't good.", Stretch(0, 20), ())]
    [('good', -1.41)]
    """
    vader = _vader()
    tokens = list(_tokens(text, sentence, names))
    words = _with_negations([token.text for token in tokens])
    capitals = sum(word.isupper() for word in words)
    found = []
    for position, token in enumerate(tokens):
        entry = token.text.lower()
        if entry in vader.analyzer.lexicon and _counts(words, position):
            weight = _weigh(words, position, mixed=0 < capitals < len(words))
            if weight:
                found.append(Valence(token.start, token.end, entry, weight))
    return _after_but(found, tokens)


def compound(weights: Sequence[float], marks: str) -> float:
    """Give VADER's score of a sentence, -1 to 1, from its valences and its ``!`` and ``?``.

    >>> round(compound([1.9], "!"), 4), compound([], "!")
    (0.4926, 0.0)
    """
    vader = _vader()
    total = sum(weights)
    emphasis = vader.analyzer._punctuation_emphasis(marks)
    return float(
        vader.normalize(total + emphasis if total > 0 else total - emphasis if total < 0 else 0)
    )


def _tokens(text: str, sentence: Stretch, names: Container[int]) -> Iterator[_Token]:
    """Give what VADER would split a sentence into, emoji as the words that describe them."""
    emojis = _vader().analyzer.emojis
    piece = _GLUE.sub(lambda glue: " " * len(glue[0]), sentence.of(text))
    ascii_only = piece.isascii()
    for run in _RUN.finditer(piece):
        start, end = sentence.start + run.start(), sentence.start + run.end()
        if ascii_only or run[0].isascii():
            yield _stripped(start, run[0], names)
            continue
        cursor = 0
        for place, character in enumerate(run[0]):
            if character in emojis:
                if place > cursor:
                    yield _stripped(start + cursor, run[0][cursor:place], names)
                for word in emojis[character].split():
                    yield _Token(start + place, start + place + 1, word)
                cursor = place + 1
        if start + cursor < end:
            yield _stripped(start + cursor, run[0][cursor:], names)


def _stripped(start: int, run: str, names: Container[int]) -> _Token:
    """Give a run without the marks around it; a name that has a feeling as a plain 'Name'."""
    lead = len(run) - len(run.lstrip(_PUNCTUATION))
    word = run.strip(_PUNCTUATION)
    at = start + lead
    if at in names and _vader().knows(word.lower()):
        return _Token(at, at + len(word), _NAME)
    return _Token(at, at + len(word), word)


def _with_negations(words: list[str]) -> list[str]:
    """Give 'nobody' and 'no one' as the 'none' that VADER understands."""
    lowered = [word.lower() for word in words]
    return [
        "none" if now in _NOBODY or (before, now) == ("no", "one") else word
        for before, now, word in zip(["", *lowered], lowered, words, strict=False)
    ]


def _counts(words: Sequence[str], position: int) -> bool:
    """Say whether a lexicon word at this place is a feeling at all."""
    vader = _vader()
    word = words[position].lower()
    before = words[position - 1].lower() if position else ""
    after = words[position + 1].lower() if position + 1 < len(words) else ""
    return not vader.boosts(word) and vader.company(word).allows(before, after)


def _weigh(words: Sequence[str], position: int, *, mixed: bool) -> float:
    """Ask VADER for the valence of one word among its neighbours."""
    first = max(0, position - _BACK)
    nearby = SimpleNamespace(
        words_and_emoticons=list(words[first : position + _AHEAD]), is_cap_diff=mixed
    )
    at = position - first
    return float(_vader().analyzer.sentiment_valence(0, nearby, words[position], at, [])[0])


def _after_but(found: list[Valence], tokens: Sequence[_Token]) -> list[Valence]:
    """Halve what stands before the first 'but' and raise what stands after it by half."""
    but = next((token.start for token in tokens if token.text.lower() == "but"), None)
    if but is None:
        return found
    return [
        valence._replace(
            weight=valence.weight * (_BEFORE_BUT if valence.start < but else _AFTER_BUT)
        )
        for valence in found
    ]


@cache
def _vader() -> Any:
    """Give a VADER of our own: an analyzer with the adjusted lexicon, and its functions."""
    library = import_module("vaderSentiment.vaderSentiment")
    analyzer = library.SentimentIntensityAnalyzer()
    lexicon = {
        entry: value
        for entry, value in analyzer.lexicon.items()
        if _WORD.fullmatch(entry) and abs(value) >= _WEAK
    }
    anywhere = _Company()
    company: dict[str, _Company] = {}
    for row in load_lexicon(ADJUSTMENTS).rows:
        kept = _Company(
            *(frozenset(filter(None, row[name].split("|"))) for name in _Company._fields)
        )
        for entry in (row["entry"], *filter(None, row["forms"].split("|"))):
            if any(kept):
                company[entry] = kept
            else:
                lexicon[entry] = float(row["valence"])
    analyzer.lexicon = {entry: value for entry, value in lexicon.items() if value}
    return SimpleNamespace(
        analyzer=analyzer,
        normalize=library.normalize,
        company=lambda word: company.get(word, anywhere),
        boosts=library.BOOSTER_DICT.__contains__,
        knows=lambda word: word in analyzer.lexicon or word in library.BOOSTER_DICT,
    )
