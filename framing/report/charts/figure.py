"""A figure: the same chart for wide and for narrow screens, at the same size of type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.charts.drawing import Drawing

#: Widths in pixels: the page's measure, and what a screen of 320 pixels leaves.
WIDE = 736
NARROW = 286


@dataclass(frozen=True)
class Figure:
    """A chart in its two widths; the page shows the one that fits."""

    wide: Markup
    narrow: Markup


def both(draw: Callable[[str, int], Drawing], name: str) -> Figure:
    """Draw a chart in both widths; *draw* gets a name for its ids and a width.

    The title and the description of the wide one are those of the narrow one as well.
    """
    wide = f"{name}-w"
    return Figure(draw(wide, WIDE).svg(), draw(f"{name}-n", NARROW).svg(told_by=wide))
