"""A drawing: inline SVG with real text, which knows where each of its labels lies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from framing.report.charts.labels import Box, text_width
from framing.report.markup import element

#: Font size of labels in pixels; drawings are shown one to one, so this is what a reader gets.
SIZE = 12.5
#: How much wider the bold looks are.
BOLD = 1.13
ASCENT = 0.80
DESCENT = 0.24
_WHOLE = re.compile(r"\.0(?!\d)")


@dataclass
class Drawing:
    """One SVG picture under construction.

    ``name`` makes its ids unique in a page; ``title`` and ``description`` are read out instead
    of the picture.

    >>> drawing = Drawing("demo", 100, 20, "Demo", "A line of text.")
    >>> drawing.text(4, 14, "label")
    >>> [box.text for box in drawing.boxes]
    ['label']
    """

    name: str
    width: float
    height: float
    title: str
    description: str
    parts: list[Markup] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)

    def add(self, shape: str, *children: object, **attributes: object) -> None:
        """Draw any SVG shape."""
        self.parts.append(element(shape, *children, **attributes))

    def line(self, start: tuple[float, float], end: tuple[float, float], look: str) -> None:
        """Draw a straight line in the named look."""
        goal = (
            f"H{end[0]:.1f}"
            if start[1] == end[1]
            else f"V{end[1]:.1f}"
            if start[0] == end[0]
            else f"L{end[0]:.1f} {end[1]:.1f}"
        )
        self.path(f"M{start[0]:.1f} {start[1]:.1f}{goal}", look)

    def path(self, way: str, look: str, *, fill: str | None = None) -> None:
        """Draw a path, written with one decimal, in the named look."""
        self.add("path", d=_WHOLE.sub("", way), class_=look, fill=fill)

    def rect(
        self,
        corner: tuple[float, float],
        size: tuple[float, float],
        *,
        look: str,
        hint: str = "",
        fill: str | None = None,
    ) -> None:
        """Draw a rectangle; *hint* is shown where a pointer rests on it."""
        children = [element("title", hint)] if hint else []
        self.add(
            "rect",
            *children,
            x=corner[0],
            y=corner[1],
            width=size[0],
            height=size[1],
            class_=look,
            fill=fill,
        )

    def text(self, x: float, y: float, text: str, *, anchor: str = "start", look: str = "") -> None:
        """Write a text whose baseline starts, is centred or ends (*anchor*) at a point."""
        if not text:
            return
        width = text_width(text, SIZE) * (BOLD if look.startswith(("label", "strong")) else 1)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        self.boxes.append(Box(left, y - ASCENT * SIZE, left + width, y + DESCENT * SIZE, text))
        self.add(
            "text",
            text,
            x=x or None,
            y=y,
            text_anchor=None if anchor == "start" else anchor,
            class_=look or None,
        )

    def labels(self, places: Sequence[tuple[float, str]], y: float, *, look: str) -> None:
        """Write several texts in one line, each centred at its place."""
        for x, text in places:
            half = text_width(text, SIZE) / 2
            box = Box(x - half, y - ASCENT * SIZE, x + half, y + DESCENT * SIZE, text)
            self.boxes.append(box)
        texts = [element("text", text, x=x) for x, text in places]
        down = _WHOLE.sub("", f"translate(0 {y:.1f})")
        self.add("g", *texts, transform=down, text_anchor="middle", class_=look)

    def hatch(self) -> None:
        """Define this drawing's hatching, used by shapes through ``hatched``."""
        pattern = element(
            "pattern",
            element("path", d="M-1 1l2-2M0 6l6-6M5 7l2-2", class_="hatch"),
            id=f"{self.name}-hatch",
            width=6,
            height=6,
            patternUnits="userSpaceOnUse",
        )
        self.parts.insert(0, element("defs", pattern))

    def hatched(
        self, corner: tuple[float, float], size: tuple[float, float], *, hint: str = ""
    ) -> None:
        """Draw a rectangle filled with the hatching."""
        self.rect(corner, size, look="hatched", hint=hint, fill=f"url(#{self.name}-hatch)")

    def hatched_path(self, way: str) -> None:
        """Draw a path filled with the hatching."""
        self.path(way, "hatched", fill=f"url(#{self.name}-hatch)")

    def svg(self, told_by: str = "") -> Markup:
        """Give the finished picture.

        *told_by* names a drawing in the same page that has the same title and description, which
        then speak for this one too.
        """
        name = told_by or self.name
        told = (
            element("title", self.title, id=f"{name}-t"),
            element("desc", self.description, id=f"{name}-d"),
        )
        return element(
            "svg",
            *(() if told_by else told),
            *self.parts,
            role="img",
            viewBox=f"0 0 {self.width:g} {self.height:g}",
            width=self.width,
            height=self.height,
            aria_labelledby=f"{name}-t",
            aria_describedby=f"{name}-d",
        )
