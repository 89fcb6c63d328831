"""Codings for tests: small tables written out, and counts of codes from strings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
#: Four observers, twelve units, ``.`` for no code: Krippendorff (2011), section C, and the table of
#: Krippendorff (2019), p. 290, where the unit that nobody pairs is left out.
FOUR = ("12332141 2...", "12332241 25.3", ".3332342 251.", "12332441 251.")
#: Thirty patients, six psychiatrists, five diagnoses: Fleiss (1971), table 1, p. 380. The first
#: fifteen are distrib.6raters in the overview of the R package irrCAC.
_FLEISS = (
    "00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031"
    " 00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006"
)
FLEISS = np.array([[int(n) for n in row] for row in _FLEISS.split()], dtype=np.float64)


def counts_of(coders: Sequence[str], codes: str) -> Floats:
    """Give how many coders gave each code, a row a unit; each string is a coder, blanks nothing."""
    units = zip(*(coder.replace(" ", "") for coder in coders), strict=True)
    return np.array([[unit.count(code) for code in codes] for unit in units], dtype=np.float64)


def crossed(table: Sequence[Sequence[int]]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Give the codes of two coders from a table of how often each pair of codes was given."""
    pairs = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    one, other = np.array(pairs, dtype=np.intp).T
    return one, other


def both(table: Sequence[Sequence[int]]) -> Floats:
    """Give the counts of such a table: a row a unit, a column a code."""
    size = range(len(table))
    rows = [[int(i == c) + int(j == c) for c in size] for i, j in zip(*crossed(table), strict=True)]
    return np.array(rows, dtype=np.float64)


def once(counts: Floats) -> Floats:
    """Give weights that take each unit once."""
    return np.ones((1, len(counts)))


def codings(
    rows: Iterable[tuple[str, str, str | float | None]],
    *,
    variable: str = "security",
    book: str = "b1",
) -> pd.DataFrame:
    """Give codings from rows of unit, coder and value; ``a1:0000`` is a paragraph of ``a1``."""
    table = pd.DataFrame(rows, columns=["paragraph_id", "coder", "value"])
    table["article_id"] = table["paragraph_id"].str.partition(":")[0]
    text = "The text of " + table["paragraph_id"]
    return table.assign(variable=variable, codebook=book, text=text)


def study(articles: int = 12, each: int = 3, seed: int = 1) -> pd.DataFrame:
    """Give what two coders, and a third on some units, say on three variables."""
    random = np.random.default_rng(seed)
    parts = []
    for variable, codes in (("security", 2), ("sentiment", 3), ("attributions", 4)):
        rows = []
        for unit in (f"a{a:02d}:{p:04d}" for a in range(articles) for p in range(each)):
            truth = int(random.integers(codes))
            for coder in ("ann", "ben", "cleo"):
                if coder == "cleo" and random.random() < 0.5:
                    continue
                said = truth if random.random() < 0.85 else int(random.integers(codes))
                rows.append((unit, coder, str(said - (variable == "sentiment"))))
        parts.append(codings(rows, variable=variable))
    return pd.concat(parts, ignore_index=True)
