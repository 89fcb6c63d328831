"""Frame strips: one row a frame, one cell a paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.labels import cut, text_width, wrap

_CELL = 20.0
_STEP = 26.0
_LABEL = 190.0
_SIDE = 520.0  # from this width on labels stand beside the rows, otherwise above


@dataclass(frozen=True)
class StripCell:
    """One paragraph in one row.

    ``state``: ``assigned``, ``uncertain``, ``absent`` or ``undefined``; ``hint`` is what a
    pointer resting on the cell shows, "" for nothing.
    """

    state: str
    hint: str


@dataclass(frozen=True)
class StripRow:
    """One frame: its label, its paragraphs in order, and what is written after them."""

    label: str
    cells: tuple[StripCell, ...]
    value: str = ""


@dataclass(frozen=True)
class Strip:
    """The rows of one article under its name ("" for none), with the paragraphs' numbers."""

    name: str
    numbers: tuple[int, ...]
    rows: tuple[StripRow, ...]


def draw_strips(
    name: str, width: int, strips: Sequence[Strip], *, title: str, description: str
) -> Drawing:
    """Draw strips under each other; each spans the full width, so positions are relative."""
    beside = width >= _SIDE
    rows = [row for strip in strips for row in strip.rows]
    left, right = 0.5, width - 0.5
    if beside:
        left = min(max((text_width(r.label, SIZE) for r in rows), default=0.0) + 16, _LABEL)
        right -= max((text_width(r.value, SIZE) for r in rows), default=0.0) + 12
    drawing = Drawing(name, width, 0, title, description)
    drawing.hatch()
    y = 0.5
    for strip in strips:
        if strip.name:
            for line in wrap(strip.name, width / BOLD - 8, SIZE, lines=2):
                drawing.text(0, y + SIZE, line, look="strong")
                y += SIZE + 4
            y += 4
        for row in strip.rows:
            y = _row(drawing, row, (left, right), y, beside=beside)
        y = _axis(drawing, strip, (left, right), y)
    drawing.height = y
    return drawing


def _row(
    drawing: Drawing, row: StripRow, sides: tuple[float, float], y: float, *, beside: bool
) -> float:
    left, right = sides
    if beside:
        middle = y + _CELL / 2 + SIZE * 0.36
        drawing.text(0, middle, cut(row.label, left - 14, SIZE))
        drawing.text(right + 10, middle, row.value, look="quiet")
    else:
        room = drawing.width - text_width(row.value, SIZE) - 14
        drawing.text(0, y + SIZE, cut(row.label, room, SIZE))
        drawing.text(drawing.width, y + SIZE, row.value, anchor="end", look="quiet")
        y += SIZE + 6
    pitch = (right - left) / max(len(row.cells), 1)
    size = (pitch - min(2.0, pitch * 0.15), _CELL)
    drawn: dict[str, list[str]] = {}
    for at, cell in enumerate(row.cells):
        corner = (left + at * pitch, y)
        told = beside and cell.hint
        if told and cell.state == "uncertain":
            drawing.hatched(corner, size, hint=cell.hint)
        elif told and cell.state != "absent":
            drawing.rect(corner, size, look=f"cell {cell.state}", hint=cell.hint)
        else:
            outline = f"M{corner[0]:.1f} {y:.1f}h{size[0]:.1f}v{_CELL:g}h-{size[0]:.1f}z"
            drawn.setdefault(cell.state, []).append(outline)
    for state, outlines in drawn.items():
        if state == "uncertain":
            drawing.hatched_path("".join(outlines))
        else:
            drawing.path("".join(outlines), f"cell {state}")
    return y + _STEP


def _axis(drawing: Drawing, strip: Strip, sides: tuple[float, float], y: float) -> float:
    """Number the paragraphs: as many numbers as find room without touching."""
    left, right = sides
    amount = len(strip.numbers)
    pitch = (right - left) / max(amount, 1)
    room = text_width(str(strip.numbers[-1]), SIZE) + 6 if amount else 1
    step = next((s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500) if s * pitch >= room), amount)
    last = left + pitch * amount
    places = []
    for at in range(0, amount, max(step, 1)):
        label = str(strip.numbers[at])
        middle = left + (at + 0.5) * pitch
        half = text_width(label, SIZE) / 2
        if middle - half >= max(left - 6, 0) and middle + half <= last + 0.5:
            places.append((middle, label))
    drawing.labels(places, y + SIZE, look="quiet")
    return y + SIZE + 14
