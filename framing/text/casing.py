"""Capitals: telling a name inside a sentence from a headline in capitals."""

from __future__ import annotations

import re

from framing.text.passage import Passage
from framing.text.spans import Stretch

_SMALL_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "nor",
        "of",
        "off",
        "on",
        "or",
        "over",
        "per",
        "so",
        "than",
        "that",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "yet",
        "be",
        "are",
        "was",
        "it",
        "its",
        "if",
        "not",
        "no",
    ]
)
_HEADLINE_SHARE = 0.9
_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_BEFORE = re.compile(r"([^\W_][\w'.-]*) $")
_AFTER = re.compile(r" ([^\W_][\w'-]*)")
_OPENS = re.compile(r"(^|[\"'(\[:;.!?] ?)$")


def has_headline_case(passage: Passage, sentence: Stretch) -> bool:
    """Say whether a sentence is set as a headline: all but small words begin with a capital.

    >>> text = "Council Slams Plan for a Dam"
    >>> has_headline_case(Passage(text), Stretch(0, len(text)))
    True
    """
    words: list[str] = _WORD.findall(passage.plain, *sentence)
    capitals = sum(word[0].isupper() for word in words)
    if capitals <= 2:
        return False
    small = sum(word in _SMALL_WORDS for word in words)
    return capitals >= _HEADLINE_SHARE * (len(words) - small)


def has_inner_capital(passage: Passage, start: int) -> bool:
    """Say whether the word at *start* has a capital though it opens no sentence or quotation.

    >>> has_inner_capital(Passage("Then Sea Company paid."), 5)
    True
    """
    text = passage.plain
    return text[start].isupper() and not _OPENS.search(text, max(0, start - 2), start)


def is_in_name(passage: Passage, start: int, end: int) -> bool:
    """Say whether ``start:end`` is a part of a name of several words inside a sentence.

    A word is taken for a part of a name where it has a capital, opens neither its sentence nor a
    quotation, and stands next to another word with a capital; a word in capitals throughout
    (SHOCK) only beside one that is not. Whether the sentence is a headline is asked elsewhere.

    >>> text = "Kyiv fired Storm Shadow missiles."
    >>> is_in_name(Passage(text), 11, 16), is_in_name(Passage(text), 0, 4)
    (True, False)
    """
    if not has_inner_capital(passage, start):
        return False
    text = passage.plain
    shouted = text[start:end].isupper()
    before = _BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    after = _AFTER.match(text, end, end + _LONGEST_WORD)
    if before and _opens_with_small_word(text, before):
        before = None
    return any(
        word[1][0].isupper() and not (shouted and word[1].isupper())
        for word in (before, after)
        if word
    )


def _opens_with_small_word(text: str, word: re.Match[str]) -> bool:
    """Say whether a word is the 'The' or 'In' that opens a sentence: no part of a name."""
    return word[1].lower() in _SMALL_WORDS and bool(
        _OPENS.search(text, max(0, word.start() - 2), word.start())
    )
