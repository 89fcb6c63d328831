"""Whether quoted words are a title or name: capitals throughout, and no sentence."""

from __future__ import annotations

import re

from framing.speech.vocabulary import vocabulary
from framing.text.words import read_words

_LONGEST = 9
_SMALL = ("preposition", "conjunction", "determiner")
_FIRST = re.compile(r"[^\W_]")
_IN_SMALL_LETTERS = re.compile(r"(?<=\s)[a-z]+(?=\s)")


def is_title(text: str) -> bool:
    """Say whether words in quotation marks look like a title or name.

    >>> is_title("«Safe City»"), is_title("«part of a larger mission»")
    (True, False)
    """
    vocab = vocabulary()
    first = _FIRST.search(text)
    if first is None or first[0].islower():
        return False
    for word in _IN_SMALL_LETTERS.finditer(text):
        if not vocab.is_kind(word[0], *_SMALL):
            return False  # most quotations, told quickly
    words = read_words(text).words
    if not 1 <= len(words) <= _LONGEST or words[0] in ("I", "No", "Yes"):
        return False
    strong = [w for w in words if w == words[0] or not vocab.is_kind(w.lower(), *_SMALL)]
    return all(word[0].isupper() or word[0].isdigit() for word in strong)
