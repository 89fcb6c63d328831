"""Disagreements: the units on which coders differ, ready to be settled by adjudication."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.agreement.matrix import Matrix
from framing.codings import ADJUDICATED

UNIT, VARIABLE, TEXT = "paragraph_id", "variable", "text"
#: What the column of a coder's codes is called.
CODER = "coder: "


def disagreements_of(codings: pd.DataFrame, matrices: Sequence[Matrix]) -> pd.DataFrame:
    """Give a row a unit and variable on which coders differ, by unit, then as variables come.

    Columns: paragraph_id, article_id, variable, text, ``coder: NAME`` for each coder with the code
    given (missing where none was), and ``adjudicated``: the code that was settled on, missing as
    long as nobody did.
    """
    coders = sorted({coder for matrix in matrices for coder in matrix.coders})
    rows = []
    for at, matrix in enumerate(matrices):
        differ = (matrix.counts > 0).sum(axis=1) > 1
        for row in differ.nonzero()[0]:
            said = dict(zip(matrix.coders, matrix.places[row], strict=True))
            codes = {c: matrix.codes[place] for c, place in said.items() if place >= 0}
            rows.append((matrix.units[row], at, matrix.variable, *map(codes.get, coders)))
    rows.sort(key=lambda row: row[:2])
    names = [UNIT, "at", VARIABLE, *(f"{CODER}{coder}" for coder in coders)]
    table = pd.DataFrame(rows, columns=names).drop(columns="at").astype("str")
    of_units = codings.groupby(UNIT)[["article_id", TEXT]].first()
    table.insert(1, "article_id", of_units["article_id"].reindex(table[UNIT]).to_numpy())
    table.insert(3, TEXT, of_units[TEXT].reindex(table[UNIT]).to_numpy())
    settled = codings[codings["coder"] == ADJUDICATED].set_index([UNIT, VARIABLE])["value"]
    keys = pd.MultiIndex.from_frame(table[[UNIT, VARIABLE]])
    table[ADJUDICATED] = settled.reindex(keys).to_numpy()
    return table.astype("str")
