"""Reliability evaluated: how far codes of several coders agree beyond chance."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from framing.agreement.disagreeing import disagreements_of
from framing.agreement.figuring import figures_of, pairs_of
from framing.agreement.matrix import Matrix, codes_allowed, levels_of, matrices_of
from framing.agreement.reading import read_codings
from framing.agreement.resampling import DRAWS
from framing.agreement.saving import read_reliability, save_reliability
from framing.agreement.tables import ReliabilityTables
from framing.codings import ADJUDICATED, Level
from framing.errors import InputError

_LIBRARIES = ("numpy", "pandas", "scipy")


class Reliability(ReliabilityTables):
    """How far codes can be relied on: the tables, which display themselves, and their report."""

    def save(self, folder: str | Path) -> Path:
        """Write the tables to a folder, which ``framing.open_reliability`` reads."""
        return save_reliability(self, folder)

    def report(
        self, folder: str | Path, *, title: str | None = None, date: str | None = None
    ) -> Path:
        """Write page, figures and the list of disagreements to a folder; give the page's path.

        *date* is printed on the page; without one that of SOURCE_DATE_EPOCH, if it is set.
        """
        from framing.report.reliability.writing import write_reliability

        return write_reliability(self, Path(folder), title=title, date=date)

    def _repr_html_(self) -> str:
        from framing.report.look import style
        from framing.report.reliability import figures
        from framing.report.reliability.writing import STYLES

        return f"{style(*STYLES).html}\n{figures(self).html}"


def reliability(
    codings: str | Path | pd.DataFrame,
    *,
    levels: Mapping[str, str] | None = None,
    draws: int = DRAWS,
    random_state: int = 0,
    progress: Callable[[int, int], None] | None = None,
) -> Reliability:
    """Say how far coders agree beyond chance, for each variable and for each two of them.

    *codings* is a table or its file (csv, jsonl, parquet) with a row a judgement: paragraph_id,
    coder, variable, value, and, where they are known, article_id, codebook and text. Paragraphs of
    one article are drawn together for the intervals. *levels* tells the level of measurement of
    variables by name: nominal, ordinal, interval or ratio; ``sentiment`` is ordinal and
    ``attributions`` ratio by themselves, all others nominal. The coder ``adjudicated`` counts as
    none. *draws* and *random_state* are those of the bootstrap; *progress* is called with the
    variables done and their number.

    Raises InputError, which lists every fault of the codings, and codes that were given by
    different codebooks.

    >>> rows = [("a1:0000", "ann", "1"), ("a1:0000", "ben", "1"), ("a1:0001", "ann", "0"),
    ...         ("a1:0001", "ben", "0"), ("a2:0000", "ann", "1"), ("a2:0000", "ben", "0")]
    >>> codings = pd.DataFrame(rows, columns=["paragraph_id", "coder", "value"])
    >>> told = reliability(codings.assign(variable="security"))
    >>> told.figures.loc["security", ["agreement", "alpha"]].astype("float64").round(3).tolist()
    [0.667, 0.444]
    >>> told.disagreements[["paragraph_id", "coder: ann", "coder: ben"]].values.tolist()
    [['a2:0000', '1', '0']]
    """
    if draws < 0 or random_state < 0:
        raise InputError(
            "reliability",
            [f"{name} is {value}" for name, value in _given(draws, random_state) if value < 0],
            remedy="Give 0 or more; 2,000 draws are usual, and 0 gives no intervals.",
        )
    table = read_codings(codings)
    told = levels_of(table, levels)
    matrices = matrices_of(table, told)
    return Reliability(
        figures=figures_of(matrices, draws=draws, random_state=random_state, progress=progress),
        pairs=pairs_of(matrices),
        disagreements=disagreements_of(table, matrices),
        settings={
            "framing": version("framing-toolkit"),
            "python": platform.python_version(),
            "libraries": {name: version(name) for name in _LIBRARIES},
            "draws": draws,
            "random_state": random_state,
            "coders": sorted(set(table["coder"]) - {ADJUDICATED}),
            "variables": _variables(table, told),
            "nested": any(matrix.nested for matrix in matrices),
            "codings": _described(codings, table, matrices),
        },
    )


def open_reliability(folder: str | Path) -> Reliability:
    """Read what ``Reliability.save`` wrote, or the folder ``tables`` of its report.

    Raises InputError where the folder holds none, or one that is damaged.
    """
    return Reliability(**read_reliability(folder))


def _given(draws: int, random_state: int) -> list[tuple[str, int]]:
    return [("draws", draws), ("random_state", random_state)]


def _variables(table: pd.DataFrame, levels: Mapping[str, Level]) -> dict[str, Any]:
    books = table.groupby("variable")["codebook"].first()
    return {
        name: {
            "level": level,
            "codes": list(codes_allowed(table, name, level)),
            "codebook": "" if pd.isna(books[name]) else str(books[name]),
        }
        for name, level in levels.items()
    }


def _described(
    codings: str | Path | pd.DataFrame, table: pd.DataFrame, matrices: Sequence[Matrix]
) -> dict[str, Any]:
    """Give what was read: its name, its amount, and a fingerprint whatever the order of rows."""
    counted = table[(table["coder"] != ADJUDICATED) & table["value"].notna()]
    ordered = table.sort_values(["paragraph_id", "variable", "coder"])
    written = ordered.to_csv(index=False, lineterminator="\n")
    return {
        "file": "" if isinstance(codings, pd.DataFrame) else Path(codings).name,
        "codings": len(counted),
        "units": len({unit for matrix in matrices for unit in matrix.units}),
        "articles": int(counted["article_id"].nunique()),
        "adjudicated": int((table["coder"] == ADJUDICATED).sum()),
        "sha256": hashlib.sha256(written.encode("utf-8", errors="surrogatepass")).hexdigest(),
    }
