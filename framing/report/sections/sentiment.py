"""Sentiment: how the wording feels along an article, in the narrator's words and in quoted ones."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from framing.report.charts import Figure, Series, both, draw_arc
from framing.report.markup import render
from framing.report.modes import FULL, in_mode
from framing.report.reading import FULL_TEXTS, ArticleView, figures, read_views, whole_articles
from framing.report.section import Section
from framing.report.tabulating import Table, link, place, table, titled
from framing.report.wording import number
from framing.tables import Tables

VOICES = {
    "sentiment_narrator_mean": ("narrator", "disc"),
    "sentiment_quoted_mean": ("quoted words", "diamond"),
}


def arc_series(tables: Tables, article: ArticleView, *, hints: bool = True) -> list[Series]:
    """Give the sentiment of an article's paragraphs, one series a voice; NaN where undefined.

    *hints* tell each figure, as the table does.
    """
    ids = [paragraph.paragraph_id for paragraph in article.paragraphs]
    series = []
    for name, (label, shape) in VOICES.items():
        values = tuple(float(value) for value in figures(tables.features, name).reindex(ids))
        told = tuple(
            f"{place(position)}, {label}: {number(value, signed=True)}" if hints else ""
            for position, value in zip(article.numbers, values, strict=True)
        )
        series.append(Series(label, shape, values, told))
    return series


def sentiment_arc(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the sentiment of each paragraph, with the words that moved it in a table.

    *text_mode* cuts words of articles that are longer than it shows. Raises InputError for an
    unknown mode.
    """
    tables = in_mode(tables, text_mode)
    views = read_views(tables)
    arcs = {view.article_id: arc_series(tables, view, hints=len(views) == 1) for view in views}
    scored = [view for view in views if any(one.known for one in arcs[view.article_id])]
    full = len(views) <= FULL_TEXTS
    html = render(
        "sentiment.html.j2",
        lead=_lead(tables, scored) if len(views) == 1 else _lead_of_many(scored),
        figures=[
            _figure(view, arcs[view.article_id], alone=len(views) == 1, at=at)
            for at, view in enumerate(scored if full else ())
        ],
        tables=[_words(tables, view) for view in scored] if full else [],
        many=len(views) > 1,
        voices=_voices(arcs, scored) if full else [],
    )
    return Section("sentiment", "Sentiment", html)


def _voices(arcs: Mapping[str, Sequence[Series]], scored: Sequence[ArticleView]) -> list[Series]:
    """Give the voices to switch between: those that have an arc, where it is more than one."""
    found = {one.label: one for view in scored for one in arcs[view.article_id] if one.known}
    return list(found.values()) if len(found) > 1 else []


def _lead(tables: Tables, scored: Sequence[ArticleView]) -> str:
    if not scored:
        return "Sentiment is not defined for this text."
    wholes = whole_articles(tables)
    narrator, quoted = (float(figures(wholes, name).iloc[0]) for name in VOICES)
    means = f"narrator {number(narrator, signed=True)}"
    if not math.isnan(quoted):
        means += f", quoted words {number(quoted, signed=True)}"
    return f"Mean over the article, weighted by words, from −1 to +1: {means}."


def _lead_of_many(scored: Sequence[ArticleView]) -> str:
    if not scored:
        return "Sentiment is not defined for these texts."
    return "All arcs share one vertical axis; each runs from its first paragraph to its last."


def _figure(view: ArticleView, series: Sequence[Series], *, alone: bool, at: int) -> Figure:
    return both(
        partial(
            draw_arc,
            series=series,
            numbers=view.numbers,
            heading="" if alone else view.name,
            height=180.0 if alone else 96.0,
            title=titled("Sentiment over the paragraphs", view),
            description="Each dot is a paragraph; neighbours are lightly joined. Filled: the "
            "narrator’s words. Open: quoted words. The table below holds the figures.",
        ),
        f"arc{at}",
    )


def _words(tables: Tables, view: ArticleView) -> Table:
    moved: dict[str, list[str]] = defaultdict(list)
    spans = tables.spans[tables.spans["extractor"] == "sentiment"]
    for paragraph, text, weight in zip(
        spans["paragraph_id"], spans["text"], spans["weight"], strict=True
    ):
        moved[paragraph].append(f"{text} {number(weight, 1, signed=True)}")
    names = ("sentiment_mean", *VOICES)
    body = [
        [
            link(paragraph.anchor, place(paragraph.position)),
            *(
                number(figures(tables.features, name).get(paragraph.paragraph_id), signed=True)
                for name in names
            ),
            ", ".join(moved[paragraph.paragraph_id]),
        ]
        for paragraph in view.paragraphs
    ]
    return table(
        titled("Sentiment of each paragraph and the words that moved it", view),
        ["Paragraph", "#All", "#Narrator", "#Quoted", "Words and their valence"],
        body,
    )
