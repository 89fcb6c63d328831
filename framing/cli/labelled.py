"""Labelled tables: texts, their labels, and the articles and outlets they are from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing.cli.running import say
from framing.corpus.drafts import Findings
from framing.corpus.language import detect_language
from framing.corpus.sheets import SUFFIXES, Row, Sheet, read_sheet
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.paths import expanded
from framing.text.normalising import normalise
from framing.text.words import find_words

#: The columns that say of which article and outlet a text is, where no others are named.
ARTICLE, OUTLET = "article_id", "outlet"


@dataclass(frozen=True)
class Labelled:
    """Texts and labels (0 to 1), one a row; ``articles`` and ``outlets`` where they are told."""

    texts: tuple[str, ...]
    labels: tuple[float, ...]
    articles: tuple[str, ...] | None
    outlets: tuple[str | None, ...] | None


def read_labelled(
    path: Path, *, text: str, label: str, group: str | None, outlet: str | None
) -> Labelled:
    """Read a labelled table; *group* and *outlet* are found by name where they are not given.

    Raises InputError, which lists every fault with its row.
    """
    findings = Findings()
    sheet = read_table(path, findings)
    if sheet is None or not has_columns(sheet, findings, [text, label, group, outlet]):
        raise _faulty(findings.faults)
    articles = column(sheet, group, ARTICLE)
    outlets = column(sheet, outlet, OUTLET)
    read = [_read(row, findings, text=text, label=label) for row in sheet.rows]
    check_articles(sheet, articles, findings)
    if findings.faults:
        raise _faulty(findings.faults)
    findings.close()
    if articles is None:
        note_no_articles()
    return Labelled(
        tuple(one for one, _ in read),
        tuple(share for _, share in read),
        None if articles is None else tuple(as_text(r.cells[articles]) for r in sheet.rows),
        None if outlets is None else tuple(named(r.cells.get(outlets)) for r in sheet.rows),
    )


def read_table(path: Path, findings: Findings) -> Sheet | None:
    """Give the rows of a table; nothing, and faults, where it has none or is of another kind."""
    path = expanded(path)
    if path.suffix.lower() not in SUFFIXES:
        findings.faults.append(f"{path}: expected a table, {', '.join(SUFFIXES)}")
        return None
    sheet = read_sheet(path, str(path), findings)
    if sheet is not None and not sheet.rows:
        findings.faults.append(f"{path}: holds no rows")
    return sheet


def has_columns(sheet: Sheet, findings: Findings, names: Sequence[str | None]) -> bool:
    """Say whether a table has the columns that were named, and note each that it has not."""
    missing = [name for name in names if name is not None and name not in sheet.columns]
    has = ", ".join(map(repr, sheet.columns)) or "none"
    findings.faults += [
        f"{sheet.name}: no column {name!r}; its columns are {has}" for name in missing
    ]
    return not missing


def column(sheet: Sheet, given: str | None, usual: str) -> str | None:
    """Give the column that was named, or the usual one where there is one."""
    return given or (usual if usual in sheet.columns else None)


def check_articles(sheet: Sheet, articles: str | None, findings: Findings) -> None:
    """Note each row whose article is not told, where there is a column that should tell it."""
    if articles is not None:
        findings.faults += [
            f"{row.where}: {articles!r} is empty"
            for row in sheet.rows
            if is_missing(row.cells.get(articles))
        ]


def note_no_articles() -> None:
    """Say that texts of one article could not be kept together."""
    say(f"Note: no column {ARTICLE!r}, so each text is left out by itself.", err=True)


def read_text(row: Row, findings: Findings, column: str) -> str:
    """Give the text of a row, and note what is wrong with it."""
    value = row.cells.get(column)
    one = normalise(findings.repair(value, row.where)) if isinstance(value, str) else ""
    if not find_words(one):
        shown = "is empty" if is_missing(value) else f"holds no words: {as_text(value)[:40]}"
        findings.faults.append(f"{row.where}: {column!r} {shown}")
    elif (language := detect_language(one)) != "en":
        findings.faults.append(f"{row.where}: {column!r} is not in English ({language})")
    return one


def _read(row: Row, findings: Findings, *, text: str, label: str) -> tuple[str, float]:
    """Give text and label of a row, and note what is wrong with them."""
    one, share = read_text(row, findings, text), _share(row.cells.get(label))
    if share is None:
        told = row.cells.get(label)
        shown = "empty" if is_missing(told) else as_text(told)[:40]
        findings.faults.append(f"{row.where}: {label!r} is {shown}")
    return one, share or 0.0


def _share(value: Any) -> float | None:
    """Give a label as a share; what is none gives nothing.

    >>> _share("1"), _share(True), _share(" 0.5"), _share("yes"), _share(2)
    (1.0, 1.0, 0.5, None, None)
    """
    try:
        share = float(value)
    except (TypeError, ValueError):
        return None
    return share if 0 <= share <= 1 else None


def named(value: Any) -> str | None:
    """Give a name on one line, nothing where it is missing."""
    return None if is_missing(value) else " ".join(as_text(value).split())


def _faulty(faults: Sequence[str]) -> InputError:
    return InputError(
        "labelled table",
        faults,
        remedy="Nothing was trained. A table has a row a text: the text, and its label, 1 (loaded),"
        " 0 (not) or the share of coders who call it loaded. Other columns are named with --text,"
        " --label, --group and --outlet.",
    )
