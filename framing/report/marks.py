"""Marks: the evidence in a text, as categories a reader can see, tell apart and look up."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from framing.extractors.loaded_sentences import UNLISTED
from framing.report.categories import CATEGORIES, Category
from framing.report.wording import kind_of, number

_LANES = 4
#: Under this confidence a part of an attribution is shown as doubtful.
UNSURE = 0.5


@dataclass(frozen=True)
class Mark:
    """One piece of evidence in one paragraph.

    ``key`` is its address (``m<key>`` in the text, ``e<key>`` in the table of evidence), 0 for
    none; ``lane`` says which underline it has where marks overlap, 0 nearest to the letters;
    ``scare`` whether it lies in quotation marks that are nobody's speech. ``change`` is what is
    known of how it would be otherwise: the probability of a frame without it, the plainer word for
    a loaded one. ``left_open`` says that its frame was left open, ``sentence`` how probable it is
    that the sentence it stands in is loaded, NaN where that was not judged so.
    """

    key: int
    paragraph_id: str
    category: Category
    start: int
    end: int
    text: str
    kind: str
    entry: str
    weight: float
    voice: str
    lane: int = 0
    scare: bool = False
    change: str = ""
    left_open: bool = False
    sentence: float = math.nan

    @property
    def unsure(self) -> bool:
        """Whether what found the mark holds it to be doubtful: a low confidence or probability,
        or a frame that was left open.
        """
        return self.left_open or (not self.signed and self.weight < UNSURE)

    @property
    def signed(self) -> bool:
        """Whether the weight is a share of a score, not a confidence or a probability."""
        return not self.category.speech and self.kind != kind_of(UNLISTED)

    @property
    def weighed(self) -> str:
        """The weight as it is told: confidence of a part of speech, probability of an unlisted
        word, or what it adds to a score.
        """
        if math.isnan(self.weight):
            return ""
        name = "weight" if self.signed else "confidence" if self.category.speech else "probability"
        return f"{name} {number(self.weight, signed=self.signed)}"

    @property
    def voiced(self) -> str:
        """Whose voice it is, as it is told: words in scare quotes are the narrator's own."""
        return "narrator, in scare quotes" if self.scare else self.voice

    @property
    def named_entry(self) -> str:
        """The entry that was found, where it is not just the words themselves."""
        return "" if self.entry.casefold() == self.text.casefold() else self.entry

    @property
    def tip(self) -> str:
        """What a tooltip says beside category and words: the kind, how heavily, what changes it."""
        sentence = "" if math.isnan(self.sentence) else f"sentence {number(self.sentence)}"
        return self._told(self.kind, self.weighed, sentence, self.change)

    @property
    def brief(self) -> str:
        """The same in few words that many marks have in common."""
        weight = number(self.weight, 1, signed=self.signed)
        return self._told(self.kind, "" if math.isnan(self.weight) else weight)

    def _told(self, kind: str, *rest: str) -> str:
        entry = f"entry “{self.named_entry}”" if self.named_entry else ""
        voice = "" if self.voiced == "narrator" else self.voiced
        return " · ".join(part for part in (kind, entry, *rest, voice) if part)


def shortened(text: str, most: int = 64) -> str:
    """Give a long text as its beginning and its end, cut between words where there are some.

    >>> shortened("We will rebuild the bridge before the winter comes", 24)
    'We will … comes'
    """
    if len(text) <= most:
        return text
    half = most // 2 - 2
    start, end = text[: half + 1], text[-half - 1 :]
    start, end = start.rpartition(" ")[0] or start[:-1], end.partition(" ")[2] or end[1:]
    return f"{start.rstrip()} … {end.lstrip()}"


def in_lanes(marks: Sequence[Mark]) -> list[Mark]:
    """Give overlapping marks different lanes, the shorter ones nearer to the letters."""
    laid: dict[int, Mark] = {}
    # What lies in one lane lies apart, but for the last, which takes all that is left over.
    taken: list[list[tuple[int, int]]] = [[] for _ in range(_LANES - 1)]
    for mark in sorted(marks, key=lambda m: (m.end - m.start, m.start, m.key)):
        lane = next((lane for lane, other in enumerate(taken) if _fits(mark, other)), _LANES - 1)
        if lane < len(taken):
            insort(taken[lane], (mark.start, mark.end))
        laid[mark.key] = mark if lane == mark.lane else replace(mark, lane=lane)
    return [laid[mark.key] for mark in marks]


def _fits(mark: Mark, lane: Sequence[tuple[int, int]]) -> bool:
    """Say whether a mark overlaps none of those in a lane, which are in order and apart."""
    before = bisect_left(lane, (mark.end,))
    return not before or lane[before - 1][1] <= mark.start


def counts(marks: Mapping[str, Sequence[Mark]]) -> pd.Series:
    """Give the number of marks per category, in the order of the categories, absent ones out."""
    codes = [mark.category.code for found in marks.values() for mark in found]
    return pd.Series(
        {code: codes.count(code) for code in CATEGORIES if code in codes}, dtype="int64"
    )
