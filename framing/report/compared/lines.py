"""Lines: words as they stand in the articles, opened from the row of a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from framing.comparison.contexts import Context
from framing.report.markup import element
from framing.report.reading import read_views
from framing.report.tabulating import Cell, place
from framing.report.wording import UNDEFINED, count
from framing.tables import Tables


def places_of(tables: Tables) -> dict[str, str]:
    """Say of every paragraph, by its id, where it stands: article and number."""
    return {
        paragraph.paragraph_id: f"{view.name}, {place(paragraph.position)}"
        for view in read_views(tables)
        for paragraph in view.paragraphs
    }


def line_of(context: Context, places: Mapping[str, str]) -> Markup:
    """Give a line, its word emphasised, and in small letters where it stands."""
    line = element("span", context.before, element("b", context.keyword), context.after)
    return line + element("small", places.get(context.paragraph_id, context.paragraph_id))


def opened(word: str, lines: Sequence[Markup]) -> Cell:
    """Give lines that open from the row of their word."""
    if not lines:
        return UNDEFINED
    head = element("span", count(len(lines), "line"), element("span", f" with {word}", class_="vh"))
    return element(
        "details",
        element("summary", head),
        element("ul", *(element("li", line) for line in lines), class_="kwic"),
    )
