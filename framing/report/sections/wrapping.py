"""Same quote, different wrapping: each article's verb for the same words, and what it cuts."""

from __future__ import annotations

from collections.abc import Sequence

from framing.report.markup import element, render
from framing.report.modes import FULL, MOST_WORDS, NONE, check_mode, told_words
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


def quotation_wrapping(tables: Tables, *, text_mode: str = FULL) -> Section:
    """Show the quotations that several articles share, with the source, verb and cut of each.

    *text_mode* ``excerpts`` shows up to 10 words of each form, ``none`` only what differs. Raises
    InputError for an unknown mode.
    """
    check_mode(text_mode)
    views = read_views(tables)
    shared = shared_quotations(all_quotations(tables, views))
    html = render(
        "wrapping.html.j2",
        lead=_lead(shared),
        tables=[_side_by_side(one, views, text_mode) for one in shared[:_SHOWN]],
        left_out=max(len(shared) - _SHOWN, 0),
    )
    return Section("wrapping", "Same quote, different wrapping", html)


def _lead(shared: Sequence[SharedQuotation]) -> str:
    if not shared:
        return "No quotation stands in more than one of these articles."
    amount = count(len(shared), "quotation stands", "quotations stand")
    return (
        f"{amount} in more than one article, whole or in part. A cut, […], is measured against "
        "the longest form among these articles; the speaker’s own words may have been longer. "
        "Forms are taken for the same where most of their content words stand in the same order, "
        "in any spelling, and none denies what another says; what differs stands beside each."
    )


def _side_by_side(shared: SharedQuotation, views: Sequence[ArticleView], text_mode: str) -> Table:
    by_id = {view.article_id: view for view in views}
    words = [] if text_mode == NONE else ["Words in quotation marks"]
    return table(
        f"“{_beginning(shared.fullest, text_mode)}”: quoted in {shared.articles} of {len(views)} "
        "articles",
        [
            *("Article", "Source", "Verb", "Stance of the verb", *words),
            *("Words changed", "#Words kept"),
        ],
        [_row(form, by_id[form.quoted.article_id], shared, text_mode) for form in shared.forms],
    )


def _beginning(quoted: Quoted, text_mode: str) -> str:
    words = " ".join(quoted.parts).split()
    most = MOST_WORDS.get(text_mode, _WORDS)
    shown = " ".join(words[:most]).rstrip(",.;:")
    return f"{shown} …" if len(words) > most else shown


def _row(form: Wrapped, view: ArticleView, shared: SharedQuotation, text_mode: str) -> list[Cell]:
    quoted = form.quoted
    anchor = next(p.anchor for p in view.paragraphs if p.position == quoted.position)
    words = [element("span", told_words(form.text, text_mode), class_="kwic")]
    return [
        link(anchor, f"{view.name}, {place(quoted.position)}"),
        told_words(quoted.source, text_mode) or _NO_SOURCE,
        quoted.cue or UNDEFINED,
        plain(quoted.stance) or UNDEFINED,
        *([] if text_mode == NONE else words),
        _changed(form, text_mode),
        f"{form.kept} of {shared.fullest.size}",
    ]


def _changed(form: Wrapped, text_mode: str) -> str:
    """Say which words stand in place of which, and which are added."""
    told = []
    for mine, theirs in form.changed:
        here, there = told_words(mine, text_mode), told_words(theirs, text_mode)
        told.append(f"“{here}” for “{there}”" if theirs else f"“{here}” added")
    return "; ".join(told) or "none"
