"""Metadata beside the articles: a side file or table tells outlet, date and the like by id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from framing.corpus.columns import FILES, known_columns, plain_name
from framing.corpus.drafts import Draft, Findings, shorten
from framing.corpus.formats import SUFFIXES
from framing.corpus.rows import fields_of
from framing.corpus.sheets import SUFFIXES as SHEETS
from framing.corpus.sheets import Sheet, read_sheet, sheet_of
from framing.corpus.values import as_text, is_missing
from framing.paths import expanded

Metadata = str | Path | pd.DataFrame


def read_sides(sides: Iterable[tuple[Path, str]], findings: Findings) -> dict[str, dict[str, Any]]:
    """Give what the side files of a source say, by article id."""
    known: dict[str, dict[str, Any]] = {}
    for path, folder in sides:
        sheet = read_sheet(path, str(path), findings)
        if sheet is not None:
            known.update(_by_article(sheet, findings, folder=folder))
    return known


def read_metadata(metadata: Metadata, findings: Findings) -> dict[str, dict[str, Any]]:
    """Give what a metadata file or table says, by article id."""
    if isinstance(metadata, pd.DataFrame):
        sheet = sheet_of(metadata, "metadata", findings)
    else:
        path = expanded(metadata)
        if path.suffix.lower() not in SHEETS:
            findings.faults.append(f"{path}: metadata is expected as {', '.join(SHEETS)}")
            return {}
        sheet = read_sheet(path, str(path), findings)
    return {} if sheet is None else _by_article(sheet, findings)


def add_metadata(
    drafts: Sequence[Draft], known: dict[str, dict[str, Any]], findings: Findings, *, whole: bool
) -> list[Draft]:
    """Give the drafts with what is known of them from outside, which goes before their own.

    Articles without a row are noted; rows without an article too, where the source is *whole*.
    """
    if not known:
        return list(drafts)
    ids = {draft.article_id for draft in drafts}
    without = [draft.article_id for draft in drafts if draft.article_id not in known]
    strangers = [article_id for article_id in known if article_id not in ids]
    note_misfits(without, strangers, findings, tell_strangers=whole or len(without) == len(drafts))
    return [add_fields(draft, known) for draft in drafts]


def add_fields(draft: Draft, known: dict[str, dict[str, Any]]) -> Draft:
    """Give a draft with what is known of it from outside, which goes before its own."""
    more = known.get(draft.article_id)
    return replace(draft, fields={**draft.fields, **more}) if more else draft


def note_misfits(
    without: Sequence[str], strangers: Sequence[str], findings: Findings, *, tell_strangers: bool
) -> None:
    """Note articles that the metadata does not know, and those that it knows and nobody has."""
    if strangers and tell_strangers:
        findings.notes.append(
            f"The metadata speaks of articles that are not in the source: {shorten(strangers)}."
        )
    if without:
        findings.notes.append(f"The metadata has no row for {shorten(without)}.")


def _by_article(sheet: Sheet, findings: Findings, *, folder: str = "") -> dict[str, dict[str, Any]]:
    columns = known_columns(sheet.columns)
    files = [column for column in sheet.columns if plain_name(column) in FILES]
    key = columns.get("article_id", files[0] if files else None)
    if key is None:
        findings.faults.append(
            f"{sheet.name}: has no column 'article_id' or 'file' that says which article a row "
            f"is about"
        )
        return {}
    known: dict[str, dict[str, Any]] = {}
    for row in sheet.rows:
        if is_missing(row.cells.get(key)):
            findings.faults.append(row.where.fault(f"{key!r} is empty"))
            continue
        article_id = folder + _without_suffix(as_text(row.cells[key]).strip())
        if article_id in known:
            findings.faults.append(row.where.fault(f"speaks of {article_id!r} a second time"))
        cells = {name: value for name, value in row.cells.items() if name != key}
        known[article_id] = fields_of(cells, columns, findings, where=row.where) or {}
    return known


def _without_suffix(name: str) -> str:
    """Give a file's name as its article id.

    >>> _without_suffix("seeds\\\\kursk.txt"), _without_suffix("a17")
    ('seeds/kursk', 'a17')
    """
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)].replace("\\", "/").removeprefix("./")
    return name
