"""What readability formulas count: sentences, words, letters, syllables and unfamiliar words.

Syllables and the list of familiar words are textstat's own, asked once for each word and kept.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from framing.text.entries import forms_of
from framing.text.passage import Passage
from framing.text.remembering import Remembered

_BLANK_LINE = re.compile(r"\n\s*\n")
_SENTENCE_ENDS = (".", "!", "?")
_CLOSING = "\"')] "
_CLOSING_CHARACTERS = 8
# A run between blanks without letter or digit.
_MARKS_ALONE = re.compile(r" ((?:[^\w ]|_)++)(?![^ ])")
# Apostrophes count as textstat counts them: kept before the ending of a contraction only.
_NOT_IN_WORD = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w']")
_NO_LETTER = re.compile(r"[\W_]")
# No English word is longer; a longer run is judged by its beginning.
_LONGEST_WORD = 60
_POLYSYLLABIC = 3
# Where each of the counts of a word stands in their one number, and the largest sum of each.
_SHIFTS = range(0, 6 * 32, 32)
_LARGEST = (1 << 32) - 1

#: The largest share of figures among the words of prose, and its longest mean sentence.
MOST_FIGURES = 0.3
LONGEST_SENTENCE = 100


class Counts(NamedTuple):
    """The counts of a text, from which every formula is built.

    ``characters`` are letters, digits and the marks that touch them; ``letters`` are letters and
    digits. A ``polysyllabic`` word has three syllables or more; an ``unfamiliar`` word is not on
    the list of Dale and Chall; a ``complex`` word is both.
    """

    sentences: int = 0
    words: int = 0
    characters: int = 0
    letters: int = 0
    syllables: int = 0
    polysyllabic: int = 0
    unfamiliar: int = 0
    complex: int = 0


def count_prose(passage: Passage) -> Counts:
    r"""Count the prose of a passage; blocks between blank lines that are no prose count nothing.

    >>> counts = count_prose(Passage("Results\n\nMr. Hale won 3.5 percent. He didn’t smile."))
    >>> counts.sentences, counts.words, counts.syllables
    (2, 8, 11)
    """
    if not _BLANK_LINE.search(passage.text):
        return _count(passage)
    return total(map(_count, map(Passage, _BLANK_LINE.split(passage.text))))


def is_prose(passage: Passage) -> bool:
    """Say whether a text is made of sentences, and not a heading, a list or a table.

    Prose ends a sentence at least once in 100 words, and at most 30 % of its words are figures.

    >>> is_prose(Passage("Alpha 1 2 3 Beta 4 5 6")), is_prose(Passage("They left at dawn."))
    (False, True)
    """
    return _count(passage) != Counts()


def total(counts: Iterable[Counts]) -> Counts:
    """Add up the counts of the parts of a text: its formulas are built on the sums."""
    return Counts(*map(sum, zip(Counts(), *counts, strict=True)))


def _count(passage: Passage) -> Counts:
    """Count a text of one block; nothing where it is no prose."""
    words = passage.once(forms_of).plain
    if not 0 < len(words) <= LONGEST_SENTENCE * _count_ended(passage):
        return Counts()
    counted = sum(map(_COUNTED.__getitem__, words))
    figures, letters, syllables, polysyllabic, unfamiliar, both = (
        counted >> shift & _LARGEST for shift in _SHIFTS
    )
    if figures > MOST_FIGURES * len(words):
        return Counts()
    return Counts(
        sentences=_count_sentences(passage),
        words=len(words),
        characters=_count_characters(passage.plain),
        letters=letters,
        syllables=syllables,
        polysyllabic=polysyllabic,
        unfamiliar=unfamiliar,
        complex=both,
    )


def _count_ended(passage: Passage) -> int:
    """Count the sentences that a mark ends."""
    text = passage.plain
    return sum(
        text[max(start, end - _CLOSING_CHARACTERS) : end].rstrip(_CLOSING).endswith(_SENTENCE_ENDS)
        for start, end in passage.sentences
    )


def _count_sentences(passage: Passage) -> int:
    """Count the sentences with a word in them."""
    before = count = 0
    for sentence in passage.sentences:
        words = bisect_left(passage.written.starts, sentence.end)
        count += words > before
        before = words
    return count


def _count_characters(text: str) -> int:
    """Count the characters of every run between blanks that holds a letter or digit.

    The text is a scoring copy, whose only blank is a space.
    """
    return len(text) - text.count(" ") - sum(map(len, _MARKS_ALONE.findall(f" {text}")))


def _counts_of(word: str) -> int:
    """Give all counts of a word as one number, so that those of a text are a single sum.

    They are whether it is a figure, its letters and syllables, and whether it is polysyllabic,
    unfamiliar, and both.
    """
    form = _NOT_IN_WORD.sub("", word[:_LONGEST_WORD])
    syllables = _statistics().syllable_count(form)
    polysyllabic = syllables >= _POLYSYLLABIC
    unfamiliar = _statistics().is_difficult_word(form, 0)
    counts = (
        word[0].isdecimal(),
        len(_NO_LETTER.sub("", word[:_LONGEST_WORD])),
        syllables,
        polysyllabic,
        unfamiliar,
        polysyllabic and unfamiliar,
    )
    number = sum(int(one) << shift for one, shift in zip(counts, _SHIFTS, strict=True))
    return _NUMBERS.setdefault(number, number)


# Many words have the same counts, and share their number.
_NUMBERS: dict[int, int] = {}
_COUNTED = Remembered(_counts_of, most=65_536)


@cache
def _statistics() -> Any:
    """Give a textstat of our own, whose language and rounding nobody else can set."""
    from textstat.textstat import textstatistics

    return textstatistics()
