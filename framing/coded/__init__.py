"""Coded paragraphs: codings read against the analysis they are of, every fault with its row."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from framing.coded.cells import WEIGHT, sheet_in, sum_of, weights_in
from framing.coded.rows import Judged
from framing.codings import (
    ADJUDICATED,
    ATTRIBUTIONS,
    LOADED,
    SENTIMENT,
    Variable,
    settled,
    variables_of,
)
from framing.corpus.drafts import Findings
from framing.corpus.sheets import Sheet
from framing.errors import InputError
from framing.provenance import codebook_of
from framing.tables import Tables

#: What the codes of a paragraph settled on, in the order of the columns of ``settling``.
HOW = ("adjudicated", "agreed", "single", "open")
_COLUMNS = {
    LOADED.name: "loaded_probability",
    SENTIMENT.name: "sentiment_mean",
    ATTRIBUTIONS.name: "attribution_count",
}
_SHOWN = 5
_NEEDED = ("paragraph_id", "variable", "value")
_REMEDY = (
    "Nothing was used. Codings have a row a judgement: paragraph_id, coder, variable (the code of a"
    " frame, loaded, sentiment or attributions), value, and the hash of the codebook; `framing"
    " codes import` writes them so."
)


@dataclass(frozen=True, eq=False)
class CodedParagraphs:
    """What coders settled on about paragraphs of an analysis.

    ``codes`` has a row a paragraph: its ``article_id``, its ``weight`` (1 over the chance that it
    was drawn, NaN where nobody says) and a column a variable, NaN where it was not coded or the
    coders' codes stayed open. ``settling`` has a row a variable: how many paragraphs were settled
    how (``adjudicated``, ``agreed`` by two coders or more, ``single``, or left ``open``), and the
    number of ``coders``. ``judgements`` are the codes as they were given, a row each, with
    ``paragraph_id``, ``article_id``, ``coder``, ``variable`` and ``value``. ``variables`` say what
    each means; ``told`` is what names the codings: the file, its SHA-256, how many judgements, and
    whether there are weights.
    """

    codes: pd.DataFrame
    settling: pd.DataFrame
    judgements: pd.DataFrame
    variables: Mapping[str, Variable]
    told: Mapping[str, Any]

    @property
    def is_weighted(self) -> bool:
        """Whether the chance of each paragraph to be drawn is known."""
        return bool(self.codes[WEIGHT].notna().all())


def read_coded(
    codings: str | Path | pd.DataFrame,
    tables: Tables,
    *,
    sample: str | Path | pd.DataFrame | None = None,
) -> CodedParagraphs:
    """Read codings, a table or its file, of paragraphs of an analysis.

    *sample* is the folder that ``framing sample`` wrote, or a table with paragraph_id and weight,
    or its file: it gives the weights; without it a column ``weight`` of the codings does, where
    there is one.

    Raises InputError, which lists every fault with its row: of another codebook, of paragraphs
    that are not in the analysis or have another text there, codes that do not exist, and two codes
    of one coder for the same.
    """
    findings = Findings()
    sheet = _sheet(codings, findings)
    variables = {variable.name: variable for variable in judged_in(tables)}
    judged = Judged(tables, variables, str(tables.provenance.get("codebook_sha256") or ""))
    rows = [judged.row(row, findings) for row in sheet.rows]
    judged.notes(findings)
    weights = weights_in(sample, findings) if sample is not None else judged.weights
    left = sorted({unit for unit, *_ in filter(None, rows)} - set(weights))
    if sample is not None and left and weights:
        named = ", ".join([repr(unit) for unit in left[:_SHOWN]] + ["…"] * (len(left) > _SHOWN))
        findings.faults.append(
            f"sample: {len(left)} coded paragraphs have no weight there: {named}"
        )
    if not findings.faults and not any(rows):
        findings.faults.append(f"{sheet.name}: nothing was coded that the programme reads")
    if findings.faults:
        raise InputError("codings", findings.faults, remedy=_REMEDY)
    findings.close()
    columns = ["paragraph_id", "coder", "variable", "value"]
    told = pd.DataFrame(list(filter(None, rows)), columns=columns, dtype="str").drop_duplicates()
    return _coded(told, tables, variables, weights, {"file": sheet.name, "sha256": sum_of(codings)})


def _sheet(codings: str | Path | pd.DataFrame, findings: Findings) -> Sheet:
    """Give the rows of codings; raises InputError where there are none, or no such columns."""
    sheet = sheet_in(codings, "codings", findings)
    if sheet is not None:
        findings.faults += [
            f"{sheet.name}: no column {name!r}; its columns are {', '.join(sheet.columns)}"
            for name in _NEEDED
            if name not in sheet.columns
        ]
        findings.faults += [] if sheet.rows else [f"{sheet.name}: holds no rows"]
    if sheet is None or findings.faults:
        raise InputError("codings", findings.faults, remedy=_REMEDY)
    return sheet


def judged_in(tables: Tables) -> tuple[Variable, ...]:
    """Give what coders can judge that the analysis has a figure of: frames first."""
    book = codebook_of(tables.provenance)
    every = (LOADED, SENTIMENT, ATTRIBUTIONS) if book is None else variables_of(book)
    return tuple(variable for variable in every if column_of(variable.name) in _columns(tables))


def column_of(variable: str) -> str:
    """Give the measure of the analysis that stands for a variable.

    >>> column_of("loaded"), column_of("security")
    ('loaded_probability', 'frame_security')
    """
    return _COLUMNS.get(variable, f"frame_{variable}")


def _columns(tables: Tables) -> set[str]:
    return {str(name) for table in (tables.features, tables.frames) for name in table.columns}


def _coded(
    told: pd.DataFrame,
    tables: Tables,
    variables: Mapping[str, Variable],
    weights: Mapping[str, float],
    named: Mapping[str, Any],
) -> CodedParagraphs:
    """Settle the judgements, and put them in a row a paragraph."""
    final = settled(told)
    names = [name for name in variables if name in set(told["variable"])]
    numbers = pd.to_numeric(final["value"], errors="coerce")  # what stayed open is no number
    wide = numbers.unstack("variable").reindex(columns=names).astype("float64")
    units = pd.Index(list(map(str, wide.index)), dtype="str", name="paragraph_id")
    codes = wide.set_axis(units, axis=0).rename_axis(columns=None)
    owners = tables.paragraphs["article_id"].reindex(units).astype("str")
    codes.insert(0, "article_id", owners)
    codes.insert(1, WEIGHT, [weights.get(unit, math.nan) for unit in units])
    how = final["how"].groupby(level="variable").value_counts().unstack(fill_value=0)
    settling = how.reindex(index=names, columns=[*HOW], fill_value=0).astype("int64")
    people = told[told["coder"] != ADJUDICATED].groupby("variable")["coder"].nunique()
    settling["coders"] = people.reindex(names, fill_value=0).astype("int64")
    settling = settling.rename_axis(index="variable", columns=None)
    kept = {name: variables[name] for name in names}
    weighted = bool(codes[WEIGHT].notna().all())
    articles = tables.paragraphs["article_id"].reindex(told["paragraph_id"]).astype("str")
    judgements = told.reset_index(drop=True)
    judgements.insert(1, "article_id", articles.to_numpy())
    return CodedParagraphs(
        codes,
        settling,
        judgements,
        kept,
        {**named, "judgements": len(told), "weighted": weighted},
    )
