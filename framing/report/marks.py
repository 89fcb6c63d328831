"""Marks: the evidence in a text, as categories a reader can see, tell apart and look up."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from framing.extraction import FRAMES
from framing.report.reading import text_of
from framing.report.wording import NAMED, UNNAMED, number, plain
from framing.tables import Tables


@dataclass(frozen=True)
class Category:
    """A kind of mark: its code in the page, its letter in the text, its name."""

    code: str
    letter: str
    label: str
    labels: str


CATEGORIES = {
    category.code: category
    for category in (
        Category("loaded", "L", "loaded word", "loaded words"),
        Category("named", "S", "named source", "named sources"),
        Category("unnamed", "U", "unnamed source", "unnamed sources"),
        Category("document", "O", "document or outlet as source", "documents or outlets"),
        Category("verb", "V", "attribution verb", "attribution verbs"),
        Category("quotation", "Q", "quotation", "quotations"),
        Category("paraphrase", "P", "paraphrase", "paraphrases"),
        Category("scare", "D", "words held at a distance", "words held at a distance"),
        Category("frame", "F", "frame cue", "frame cues"),
        Category("other", "E", "other evidence", "other evidence"),
    )
}
_LANES = 4


@dataclass(frozen=True)
class Mark:
    """One piece of evidence in one paragraph.

    ``key`` is its address (``m<key>`` in the text, ``e<key>`` in the table of evidence);
    ``lane`` says which underline it has where marks overlap, 0 nearest to the letters.
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

    @property
    def hint(self) -> str:
        """What the tooltip says: category, exact words, what found them, how heavily."""
        parts = [f"{self.category.label}: “{_shortened(self.text)}”", self.kind]
        if self.entry and self.entry.casefold() != self.text.casefold():
            parts.append(f"entry “{self.entry}”")
        if not math.isnan(self.weight):
            parts.append(f"weight {number(self.weight, signed=True)}")
        parts.append(f"{self.voice}’s voice" if self.voice == "narrator" else "quoted voice")
        return " · ".join(part for part in parts if part)


def _shortened(text: str, most: int = 90) -> str:
    if len(text) <= most:
        return text
    half = most // 2 - 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def find_marks(tables: Tables) -> dict[str, list[Mark]]:
    """Give the marks of every paragraph that has some, in the order of the spans table.

    Frame cues are shown where their frame is assigned or left open; the words that moved the
    sentiment figure have a table of their own and are not marked in the text.
    """
    relations = tables.attributions[["source_type", "form", "cue_lemma", "stance"]].to_dict("index")
    undecided = _assigned(tables)
    found: dict[str, list[Mark]] = defaultdict(list)
    key = 0
    for row in tables.spans.itertuples(index=False):
        category, kind, entry = _place(row, relations, undecided)
        if category and row.end > row.start:
            key += 1
            found[str(row.paragraph_id)].append(
                Mark(
                    key,
                    str(row.paragraph_id),
                    CATEGORIES[category],
                    int(row.start),
                    int(row.end),
                    str(row.text),
                    kind,
                    entry,
                    float(row.weight),
                    str(row.voice),
                )
            )
    return {paragraph: in_lanes(marks) for paragraph, marks in found.items()}


def _assigned(tables: Tables) -> dict[str, dict[str, float]]:
    """Give, per frame code, the assignment of every paragraph."""
    prefix = "assigned_"
    return {
        str(name).removeprefix(prefix): dict(tables.frames[name])
        for name in tables.frames.columns
        if str(name).startswith(prefix)
    }


def _place(row: tuple, relations: dict, assigned: dict) -> tuple[str, str, str]:  # type: ignore[type-arg]
    """Give the category of a span ("" for none), what it is more exactly, and its entry."""
    extractor, kind, entry = str(row.extractor), str(row.kind), text_of(row.entry)  # type: ignore[attr-defined]
    if extractor == "attribution":
        relation = relations.get(text_of(row.relation), {})  # type: ignore[attr-defined]
        return _speech(kind, relation, entry)
    if extractor == FRAMES:
        there = assigned.get(kind, {}).get(row.paragraph_id, 1.0)  # type: ignore[attr-defined]
        return ("" if there == 0 else "frame"), f"for {plain(kind)}", entry
    if extractor == "loaded":
        return "loaded", plain(kind), entry
    if extractor == "sentiment":
        return "", "", entry
    return "other", f"{extractor}, {plain(kind)}", entry


def _speech(kind: str, relation: dict[str, str], entry: str) -> tuple[str, str, str]:
    source_type, form = relation.get("source_type", "none"), relation.get("form", "")
    if kind == "source":
        category = "document"
        if source_type in NAMED:
            category = "named"
        elif source_type in UNNAMED:
            category = "unnamed"
        return category, plain(source_type), entry
    if kind == "cue":
        lemma = relation.get("cue_lemma") or entry
        return "verb", f"{relation.get('stance', '')} cue".strip(), lemma
    if kind == "content":
        if form == "indirect":
            return "paraphrase", "indirect speech", ""
        return "quotation", f"{form} speech".strip(), ""
    return ("scare", "quotation marks without a speaker", "") if kind == "scare_quote" else ("",) * 3  # type: ignore[return-value]


def in_lanes(marks: Sequence[Mark]) -> list[Mark]:
    """Give overlapping marks different lanes, the shorter ones nearer to the letters."""
    laid: dict[int, Mark] = {}
    for mark in sorted(marks, key=lambda m: (m.end - m.start, m.start, m.key)):
        taken = {
            other.lane
            for other in laid.values()
            if other.start < mark.end and mark.start < other.end
        }
        lane = next((lane for lane in range(_LANES) if lane not in taken), _LANES - 1)
        laid[mark.key] = replace(mark, lane=lane)
    return [laid[mark.key] for mark in marks]


@dataclass(frozen=True)
class Piece:
    """A stretch of text: bare, or a mark (or a part of one) with pieces inside it.

    ``first`` and ``last`` say whether the mark begins and ends here; a mark that crosses the
    edge of another is cut in two.
    """

    text: str = ""
    mark: Mark | None = None
    first: bool = True
    last: bool = True
    inside: tuple[Piece, ...] = ()


def nest(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut a text into pieces so that every mark is whole or properly inside another.

    The texts of all bare pieces, joined, are the text itself.
    """
    clipped = [(mark.start, mark.end, mark) for mark in marks]
    return tuple(_nest(text, clipped, 0, len(text)))


def _nest(text: str, spans: list[tuple[int, int, Mark]], start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    queue = sorted(spans, key=_outermost)
    at = start
    while queue:
        left, right, mark = queue.pop(0)
        if left > at:
            pieces.append(Piece(text[at:left]))
        inside, after = [], []
        for other_left, other_right, other in queue:
            if other_left >= right:
                after.append((other_left, other_right, other))
                continue
            inside.append((other_left, min(other_right, right), other))
            if other_right > right:
                after.append((right, other_right, other))
        queue = sorted(after, key=_outermost)
        pieces.append(
            Piece(
                mark=mark,
                first=left == mark.start,
                last=right == mark.end,
                inside=tuple(_nest(text, inside, left, right)),
            )
        )
        at = right
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces


def _outermost(span: tuple[int, int, Mark]) -> tuple[int, int, int]:
    left, right, mark = span
    return left, -right, mark.key


def counts(marks: dict[str, list[Mark]]) -> pd.Series:
    """Give the number of marks per category, in the order of the categories, absent ones out."""
    codes = [mark.category.code for found in marks.values() for mark in found]
    return pd.Series(
        {code: codes.count(code) for code in CATEGORIES if code in codes}, dtype="int64"
    )
