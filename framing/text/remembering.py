"""Remembering: what is known of the words met lately, in small tables that are quick to ask."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

#: No English word is longer; what is longer is looked up each time it is met.
LONGEST = 60

T = TypeVar("T")


class Remembered(dict[str, T]):
    """What is known of the words met lately, each looked up once.

    A text takes most of its words from a few thousand, and a small table answers quicker than a
    large one, or than a function.

    >>> known = Remembered({"red": 1}.get)
    >>> known["red"], known["dogs"], len(known)
    (1, None, 2)
    """

    def __init__(self, word: Callable[[str], T], most: int = 32_768) -> None:
        super().__init__()
        self._word = word
        self._most = most

    def __missing__(self, form: str) -> T:
        """Look up a word and keep what is known; when there are too many, start anew."""
        what = self._word(form)
        if len(form) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[form] = what
        return what
