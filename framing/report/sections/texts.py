"""Annotated texts: every paragraph with its evidence marked in place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.categories import CATEGORIES, Category
from framing.report.decisions import frame_rows
from framing.report.judged import find_corners
from framing.report.marks import Mark, counts, find_marks, shortened
from framing.report.markup import element, render
from framing.report.nesting import Corner, Piece, nest
from framing.report.reading import ArticleView, ParagraphView, figures, read_views
from framing.report.section import Section
from framing.report.tabulating import Table, table, titled
from framing.report.wording import count, number
from framing.tables import Tables


@dataclass(frozen=True)
class Sign:
    """A frame in the margin: its short name, and whether it is assigned or left open."""

    short: str
    label: str
    state: str


@dataclass(frozen=True)
class Annotated:
    """A paragraph ready to be shown: its pieces, and what stands in its margin."""

    paragraph: ParagraphView
    pieces: tuple[Piece, ...]
    signs: tuple[Sign, ...]
    sentiment: str
    tick: Markup


@dataclass(frozen=True)
class AnnotatedArticle:
    """An article ready to be shown, and the table of its evidence."""

    article: ArticleView
    paragraphs: tuple[Annotated, ...]
    evidence: Table | None
    amount: int


@dataclass(frozen=True)
class Filter:
    """A switch for one category of marks."""

    category: Category
    amount: int


def annotate(
    tables: Tables,
    article: ArticleView,
    marks: dict[str, list[Mark]],
    corners: dict[str, list[Corner]],
) -> AnnotatedArticle:
    """Give an article with its marks and corners in place and its margins filled."""
    rows = frame_rows(tables, article)
    sentiment = figures(tables.features, "sentiment_mean")
    paragraphs = []
    for at, paragraph in enumerate(article.paragraphs):
        signs = tuple(
            Sign(row.short, row.label, row.states[at])
            for row in rows
            if row.states[at] in ("assigned", "uncertain")
        )
        score = float(sentiment.get(paragraph.paragraph_id, math.nan))
        found = marks.get(paragraph.paragraph_id, [])
        paragraphs.append(
            Annotated(
                paragraph,
                nest(paragraph.text, found, corners.get(paragraph.paragraph_id, [])),
                signs,
                "" if math.isnan(score) else number(score, signed=True),
                tick(score),
            )
        )
    evidence = [(p, m) for p in article.paragraphs for m in marks.get(p.paragraph_id, [])]
    return AnnotatedArticle(article, tuple(paragraphs), _evidence(article, evidence), len(evidence))


def tick(score: float) -> Markup:
    """Draw a score as a dot on a short line from −1 to +1 with its middle marked."""
    if math.isnan(score):
        return Markup("")
    return element(
        "svg",
        element("path", d="M1 5h38M20 2v6"),
        element("circle", cx=20 + 18 * max(-1.0, min(score, 1.0)), cy=5, r=3),
        aria_hidden="true",
    )


def _evidence(article: ArticleView, marks: Sequence[tuple[ParagraphView, Mark]]) -> Table | None:
    if not marks:
        return None
    body = [
        [
            element("a", shortened(mark.text), href=f"#m{mark.key}", id=f"e{mark.key}"),
            str(paragraph.position),
            f"{mark.category.label} ({mark.category.letter})",
            mark.kind,
            mark.named_entry,
            number(mark.weight, signed=mark.signed),
            mark.voiced,
        ]
        for paragraph, mark in marks
    ]
    return table(
        titled("Every mark in the text", article),
        [
            "Words",
            "Paragraph",
            "Category",
            "Kind",
            "Entry",
            "Weight, confidence or probability",
            "Voice",
        ],
        body,
    )


def annotated_texts(tables: Tables) -> Section:
    """Show the text of every article with its evidence marked, and switches for each category."""
    views = read_views(tables)
    marks = find_marks(tables)
    corners = find_corners(tables)
    amounts = counts(marks)
    html = render(
        "texts.html.j2",
        filters=[Filter(CATEGORIES[str(code)], int(n)) for code, n in amounts.items()],
        articles=[annotate(tables, view, marks, corners) for view in views],
        cornered=bool(corners),
        alone=len(views) == 1,
        amount=count(int(amounts.sum()), "mark") if len(amounts) else "",
        margins=_margins(tables, views),
        speech=any(CATEGORIES[str(code)].speech for code in amounts.index),
    )
    return Section("text", "Annotated text" if len(views) == 1 else "Annotated texts", html)


def _margins(tables: Tables, views: Sequence[ArticleView]) -> list[Sign]:
    """Give the frames that stand in some margin, for the legend."""
    signs = {}
    for view in views:
        for row in frame_rows(tables, view):
            signs[row.code] = Sign(row.short, row.label, "assigned")
    return list(signs.values())
