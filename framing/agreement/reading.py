"""Reading codings: a table or file of judgements, checked as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from framing.codings import CODINGS
from framing.corpus.drafts import Findings
from framing.corpus.sheets import SUFFIXES, Row, Sheet, read_sheet, sheet_of
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.paths import expanded
from framing.spreadsheets import plain_of
from framing.tables import make_table
from framing.text.normalising import key_of

#: What every row has to tell; the article, the codebook and the text may be unknown.
_NEEDED = ("paragraph_id", "coder", "variable", "value")
_REMEDY = (
    "Nothing was computed. A table of codings has a row a judgement: paragraph_id, coder, variable"
    " and value (empty where it was not coded), and may tell article_id, codebook and text."
)
_PARAGRAPH = re.compile(r"(.+):\d{4,}")
#: Whole numbers as spreadsheets and other programmes write them.
_WHOLE = re.compile(r"([+-]?\d+)\.0+")
_SHOWN = 12


def read_codings(codings: str | Path | pd.DataFrame) -> pd.DataFrame:
    """Give a table of codings, or that of a file (csv, jsonl, parquet), checked and in one shape.

    Its columns are those of ``framing.codings.CODINGS``, all text. A code that is a whole number
    is written as one (``1``, not ``1.0``). An article that is not told is that of the paragraph's
    id, where this has the form ``article:0003``, else missing.

    Raises InputError, which lists every fault with its row: missing ids, a coder who judges one
    thing twice, a paragraph with two texts or articles, codes of different codebooks.
    """
    findings = Findings()
    sheet = _sheet_of(codings, findings)
    if sheet is not None:
        missing = [name for name in _NEEDED if name not in sheet.columns]
        columns = ", ".join(map(repr, sheet.columns)) or "none"
        findings.faults += [
            f"{sheet.name}: no column {name!r}; its columns are {columns}" for name in missing
        ]
        if not missing and not sheet.rows:
            findings.faults.append(f"{sheet.name}: holds no rows")
    if sheet is None or findings.faults:
        raise InputError("codings", findings.faults, remedy=_REMEDY)
    rows = [_cells(row, findings) for row in sheet.rows]
    places = [str(row.where) for row in sheet.rows]
    findings.faults += [*_empty(rows, places), *_doubled(rows, places)]
    findings.faults += [*_at_odds(rows, places, "article_id"), *_at_odds(rows, places, "text")]
    findings.faults += _codebooks(rows)
    if findings.faults:
        raise InputError("codings", findings.faults, remedy=_REMEDY)
    findings.close()
    return make_table([tuple(row[name] for name in CODINGS) for row in rows], CODINGS)


def code_of(value: Any) -> str | None:
    """Give a cell as a code: text without outer blanks, whole numbers as such, ``None`` for none.

    >>> code_of(1.0), code_of(" \N{MINUS SIGN}1.0"), code_of("2.50"), code_of(" "), code_of("yes")
    ('1', '-1', '2.50', None, 'yes')
    """
    if is_missing(value):
        return None
    text = " ".join(as_text(value).split())
    told = text.replace("\N{MINUS SIGN}", "-")
    whole = _WHOLE.fullmatch(told)
    return whole[1] if whole else told if _is_number(told) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def shown(value: object) -> str:
    """Give a cell as a message names it: quoted, and not too long."""
    text = repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _sheet_of(codings: str | Path | pd.DataFrame, findings: Findings) -> Sheet | None:
    if isinstance(codings, pd.DataFrame):
        return sheet_of(codings, "codings", findings)
    path = expanded(codings)
    if path.suffix.lower() not in SUFFIXES:
        findings.faults.append(f"{path}: expected a table, {', '.join(SUFFIXES)}")
        return None
    return read_sheet(path, path.name, findings)


def _cells(row: Row, findings: Findings) -> dict[str, str | None]:
    """Give the cells of a row as text, ``None`` where nothing stands.

    What was kept from being run by a spreadsheet is given without its apostrophe.
    """
    cells: dict[str, str | None] = {}
    for name in CODINGS:
        value = row.cells.get(name)
        if name == "value":
            told = code_of(value)
        elif is_missing(value):
            told = None
        else:
            told = plain_of(as_text(value) if name == "text" else as_text(value).strip())
        cells[name] = None if told is None else findings.repair(told, row.where)
    match = _PARAGRAPH.fullmatch(cells["paragraph_id"] or "")
    if cells["article_id"] is None and match:
        cells["article_id"] = match[1]
    return cells


Cells = Sequence[dict[str, str | None]]


def _empty(rows: Cells, places: Sequence[str]) -> Iterator[str]:
    for row, place in zip(rows, places, strict=True):
        for name in ("paragraph_id", "coder", "variable"):
            if row[name] is None:
                yield f"{place}: {name!r} is empty"


def _doubled(rows: Cells, places: Sequence[str]) -> Iterator[str]:
    """Say who judges one thing twice; nobody can know which of both holds."""
    first: dict[tuple[str | None, ...], str] = {}
    for row, place in zip(rows, places, strict=True):
        key = (row["coder"], row["paragraph_id"], row["variable"])
        if None in key:
            continue
        if key in first:
            yield (
                f"{place}: coder {shown(row['coder'])} judges {shown(row['variable'])} of"
                f" {shown(row['paragraph_id'])} again, after {first[key]}; keep one of both"
            )
        first.setdefault(key, place)


def _at_odds(rows: Cells, places: Sequence[str], name: str) -> Iterator[str]:
    """Say which paragraphs have another text or article than in an earlier row."""
    first: dict[str, tuple[str, str]] = {}
    for row, place in zip(rows, places, strict=True):
        unit, told = row["paragraph_id"], row[name]
        if unit is None or told is None:
            continue
        key = key_of(told) if name == "text" else told
        before, where = first.setdefault(unit, (key, place))
        if key != before:
            yield f"{place}: {name!r} of {shown(unit)} is another than in {where}"


def _codebooks(rows: Cells) -> Iterator[str]:
    """Say which variables were coded by several codebooks, and who used which."""
    told: dict[str, dict[str, dict[str, None]]] = {}
    for row in rows:
        variable, book, coder = row["variable"], row["codebook"], row["coder"]
        if None not in (variable, book, coder) and row["value"] is not None:
            users = told.setdefault(str(variable), {}).setdefault(str(book), {})
            users[str(coder)] = None
    for variable, books in told.items():
        if len(books) > 1:
            named = "; ".join(
                f"{book[:_SHOWN]} ({', '.join(sorted(users))})" for book, users in books.items()
            )
            yield (
                f"{variable!r} was coded by {len(books)} codebooks, whose codes cannot be"
                f" compared: {named}"
            )
