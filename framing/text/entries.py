"""Entries: the words and pairs of words of a passage that a vocabulary knows.

The forms of all words are found once a passage and kept, so that several vocabularies share them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator, Sequence, Set
from itertools import compress, count, pairwise
from operator import not_
from typing import Generic, NamedTuple, TypeVar

from framing.text.passage import Passage
from framing.text.spans import Stretch

NUMBER = "#"
T = TypeVar("T")


class Entry(NamedTuple):
    """The characters ``start:end`` stand for an entry of a vocabulary.

    ``part`` is 1, or less where the parts of a hyphened word stand for the whole.
    """

    start: int
    end: int
    text: str
    part: float


class Known(NamedTuple, Generic[T]):
    """The characters ``start:end`` stand for an entry of which *what* is known.

    ``part`` is 1, or less where the parts of a hyphened word stand for the whole.
    """

    start: int
    end: int
    what: T
    part: float


class Forms(NamedTuple):
    """The words of a passage as vocabularies know them: in lower case, ``#`` for a number.

    ``starts`` and ``ends`` say where they stand, ``plain`` how they stand in the scoring copy and
    ``lows`` how in lower case, numbers too; ``capitals`` are the places of those that begin with a
    capital, ``tied`` of those with a mark inside, as an apostrophe or a hyphen.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    plain: Sequence[str]
    lows: Sequence[str]
    words: Sequence[str]
    capitals: Sequence[int]
    tied: Sequence[int]

    def at(self, place: int) -> Stretch:
        """Give where the word of a place stands."""
        return Stretch(self.starts[place], self.ends[place])


class Found(NamedTuple, Generic[T]):
    """What is known in a passage, place by place; ``None`` where nothing is.

    ``words`` has a place a word, ``pairs`` one for each word and the word after it (or is empty
    where nothing is known of any); ``parts`` are those of hyphened words that are not known as a
    whole.
    """

    forms: Forms
    words: list[T | None]
    pairs: list[T | None]
    parts: list[Known[T]]

    def places(self, stretch: Stretch) -> slice:
        """Give the places of the words that begin in a stretch."""
        starts = self.forms.starts
        return slice(bisect_left(starts, stretch[0]), bisect_left(starts, stretch[1]))

    def parts_in(self, stretch: Stretch) -> list[Known[T]]:
        """Give the parts of hyphened words that begin in a stretch."""
        first = bisect_left(self.parts, (stretch.start,))
        return self.parts[first : bisect_left(self.parts, (stretch.end,))]

    def inside(self, places: slice, stretch: Stretch) -> Iterator[Known[T]]:
        """Give all that begins in a stretch, whose words have these places: words, then pairs."""
        starts, ends = self.forms[:2]
        words = [
            Known(starts[place], ends[place], what, 1.0)
            for place, what in enumerate(self.words[places], places.start)
            if what is not None
        ]
        yield from sorted([*words, *self.parts_in(stretch)], key=lambda known: known.start)
        for place, what in enumerate(self.pairs[places], places.start):
            if what is not None:
                yield Known(starts[place], ends[place + 1], what, 1.0)


def find_entries(
    passage: Passage, known: Container[str], *, phrases: bool = False, names: bool = True
) -> tuple[Entry, ...]:
    """Point at the entries of a vocabulary in a passage: words first, then pairs of words.

    Words are compared in lower case; numbers are one entry, ``#``; an unknown word stands for
    itself without a possessive *s*, or in the parts a hyphen ties together. Without *names*, a
    capitalised word inside a sentence only counts where it is known with its capital.

    >>> [entry.text for entry in find_entries(Passage("Kyiv’s air-raid alert, 3 a.m."),
    ...     {"kyiv", "air", "raid", "alert", "#"})]
    ['kyiv', 'air', 'raid', 'alert', '#']
    """

    def word(form: str) -> str | None:
        return form if form in known else None

    def pair(forms: tuple[str, str]) -> str | None:
        return word(" ".join(forms))

    found = look_up(passage, word, pair if phrases else None, names=names)
    everywhere = Stretch(0, len(passage.text))
    return tuple(Entry(*entry) for entry in found.inside(slice(0, None), everywhere))


