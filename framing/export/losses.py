"""Losses: what a format cannot hold, told, and kept whole in another file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

_MARK = " … [cut: {amount:,} {unit} in all]"


@dataclass
class Losses:
    """What was cut or changed while files were written, told once they are.

    ``cut`` are the tables of which something is not whole in a file that was asked for.
    """

    cut: dict[str, None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    _cells: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)

    def cell(self, file: str, table: str, column: str, limit: str) -> None:
        """Note that a cell of a column is cut in a file."""
        self.cut[table] = None
        self._cells[file, table, column, limit] += 1

    def note(self, table: str, what: str) -> None:
        """Note that something of a table could not be kept."""
        self.cut[table] = None
        self.notes.append(what)

    def rows(self, file: str, table: str, *, kept: int, rows: int) -> None:
        """Note that a table has more rows than a file takes."""
        self.note(table, f"{file}: {table} has {rows:,} rows, and the first {kept:,} are there")

    def told(self) -> list[str]:
        """Say all of it, cells of a column together."""
        cells = [
            f"{file}: {amount:,} of {table}.{column} {'is' if amount == 1 else 'are'} longer than"
            f" {limit} and cut there, with a mark"
            for (file, table, column, limit), amount in self._cells.items()
        ]
        return [*self.notes, *cells]


def marked(amount: int, unit: str) -> str:
    """Give the mark at the end of a text that is cut.

    >>> marked(40_000, "characters")
    ' … [cut: 40,000 characters in all]'
    """
    return _MARK.format(amount=amount, unit=unit)
