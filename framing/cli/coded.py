"""Coded tables: paragraphs with the frames that coders found, and the articles they are from."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.cli.labelled import (
    ARTICLE,
    OUTLET,
    check_articles,
    column,
    has_columns,
    named,
    note_no_articles,
    read_table,
    read_text,
)
from framing.codebooks import Codebook
from framing.corpus.drafts import Findings, shorten
from framing.corpus.sheets import Row, Sheet
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.evaluation.merging import VALUE, VARIABLE, widened
from framing.text.normalising import key_of

#: The column of the paragraphs of an analysis.
PARAGRAPH = "paragraph_id"
_PARAGRAPH = re.compile(r"(.+):\d{4,}")


@dataclass(frozen=True)
class Coded:
    """Paragraphs, each once, with a code a frame: 1, 0 or NaN (not coded).

    ``articles`` is ``None`` where the table does not tell them, and so is ``outlets``; ``remarks``
    say what was left out or looked odd.
    """

    texts: tuple[str, ...]
    codes: tuple[tuple[float, ...], ...]
    articles: tuple[str, ...] | None
    outlets: tuple[str | None, ...] | None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Judged:
    """What one row says: a paragraph and the frames coded in it."""

    row: Row
    text: str
    codes: Mapping[str, float]


def read_coded(
    path: Path,
    codebook: Codebook,
    *,
    text: str = "text",
    group: str | None = None,
    outlet: str | None = None,
) -> Coded:
    """Read a table of coded paragraphs: a column a frame, or a row a judgement.

    With the columns ``variable`` and ``value`` each row is one judgement; otherwise each code of
    the codebook has a column. A paragraph that stands there several times counts once, and where
    its codes contradict each other, the frame is not coded.

    Raises InputError, which lists every fault with its row and column.
    """
    findings = Findings()
    sheet = read_table(path, findings)
    if sheet is None or not has_columns(sheet, findings, [text, group, outlet]):
        raise _faulty(codebook, findings.faults)
    articles = column(sheet, group, ARTICLE)
    outlets = column(sheet, outlet, OUTLET)
    remarks: list[str] = []
    ours = {text, articles, outlets, PARAGRAPH}
    sheet = widened(sheet)
    judged = list(_read(sheet, codebook, findings, remarks, text=text, ours=ours))
    check_articles(sheet, articles, findings)
    if findings.faults:
        raise _faulty(codebook, findings.faults)
    findings.close()
    kept = [one for one in judged if one.codes]
    if len(kept) < len(judged):
        remarks.append(f"rows without any code, which were left out: {len(judged) - len(kept)}")
    if not kept:
        raise _faulty(codebook, [f"{sheet.name}: no row holds a code", *remarks])
    units = _units(kept)
    merged = [_merge(unit, codebook.codes) for unit in units]
    remarks += _double_remarks(units)
    firsts = [unit[0].row for unit in units]
    of_articles = _articles(firsts, articles, sheet)
    if of_articles is None:
        note_no_articles()
    return Coded(
        tuple(unit[0].text for unit in units),
        tuple(merged),
        of_articles,
        None if outlets is None else tuple(named(row.cells.get(outlets)) for row in firsts),
        tuple(remarks),
    )


def _read(
    sheet: Sheet,
    codebook: Codebook,
    findings: Findings,
    remarks: list[str],
    *,
    text: str,
    ours: set[str | None],
) -> Iterator[_Judged]:
    missing = [code for code in codebook.codes if code not in sheet.columns]
    strangers = [
        name
        for name in sheet.columns
        if name not in ours and name not in codebook.codes and _holds_codes(sheet, name)
    ]
    frames = f"the codebook has {', '.join(map(repr, codebook.codes))}"
    if missing:
        findings.faults += [f"{sheet.name}: no column {code!r}" for code in missing]
        findings.faults += [
            f"{sheet.name}: {name!r} holds codes and is no frame; {frames}" for name in strangers
        ]
    elif strangers:
        told = ", ".join(map(repr, strangers))
        remarks.append(f"not read, though codes stand there: {told}; {frames}")
    known = [code for code in codebook.codes if code not in missing]
    for row in sheet.rows:
        told_codes = {code: _code(row, code, findings) for code in known}
        codes = {code: value for code, value in told_codes.items() if not math.isnan(value)}
        yield _Judged(row, read_text(row, findings, text), codes)


def _code(row: Row, name: str, findings: Findings) -> float:
    """Give the code in a cell: 1, 0 or NaN, and note where it is none of these."""
    value = row.cells.get(name)
    if is_missing(value):
        return math.nan
    code = _as_code(value)
    if code is None:
        shown = repr(as_text(value)[:40])
        findings.faults.append(f"{row.where}: {name!r} is {shown}, expected 1, 0 or nothing")
    return math.nan if code is None else code


def _as_code(value: Any) -> float | None:
    """Give a cell as a code; what is none gives nothing.

    >>> _as_code("1"), _as_code(False), _as_code(" 1.0"), _as_code("yes"), _as_code(0.5)
    (1.0, 0.0, 1.0, None, None)
    """
    try:
        code = float(value)
    except (TypeError, ValueError):
        return None
    return code if code in (0.0, 1.0) else None


def _holds_codes(sheet: Sheet, name: str) -> bool:
    cells = [row.cells.get(name) for row in sheet.rows]
    told = [cell for cell in cells if not is_missing(cell)]
    return bool(told) and all(_as_code(cell) is not None for cell in told)


def _units(judged: Sequence[_Judged]) -> list[list[_Judged]]:
    """Give what was judged, that of one paragraph together, in the order of the table."""
    units: dict[str, list[_Judged]] = {}
    for one in judged:
        units.setdefault(key_of(one.text), []).append(one)
    return list(units.values())


def _merge(unit: Sequence[_Judged], codes: Sequence[str]) -> tuple[float, ...]:
    told = ({one.codes[code] for one in unit if code in one.codes} for code in codes)
    return tuple(values.pop() if len(values) == 1 else math.nan for values in told)


def _double_remarks(units: Sequence[Sequence[_Judged]]) -> Iterator[str]:
    """Say which rows judge a paragraph again, and which of them contradict each other."""
    doubles, contradictions = [], []
    for unit in units:
        seen: dict[str, _Judged] = {}
        again = False
        for one in unit:
            for code, value in one.codes.items():
                first = seen.setdefault(code, one)
                again = again or first is not one
                if first.codes[code] != value:
                    rows = f"{_number(first.row)} and {_number(one.row)}"
                    contradictions.append(f"{code} in rows {rows}")
        if again:
            doubles.append(" and ".join(_number(one.row) for one in unit))
    if doubles:
        yield f"paragraphs that stand there several times count once: rows {shorten(doubles)}"
    if contradictions:
        yield f"contradictory codes count as not coded: {shorten(contradictions)}"


def _number(row: Row) -> str:
    return row.label.lstrip("0") or "0"


def _articles(rows: Sequence[Row], articles: str | None, sheet: Sheet) -> tuple[str, ...] | None:
    """Give the articles of rows, taken from the ids of their paragraphs where need be."""
    if articles is not None:
        return tuple(as_text(row.cells[articles]) for row in rows)
    if PARAGRAPH not in sheet.columns:
        return None
    found = [_PARAGRAPH.fullmatch(as_text(row.cells.get(PARAGRAPH) or "")) for row in rows]
    told = [match[1] for match in found if match is not None]
    return tuple(told) if len(told) == len(rows) else None


def _faulty(codebook: Codebook, faults: Sequence[str]) -> InputError:
    return InputError(
        "coded table",
        faults,
        remedy="Nothing was trained. A table has a row a paragraph: the text, and a column a frame"
        f" ({', '.join(codebook.codes)}) with 1 (present), 0 (absent) or nothing (not coded). Or a"
        f" row a judgement: the text, {VARIABLE} (the code of a frame) and {VALUE} (1 or 0). Other"
        " columns are named with --text, --group and --outlet.",
    )
