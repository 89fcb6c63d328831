"""Coded attributions: a row each, with source, cue and content as they stand in the text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from framing.coded.cells import sheet_in, sum_of
from framing.corpus.drafts import Findings
from framing.corpus.sheets import Row, numbered
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.evaluation.codes import ARTICLE, PARAGRAPH, TEXT, own_text, paragraph_text
from framing.evaluation.scored import OUTLET
from framing.sources.types import TYPES
from framing.text.normalising import key_of, normalise

#: The parts of an attribution, and between what pieces of one part stand.
PARTS = ("source", "cue", "content")
BETWEEN = "|"
FORMS = ("direct", "indirect", "mixed")
_REMEDY = (
    "Nothing was evaluated. A file of coded attributions has a row an attribution: the text (or the"
    " paragraph_id, where a source is named) and the columns source, cue and content as they stand"
    " in it, pieces of one part separated by |; a row without content and cue says that the text"
    " has none. form and source_type may stand there too, and article_id."
)
_QUOTES = '"“”«»„‘’'


@dataclass(frozen=True)
class CodedAttribution:
    """One attribution that was coded: its parts as told and as the characters they stand on."""

    unit: str
    where: str
    told: Mapping[str, str]
    places: Mapping[str, frozenset[int]]
    is_direct: bool
    source_type: str


@dataclass(frozen=True, eq=False)
class CodedTexts:
    """Texts whose attributions were coded, and these.

    ``table`` has a row a text, by ``unit``: ``where`` it stood first, ``article_id``, ``text`` and
    ``outlet``. ``left_out`` attributions have a cue and no content, and count nowhere.
    """

    table: pd.DataFrame
    attributions: tuple[CodedAttribution, ...]
    name: str
    sha256: str
    grouped: bool
    left_out: int


def read_attributions(
    source: str | Path | pd.DataFrame,
    *,
    text: str | None = None,
    paragraphs: pd.DataFrame | None = None,
) -> CodedTexts:
    """Read a file or table of coded attributions, and check it.

    *text* names its column of texts (else ``text``); where *paragraphs* of an analysis are given,
    texts are found by ``paragraph_id``. Raises InputError, which lists every fault with its row.
    """
    findings = Findings()
    sheet = sheet_in(source, "codes", findings)
    key = PARAGRAPH if paragraphs is not None else text or TEXT
    if sheet is not None:
        findings.faults += [
            f"{sheet.name}: no column {name!r}; its columns are {', '.join(sheet.columns)}"
            for name in (key, *PARTS)
            if name not in sheet.columns
        ]
        findings.faults += [] if sheet.rows else [f"{sheet.name}: holds no rows"]
    if sheet is None or findings.faults:
        raise InputError("codes", findings.faults, remedy=_REMEDY)
    grouped = paragraphs is not None or ARTICLE in sheet.columns
    texts: dict[tuple[str, str], tuple[str, ...]] = {}
    found: list[CodedAttribution] = []
    left_out = 0
    for row in sheet.rows:
        if paragraphs is None:
            article, told = own_text(row, key, findings, grouped=grouped)
        else:
            article, told = paragraph_text(row, paragraphs, findings, text=text or TEXT)
        name = _text(row, PARAGRAPH) if paragraphs is not None else key_of(told)
        place = (name, "" if isinstance(article, float) else article)
        unit = name if paragraphs is not None else numbered(len(texts) + 1)
        outlet = _text(row, OUTLET)
        unit = texts.setdefault(place, (unit, str(row.where), place[1], told, outlet))[0]
        left_out += bool(_text(row, "cue")) and not _text(row, "content")
        found += _coded(row, unit, texts[place][3], findings)
    if findings.faults:
        raise InputError("codes", findings.faults, remedy=_REMEDY)
    if left_out:
        findings.notes.append(f"{left_out} attributions have a cue and no content: left out.")
    findings.close()
    columns = ["unit", "where", ARTICLE, TEXT, OUTLET]
    table = pd.DataFrame([*texts.values()], columns=columns, dtype="str").set_index("unit")
    if not grouped:
        table[ARTICLE] = math.nan
    return CodedTexts(table, tuple(found), sheet.name, sum_of(source), grouped, left_out)


def _text(row: Row, column: str) -> str:
    cell = row.cells.get(column)
    return "" if is_missing(cell) else " ".join(normalise(as_text(cell)).split())


def _coded(row: Row, unit: str, text: str, findings: Findings) -> Iterator[CodedAttribution]:
    """Give the attribution of a row, none where it has no content; note every fault of it."""
    told = {part: _text(row, part) for part in PARTS}
    form, kind = _text(row, "form"), _text(row, "source_type")
    for name, value, known in (("form", form, FORMS), ("source_type", kind, TYPES)):
        if value and value not in known:
            listed = ", ".join(known)
            findings.faults.append(f"{row.where}: {name!r} is {value!r:.40}, expected {listed}")
    if not told["content"]:
        return
    anchor: Sequence[int] = ()
    places: dict[str, frozenset[int]] = {}
    for part in ("content", "cue", "source"):
        places[part] = frozenset(_places(told[part], text, anchor))
        if told[part] and not places[part] and text:
            findings.faults.append(
                f"{row.where}: {part!r} {told[part]!r:.60} does not stand in the text"
            )
        anchor = anchor or sorted(places[part])
    first = min(places["content"], default=0)
    quoted = bool(text) and (text[first] in _QUOTES or text[max(first - 1, 0)] in _QUOTES)
    direct = form == "direct" if form else quoted
    yield CodedAttribution(unit, str(row.where), told, places, direct, kind)


def _places(told: str, text: str, near: Sequence[int]) -> Iterator[int]:
    """Give the characters on which the pieces of a part stand: whole words, nearest to *near*.

    None at all where a piece does not stand in the text.
    """
    spans: list[range] = []
    for piece in filter(None, (one.strip() for one in told.split(BETWEEN))):
        edges = (r"(?<!\w)" * piece[0].isalnum(), r"(?!\w)" * piece[-1].isalnum())
        found = [*re.finditer(f"{edges[0]}{re.escape(piece)}{edges[1]}", text)]
        if not found:
            return
        best = min(found, key=lambda match: _away(match.start(), match.end(), near))
        spans.append(range(best.start(), best.end()))
    for span in spans:
        yield from span


def _away(start: int, end: int, near: Sequence[int]) -> int:
    """Give how far a stretch lies from some characters, given in order."""
    if not near:
        return start
    return max(near[0] - end, start - near[-1], 0)
