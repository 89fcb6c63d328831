"""Frames: which paragraphs are told through which frame, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from framing.report.charts import Strip, StripCell, StripRow, both, draw_strips
from framing.report.decisions import STATES, FrameRow, frame_rows
from framing.report.framed import (
    Rows,
    article_table,
    articles_table,
    lead_of,
    lead_rule,
    shown_changes,
)
from framing.report.markup import render
from framing.report.modes import FULL, in_mode
from framing.report.reading import FULL_TEXTS, ArticleView, read_views
from framing.report.section import Section
from framing.report.tabulating import Table, link, place, table, titled
from framing.report.wording import count, number
from framing.tables import Tables


def frame_strip(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the frames over the paragraphs of each article, with every score in a table.

    *text_mode* cuts words of articles that are longer than it shows. Raises InputError for an
    unknown mode.
    """
    tables = in_mode(tables, text_mode)
    views = read_views(tables)
    rows = {view.article_id: frame_rows(tables, view) for view in views}
    scored = [view for view in views if rows[view.article_id]]
    full = len(views) <= FULL_TEXTS
    html = render(
        "frames.html.j2",
        lead=_lead(tables, scored, rows) if len(views) == 1 else _lead_of_many(scored, drawn=full),
        figure=_figure(scored, rows) if scored and full else None,
        totals=_totals(tables, scored, rows, alone=len(views) == 1) if scored else None,
        changes=shown_changes(tables, scored),
        tables=[_scores(view, rows[view.article_id]) for view in scored] if full else [],
        many=len(views) > 1,
    )
    return Section("frames", "Frames", html)


def _lead(tables: Tables, scored: Sequence[ArticleView], rows: Rows) -> str:
    if not scored:
        return "No frame was scored in this analysis."
    states = zip(*(row.states for row in rows[scored[0].article_id]), strict=True)
    bare = sum(set(of_one) == {"absent"} for of_one in states)
    total = count(len(scored[0].paragraphs), "paragraph")
    return (
        f"{lead_of(tables, scored[0])} Of {total}, {bare} carry none of the frames; one may carry"
        " several."
    )


def _lead_of_many(scored: Sequence[ArticleView], *, drawn: bool) -> str:
    if not scored:
        return "No frame was scored in this analysis."
    drawing = "Each article is drawn over the same width, from its first paragraph to its last. "
    return (
        f"{drawing if drawn else ''}A paragraph may carry several frames, or none. Shares are of "
        "the paragraphs that the model decided on; those left open are named beside them. "
        f"{lead_rule()}"
    )


def _figure(scored: Sequence[ArticleView], rows: Rows) -> object:
    strips = [
        Strip(
            view.name if len(scored) > 1 else "",
            view.numbers,
            _strip_rows(view, rows, hints=len(scored) == 1),
        )
        for view in scored
    ]
    return both(
        partial(
            draw_strips,
            strips=strips,
            title="Frames over the paragraphs",
            description="One row a frame, one cell a paragraph. Filled: assigned. "
            "Hatched: left open. The table below holds every score.",
        ),
        "frames",
    )


def _strip_rows(view: ArticleView, rows: Rows, *, hints: bool) -> tuple[StripRow, ...]:
    """Give the strips of an article; *hints* tell each cell's score, as the table does."""
    return tuple(
        StripRow(
            row.label,
            tuple(
                StripCell(
                    state,
                    f"{place(number_)}: {row.label} {number(score)}, {STATES[state]}"
                    if hints
                    else "",
                )
                for number_, state, score in zip(view.numbers, row.states, row.scores, strict=True)
            ),
            row.brief,
        )
        for row in rows[view.article_id]
    )


def _totals(tables: Tables, scored: Sequence[ArticleView], rows: Rows, *, alone: bool) -> Table:
    if alone:
        return article_table(tables, scored[0], rows[scored[0].article_id])
    return articles_table(tables, scored, rows)


def _scores(view: ArticleView, rows: Sequence[FrameRow]) -> Table:
    body = [
        [
            link(paragraph.anchor, place(paragraph.position)),
            *(f"{number(row.scores[at])} {STATES[row.states[at]]}" for row in rows),
        ]
        for at, paragraph in enumerate(view.paragraphs)
    ]
    return table(
        titled("Probability of each frame and what the model decided", view),
        ["Paragraph", *(f"#{row.label}" for row in rows)],
        body,
    )
