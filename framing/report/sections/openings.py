"""Openings: headlines and first paragraphs under each other, with their evidence marked."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from framing.report.annotating import Annotator
from framing.report.markup import render
from framing.report.modes import FULL, check_mode
from framing.report.reading import ArticleView, ParagraphView
from framing.report.section import Section
from framing.report.wording import count
from framing.tables import Tables


@dataclass(frozen=True)
class Opening:
    """How an article begins: its headline and its first paragraph, each with its marks.

    ``withheld`` says how long a first paragraph is that is not shown.
    """

    article: ArticleView
    headline: Markup
    lead: Markup
    paragraph: ParagraphView | None
    withheld: str = ""


def openings_of(tables: Tables, *, text_mode: str = FULL) -> list[Opening]:
    """Give the opening of every article."""
    annotator = Annotator(tables, text_mode)
    found = []
    for view in annotator.views:
        heads = [p for p in view.paragraphs if p.part == "headline"]
        bodies = [p for p in view.paragraphs if p.part != "headline"]
        body = bodies[0] if bodies else None
        lead = _marked(annotator, body)
        found.append(
            Opening(
                view,
                _marked(annotator, heads[0] if heads else None),
                lead,
                body,
                f"{count(body.words, 'word')}, not shown" if body and not lead else "",
            )
        )
    return found


def _marked(annotator: Annotator, paragraph: ParagraphView | None) -> Markup:
    """Give a paragraph with its marks; these have key 0, since their address is in the text."""
    if paragraph is None:
        return Markup("")
    marks = annotator.marks.get(paragraph.paragraph_id, ())
    return annotator.text_of(paragraph, marks=[replace(mark, key=0) for mark in marks])


def openings(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show headlines and first paragraphs under each other, as far as *text_mode* shows texts.

    Headlines name the articles and are always shown. Raises InputError for an unknown mode.
    """
    return Section(
        "openings",
        "Headlines and leads",
        render("openings.html.j2", openings=openings_of(tables, text_mode=check_mode(text_mode))),
    )
