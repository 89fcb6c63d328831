"""Frames: which paragraphs are told through which frame, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from framing.report.charts import Strip, StripCell, StripRow, both, draw_strips
from framing.report.decisions import FrameRow, frame_rows
from framing.report.markup import render
from framing.report.reading import FULL_TEXTS, ArticleView, read_views
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, link, noted, place, table, titled
from framing.report.wording import UNDEFINED, count, number, percent, plain
from framing.tables import Tables

_STATES = {
    "assigned": "assigned",
    "uncertain": "left open",
    "absent": "absent",
    "undefined": "not defined",
}


def frame_strip(tables: Tables) -> Section:
    """Show the frames over the paragraphs of each article, with every score in a table."""
    views = read_views(tables)
    rows = {view.article_id: frame_rows(tables, view) for view in views}
    scored = [view for view in views if rows[view.article_id]]
    full = len(views) <= FULL_TEXTS
    html = render(
        "frames.html.j2",
        lead=_lead(scored, rows) if len(views) == 1 else _lead_of_many(scored, drawn=full),
        figure=_figure(scored, rows) if scored and full else None,
        totals=_totals(scored, rows) if len(views) > 1 and scored else None,
        tables=[_scores(view, rows[view.article_id]) for view in scored] if full else [],
        many=len(views) > 1,
    )
    return Section("frames", "Frames", html)


def _lead(scored: Sequence[ArticleView], rows: dict[str, list[FrameRow]]) -> str:
    if not scored:
        return "No frame was scored in this analysis."
    mine = rows[scored[0].article_id]
    total = count(len(scored[0].paragraphs), "paragraph")
    parts = [f"{row.label} in {row.told()}" for row in mine]
    states = zip(*(row.states for row in mine), strict=True)
    bare = sum(set(of_one) == {"absent"} for of_one in states)
    none = f". None of them in {bare}" if bare else ""
    return f"Of {total}: {'; '.join(parts)}{none}. A paragraph may carry several frames."


def _lead_of_many(scored: Sequence[ArticleView], *, drawn: bool) -> str:
    if not scored:
        return "No frame was scored in this analysis."
    drawing = "Each article is drawn over the same width, from its first paragraph to its last. "
    return (
        f"{drawing if drawn else ''}A paragraph may carry several frames, or none. Shares are of "
        "the paragraphs that the model decided on; those left open are named beside them."
    )


def _figure(scored: Sequence[ArticleView], rows: dict[str, list[FrameRow]]) -> object:
    strips = [
        Strip(view.name if len(scored) > 1 else "", view.numbers, _strip_rows(view, rows))
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


def _strip_rows(view: ArticleView, rows: dict[str, list[FrameRow]]) -> tuple[StripRow, ...]:
    return tuple(
        StripRow(
            row.label,
            tuple(
                StripCell(
                    state,
                    f"{place(number_)}: {row.label} {number(score)}, {_STATES[state]}",
                )
                for number_, state, score in zip(view.numbers, row.states, row.scores, strict=True)
            ),
            row.brief,
        )
        for row in rows[view.article_id]
    )


def _totals(scored: Sequence[ArticleView], rows: dict[str, list[FrameRow]]) -> Table:
    codes = list(dict.fromkeys(row.code for view in scored for row in rows[view.article_id]))
    body = []
    for view in scored:
        mine = {row.code: row for row in rows[view.article_id]}
        body.append([view.name, str(len(view.paragraphs)), *(_share(mine.get(c)) for c in codes)])
    return table(
        "Paragraphs assigned to each frame, per article: share of those decided",
        ["Article", "#Paragraphs", *(f"#{plain(code)}" for code in codes)],
        body,
    )


def _share(row: FrameRow | None) -> Cell:
    return UNDEFINED if row is None else noted(percent(row.share), row.told())


def _scores(view: ArticleView, rows: Sequence[FrameRow]) -> Table:
    body = [
        [
            link(paragraph.anchor, place(paragraph.position)),
            *(f"{number(row.scores[at])} {_STATES[row.states[at]]}" for row in rows),
        ]
        for at, paragraph in enumerate(view.paragraphs)
    ]
    return table(
        titled("Probability of each frame and what the model decided", view),
        ["Paragraph", *(f"#{row.label}" for row in rows)],
        body,
    )