def look_up(
    passage: Passage,
    word: Callable[[str], T | None],
    pair: Callable[[tuple[str, str]], T | None] | None = None,
    *,
    firsts: Set[str] | None = None,
    names: bool = True,
) -> Found[T]:
    """Give what is known of each word of a passage, by the rules of :func:`find_entries`.

    *word* gives what is known of a word, or ``None``, as the ``get`` of a dictionary does; *pair*
    of two words one after the other, where the first is among the *firsts* (``None``: any).
    """
    forms = passage.once(forms_of)
    spelt = forms.words if names else passage.once(_spelt_of)
    words = list(map(word, spelt))
    pairs: list[T | None] = []
    if pair and firsts is None:
        pairs = list(map(pair, pairwise(forms.words)))
    elif pair and firsts is not None and not firsts.isdisjoint(forms.words):
        pairs = [pair(both) if both[0] in firsts else None for both in pairwise(forms.words)]
    parts: list[Known[T]] = []
    for place in forms.tied:
        if words[place] is None:
            form = spelt[place]
            if form[-2:] == "'s":
                words[place] = word(form[:-2])
            if "-" in form and words[place] is None:
                parts += _parts_of(form, forms.starts[place], word)
    if pairs and not names:
        within = Found(forms, words, pairs, parts)
        for place in passage.once(names_of):
            if words[place] is None and not (parts and within.parts_in(forms.at(place))):
                # a name that is not known parts its neighbours
                pairs[place - 1 : place + 1] = [None] * len(pairs[place - 1 : place + 1])
    return Found(forms, words, pairs, parts)


def _parts_of(form: str, start: int, word: Callable[[str], T | None]) -> Iterator[Known[T]]:
    """Give what the parts of a hyphened word stand for."""
    parts = form.split("-")
    for part in parts:
        if (what := word(part)) is not None:
            yield Known(start, start + len(part), what, 1.0 / len(parts))
        start += len(part) + 1


def forms_of(passage: Passage) -> Forms:
    """Give the words of a passage as vocabularies know them."""
    written, starts, ends = passage.written
    if passage.plain != passage.text:
        text = passage.plain
        written = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    # Most words are in small letters, and stand for themselves.
    unusual = [*_places(written, str.islower)]
    lows = [*written]
    for place in unusual:
        lows[place] = _lowered(written[place])
    marked = [*_places(lows, str.isalpha)]
    numbers = [place for place in marked if lows[place][0].isdigit()]
    words = [*lows] if numbers else lows
    for place in numbers:
        words[place] = NUMBER
    return Forms(
        starts,
        ends,
        written,
        lows,
        words,
        capitals=[place for place in unusual if written[place][0].isupper()],
        tied=[place for place in marked if not lows[place].isalnum()],
    )


def _places(words: Sequence[str], usual: Callable[[str], bool]) -> Iterator[int]:
    """Give the places of the words that are not as words usually are."""
    return compress(count(), map(not_, map(usual, words)))


def _lowered(word: str) -> str:
    """Give a word in lower case, its length kept."""
    low = word.lower()
    if len(low) != len(word):  # a letter whose lower case is longer, as İ
        low = "".join(letter.lower()[:1] for letter in word)
    return low


def _spelt_of(passage: Passage) -> list[str]:
    """Give the words as vocabularies know them, names with their capital."""
    spelt = [*passage.once(forms_of).words]
    for place, name in passage.once(names_of).items():
        spelt[place] = name
    return spelt


def names_of(passage: Passage) -> dict[int, str]:
    """Give capitalised words inside a sentence by their places, headlines in capitals apart."""
    text = passage.plain
    starts, _, plain, _, _, capitals, _ = passage.once(forms_of)
    names: dict[int, str] = {}
    first = 0
    for _, end in passage.sentences if capitals else ():
        after = bisect_left(starts, end, first)
        inside = [
            place
            for place in capitals[bisect_right(capitals, first) : bisect_left(capitals, after)]
            if text[starts[place] - 1] != '"' and text[starts[place] : starts[place] + 2] != "I "
        ]
        if len(inside) < 0.5 * (after - first):
            for place in inside:
                names[place] = plain[place]
        first = after
    return names
