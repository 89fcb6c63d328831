"""Names: which capitalised words of an article belong to a proper name.

Inside a sentence a capital means a name. At its start, in a headline and in a line of capitals it
means nothing by itself; there the rest of the article is asked, and what follows the word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.text.casing import has_headline_case
from framing.text.entries import Forms, forms_of
from framing.text.passage import Passage
from framing.text.spans import Stretch

# A word after one of these marks opens something, so its capital says nothing.
_OPENING_MARKS = frozenset("\"'([{:*|/")
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
# With one word in small letters that is no small word, a headline needs nine capitals.
_NINE_CAPITALS = re.compile(r"(?:[^A-Z\u0080-\U0010ffff]*+[A-Z\u0080-\U0010ffff]){9}")
_SMALL_LETTERS = re.compile(r"\s[a-z]{5}")

# Where a word stands: inside a sentence, where a capital means a name; at its start or after an
# opening mark; in a headline or a line of capitals.
_INSIDE, _OPENING, _HEADLINE = range(3)
_NONE: frozenset[int] = frozenset()


class _Capital(NamedTuple):
    """A word with a capital: its number among the words, how it is in small letters, its stand."""

    place: int
    low: str
    stands: int


@dataclass(slots=True)
class _Read:
    """The words with a capital of a passage, and the numbers of those that alone show a name.

    ``asked`` are the numbers of the words of which it is asked whether they belong to a name.
    """

    passage: Passage
    forms: Forms
    asked: Sequence[int]
    capitals: list[_Capital] = field(default_factory=list)
    named: set[int] = field(default_factory=set)

    def low(self, place: int) -> str:
        """Give a word in small letters; "" where none stands."""
        words = self.forms.words
        return words[place] if 0 <= place < len(words) else ""

    def is_joined(self, place: int) -> bool:
        """Say whether only a blank parts a word from the word before it."""
        starts, ends = self.forms[:2]
        if not 0 < place < len(starts):
            return False
        return self.passage.text[ends[place - 1] : starts[place]].isspace()

    def is_named_behind(self, place: int) -> bool:
        """Say whether a name follows a word with only a blank between them."""
        return place + 1 in self.named and self.is_joined(place + 1)


def find_names(
    passages: Sequence[Passage], asked: Callable[[Passage], Sequence[int]] | None = None
) -> tuple[frozenset[int], ...]:
    """Give, for each passage of one article, where the words begin that belong to names.

    *asked* gives the places of the words with a capital of which it is asked, in any passage the
    same words; where it is left out, all.

    >>> passages = [Passage("Hope Hicks left early. Mr. Trump said so."), Passage("Trump stays.")]
    >>> [sorted(starts) for starts in find_names(passages)]
    [[0, 5, 27], [0]]
    >>> [sorted(starts) for starts in find_names(passages, lambda passage: [0])]
    [[0], [0]]
    """
    # What shows a word to be a name stands in the passages where it has a capital.
    read = [_read(passage, asked) for passage in passages]
    singles, pairs = _evidence(passages, list(filter(None, read)))
    return tuple(
        frozenset(_starts(one, singles=singles, pairs=pairs)) if one else _NONE for one in read
    )


def _read(passage: Passage, asked: Callable[[Passage], Sequence[int]] | None) -> _Read | None:
    """Find the words of a passage whose capital says something, each with what it can say.

    Gives nothing where it is asked of none of them.
    """
    forms = passage.once(forms_of)
    starts, ends, words, _, lows, capitals, _ = forms
    places = capitals if asked is None else asked(passage)
    if not places:
        return None
    read = _Read(passage, forms, places)
    first = at = 0
    for sentence in passage.sentences:
        after = bisect_left(starts, sentence.end, first)
        until = bisect_left(capitals, after, at)
        headline = until > at and _capitals_mean_nothing(passage, sentence)
        for place in capitals[at:until]:
            form = words[place]
            if form == "I":
                continue
            stands = _INSIDE
            if headline:
                stands = _HEADLINE
            elif place == first or (
                passage.text[ends[place - 1] : starts[place]] != " "
                and _opens(passage, ends[place - 1], starts[place])
            ):
                stands = _OPENING
            elif not form[1:].isupper():  # a word in capitals may be a cry
                read.named.add(place)
            read.capitals.append(_Capital(place, lows[place], stands))
        first, at = after, until
    return read


def _opens(passage: Passage, start: int, end: int) -> bool:
    """Say whether a mark between two words opens something."""
    mark = passage.plain[start:end].rstrip()[-1:]
    return mark in _OPENING_MARKS or not _DASHES.isdisjoint(passage.text[start:end])


def _capitals_mean_nothing(passage: Passage, sentence: Stretch) -> bool:
    """Say whether a sentence is a headline or has no word in small letters at all."""
    text = passage.plain
    if _SMALL_LETTERS.search(text, *sentence) and not _NINE_CAPITALS.match(text, *sentence):
        return False  # most sentences, told quickly
    return has_headline_case(passage, sentence) or not any(
        run[0].islower() for run in sentence.of(text).split()
    )


def _evidence(
    passages: Sequence[Passage], read: Sequence[_Read]
) -> tuple[set[str], set[tuple[str, str]]]:
    """Give the words asked for, and the pairs of words, that the running text shows to be names.

    A word that stands in small letters anywhere is none by itself.
    """
    names: set[str] = set()
    pairs: set[tuple[str, str]] = set()
    for one in read:
        before = ""
        for place, low, _ in one.capitals:
            if place in one.named:
                names.add(low)
                if place - 1 in one.named and one.is_joined(place):
                    pairs.add((before, low))
            before = low
    names.intersection_update([one.low(place) for one in read for place in one.asked])
    for passage in passages if names else ():
        names.difference_update(passage.once(forms_of).plain)
    return names, pairs


def _starts(
    read: _Read, *, singles: Container[str], pairs: Container[tuple[str, str]]
) -> Iterator[int]:
    """Give the starts of those words it is asked of that belong to names."""
    asked = frozenset(read.asked)
    for word in read.capitals:
        place, low, stands = word
        if place in asked and (
            place in read.named
            or low in singles
            or ((read.low(place - 1), low) in pairs and read.is_joined(place))
            or ((low, read.low(place + 1)) in pairs and read.is_joined(place + 1))
            or (stands == _INSIDE and read.is_named_behind(place))
            or (stands == _OPENING and _opens_name(read, word))
        ):
            yield read.forms.starts[place]


def _opens_name(read: _Read, word: _Capital) -> bool:
    """Say whether a word that opens a sentence also opens a name or is one."""
    place = word.place
    if not read.is_joined(place + 1):
        return False
    after = read.forms.plain[place + 1]
    if place + 1 in read.named or (after == "the" and read.is_named_behind(place + 1)):
        return _DESCRIBES.fullmatch(word.low) is None
    return after in _SPEAKS and not word.low.endswith("s") and word.low not in _PRONOUNS
