"""Finding marks: which spans of an analysis are shown in a text, as what, and what changes them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pandas as pd

from framing.extraction import FRAMES
from framing.extractors.loaded_sentences import LoadedSentences
from framing.frames.changes import Band, bands_of, probability_without
from framing.loaded.reasons import find_reason
from framing.memory import collected_after
from framing.report.categories import CATEGORIES
from framing.report.decisions import STATES
from framing.report.enclosing import Enclosing
from framing.report.marks import Mark, in_lanes
from framing.report.reading import text_of
from framing.report.remembering import remembered
from framing.report.wording import NAMED, UNNAMED, kind_of, number, plain
from framing.tables import Tables

#: Extractors whose spans have places of their own, and are not marked in the text.
_ELSEWHERE = ("sentiment", LoadedSentences.name)

T = TypeVar("T")
_Figures = Mapping[str, Mapping[str, float]]


@remembered
@collected_after()
def find_marks(tables: Tables) -> Mapping[str, Sequence[Mark]]:
    """Give the marks of every paragraph that has some, in the order of the spans table.

    Frame cues are shown where their frame is assigned or left open; the words that moved the
    sentiment figure, and sentences judged loaded with the words behind that, have places of their
    own and are not marked in the text.
    """
    told = tables.attributions[["source_type", "form", "cue_lemma", "stance"]]
    relations = dict(zip(map(str, told.index), _records(told), strict=True))
    assigned, scores = _by_code(tables, "assigned_"), _by_code(tables, "frame_")
    scare, judged, bands = scare_quotes(tables), _judged(tables), bands_of(tables)
    found: dict[str, list[Mark]] = defaultdict(list)
    key = 0
    for row in _records(tables.spans[~tables.spans["extractor"].isin(_ELSEWHERE)]):
        category, kind, entry = _place(row, relations, assigned)
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
                    change=_change(row, category, scores, bands),
                    left_open=category == "frame" and _is_open(row, scores, assigned),
                    sentence=_sentence(row, judged) if category == "loaded" else math.nan,
                )
            )
    return {paragraph: in_lanes(_merged(marks)) for paragraph, marks in found.items()}


def _change(
    row: Mapping[Any, Any], category: str, scores: _Figures, bands: Mapping[str, Band]
) -> str:
    """Give what is known of how a span would be otherwise, "" where nothing is."""
    if category == "loaded":
        reason = find_reason(text_of(row["entry"]) or row["text"].casefold(), row["kind"])
        return reason.instead if reason else ""
    probability = _figure(scores, row)
    if category != "frame" or math.isnan(probability):
        return ""
    without = probability_without(probability, row["weight"])
    told = f"without it {number(without)}"
    band = bands.get(row["kind"])
    state = band.state(without) if band else ""
    return told if not band or state == band.state(probability) else f"{told}, {STATES[state]}"


def _figure(figures: _Figures, row: Mapping[Any, Any]) -> float:
    """Give the figure of a span's frame in its paragraph, NaN where there is none."""
    return figures.get(row["kind"], {}).get(row["paragraph_id"], math.nan)


def _is_open(row: Mapping[Any, Any], scores: _Figures, assigned: _Figures) -> bool:
    return not math.isnan(_figure(scores, row)) and math.isnan(_figure(assigned, row))


def _judged(tables: Tables) -> dict[str, Enclosing[float]]:
    """Give where each paragraph has judged sentences, with their probabilities."""
    spans = tables.spans[
        (tables.spans["extractor"] == LoadedSentences.name)
        & tables.spans["kind"].isin(["loaded", "uncertain"])
    ]
    return _stretches(spans, spans["weight"].astype("float64").tolist())


def _sentence(row: Mapping[Any, Any], judged: Mapping[str, Enclosing[float]]) -> float:
    """Give the probability of the judged sentence that a span stands in, NaN for none."""
    sentences = judged.get(row["paragraph_id"])
    found = sentences.of(row["start"], row["end"]) if sentences else None
    return math.nan if found is None else found


def scare_quotes(tables: Tables) -> dict[str, Enclosing[bool]]:
    """Give where each paragraph has quotation marks around words that are nobody's speech."""
    spans = tables.spans[tables.spans["kind"] == "scare_quote"]
    return _stretches(spans, [True] * len(spans))


def _stretches(spans: pd.DataFrame, known: Iterable[T]) -> dict[str, Enclosing[T]]:
    """Give the stretches of spans by their paragraph, each with what is known of it."""
    found: dict[str, list[tuple[int, int, T]]] = defaultdict(list)
    columns = (spans[name] for name in ("paragraph_id", "start", "end"))
    for paragraph, start, end, one in zip(*columns, known, strict=True):
        found[str(paragraph)].append((int(start), int(end), one))
    return {paragraph: Enclosing(stretches) for paragraph, stretches in found.items()}


def in_scare_quotes(row: Mapping[Any, Any], scare: Mapping[str, Enclosing[bool]]) -> bool:
    """Say whether a span of the narrator's lies between such marks."""
    marks = scare.get(row["paragraph_id"]) if row["voice"] == "narrator" else None
    return marks is not None and marks.of(row["start"], row["end"]) is not None


def _merged(marks: Sequence[Mark]) -> list[Mark]:
    """Join marks of one category on the very same words: a source of two attributions, say."""
    first: dict[tuple[str, int, int], Mark] = {}
    for mark in marks:
        place = (mark.category.code, mark.start, mark.end)
        known = first.setdefault(place, mark)
        if known is not mark and mark.kind not in known.kind.split(", "):
            first[place] = replace(known, kind=f"{known.kind}, {mark.kind}", change="")
    return list(first.values())


def _by_code(tables: Tables, prefix: str) -> _Figures:
    """Give, per frame code, the figure of every paragraph."""
    paragraphs = tables.frames.index.tolist()
    return {
        str(name).removeprefix(prefix): dict(
            zip(paragraphs, tables.frames[name].astype("float64").tolist(), strict=True)
        )
        for name in tables.frames.columns
        if str(name).startswith(prefix)
    }


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    names = [str(name) for name in table.columns]
    cells = zip(*(table[name].tolist() for name in table.columns), strict=True)
    return [dict(zip(names, row, strict=True)) for row in cells]


def _place(
    row: dict[str, Any],
    relations: dict[str, dict[str, Any]],
    assigned: _Figures,
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
