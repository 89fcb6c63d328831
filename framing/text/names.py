"""Names: which capitalised words of an article belong to a proper name.

Inside a sentence a capital means a name. At its start, in a headline and in a line of capitals it
means nothing by itself; there the rest of the article is asked, and what follows the word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from framing.text.casing import has_headline_case
from framing.text.passage import Passage
from framing.text.spans import Stretch

# A word after one of these marks opens something, so its capital says nothing.
_OPENING = frozenset("\"'([{:*|/")
_DASHES = frozenset("—–―")
# Somebody who speaks without an article before the word is a person: 'Hope said'.
_SPEAKS = frozenset(
    [
        *["added", "argued", "asked", "believes", "insisted", "met", "replied", "said", "says"],
        *["signed", "tells", "thinks", "told", "tweeted", "vowed", "wants", "wrote"],
    ]
)
_PRONOUNS = frozenset(
    [
        *["he", "she", "it", "we", "they", "you", "who", "this", "that", "what", "which", "one"],
        *["everybody", "everyone", "nobody", "somebody", "someone", "another", "each", "neither"],
    ]
)
# An adjective or participle before a name is no part of it: 'Furious Democrats'.
_DESCRIBES = re.compile(
    r".{2,}(?:ing|ous|ful|ive|able|ible|less|ish|istic|ied|[^t]ed|[aei]nt|ic|ier|iest|ly)"
    r"|angry|bad|bitter|bloody|brave|brutal|cruel|deadly|fatal|fierce|grim|guilty"
    r"|happy|harsh|mad|poor|proud|sad|sick|strong|ugly|weak|worse|worst|wounded|evil|fake"
)


class _Place(Enum):
    INSIDE = "inside a sentence, where a capital means a name"
    OPENING = "at the start of a sentence or after an opening mark"
    HEADLINE = "in a headline or a line of capitals"


class _Word(NamedTuple):
    start: int
    form: str
    place: _Place
    joined: bool  # only a blank parts it from the word before it

    @property
    def capital(self) -> bool:
        return self.form[0].isupper() and self.form != "I"

    @property
    def named(self) -> bool:
        """Whether its capital alone shows a name; a word in capitals may be a cry."""
        return self.place is _Place.INSIDE and self.capital and not self.form[1:].isupper()


_NO_WORD = _Word(-1, ".", _Place.INSIDE, False)


def find_names(passages: Sequence[Passage]) -> tuple[frozenset[int], ...]:
    """Give, for each passage of one article, where the words begin that belong to names.

    >>> passages = [Passage("Hope Hicks left early. Mr. Trump said so."), Passage("Trump stays.")]
    >>> [sorted(starts) for starts in find_names(passages)]
    [[0, 5, 27], [0]]
    """
    read = [list(_words_of(passage)) for passage in passages]
    singles, pairs = _evidence(read)
    return tuple(frozenset(_starts(words, singles=singles, pairs=pairs)) for words in read)


def _words_of(passage: Passage) -> Iterator[_Word]:
    """Give the words of a passage, each with what its capital can say."""
    text, end = passage.plain, 0
    words = iter(passage.words)
    word = next(words, None)
    for sentence in passage.sentences:
        headline = _capitals_mean_nothing(passage, sentence)
        opens = True
        while word is not None and word.start < sentence.end:
            gap = passage.text[end : word.start]
            opens = opens or not _DASHES.isdisjoint(gap) or _opens(text[end : word.start])
            place = _Place.OPENING if opens else _Place.INSIDE
            place = _Place.HEADLINE if headline else place
            yield _Word(word.start, word.of(text), place, gap.isspace())
            end, opens = word.end, False
            word = next(words, None)


def _opens(gap: str) -> bool:
    """Say whether a mark between two words opens something."""
    mark = gap.rstrip()[-1:]
    return mark != "" and mark in _OPENING


def _capitals_mean_nothing(passage: Passage, sentence: Stretch) -> bool:
    """Say whether a sentence is a headline or has no word in small letters at all."""
    return has_headline_case(passage, sentence) or not any(
        run[0].islower() for run in sentence.of(passage.plain).split()
    )


def _evidence(read: Sequence[Sequence[_Word]]) -> tuple[set[str], set[tuple[str, str]]]:
    """Give the words, and the pairs of words, that the running text shows to be names."""
    capital: set[str] = set()
    common: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for words in read:
        before = _NO_WORD
        for word in words:
            if word.named:
                capital.add(word.form.lower())
                if word.joined and before.named:
                    pairs.add(_pair(before, word))
            elif not word.capital:
                common.add(word.form)
            before = word
    return capital - common, pairs


def _pair(first: _Word, second: _Word) -> tuple[str, str]:
    return first.form.lower(), second.form.lower()


def _starts(
    words: Sequence[_Word], *, singles: Container[str], pairs: Container[tuple[str, str]]
) -> Iterator[int]:
    """Give the starts of the words that belong to names."""
    padded = [_NO_WORD, *words, _NO_WORD, _NO_WORD]
    for position, word in enumerate(words, start=1):
        if not word.capital:
            continue
        before, after, beyond = padded[position - 1], padded[position + 1], padded[position + 2]
        if (
            word.named
            or word.form.lower() in singles
            or (word.joined and _pair(before, word) in pairs)
            or (after.joined and _pair(word, after) in pairs)
            or (word.place is _Place.INSIDE and after.joined and after.named)
            or (word.place is _Place.OPENING and _opens_name(word, after, beyond))
        ):
            yield word.start


def _opens_name(word: _Word, after: _Word, beyond: _Word) -> bool:
    """Say whether a word that opens a sentence also opens a name or is one."""
    if not after.joined:
        return False
    if after.named or (after.form == "the" and beyond.joined and beyond.named):
        return _DESCRIBES.fullmatch(word.form.lower()) is None
    form = word.form.lower()
    return after.form in _SPEAKS and not form.endswith("s") and form not in _PRONOUNS
