"""Texts: the cells of a column, each text once, and what is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from framing.corpus.drafts import Findings
from framing.corpus.values import as_text, is_missing
from framing.errors import InputError
from framing.scores.tables import Column
from framing.text.paragraphs import is_blank

_SHOWN = 40


@dataclass(frozen=True)
class Texts:
    """The texts of a column, each once; ``codes`` has for every row its number, -1 for none."""

    unique: Sequence[str]
    codes: NDArray[np.intp]


def texts_of(column: Column) -> Texts:
    """Give the texts of a column; a cell that is missing or blank has none.

    Raises InputError where cells hold anything else, with every row. Warns with InputWarning where
    characters had to be replaced that no file can hold.

    >>> texts_of(Column(["It rained.", None, " ", "It rained."], "the list")).codes.tolist()
    [0, -1, -1, 0]
    """
    findings = Findings()
    faults: list[tuple[int, Any]] = []
    known: dict[str, int] = {}
    unique: list[str] = []
    codes = np.full(len(column.cells), -1, dtype=np.intp)
    for row, cell in enumerate(column.cells):
        if isinstance(cell, str):
            code = known.get(cell)
            if code is None:
                code = -1 if is_blank(cell) else len(unique)
                known[cell] = code
                if code >= 0:
                    unique.append(findings.repair(str(cell), _where(column, row)))
            codes[row] = code
        elif not is_missing(cell):
            faults.append((row, cell))
    if faults:
        raise InputError(
            column.what,
            list(_told(faults, column, any_text=bool(known))),
            remedy="Nothing was scored. Make text of them (decode bytes, join lists), or None"
            " where there is no text.",
        )
    findings.close()
    return Texts(unique, codes)


def _told(faults: Sequence[tuple[int, Any]], column: Column, *, any_text: bool) -> Iterator[str]:
    """Say what is wrong row by row, or once where no cell at all is text."""
    if any_text or len(faults) == 1:
        for row, cell in faults:
            yield f"{_where(column, row)}: holds {_shown(cell)}, expected text"
        return
    row, cell = faults[0]
    yield (
        f"holds no text in any of {len(faults):,} cells; the first, in {_where(column, row)}, is"
        f" {_shown(cell)}"
    )


def _where(column: Column, row: int) -> str:
    """Say where a cell stands: its row, counted from 0, and its label where that says more."""
    label = row if column.index is None else column.index[row]
    return f"row {row}" if label is row or label == row else f"row {row} ({label!r})"


def _shown(cell: Any) -> str:
    text = repr(cell) if isinstance(cell, (bytes, bool)) else as_text(cell)
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"{type(cell).__name__} {shown}"
