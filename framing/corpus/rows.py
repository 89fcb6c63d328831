"""Rows become drafts: the text column is named or guessed, the rest is carried along."""

from __future__ import annotations

import datetime
import numbers
import re
from collections.abc import Iterator
from typing import Any

from framing.corpus.cells import OpenSheet, Row, Sheet
from framing.corpus.columns import ALIASES, choose_text, known_columns
from framing.corpus.cuts import parted
from framing.corpus.drafts import CUT, ColumnUse, Draft, Fault, Findings, Where
from framing.corpus.language import language_code
from framing.corpus.values import as_text, is_missing
from framing.corpus.written_dates import expanded_stamp
from framing.text.normalising import normalise


def drafts_of(
    sheet: Sheet | OpenSheet, findings: Findings, *, text: str | None, prefix: str = ""
) -> Iterator[Draft]:
    """Give a draft for each row of a sheet; rows without an id get *prefix* and their label."""
    if not any(isinstance(row, Row) for row in sheet.rows):
        findings.faults += [row for row in sheet.rows if isinstance(row, Fault)]
        findings.faults.append(Fault(sheet.name, "", "holds no rows"))
        return
    column = _text_column(sheet, findings, text=text)
    if column is None:
        return
    known = known_columns(sheet.columns, taken=[column])
    findings.columns.append(ColumnUse(sheet.name, column, known, sheet.columns))
    if column != "text" and "text" in sheet.columns:
        findings.notes.append(
            f"{sheet.name}: the column 'text' was left out, because {column!r} is read as the text."
        )
    for row in sheet.rows:
        if isinstance(row, Fault):
            findings.faults.append(row)
            continue
        value = row.cells.get(column)
        if is_missing(value) or not isinstance(value, str):
            fault = "is empty" if is_missing(value) else f"holds {as_text(value)}, expected text"
            findings.faults.append(row.where.fault(f"{column!r} {fault}"))
            continue
        article_id = _article_id(row, known.get("article_id"), findings, prefix=prefix)
        if article_id is None:
            continue
        carried = {name: cell for name, cell in row.cells.items() if name != column}
        fields = fields_of(carried, known, findings, where=row.where)
        if fields is not None:
            value, missing = parted(value)
            if missing is not None:
                findings.cut.append(str(row.where))
                fields[CUT] = missing
            yield Draft(row.where, article_id, value, fields)


def fields_of(
    cells: dict[str, Any], known: dict[str, str], findings: Findings, *, where: Where
) -> dict[str, Any] | None:
    """Give what the cells of one row say of an article, under the contract's names.

    ``None``, and a fault, where its date is none.

    Columns outside the contract keep their names and values; what is missing is left out.
    """
    fields = {}
    for part, column in known.items():
        value = cells.get(column)
        if part != "article_id" and not is_missing(value):
            words = normalise(findings.repair(as_text(value), where)).split()
            fields[part] = " ".join(words)
    if "published" in fields:
        fields["published"] = expanded_stamp(fields["published"])
    if not _may_be_date(fields.get("published", "")):
        findings.faults.append(where.fault(f"{fields['published']!r} is no date"))
        return None
    if "language" in fields:
        fields["language"] = language_code(fields["language"])
    used = set(known.values())
    for column, value in cells.items():
        name = findings.repair(str(column), where)
        if column not in used and name not in ALIASES and name != "text" and not is_missing(value):
            number = isinstance(value, numbers.Real)
            fields[name] = value if number else findings.repair(as_text(value), where)
    return fields


def _may_be_date(published: str) -> bool:
    """Say whether what is written like an ISO date is one; other ways of writing are kept."""
    written = re.match(r"\d{4}-\d\d-\d\d(?!\d)", published)
    try:
        return written is None or bool(datetime.date.fromisoformat(written[0]))
    except ValueError:
        return False


def _text_column(sheet: Sheet | OpenSheet, findings: Findings, *, text: str | None) -> str | None:
    def holds_text(column: str) -> bool:
        return any(
            isinstance(row, Row) and isinstance(row.cells.get(column), str) for row in sheet.rows
        )

    column, reason = choose_text(sheet.columns, holds_text, text=text)
    if column is None:
        findings.faults.append(Fault(sheet.name, "", reason))
    return column


def _article_id(row: Row, column: str | None, findings: Findings, *, prefix: str) -> str | None:
    if column is None:
        return prefix + row.label
    value = row.cells.get(column)
    if is_missing(value):
        findings.faults.append(row.where.fault(f"{column!r} is empty"))
        return None
    return " ".join(findings.repair(as_text(value), row.where).split())
