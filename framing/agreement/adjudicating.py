"""Adjudication: the codes that coders settled on, read back from their list of disagreements."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from pathlib import Path

import pandas as pd

from framing.agreement.disagreeing import UNIT, VARIABLE
from framing.agreement.matrix import codes_allowed, fits, levels_of
from framing.agreement.reading import code_of, read_codings, shown
from framing.agreement.worksheets import read_rows
from framing.codings import ADJUDICATED, CODINGS
from framing.corpus.drafts import Findings
from framing.corpus.sheets import Row, Sheet
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.tables import make_table

_REMEDY = (
    "Nothing was settled. Fill in the column adjudicated of the list that `framing reliability`"
    " wrote: one code a row. Delete the rows that are to stay open."
)


def read_adjudicated(
    path: str | Path,
    codings: str | Path | pd.DataFrame,
    *,
    levels: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Give codings with the codes that were settled on added, by the coder ``adjudicated``.

    *path* is the list of disagreements (xlsx, csv, jsonl, parquet) with the column ``adjudicated``
    filled in; *codings* what it was made of, and *levels* as for ``framing.reliability``. A code
    that had been settled on before is replaced.

    Raises InputError, which lists with its row every unit or variable that is not in the codings,
    every code the variable does not have, every empty or doubled decision.

    >>> import framing
    >>> from tempfile import TemporaryDirectory
    >>> rows = [("p1", "ann", "1"), ("p1", "ben", "0"), ("p2", "ann", "0"), ("p2", "ben", "0")]
    >>> codings = pd.DataFrame(rows, columns=["paragraph_id", "coder", "value"])
    >>> codings = codings.assign(variable="security")
    >>> differ = framing.reliability(codings).disagreements
    >>> with TemporaryDirectory() as folder:
    ...     differ.assign(adjudicated="1").to_csv(f"{folder}/settled_on.csv", index=False)
    ...     settled = framing.read_adjudicated(f"{folder}/settled_on.csv", codings)
    >>> settled.loc[settled["coder"] == "adjudicated", ["paragraph_id", "value"]].values.tolist()
    [['p1', '1']]
    """
    table = read_codings(codings)
    told = levels_of(table, levels)
    findings = Findings()
    sheet = read_rows(path, findings)
    if sheet is not None:
        columns = ", ".join(map(repr, sheet.columns)) or "none"
        findings.faults += [
            f"{sheet.name}: no column {name!r}; its columns are {columns}"
            for name in (UNIT, VARIABLE, ADJUDICATED)
            if name not in sheet.columns
        ]
    if sheet is None or findings.faults:
        raise InputError("adjudicated", findings.faults, remedy=_REMEDY)
    codes = {name: codes_allowed(table, name, level) for name, level in told.items()}
    coded = table[table["value"].notna()]
    known = dict.fromkeys(zip(coded[UNIT], coded[VARIABLE], strict=True))
    decided: dict[tuple[str, str], str] = {}
    for row, (unit, variable), fault in _places(sheet, known, told):
        code = code_of(row.cells.get(ADJUDICATED))
        if not fault and (unit, variable) in decided:
            fault = f"{variable} of {shown(unit)} stands there twice"
        elif not fault and code is None:
            fault = f"{ADJUDICATED!r} is empty for {variable} of {shown(unit)}"
        elif not fault and (wanted := fits(str(code), codes[variable], told[variable])):
            fault = f"{ADJUDICATED!r} is {shown(code)} for {variable} of {shown(unit)}; {wanted}"
        if fault:
            findings.faults.append(f"{row.where}: {fault}")
        decided.setdefault((unit, variable), str(code))
    if not findings.faults and not decided:
        findings.faults.append(f"{sheet.name}: holds no decisions")
    if findings.faults:
        raise InputError("adjudicated", findings.faults, remedy=_REMEDY)
    findings.close()
    return _with(table, decided)


def _places(
    sheet: Sheet, known: Mapping[tuple[str, str], None], variables: Mapping[str, object]
) -> Iterator[tuple[Row, tuple[str, str], str]]:
    """Give each row with the unit and variable it is about, and what is wrong with these."""
    units = {unit for unit, _ in known}
    for row in sheet.rows:
        if all(is_missing(cell) for cell in row.cells.values()):
            continue
        unit, variable = (_named(row, UNIT, units), _named(row, VARIABLE, variables))
        fault = ""
        if not unit or not variable:
            fault = f"{UNIT if not unit else VARIABLE!r} is empty"
        elif unit not in units:
            fault = f"{UNIT!r} {shown(unit)} is not in the codings"
        elif variable not in variables:
            fault = f"{VARIABLE!r} {shown(variable)} is not in the codings"
        elif (unit, variable) not in known:
            fault = f"nobody coded {variable} of {shown(unit)}"
        yield row, (unit, variable), fault


def _named(row: Row, column: str, known: Container[str]) -> str:
    """Give the name in a cell, without the apostrophe that keeps a spreadsheet from running it."""
    value = row.cells.get(column)
    name = "" if is_missing(value) else as_text(value).strip()
    bare = name.removeprefix("'")
    return bare if bare in known and name not in known else name


def _with(codings: pd.DataFrame, decided: Mapping[tuple[str, str], str]) -> pd.DataFrame:
    """Give codings with decisions in place of those that were there before."""
    keys = pd.MultiIndex.from_frame(codings[[UNIT, VARIABLE]])
    old = (codings["coder"] == ADJUDICATED).to_numpy() & keys.isin([*decided])
    kept = codings[~old]
    units = codings.groupby(UNIT)[["article_id", "text"]].first()
    books = codings.groupby(VARIABLE)["codebook"].first()
    rows = [
        (units.at[unit, "article_id"], unit, ADJUDICATED, variable, code, books[variable],
         units.at[unit, "text"])
        for (unit, variable), code in decided.items()
    ]  # fmt: skip
    return pd.concat([kept, make_table(rows, CODINGS)], ignore_index=True)
