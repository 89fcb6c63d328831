"""Openings: headlines and first paragraphs under each other, with their evidence marked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from framing.report.marks import Mark, find_marks
from framing.report.markup import render
from framing.report.nesting import Piece, nest
from framing.report.reading import ArticleView, ParagraphView, read_views
from framing.report.section import Section
from framing.tables import Tables


@dataclass(frozen=True)
class Opening:
    """How an article begins: its headline and its first paragraph, each with its marks."""

    article: ArticleView
    headline: tuple[Piece, ...]
    lead: tuple[Piece, ...]
    paragraph: ParagraphView | None


def openings_of(tables: Tables) -> list[Opening]:
    """Give the opening of every article."""
    marks = find_marks(tables)
    found = []
    for view in read_views(tables):
        heads = [p for p in view.paragraphs if p.part == "headline"]
        bodies = [p for p in view.paragraphs if p.part != "headline"]
        found.append(
            Opening(
                view,
                _pieces(heads[0], marks) if heads else (),
                _pieces(bodies[0], marks) if bodies else (),
                bodies[0] if bodies else None,
            )
        )
    return found


def _pieces(paragraph: ParagraphView, marks: dict[str, list[Mark]]) -> tuple[Piece, ...]:
    """Cut a paragraph at its marks; they have key 0, since their address is in the full text."""
    return nest(
        paragraph.text, [replace(mark, key=0) for mark in marks.get(paragraph.paragraph_id, [])]
    )


def openings(tables: Tables) -> Section:
    """Show headlines and first paragraphs under each other."""
    return Section(
        "openings",
        "Headlines and leads",
        render("openings.html.j2", openings=openings_of(tables)),
    )
