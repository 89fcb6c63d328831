"""A span: one piece of evidence, as half-open character positions in a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from typing import NamedTuple


class Stretch(NamedTuple):
    """A half-open range of character positions in one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the characters of *text* inside this stretch."""
        return text[self.start : self.end]

    def overlaps(self, other: Stretch) -> bool:
        """Say whether the two stretches share a character.

        >>> Stretch(0, 3).overlaps(Stretch(3, 5)), Stretch(0, 4).overlaps(Stretch(3, 5))
        (False, True)
        """
        return self.start < other.end and other.start < self.end


# Makes a stretch of a pair without a call of Python: a text has as many as it has words.
_stretch = partial(tuple.__new__, Stretch)


def stretches(starts: Iterable[int], ends: Iterable[int]) -> tuple[Stretch, ...]:
    """Give stretches from where each starts and where each ends.

    >>> stretches([0, 3], [2, 4])
    (Stretch(start=0, end=2), Stretch(start=3, end=4))
    """
    return tuple(map(_stretch, zip(starts, ends, strict=True)))


def every_match(pattern: re.Pattern[str], text: str) -> tuple[Stretch, ...]:
    """Point at every match of *pattern*, in order.

    >>> every_match(re.compile("a+"), "aa ba")
    (Stretch(start=0, end=2), Stretch(start=4, end=5))
    """
    return tuple(map(_stretch, map(re.Match.span, pattern.finditer(text))))


class Span(NamedTuple):
    """One piece of evidence: who pointed at which characters, as what, and how heavily.

    ``text`` equals the slice ``start:end`` of the paragraph. ``entry`` is the list item, cue lemma
    or model feature behind it; ``weight`` its share of the number, in the extractor's own unit
    (NaN where nothing is weighed). ``relation`` ties the parts of one attribution.
    """

    paragraph_id: str
    extractor: str
    kind: str
    start: int
    end: int
    text: str
    entry: str = ""
    weight: float = float("nan")
    voice: str = "narrator"
    relation: str = ""
