"""Frames of articles as a page shows them: shares, the lead frame, what would change a decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing.frames.articles import frames_by_article
from framing.frames.changes import ABSENT, Change, find_changes
from framing.frames.lead import NONE, RULE
from framing.report.decisions import STATES, FrameRow
from framing.report.markup import element
from framing.report.reading import FULL_TEXTS, ArticleView, ParagraphView
from framing.report.tabulating import Cell, Table, link, noted, place, table
from framing.report.wording import UNDEFINED, number, percent, plain
from framing.tables import Tables

#: How many changes are shown of one article, and of each of a few.
_ALONE, _FEW = 5, 2
_LEAD = (
    f"The lead frame is {RULE}; no frame is named in a tie, or where paragraphs left open could"
    " change it."
)

Rows = dict[str, list[FrameRow]]


def _figures(tables: Tables) -> dict[str, dict[str, Any]]:
    rows = frames_by_article(tables).to_dict("index")
    return {str(article): {str(k): v for k, v in row.items()} for article, row in rows.items()}


def lead_of(tables: Tables, view: ArticleView) -> str:
    """Say which frame leads a single article, and by which rule."""
    row = _figures(tables)[view.article_id]
    if pd.isna(row["lead_frame"]):
        return f"No lead frame can be named: {row['lead_frame_missing']}. {_LEAD}"
    share = f" ({percent(row['lead_frame_share'])})" if row["lead_frame_share"] else ""
    return f"Lead frame: {_named(row['lead_frame'])}{share}. {_LEAD}"


def _named(frame: str) -> str:
    return NONE if frame == NONE else plain(frame)


def lead_rule() -> str:
    """Give the rule of the lead frame in a sentence."""
    return _LEAD


def article_table(tables: Tables, view: ArticleView, rows: Sequence[FrameRow]) -> Table:
    """Give the frames of a single article, a row a frame."""
    figures = _figures(tables)[view.article_id]
    body = [
        [
            row.label,
            noted(percent(figures[f"share_{row.code}"]), row.told()),
            percent(figures[f"word_share_{row.code}"]),
            number(figures[f"mean_{row.code}"]),
        ]
        for row in rows
    ]
    return table(
        "Frames of the article: shares of the paragraphs decided",
        ["Frame", "#Of paragraphs", "#Of words", "#Mean probability"],
        body,
    )


def articles_table(tables: Tables, views: Sequence[ArticleView], rows: Rows) -> Table:
    """Give the frames of several articles, a row an article."""
    codes = list(dict.fromkeys(row.code for view in views for row in rows[view.article_id]))
    figures = _figures(tables)
    body: list[list[Cell]] = []
    for view in views:
        mine = {row.code: row for row in rows[view.article_id]}
        told = figures[view.article_id]
        shares = [
            _share(mine[code], told[f"word_share_{code}"]) if code in mine else UNDEFINED
            for code in codes
        ]
        body.append([view.name, str(len(view.paragraphs)), _lead(told), *shares])
    return table(
        "Lead frame, and paragraphs assigned to each frame: share of those decided",
        ["Article", "#Paragraphs", "#Lead frame", *(f"#{plain(code)}" for code in codes)],
        body,
    )


def _lead(figures: Mapping[str, Any]) -> Cell:
    if pd.isna(figures["lead_frame"]):
        return noted(UNDEFINED, figures["lead_frame_missing"])
    share = figures["lead_frame_share"]
    return noted(_named(figures["lead_frame"]), percent(share) if share else "")


def _share(row: FrameRow, words: float) -> Cell:
    of_words = "" if pd.isna(words) else f"; {percent(words)} of words"
    return noted(percent(row.share), f"{row.told()}{of_words}")


def shown_changes(tables: Tables, views: Sequence[ArticleView]) -> list[Markup]:
    """Give what would change the decisions nearest to the line, in the order of the text.

    Of those that are assigned or left open, and the nearest of those that are absent; none where
    there are more articles than whose texts are shown.
    """
    if len(views) > FULL_TEXTS:
        return []
    most = _ALONE if len(views) == 1 else _FEW
    mine: dict[str, list[Change]] = {}
    for change in find_changes(tables):
        mine.setdefault(change.paragraph_id, []).append(change)
    shown = []
    for view in views:
        found = [c for p in view.paragraphs for c in mine.get(p.paragraph_id, [])]
        nearest = sorted(found, key=lambda change: change.distance)
        absent = [change for change in nearest if change.state == ABSENT][:1]
        chosen = [*[change for change in nearest if change.state != ABSENT][: most - 1], *absent]
        places = {p.paragraph_id: _place(view, p) for p in view.paragraphs}
        shown += [_told(c, places[c.paragraph_id]) for c in found if c in chosen]
    return shown


def _place(view: ArticleView, paragraph: ParagraphView) -> Cell:
    """Say where a paragraph is; a page of several articles has keyboard stops enough without it."""
    where = place(paragraph.position)
    return f"{view.name}, {where}" if view.anchor else link(paragraph.anchor, where)


def _told(change: Change, where: Cell) -> Markup:
    """Say in a line how sure a decision is, and what it would be without which words."""
    line = number(change.high)
    close = number(change.probability) == line and change.lacking > 0
    probability = number(change.probability, 4 if close else 2)
    parts: list[Cell] = [where, f" {plain(change.code)} {probability}, {STATES[change.state]}"]
    if change.lacking > 0:
        lacking = number(change.lacking, signed=True)
        parts.append(f"; {lacking} would take it to {line}, assigned")
    if change.words:
        parts.append(". Without " if change.becomes != change.state else ". Even without ")
        for at, words in enumerate(change.words):
            parts += [", " if at else "", element("b", words)]
        weight = number(change.weight, signed=True)
        without = number(change.without)
        parts.append(f" ({weight}) it is {without}, {STATES[change.becomes]}")
    return element("li", *parts, ".")
