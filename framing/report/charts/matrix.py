"""Matrices: rows by groups, in each cell a number and a bar that says how much it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.labels import text_width, wrap

_LINE = SIZE + 3
_LABEL = 220.0
_SIDE = 520.0  # from this width on rows are named beside their cells, otherwise above
_LEAST = 46.0
_THICK = 5.0
_GAP = 8.0
_HEAD_LINES = 3


@dataclass(frozen=True)
class MatrixCell:
    """An amount (0 or NaN for none) and how it is written."""

    amount: float
    value: str


@dataclass(frozen=True)
class MatrixRow:
    """A row: what it is called, a note under it ("" for none), and a cell for each column."""

    label: str
    cells: tuple[MatrixCell, ...]
    note: str = ""


def draw_matrix(
    name: str,
    width: int,
    columns: Sequence[str],
    rows: Sequence[MatrixRow],
    *,
    title: str,
    description: str,
) -> Drawing:
    """Draw the cells; bars share one scale, and a bar always has its number above it.

    Columns whose names are too long to stand over them are numbered, with a key; those that find
    no room beside each other go on below.
    """
    drawing = Drawing(name, width, 0, title, description)
    left = _LABEL if width >= _SIDE else 0.0
    widest = max((text_width(c.value, SIZE) for row in rows for c in row.cells), default=0.0)
    across = max(1, int((width - left) // max(_LEAST, widest + 12)))
    blocks = max(1, math.ceil(len(columns) / across))
    across = max(1, math.ceil(len(columns) / blocks))
    pitch = (width - left) / across
    heads = _heads(columns, pitch - 10)
    y = 0.0
    if heads is None:
        y = _key(drawing, columns)
        heads = [[str(at + 1)] for at in range(len(columns))]
    most = max((c.amount for row in rows for c in row.cells if c.amount > 0), default=1.0)
    for start in range(0, len(columns), across):
        part = slice(start, start + across)
        y = _head(drawing, heads[part], left, pitch, y)
        for row in rows:
            y = _row(drawing, row, row.cells[part], (left, pitch, most), y)
        y += _GAP
    drawing.height = max(y - _GAP, 1)
    return drawing


def _heads(columns: Sequence[str], room: float) -> list[list[str]] | None:
    """Give the columns' names in lines, or nothing where one is too long for its column."""
    bold = SIZE * BOLD
    heads = [wrap(column, room, bold, lines=_HEAD_LINES + 1) for column in columns]
    fits = all(
        len(lines) <= _HEAD_LINES and " ".join(lines) == " ".join(column.split())
        for lines, column in zip(heads, columns, strict=True)
    )
    return heads if fits else None


def _key(drawing: Drawing, columns: Sequence[str]) -> float:
    room = text_width(str(len(columns)), SIZE) * BOLD + 10
    y = 0.0
    for at, column in enumerate(columns, start=1):
        drawing.text(0, y + SIZE, str(at), look="strong")
        for line in wrap(column, drawing.width - room - 2, SIZE, lines=3):
            drawing.text(room, y + SIZE, line)
            y += _LINE
        y += 2
    return y + _GAP


def _head(
    drawing: Drawing, heads: Sequence[Sequence[str]], left: float, pitch: float, y: float
) -> float:
    tall = max(map(len, heads), default=0) * _LINE
    for at, lines in enumerate(heads):
        for place, line in enumerate(lines):
            top = y + tall - (len(lines) - place) * _LINE
            drawing.text(left + at * pitch, top + 0.82 * _LINE, line, look="strong")
    drawing.line((0, y + tall + 3), (drawing.width, y + tall + 3), "axis")
    return y + tall + 10


def _row(
    drawing: Drawing,
    row: MatrixRow,
    cells: Sequence[MatrixCell],
    room: tuple[float, float, float],
    y: float,
) -> float:
    left, pitch, most = room
    wide = (left or drawing.width) - 14
    lines = wrap(row.label, wide, SIZE, lines=3)
    notes = wrap(row.note, wide, SIZE, lines=2) if row.note else []
    for at, line in enumerate([*lines, *notes]):
        look = "quiet" if at >= len(lines) else ""
        drawing.text(0, y + (at + 0.82) * _LINE, line, look=look)
    text = (len(lines) + len(notes)) * _LINE
    top = y if left else y + text + 2
    for at, cell in enumerate(cells):
        x = left + at * pitch
        there = cell.amount > 0
        drawing.text(x, top + 0.82 * _LINE, cell.value, look="" if there else "quiet")
        if there:
            long = max((pitch - 10) * cell.amount / most, 1.0)
            drawing.rect((x, top + _LINE + 1), (long, _THICK), look="bar")
    bottom = max(y + text, top + _LINE + _THICK + 1) + _GAP / 2
    drawing.line((0, bottom), (drawing.width, bottom), "grid")
    return bottom + _GAP / 2
