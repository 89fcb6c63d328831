"""Codes that people gave: texts or paragraphs, a row each, and a column for each frame."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.coded.cells import sheet_in, sum_of
from framing.corpus.drafts import Findings
from framing.corpus.sheets import Row, Sheet, numbered
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.evaluation.merging import VARIABLE, contradictions, merged, widened
from framing.text.normalising import key_of, normalise
from framing.text.words import find_words

TEXT, ARTICLE, PARAGRAPH, BOOK = "text", "article_id", "paragraph_id", "codebook"
#: By this the rows on one text are told; no frame has a code with a blank.
_KEY = "key of text"
_REMEDY = (
    "Nothing was evaluated. A codes file has a row a paragraph: its text (or its paragraph_id,"
    " where a source is named), and {column}; or a row a judgement, with the columns variable (a"
    " code) and value. A column article_id says which paragraphs belong together."
)


@dataclass(frozen=True)
class Allowed:
    """What may stand in the columns of codes: what these are called, and which numbers fit.

    ``named`` tells by what a column is named, ``column`` how it is filled (for the remedy),
    ``expected`` what a cell may hold.
    """

    named: str
    column: str
    expected: str
    fits: Callable[[float], bool]

    @property
    def remedy(self) -> str:
        """What a file of such codes looks like."""
        return _REMEDY.format(column=self.column)


FRAME_CODES = Allowed(
    "a frame of the codebook",
    "for each frame a column named by its code with 1 (present), 0 (absent) or nothing (not coded)",
    "1, 0 or nothing",
    lambda code: code in (0, 1),
)


@dataclass(frozen=True, eq=False)
class Coded:
    """Codes as they were read.

    ``table`` has a row a text: ``where`` it stood, ``article_id`` (missing where nobody says),
    ``text``, and for each frame that was coded a column of 1, 0 or NaN. ``name`` and ``sha256``
    tell the file; ``grouped`` says whether articles were named, ``contradictory`` how many codes
    were left out, because rows on the same paragraph disagree.
    """

    table: pd.DataFrame
    frames: tuple[str, ...]
    name: str
    sha256: str
    grouped: bool
    contradictory: int = 0


def read_codes(
    source: str | Path | pd.DataFrame,
    frames: Sequence[str],
    *,
    text: str | None = None,
    paragraphs: pd.DataFrame | None = None,
    allowed: Allowed = FRAME_CODES,
    carried: Sequence[str] = (),
    book: str = "",
) -> Coded:
    """Read a codes file or table for some of *frames*, and check it.

    *text* names its column of texts (else ``text``). Where *paragraphs* of an analysis are given,
    rows are found by ``paragraph_id`` and need no text; one that is there must be the paragraph's.
    Instead of a column a frame, the table may have a row a judgement, with the columns
    ``variable`` (the code of a frame) and ``value``, also of several coders: what they adjudicated
    counts, else what all of them say. A paragraph of several rows counts once. *allowed* says what
    codes may be, where they are not of frames; columns *carried* along are text, "" where missing.
    Codes that name another codebook than *book*, a hash, are refused.

    Raises InputError, which lists every fault with its row and column.
    """
    findings = Findings()
    sheet = sheet_in(source, "codes", findings)
    if sheet is None:
        raise InputError("codes", findings.faults, remedy=allowed.remedy)
    findings.faults += _other_books(sheet, frames, book)
    sheet = widened(sheet)
    coded = tuple(frame for frame in frames if frame in sheet.columns)
    key = PARAGRAPH if paragraphs is not None else text or TEXT
    _check_columns(sheet, findings, key=key, coded=coded, frames=frames, named=allowed.named)
    grouped = paragraphs is not None or ARTICLE in sheet.columns
    rows = []
    article: str | float
    for row in sheet.rows:
        article, told = math.nan, ""
        if key not in sheet.columns:
            pass  # said once, above
        elif paragraphs is None:
            article, told = own_text(row, key, findings, grouped=grouped)
        else:
            article, told = paragraph_text(row, paragraphs, findings, text=text or TEXT)
        codes = [_code(row, frame, findings, allowed) for frame in coded]
        rows.append((str(row.where), article, told, *codes, *_carried(row, carried, findings)))
    if findings.faults and key not in sheet.columns:
        raise InputError("codes", findings.faults, remedy=allowed.remedy)
    table = pd.DataFrame(rows, columns=["where", ARTICLE, TEXT, *coded, *carried])
    table.index = pd.Index(_ids(sheet, key), dtype="str", name="unit")
    table, apart = _merge(table, coded, findings, key=key, remedy=allowed.remedy)
    findings.close()
    return Coded(table, coded, sheet.name, sum_of(source), grouped, apart)


def _other_books(sheet: Sheet, frames: Sequence[str], book: str) -> Iterator[str]:
    """Say how many judgements of frames name another codebook than the analysis has."""
    told = [
        as_text(row.cells[BOOK]).strip()
        for row in sheet.rows
        if book and not is_missing(row.cells.get(BOOK)) and row.cells.get(VARIABLE) in frames
    ]
    others = Counter(one for one in told if one != book)
    for other, amount in others.items():
        yield (
            f"{sheet.name}: {amount:,} judgements are by the codebook {other:.12}…, the analysis"
            f" has {book:.12}…"
        )


def _check_columns(
    sheet: Sheet,
    findings: Findings,
    *,
    key: str,
    coded: Sequence[str],
    frames: Sequence[str],
    named: str,
) -> None:
    """Note what is missing altogether: the texts, the frames, the rows."""
    columns = ", ".join(map(repr, sheet.columns)) or "none"
    if key not in sheet.columns:
        findings.faults.append(f"{sheet.name}: no column {key!r}; its columns are {columns}")
    if not coded:
        findings.faults.append(
            f"{sheet.name}: no column is named by {named}"
            f" ({', '.join(frames)}); its columns are {columns}"
        )
    elif len(coded) < len(frames):
        left = ", ".join(frame for frame in frames if frame not in coded)
        findings.notes.append(f"{sheet.name}: no column for {left}, so nothing is said of it.")
    if not sheet.rows:
        findings.faults.append(f"{sheet.name}: holds no rows")


def own_text(
    row: Row, column: str, findings: Findings, *, grouped: bool
) -> tuple[str | float, str]:
    """Give article and text of a row; the text is one paragraph, so it goes on one line."""
    value = row.cells.get(column)
    told = ""
    if isinstance(value, str):
        told = " ".join(normalise(findings.repair(value, row.where)).split())
    if not find_words(told):
        shown = "is empty" if is_missing(value) else f"holds no words: {_shown(value)}"
        findings.faults.append(f"{row.where}: {column!r} {shown}")
    article = row.cells.get(ARTICLE)
    if not grouped:
        return math.nan, told
    if is_missing(article):
        findings.faults.append(f"{row.where}: {ARTICLE!r} is empty")
        return math.nan, told
    return " ".join(findings.repair(as_text(article), row.where).split()), told


def paragraph_text(
    row: Row, paragraphs: pd.DataFrame, findings: Findings, *, text: str
) -> tuple[str | float, str]:
    """Give article and text of the paragraph that a row names."""
    value, told = row.cells.get(PARAGRAPH), row.cells.get(text)
    if is_missing(value):
        findings.faults.append(f"{row.where}: {PARAGRAPH!r} is empty")
        return math.nan, ""
    name = as_text(value)
    if name not in paragraphs.index:
        findings.faults.append(f"{row.where}: {PARAGRAPH!r} {_shown(name)} is not in the source")
        return math.nan, ""
    article, own = (str(paragraphs.at[name, column]) for column in (ARTICLE, TEXT))
    if isinstance(told, str) and told.split() and key_of(told) != key_of(own):
        findings.faults.append(
            f"{row.where}: {text!r} is not the text of {_shown(name)} in the source"
        )
    return article, own


def _carried(row: Row, names: Sequence[str], findings: Findings) -> list[str]:
    cells = (row.cells.get(name) for name in names)
    told = ("" if is_missing(cell) else as_text(cell).strip() for cell in cells)
    return [findings.repair(text, row.where) for text in told]


def _code(row: Row, frame: str, findings: Findings, allowed: Allowed) -> float:
    """Give a code as a number or NaN, and note what is none."""
    value: Any = row.cells.get(frame)
    if is_missing(value):
        return math.nan
    try:
        code = float(value)
    except (TypeError, ValueError):
        code = math.inf
    if not allowed.fits(code):
        findings.faults.append(
            f"{row.where}: {frame!r} is {_shown(value)}, expected {allowed.expected}"
        )
        return math.nan
    return code


def _ids(sheet: Sheet, key: str) -> list[str]:
    """Give each row an id: its paragraph's, or its label, or its number where labels repeat."""
    if key == PARAGRAPH:
        return [as_text(row.cells.get(key)) for row in sheet.rows]
    labels = [row.label for row in sheet.rows]
    unique = len(set(labels)) == len(labels)
    return labels if unique else [numbered(at) for at in range(1, len(labels) + 1)]


def _merge(
    table: pd.DataFrame, coded: Sequence[str], findings: Findings, *, key: str, remedy: str
) -> tuple[pd.DataFrame, int]:
    """Give each coded paragraph once, and the number of codes on which rows contradict."""
    if not findings.faults:
        bare = [frame for frame in coded if table[frame].isna().all()]
        findings.faults += [f"column {frame!r}: no row is coded" for frame in bare]
    if findings.faults:
        raise InputError("codes", findings.faults, remedy=remedy)
    told = table[table[[*coded]].notna().any(axis=1)]
    keys = ["unit"] if key == PARAGRAPH else [_KEY, ARTICLE]
    told = told.reset_index().assign(**{_KEY: [key_of(text) for text in told[TEXT]]})
    once, apart = merged(told, keys, coded), contradictions(told, keys, coded)
    if apart:
        findings.notes.append(
            f"{apart} codes contradict another of the same paragraph, and count as not coded."
        )
    return once.drop(columns=_KEY).set_index("unit"), apart


def _shown(value: Any) -> str:
    shown = repr(as_text(value))
    return shown if len(shown) <= 40 else f"{shown[:40]}…"
