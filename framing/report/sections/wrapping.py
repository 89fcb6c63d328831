"""Same quote, different wrapping: each article's verb for the same words, and what it cuts."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report.markup import element, render
from framing.report.quotations import Quoted, all_quotations
from framing.report.reading import ArticleView, read_views
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, link, place, table
from framing.report.wording import UNDEFINED, count, plain
from framing.report.wrapping import SharedQuotation, Wrapped, shared_quotations
from framing.tables import Tables

_SHOWN = 25
_WORDS = 10
_NO_SOURCE = "quoted without a source"


def quotation_wrapping(tables: Tables) -> Section:
    """Show the quotations that several articles share, with the source, verb and cut of each."""
    views = read_views(tables)
    shared = shared_quotations(all_quotations(tables, views))
    html = render(
        "wrapping.html.j2",
        lead=_lead(shared),
        tables=[_side_by_side(one, views) for one in shared[:_SHOWN]],
        left_out=max(len(shared) - _SHOWN, 0),
    )
    return Section("wrapping", "Same quote, different wrapping", html)


def _lead(shared: Sequence[SharedQuotation]) -> str:
    if not shared:
        return "No quotation stands in more than one of these articles."
    amount = count(len(shared), "quotation stands", "quotations stand")
    return (
        f"{amount} in more than one article, whole or in part. A cut, […], is measured against "
        "the longest form among these articles; the speaker’s own words may have been longer."
    )


def _side_by_side(shared: SharedQuotation, views: Sequence[ArticleView]) -> Table:
    by_id = {view.article_id: view for view in views}
    return table(
        f"“{_beginning(shared.fullest)}”: quoted in {shared.articles} of {len(views)} articles",
        [
            "Article",
            "Source",
            "Verb",
            "Stance of the verb",
            "Words in quotation marks",
            "#Words kept",
        ],
        [_row(form, by_id[form.quoted.article_id], shared) for form in shared.forms],
    )


def _beginning(quoted: Quoted) -> str:
    words = " ".join(quoted.parts).split()
    shown = " ".join(words[:_WORDS]).rstrip(",.;:")
    return f"{shown} …" if len(words) > _WORDS else shown


def _row(form: Wrapped, view: ArticleView, shared: SharedQuotation) -> list[Cell]:
    quoted = form.quoted
    anchor = next(p.anchor for p in view.paragraphs if p.position == quoted.position)
    return [
        link(anchor, f"{view.name}, {place(quoted.position)}"),
        quoted.source or _NO_SOURCE,
        quoted.cue or UNDEFINED,
        plain(quoted.stance) or UNDEFINED,
        element("span", form.text, class_="kwic"),
        f"{form.kept} of {len(shared.fullest.words)}",
    ]
