"""Marks: the evidence in a text, as categories a reader can see, tell apart and look up."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from framing.extraction import FRAMES
from framing.extractors.loaded_sentences import UNLISTED, LoadedSentences
from framing.frames.changes import probability_without
from framing.report.categories import CATEGORIES, Category
from framing.report.reading import text_of
from framing.report.wording import NAMED, UNNAMED, kind_of, number, plain
from framing.tables import Tables

_LANES = 4
#: Under this confidence a part of an attribution is shown as doubtful.
UNSURE = 0.5


@dataclass(frozen=True)
class Mark:
    """One piece of evidence in one paragraph.

    ``key`` is its address (``m<key>`` in the text, ``e<key>`` in the table of evidence);
    ``lane`` says which underline it has where marks overlap, 0 nearest to the letters; ``scare``
    whether it lies in quotation marks that are nobody's speech; ``without`` what the probability
    of a frame would be without it, empty for other marks.
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
    without: str = ""

    @property
    def unsure(self) -> bool:
        """Whether the extractor itself holds the mark to be doubtful."""
        return self.category.speech and self.weight < UNSURE

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
    def hint(self) -> str:
        """What the tooltip says: category, exact words, what found them, how heavily, whose."""
        parts = (
            f"{self.category.label}: “{shortened(self.text)}”",
            self.kind,
            f"entry “{self.named_entry}”" if self.named_entry else "",
            self.weighed,
            f"without it {self.without}" if self.without else "",
            "" if self.voiced == "narrator" else self.voiced,
        )
        return " · ".join(part for part in parts if part)


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


def find_marks(tables: Tables) -> dict[str, list[Mark]]:
    """Give the marks of every paragraph that has some, in the order of the spans table.

    Frame cues are shown where their frame is assigned or left open; the words that moved the
    sentiment figure, and sentences judged loaded with the words behind that, have places of their
    own and are not marked in the text.
    """
    told = tables.attributions[["source_type", "form", "cue_lemma", "stance"]]
    relations = dict(zip(map(str, told.index), _records(told), strict=True))
    undecided = _assigned(tables)
    scare = scare_quotes(tables)
    found: dict[str, list[Mark]] = defaultdict(list)
    key = 0
    for row in _records(tables.spans):
        category, kind, entry = _place(row, relations, undecided)
        if category and row["end"] > row["start"]:
            key += 1
            found[row["paragraph_id"]].append(
                Mark(
                    key,
                    row["paragraph_id"],
                    CATEGORIES[category],
                    row["start"],
                    row["end"],
                    row["text"],
                    kind,
                    entry,
                    row["weight"],
                    row["voice"],
                    scare=category != "scare" and in_scare_quotes(row, scare),
                    without=_without(row, tables.frames) if category == "frame" else "",
                )
            )
    return {paragraph: in_lanes(_merged(marks)) for paragraph, marks in found.items()}


def _without(row: Mapping[Any, Any], frames: pd.DataFrame) -> str:
    """Give the probability of a frame without the words of a span, "" where it has none."""
    name = f"frame_{row['kind']}"
    if name not in frames.columns:
        return ""
    probability = float(frames[name][row["paragraph_id"]])
    return (
        "" if math.isnan(probability) else number(probability_without(probability, row["weight"]))
    )


def scare_quotes(tables: Tables) -> dict[str, list[tuple[int, int]]]:
    """Give where each paragraph has quotation marks around words that are nobody's speech."""
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    spans = tables.spans[tables.spans["kind"] == "scare_quote"]
    for paragraph, start, end in zip(
        spans["paragraph_id"], spans["start"], spans["end"], strict=True
    ):
        found[str(paragraph)].append((int(start), int(end)))
    return found


def in_scare_quotes(row: Mapping[Any, Any], scare: dict[str, list[tuple[int, int]]]) -> bool:
    """Say whether a span of the narrator's lies between such marks."""
    return row["voice"] == "narrator" and any(
        start <= row["start"] and row["end"] <= end
        for start, end in scare.get(row["paragraph_id"], ())
    )


def _merged(marks: Sequence[Mark]) -> list[Mark]:
    """Join marks of one category on the very same words: a source of two attributions, say."""
    first: dict[tuple[str, int, int], Mark] = {}
    for mark in marks:
        place = (mark.category.code, mark.start, mark.end)
        known = first.setdefault(place, mark)
        if known is not mark and mark.kind not in known.kind.split(", "):
            first[place] = replace(known, kind=f"{known.kind}, {mark.kind}", without="")
    return list(first.values())


def _assigned(tables: Tables) -> dict[str, dict[str, float]]:
    """Give, per frame code, the assignment of every paragraph."""
    prefix = "assigned_"
    return {
        str(name).removeprefix(prefix): dict(tables.frames[name])
        for name in tables.frames.columns
        if str(name).startswith(prefix)
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(k): v for k, v in row.items()} for row in table.to_dict("records")]


def _place(
    row: dict[str, Any],
    relations: dict[str, dict[str, Any]],
    assigned: dict[str, dict[str, float]],
) -> tuple[str, str, str]:
    """Give the category of a span ("" for none), what it is more exactly, and its entry."""
    extractor, kind, entry = row["extractor"], row["kind"], text_of(row["entry"])
    if extractor == "attribution":
        return _speech(kind, relations.get(text_of(row["relation"]), {}), entry)
    if extractor == FRAMES:
        there = assigned.get(kind, {}).get(row["paragraph_id"], 1.0)
        return ("" if there == 0 else "frame"), plain(kind), entry
    if extractor == "loaded":
        return "loaded", kind_of(kind), entry
    if extractor in ("sentiment", LoadedSentences.name):
        return "", "", entry
    return "other", f"{extractor}, {plain(kind)}", entry


def _speech(kind: str, relation: dict[str, Any], entry: str) -> tuple[str, str, str]:
    source_type, form = relation.get("source_type", "none"), relation.get("form", "")
    if kind == "source":
        category = "document"
        if source_type in NAMED:
            category = "named"
        elif source_type in UNNAMED:
            category = "unnamed"
        return category, plain(source_type), ""
    if kind == "cue":
        lemma = relation.get("cue_lemma") or entry
        return "verb", f"{relation.get('stance', '')} cue".strip(), lemma
    if kind == "content":
        if form == "indirect":
            return "paraphrase", "indirect speech", ""
        return "quotation", f"{form} speech".strip(), ""
    return (
        ("scare", "quotation marks without a speaker", "") if kind == "scare_quote" else ("",) * 3
    )


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


def counts(marks: dict[str, list[Mark]]) -> pd.Series:
    """Give the number of marks per category, in the order of the categories, absent ones out."""
    codes = [mark.category.code for found in marks.values() for mark in found]
    return pd.Series(
        {code: codes.count(code) for code in CATEGORIES if code in codes}, dtype="int64"
    )
