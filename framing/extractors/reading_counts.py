"""What readability formulas count: sentences, words, letters, syllables and unfamiliar words.

Syllables and the list of familiar words are textstat's own, asked once for each word and kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from typing import Any

from framing.text.passage import Passage

_BLANK_LINE = re.compile(r"\n\s*\n")
_SENTENCE_END = re.compile(r"[.!?][\"')\]\s]*\Z")
_CLOSING_CHARACTERS = 8
# Apostrophes count as textstat counts them: kept before the ending of a contraction only.
_NOT_IN_WORD = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w']")
_NO_LETTER = re.compile(r"[\W_]")
# No English word is longer; a longer run is judged by its beginning.
_LONGEST_WORD = 60
_POLYSYLLABIC = 3

#: The largest share of figures among the words of prose, and its longest mean sentence.
MOST_FIGURES = 0.3
LONGEST_SENTENCE = 100


@dataclass(frozen=True, slots=True)
class Counts:
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
        return _count(passage) if is_prose(passage) else Counts()
    blocks = map(Passage, _BLANK_LINE.split(passage.text))
    return total(_count(block) for block in blocks if is_prose(block))


def is_prose(passage: Passage) -> bool:
    """Say whether a text is made of sentences, and not a heading, a list or a table.

    Prose ends a sentence at least once in 100 words, and at most 30 % of its words are figures.

    >>> is_prose(Passage("Alpha 1 2 3 Beta 4 5 6")), is_prose(Passage("They left at dawn."))
    (False, True)
    """
    text = passage.plain
    ended = sum(
        _SENTENCE_END.search(text, max(start, end - _CLOSING_CHARACTERS), end) is not None
        for start, end in passage.sentences
    )
    words = len(passage.words)
    figures = sum(text[word.start].isdecimal() for word in passage.words)
    return 0 < words <= LONGEST_SENTENCE * ended and figures <= MOST_FIGURES * words


def total(counts: Iterable[Counts]) -> Counts:
    """Add up the counts of the parts of a text: its formulas are built on the sums."""
    return Counts(*map(sum, zip(astuple(Counts()), *map(astuple, counts), strict=True)))


def _count(passage: Passage) -> Counts:
    text = passage.plain
    words = [_judged(text[start : min(end, start + _LONGEST_WORD)]) for start, end in passage.words]
    letters, syllables, unfamiliar = (sum(column) for column in zip(*words, strict=True))
    return Counts(
        sentences=_count_sentences(passage),
        words=len(words),
        characters=_count_characters(passage),
        letters=letters,
        syllables=syllables,
        polysyllabic=sum(word[1] >= _POLYSYLLABIC for word in words),
        unfamiliar=unfamiliar,
        complex=sum(word[1] >= _POLYSYLLABIC and word[2] for word in words),
    )


def _count_sentences(passage: Passage) -> int:
    """Count the sentences with a word in them."""
    starts = [word.start for word in passage.words]
    at = count = 0
    for sentence in passage.sentences:
        before = at
        while at < len(starts) and starts[at] < sentence.end:
            at += 1
        count += at > before
    return count


def _count_characters(passage: Passage) -> int:
    """Count the characters of every run between blanks that holds a letter or digit."""
    return sum(len(run) for run in passage.plain.split() if _has_letter(run))


def _has_letter(run: str) -> bool:
    return run.isalnum() or any(character.isalnum() for character in run)


@lru_cache(maxsize=50_000)
def _judged(word: str) -> tuple[int, int, bool]:
    """Give a word's letters, its syllables, and whether it is unfamiliar."""
    form = _NOT_IN_WORD.sub("", word)
    statistics = _statistics()
    return (
        len(_NO_LETTER.sub("", word)),
        statistics.syllable_count(form),
        statistics.is_difficult_word(form, 0),
    )


@cache
def _statistics() -> Any:
    """Give a textstat of our own, whose language and rounding nobody else can set."""
    from textstat.textstat import textstatistics

    return textstatistics()
