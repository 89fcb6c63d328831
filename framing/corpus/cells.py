"""Cells: what a sheet is, whatever file it stands in: columns, and rows of plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from framing.corpus.drafts import Fault, Where


class Row(NamedTuple):
    """A row: where it stood, what tells it from its neighbours, and its cells."""

    where: Where
    label: str
    cells: dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """A table of plain values: its column names, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class OpenSheet:
    """A table in a file that is read row by row, from its beginning each time it is asked for.

    A row that cannot be read is given as its fault.
    """

    name: str
    columns: tuple[str, ...]
    read: Callable[[], Iterator[Row | Fault]]

    @property
    def rows(self) -> Iterator[Row | Fault]:
        """The rows, in order."""
        return self.read()


def numbered(number: int) -> str:
    """Give a row's number so that ids sort as the rows stand.

    >>> numbered(7)
    '0007'
    """
    return f"{number:04d}"
