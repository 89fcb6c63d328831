"""Disagreements: the units on which coders differ, ready to be settled by adjudication."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.agreement.matrix import Matrix
from framing.codings import ADJUDICATED
from framing.tables import make_table

UNIT, ARTICLE, VARIABLE, TEXT = "paragraph_id", "article_id", "variable", "text"
#: What the column of a coder's codes is called.
CODER = "coder: "


def disagreements_of(codings: pd.DataFrame, matrices: Sequence[Matrix]) -> pd.DataFrame:
    """Give a row a unit and variable on which coders differ, by unit, then as variables come.

    Columns: paragraph_id, article_id, variable, text, ``coder: NAME`` for each coder with the code
    given (missing where none was), and ``adjudicated``: the code that was settled on, missing as
    long as nobody did.
    """
    coders = sorted({coder for matrix in matrices for coder in matrix.coders})
    found = []
    for at, matrix in enumerate(matrices):
        differ = (matrix.counts > 0).sum(axis=1) > 1
        for row in differ.nonzero()[0]:
            said = zip(matrix.coders, matrix.places[row], strict=True)
            codes = {coder: matrix.codes[place] for coder, place in said if place >= 0}
            found.append((matrix.units[row], at, matrix.variable, codes))
    found.sort(key=lambda row: row[:2])
    facts = _facts(codings)
    settled = codings[codings["coder"] == ADJUDICATED]
    keys = zip(settled[UNIT], settled[VARIABLE], strict=True)
    decided = dict(zip(keys, settled["value"], strict=True))
    rows = [
        (unit, facts[unit][0], variable, facts[unit][1], *map(codes.get, coders),
         decided.get((unit, variable)))
        for unit, _, variable, codes in found
    ]  # fmt: skip
    said_by = [f"{CODER}{coder}" for coder in coders]
    names = [UNIT, ARTICLE, VARIABLE, TEXT, *said_by, ADJUDICATED]
    return make_table(rows, dict.fromkeys(names, "str"))


def _facts(codings: pd.DataFrame) -> dict[str, tuple[str | None, str | None]]:
    """Give article and text of each unit, as far as a row tells them."""
    told: dict[str, tuple[str | None, str | None]] = {}
    cells = (codings[name].astype("object") for name in (UNIT, ARTICLE, TEXT))
    for unit, article, text in zip(*cells, strict=True):
        known = told.get(unit, (None, None))
        told[unit] = (_first(known[0], article), _first(known[1], text))
    return told


def _first(known: str | None, cell: object) -> str | None:
    return known if known is not None or not isinstance(cell, str) else cell
