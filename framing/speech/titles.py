"""Whether quoted words are a title or name: capitals throughout, and no sentence."""

from __future__ import annotations

from framing.speech.vocabulary import vocabulary
from framing.text.words import find_words

_LONGEST = 9


def is_title(text: str) -> bool:
    """Say whether words in quotation marks look like a title or name.

    >>> is_title("«Safe City»"), is_title("«part of a larger mission»")
    (True, False)
    """
    vocab = vocabulary()
    words = [word.of(text) for word in find_words(text)]
    if not 1 <= len(words) <= _LONGEST or words[0] in ("I", "No", "Yes"):
        return False
    small = ("preposition", "conjunction", "determiner")
    strong = [w for w in words if w == words[0] or not vocab.is_kind(w.lower(), *small)]
    return all(word[0].isupper() or word[0].isdigit() for word in strong)
