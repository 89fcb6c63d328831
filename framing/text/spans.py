"""A span: one piece of evidence, as half-open character positions in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Span:
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
