"""What is read of short phrases is remembered: the same names and pronouns come again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import TypeVar

from framing.speech.tokens import Token

_LONGEST, _MOST = 6, 8192

T = TypeVar("T")


def remembered(read: Callable[[Sequence[Token]], T]) -> Callable[[Sequence[Token]], T]:
    """Let a function that reads a phrase by its words alone read a short one only once.

    It may look at nothing of the tokens but ``text``, ``low`` and ``kind``. When there are too
    many phrases, all are forgotten.
    """
    known: dict[tuple[tuple[str, str, str], ...], T] = {}

    @wraps(read)
    def recall(tokens: Sequence[Token]) -> T:
        if len(tokens) > _LONGEST:
            return read(tokens)
        phrase = tuple([(token.text, token.low, token.kind) for token in tokens])
        if phrase not in known:
            if len(known) >= _MOST:
                known.clear()
            known[phrase] = read(tokens)
        return known[phrase]

    return recall
