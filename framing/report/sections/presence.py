"""Presence: who is let speak in which article, and where first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from framing.report.markup import element, render
from framing.report.modes import FULL, in_mode
from framing.report.reading import ArticleView, ParagraphView, measured, read_views
from framing.report.section import Section
from framing.report.tabulating import Table, link, place, table
from framing.report.wording import count, listing, plain
from framing.sources.presence import Presence, presences
from framing.sources.speakers import UNRESOLVED, group_of, speaker_names
from framing.tables import Tables


@dataclass(frozen=True)
class Absence:
    """What tells one article from the others: whom it alone lets speak, and whom it does not.

    ``known`` is false where attribution was not measured.

    ``missing`` holds named sources that speak in two or more of the others; ``unnamed``,
    ``documents`` and ``outlets`` the words for the other speakers, with how often where more than
    once. Each speaker stands in one of the lists.
    """

    article: str
    known: bool
    only: tuple[str, ...]
    missing: tuple[str, ...]
    unnamed: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]


def absences(
    tables: Tables, views: Sequence[ArticleView], rows: Sequence[Presence]
) -> list[Absence]:
    """Give for each article whom it alone lets speak, whom not, and who has no name in it."""
    return [
        Absence(
            view.name,
            measured(tables, view, "attribution_count"),
            tuple(row.name for row in rows if set(row.times) == {view.article_id}),
            tuple(r.name for r in rows if view.article_id not in r.times and len(r.times) > 1),
            *(_others(tables, view, group) for group in ("unnamed", "document", "outlet")),
        )
        for view in views
    ]


def _others(tables: Tables, view: ArticleView, group: str) -> tuple[str, ...]:
    """Give the speakers of a group that is not matched over articles."""
    mine = tables.attributions[tables.attributions["article_id"] == view.article_id]
    names = [
        name
        for name, kind in zip(speaker_names(mine), mine["source_type"], strict=True)
        if group_of(name, kind) == group
    ]
    times = Counter(names)
    return tuple(f"{name} (×{n})" if n > 1 else str(name) for name, n in times.items())


def source_presence(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show which sources speak in which article, and those that only one lets speak.

    *text_mode* cuts words of articles that are longer than it shows. Raises InputError for an
    unknown mode.
    """
    tables = in_mode(tables, text_mode)
    views = read_views(tables)
    rows = presences(tables.attributions)
    html = render(
        "presence.html.j2",
        table=_matrix(tables, views, rows) if rows else None,
        shared=_shared(rows),
        pronouns=_pronouns(tables),
        absences=absences(tables, views, rows),
    )
    return Section("presence", "Who speaks where", html)


def _shared(rows: Sequence[Presence]) -> str:
    shared = sum(len(row.times) > 1 for row in rows)
    verb = "speaks" if shared == 1 else "speak"
    return f"{shared} of {count(len(rows), 'named source')} {verb} in more than one article."


def _pronouns(tables: Tables) -> str:
    amount = int((speaker_names(tables.attributions) == UNRESOLVED).sum())
    if not amount:
        return ""
    return (
        f"{count(amount, 'attribution')} to a pronoun (“she said”) whose person the programme "
        "could not tell are not shown here."
        if amount > 1
        else "One attribution to a pronoun (“she said”) whose person the programme could not "
        "tell is not shown here."
    )


def _matrix(tables: Tables, views: Sequence[ArticleView], rows: Sequence[Presence]) -> Table:
    known = {v.article_id: measured(tables, v, "attribution_count") for v in views}
    places = {p.paragraph_id: p for view in views for p in view.paragraphs}
    names = Counter(row.name.casefold() for row in rows)
    owners = {view.article_id: view.name for view in views}
    body = [
        [
            _named(row, owners) if names[row.name.casefold()] > 1 else row.name,
            plain(row.source_type),
            *(_cell(row, view, places, known=known[view.article_id]) for view in views),
        ]
        for row in rows
    ]
    return table(
        "Named sources by article: how many attributions, and the paragraph of the first",
        ["Source", "Type", *(view.name for view in views)],
        body,
    )


def _named(row: Presence, owners: Mapping[str, str]) -> Markup:
    """Write a source that has the same name as another with the articles it stands in."""
    where = listing([owners[article] for article in row.times])
    return escape(row.name) + element("small", f"of {where}")


def _cell(
    row: Presence, view: ArticleView, places: dict[str, ParagraphView], *, known: bool
) -> Markup:
    times = row.times.get(view.article_id, 0)
    if not times:
        return element("span", "not quoted" if known else "not measured", class_="none")
    first = places[row.first[view.article_id]]
    return Markup("{}× from {}").format(times, link(first.anchor, place(first.position)))
