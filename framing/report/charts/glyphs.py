"""Glyphs: each group has a shape, a dash and a colour of its own, and a key says which."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from framing.report.charts.drawing import SIZE, Drawing
from framing.report.charts.labels import text_width, wrap
from framing.report.markup import element

#: Outlines around 0 0 of a radius of 1, one a group: lines from the first point to the last.
_OUTLINES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),  # a disc
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    ((0, -1.2), (1.25, 0.95), (-1.25, 0.95)),
    ((0, 1.2), (1.25, -0.95), (-1.25, -0.95)),
    (
        *((-0.4, -1.2), (0.4, -1.2), (0.4, -0.4), (1.2, -0.4), (1.2, 0.4), (0.4, 0.4)),
        *((0.4, 1.2), (-0.4, 1.2), (-0.4, 0.4), (-1.2, 0.4), (-1.2, -0.4), (-0.4, -0.4)),
    ),
    (
        *((-0.6, -1.15), (0, -0.55), (0.6, -1.15), (1.15, -0.6), (0.55, 0), (1.15, 0.6)),
        *((0.6, 1.15), (0, 0.55), (-0.6, 1.15), (-1.15, 0.6), (-0.55, 0), (-1.15, -0.6)),
    ),
    ((-1.1, -1.1), (1.1, -1.1), (-1.1, 1.1), (1.1, 1.1)),  # an hourglass
)
#: How many groups can be told apart by shape; more are told apart by a row of their own each.
SHAPES = len(_OUTLINES)
RADIUS = 4.4
_KEY_GAP = 22.0
_SAMPLE = 30.0


def outline(group: int, x: float, y: float, *, radius: float = RADIUS) -> str:
    """Give the way of a group's shape around a point."""
    points = _OUTLINES[group]
    if not points:
        return (
            f"M{x - radius:.1f} {y:.1f}a{radius:.1f} {radius:.1f} 0 1 0 {2 * radius:.1f} 0"
            f"a{radius:.1f} {radius:.1f} 0 1 0 -{2 * radius:.1f} 0z"
        )
    return "M" + "L".join(f"{x + radius * a:.1f} {y + radius * b:.1f}" for a, b in points) + "z"


def draw_glyph(
    drawing: Drawing,
    group: int,
    place: tuple[float, float],
    *,
    hollow: bool = False,
    hint: str = "",
) -> None:
    """Draw a group's shape, solid or *hollow*; *hint* shows where a pointer rests on it."""
    children = [element("title", hint)] if hint else []
    look = glyph_look(group, hollow=hollow)
    drawing.add("path", *children, d=outline(group, *place), class_=look)


def glyph_look(group: int, *, hollow: bool = False) -> str:
    """Give the look of a group's shape."""
    return f"glyph g{group}{' hollow' if hollow else ''}"


def draw_key(
    drawing: Drawing, groups: Sequence[str], y: float, hollow: Collection[int] = ()
) -> float:
    """Write which shape and dash is which group, side by side where they fit; give the end.

    *hollow* are the groups, by their places, that have no solid shape in the drawing.
    """
    x = 0.0
    for at, name in enumerate(groups):
        lines = wrap(name, drawing.width - _SAMPLE - 10, SIZE, lines=3)
        wide = _SAMPLE + 8 + max(text_width(line, SIZE) for line in lines)
        if x and x + wide > drawing.width:
            x, y = 0.0, y + SIZE + 9
        middle = y + SIZE * 0.62
        drawing.line((x, middle), (x + _SAMPLE, middle), f"whisker g{at}")
        draw_glyph(drawing, at, (x + _SAMPLE / 2, middle), hollow=at in hollow)
        for line in lines:
            drawing.text(x + _SAMPLE + 8, y + SIZE, line)
            y += SIZE + 4
        y -= SIZE + 4
        if len(lines) > 1:
            x = drawing.width
        else:
            x += wide + _KEY_GAP
    return y + SIZE + 12 if groups else y
