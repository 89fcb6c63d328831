"""Presence: who is let speak in which article, and where first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.markup import render
from framing.report.reading import ArticleView, ParagraphView, read_views
from framing.report.section import Section
from framing.report.sections.sources import source_names
from framing.report.tabulating import Table, link, place, table
from framing.report.wording import count, plain
from framing.tables import Tables


@dataclass(frozen=True)
class Presence:
    """One source over all articles: how often it speaks in each, and its first paragraph there."""

    name: str
    source_type: str
    times: dict[str, int]
    first: dict[str, str]


def same_actor(name: str, other: str) -> bool:
    """Say whether two mentions are the same actor: equal, or one ends with the other's words.

    A single word matches only itself, because many people share a family name.

    >>> same_actor("City head Eugene Maslov", "Eugene Maslov"), same_actor("Ann Lee", "Lee")
    (True, False)
    """
    one, two = name.casefold().split(), other.casefold().split()
    if one == two:
        return True
    shorter, longer = sorted((one, two), key=len)
    return len(shorter) > 1 and longer[-len(shorter) :] == shorter


def presences(tables: Tables) -> list[Presence]:
    """Give the sources of all articles in the order they appear; sourceless ones are left out."""
    mine = tables.attributions
    found: list[Presence] = []
    for article_id, paragraph_id, name, kind in zip(
        mine["article_id"],
        mine["paragraph_id"],
        source_names(mine),
        mine["source_type"],
        strict=True,
    ):
        if not name:
            continue
        known = next((p for p in found if same_actor(p.name, name)), None)
        if known is None:
            known = Presence(str(name), str(kind), {}, {})
            found.append(known)
        known.times[article_id] = known.times.get(article_id, 0) + 1
        known.first.setdefault(article_id, str(paragraph_id))
    return sorted(found, key=lambda presence: -len(presence.times))


def source_presence(tables: Tables) -> Section:
    """Show which sources speak in which article, and those that only one lets speak."""
    views = read_views(tables)
    rows = presences(tables)
    html = render(
        "presence.html.j2",
        table=_matrix(views, rows) if rows else None,
        shared=_shared(rows),
        only=[
            (view.name, [row.name for row in rows if set(row.times) == {view.article_id}])
            for view in views
        ],
    )
    return Section("presence", "Who speaks where", html)


def _shared(rows: Sequence[Presence]) -> str:
    shared = sum(len(row.times) > 1 for row in rows)
    return f"{shared} of {count(len(rows), 'source')} speak in more than one article."


def _matrix(views: Sequence[ArticleView], rows: Sequence[Presence]) -> Table:
    places = {p.paragraph_id: p for view in views for p in view.paragraphs}
    body = [
        [row.name, plain(row.source_type), *(_cell(row, view, places) for view in views)]
        for row in rows
    ]
    return table(
        "Sources by article: how often, and the paragraph of first mention",
        ["Source", "Type", *(view.name for view in views)],
        body,
    )


def _cell(row: Presence, view: ArticleView, places: dict[str, ParagraphView]) -> str | Markup:
    times = row.times.get(view.article_id, 0)
    if not times:
        return Markup('<span class="none">absent</span>')
    first = places[row.first[view.article_id]]
    return Markup("{}× from {}").format(times, link(first.anchor, place(first.position)))
