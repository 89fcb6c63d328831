"""Cells of codings: sheets of them, codes as the variable writes them, and weights."""

from __future__ import annotations

import hashlib
import math
from pathlib import Path
from typing import Any

import pandas as pd

from framing.coding.studies import open_sample
from framing.codings import Variable
from framing.corpus.drafts import Findings
from framing.corpus.sheets import SUFFIXES, Sheet, read_sheet, sheet_of
from framing.corpus.values import as_text, is_missing
from framing.paths import expanded
from framing.spreadsheets import plain_of

#: The column of 1 over the chance of a paragraph to be drawn.
WEIGHT = "weight"


def sheet_in(table: str | Path | pd.DataFrame, name: str, findings: Findings) -> Sheet | None:
    """Give the rows of a table or its file; ``None`` and a fault where it has none."""
    if isinstance(table, pd.DataFrame):
        return sheet_of(table, name, findings)
    path = expanded(table)
    if path.suffix.lower() not in SUFFIXES:
        findings.faults.append(f"{path}: expected a table, {', '.join(SUFFIXES)}")
        return None
    return read_sheet(path, path.name, findings)


def sum_of(table: str | Path | pd.DataFrame) -> str:
    """Give the SHA-256 of the file, or of a table in memory as it would be written as csv."""
    if isinstance(table, pd.DataFrame):
        data = table.to_csv(lineterminator="\n").encode("utf-8", errors="surrogatepass")
    else:
        data = expanded(table).read_bytes()
    return hashlib.sha256(data).hexdigest()


def weights_in(sample: str | Path | pd.DataFrame, findings: Findings) -> dict[str, float]:
    """Give the weight of each paragraph of a sample: a folder of one, or a table or its file.

    Raises InputError where a folder holds no sample, or its key was changed.
    """
    if not isinstance(sample, pd.DataFrame) and expanded(sample).is_dir():
        sample = open_sample(sample).units
    sheet = sheet_in(sample, "sample", findings)
    weights: dict[str, float] = {}
    if sheet is None:
        return weights
    missing = [name for name in ("paragraph_id", WEIGHT) if name not in sheet.columns]
    findings.faults += [f"{sheet.name}: no column {name!r}" for name in missing]
    for row in () if missing else sheet.rows:
        weight = weight_in(row.cells[WEIGHT])
        if math.isnan(weight):
            shown = f"'weight' is {text_in(row.cells[WEIGHT])!r:.40}, expected a number above 0"
            findings.faults.append(row.where.fault(shown))
        weights[plain_of(text_in(row.cells["paragraph_id"]))] = weight
    return weights


def weight_in(cell: Any) -> float:
    """Give a weight, NaN where it is no number above 0."""
    try:
        weight = float(cell)
    except (TypeError, ValueError):
        return math.nan
    return weight if math.isfinite(weight) and weight > 0 else math.nan


def text_in(cell: Any) -> str:
    """Give a cell as text without blanks around it, "" where it holds nothing."""
    return "" if is_missing(cell) else as_text(cell).strip()


def value_of(told: str, variable: Variable) -> str | None:
    """Give a code as the variable writes it, ``None`` where it has no such code.

    >>> from framing.codings import ATTRIBUTIONS, SENTIMENT
    >>> value_of("-1.0", SENTIMENT), value_of("2", SENTIMENT), value_of("2", ATTRIBUTIONS)
    ('-1', None, '2')
    """
    try:
        number = float(told)
    except ValueError:
        return None
    if not math.isfinite(number) or (not variable.codes and number < 0):
        return None
    value = as_text(number)
    return value if not variable.codes or value in variable.codes else None
