"""VADER's valence of each word in its sentence, names and what parts words told apart first."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from itertools import compress, count
from typing import NamedTuple

from framing.extractors.vader import load_vader
from framing.text.entries import forms_of
from framing.text.passage import Passage
from framing.text.spans import Stretch, every_match

# Where a mark stands between two words without a blank, it parts them: 'awful...and', 'kind/good'.
_GLUE = re.compile(
    r"[./;:!?,\"()\[\]-](?:"
    r"(?<=[^\W\d_]{2}[./;:!?,\"()\[\]])[./;:!?,\"()\[\]]*(?=\"?[^\W\d_]{2})|(?<=-)-+|(?<=\"))"
)
# A word is a run between blanks without the ASCII marks around it; a run of marks alone is one too.
_MARKS = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
_NO_MARK = rf"[^\s{re.escape(_MARKS)}]"
_WORD = re.compile(rf"{_NO_MARK}(?:\S*{_NO_MARK})?|(?<!\S)[{re.escape(_MARKS)}]+(?!\S)")
# VADER knows 'none' as a negation, but none of these.
_NOBODY = frozenset(["nobody", "nobody's"])
_NO_ONE = ("no", "one")
_BEFORE_BUT, _AFTER_BUT = 0.5, 1.5
_NAME = "Name"


class Valence(NamedTuple):
    """The characters ``start:end`` hold the lexicon's *entry*, worth *weight* where it stands."""

    start: int
    end: int
    entry: str
    weight: float


def felt_sentences(passage: Passage) -> Iterator[Stretch]:
    """Give the sentences of a passage that hold a word of the lexicon or an emoji, in order.

    >>> [sentence.start for sentence in felt_sentences(Passage("It rained. She was happy."))]
    [11]
    """
    if _has_emoji(passage.plain):
        yield from passage.sentences
        return
    # What the lexicon knows in a sentence is a whole word, as it holds letters, ' and - alone.
    felt = [*compress(passage.once(forms_of).starts, passage.once(_known))]
    for sentence in passage.sentences if felt else ():
        if bisect_left(felt, sentence.start) < bisect_left(felt, sentence.end):
            yield sentence


def known_capitals(passage: Passage) -> list[int]:
    """Give the places of the words with a capital that VADER knows: they may be names.

    >>> known_capitals(Passage("Hope Hicks is happy."))
    [0]
    """
    known = passage.once(_known)
    return [place for place in passage.once(forms_of).capitals if known[place] is not None]


def _known(passage: Passage) -> list[bool | None]:
    """Say of each word whether the lexicon has it, or ``None`` where VADER does not know it."""
    return [*map(load_vader().known.get, passage.once(forms_of).words)]


def find_valences(text: str, sentence: Stretch, names: Collection[int]) -> list[Valence]:
    """Point at the words of a sentence that VADER gives a feeling, with their valence there.

    *text* is a scoring copy, as ``Passage.plain`` gives it; words that begin at one of *names*
    are names and feel nothing. The valence runs from about -5 to 5.

    >>> [(found.entry, round(found.weight, 2)) for found in
    ...     find_valences("The plan isn't good.", Stretch(0, 20), ())]
    [('good', -1.41)]
    """
    vader = load_vader()
    piece = _GLUE.sub(_blanked, sentence.of(text))
    words = _words_of(piece)
    lowered = [*map(str.lower, words)]
    if vader.lexicon.keys().isdisjoint(lowered):
        return []
    known = [*compress(count(), map(vader.known.__contains__, lowered))]
    first_but = [lowered.index("but")] if "but" in lowered else []
    offset, places = sentence.start, _places_of(piece, sorted([*known, *first_but]))
    for at in known if names else ():
        if offset + places[at].start in names:
            words[at], lowered[at] = _NAME, _NAME.lower()
    felt = [(at, lowered[at]) for at in known if lowered[at] in vader.lexicon]
    but = places[first_but[0]].start if first_but else None
    _make_negations_known(words, lowered)
    mixed = 0 < sum(map(str.isupper, words)) < len(words)
    found = []
    for at, entry in felt:
        weight = vader.weigh(words, lowered, at, mixed=mixed) if vader.counts(lowered, at) else 0
        if weight:
            start, end = places[at]
            if but is not None:
                weight *= _BEFORE_BUT if start < but else _AFTER_BUT
            found.append(Valence(offset + start, offset + end, entry, weight))
    return found


def compound(weights: Sequence[float], marks: str) -> float:
    """Give VADER's score of a sentence, -1 to 1, from its valences and its ``!`` and ``?``.

    >>> round(compound([1.9], "!"), 4), compound([], "!")
    (0.4926, 0.0)
    """
    return load_vader().compound(weights, marks)


def _words_of(piece: str) -> list[str]:
    """Give what VADER would split a sentence into, emoji as the words that describe them."""
    if _has_emoji(piece):
        return [word for _, word in _with_emoji(piece)]
    return [run.strip(_MARKS) for run in piece.split()]


def _places_of(piece: str, wanted: Sequence[int]) -> dict[int, Stretch]:
    """Give where the words with the *wanted* numbers stand; the numbers are in order.

    Each is looked for behind the one before it, so of words alike the first ones must be wanted.
    """
    if _has_emoji(piece):
        tokens = _with_emoji(piece)
        return {at: tokens[at][0] for at in wanted}
    places = {}
    runs, spaced, cursor = piece.split(), f" {piece} ", 0
    for at in wanted:
        run = runs[at]
        before = spaced.index(f" {run} ", cursor)
        word = run.strip(_MARKS)
        start = before + run.index(word)
        places[at] = Stretch(start, start + len(word))
        cursor = before + len(run) + 1
    return places


def _has_emoji(piece: str) -> bool:
    return not piece.isascii() and not load_vader().emojis.keys().isdisjoint(piece)


def _with_emoji(piece: str) -> list[tuple[Stretch, str]]:
    """Give the words around emoji, and for each emoji the words that describe it."""
    emojis = load_vader().emojis
    around = "".join(" " if character in emojis else character for character in piece)
    described = [
        (Stretch(at, at + 1), word)
        for at, character in enumerate(piece)
        if character in emojis
        for word in emojis[character].split()
    ]
    words = [(place, place.of(piece)) for place in every_match(_WORD, around)]
    return sorted([*words, *described], key=lambda token: token[0])


def _blanked(glue: re.Match[str]) -> str:
    return " " * len(glue[0])


def _make_negations_known(words: list[str], lowered: list[str]) -> None:
    """Put the 'none' that VADER understands for 'nobody' and for the 'one' of 'no one'."""
    if "nobody" in lowered or "nobody's" in lowered or "one" in lowered:
        before = ""
        for at, now in enumerate(lowered):
            if now in _NOBODY or (before, now) == _NO_ONE:
                words[at] = lowered[at] = "none"
            before = now
