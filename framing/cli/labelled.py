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
from framing.text.normalising import normalise
from framing.text.words import find_words


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
    path, findings = path.expanduser(), Findings()
    if path.suffix.lower() in SUFFIXES:
        sheet = read_sheet(path, str(path), findings)
    else:
        sheet = None
        findings.faults.append(f"{path}: expected a table, {', '.join(SUFFIXES)}")
    if sheet is None or not _has_columns(sheet, findings, [text, label, group, outlet]):
        raise _faulty(findings.faults)
    articles = _column(sheet, group, "article_id")
    outlets = _column(sheet, outlet, "outlet")
    read = [_read(row, findings, text=text, label=label) for row in sheet.rows]
    if articles is not None:
        findings.faults += [
            f"{row.where}: {articles!r} is empty"
            for row in sheet.rows
            if is_missing(row.cells.get(articles))
        ]
    if not sheet.rows:
        findings.faults.append(f"{path}: holds no rows")
    if findings.faults:
        raise _faulty(findings.faults)
    findings.close()
    if articles is None:
        say("Note: no column 'article_id', so each text is left out by itself.", err=True)
    return Labelled(
        tuple(one for one, _ in read),
        tuple(share for _, share in read),
        None if articles is None else tuple(as_text(r.cells[articles]) for r in sheet.rows),
        None if outlets is None else tuple(_named(r.cells.get(outlets)) for r in sheet.rows),
    )


def _has_columns(sheet: Sheet, findings: Findings, names: Sequence[str | None]) -> bool:
    missing = [name for name in names if name is not None and name not in sheet.columns]
    has = ", ".join(map(repr, sheet.columns)) or "none"
    findings.faults += [
        f"{sheet.name}: no column {name!r}; its columns are {has}" for name in missing
    ]
    return not missing


def _column(sheet: Sheet, given: str | None, usual: str) -> str | None:
    """Give the column that was named, or the usual one where there is one."""
    return given or (usual if usual in sheet.columns else None)


def _read(row: Row, findings: Findings, *, text: str, label: str) -> tuple[str, float]:
    """Give text and label of a row, and note what is wrong with them."""
    value, share = row.cells.get(text), _share(row.cells.get(label))
    one = normalise(findings.repair(value, row.where)) if isinstance(value, str) else ""
    if not find_words(one):
        shown = "is empty" if is_missing(value) else f"holds no words: {as_text(value)[:40]}"
        findings.faults.append(f"{row.where}: {text!r} {shown}")
    elif (language := detect_language(one)) != "en":
        findings.faults.append(f"{row.where}: {text!r} is not in English ({language})")
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


def _named(value: Any) -> str | None:
    return None if is_missing(value) else " ".join(as_text(value).split())


def _faulty(faults: Sequence[str]) -> InputError:
    return InputError(
        "labelled table",
        faults,
        remedy="Nothing was trained. A table has a row a text: the text, and its label, 1 (loaded),"
        " 0 (not) or the share of coders who call it loaded. Other columns are named with --text,"
        " --label, --group and --outlet.",
    )
