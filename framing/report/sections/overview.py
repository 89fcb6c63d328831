"""Overview: articles beside each other, figure by figure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from framing.report.decisions import frame_codes, frame_rows
from framing.report.markup import element, render
from framing.report.reading import FULL_TEXTS, ArticleView, read_views, whole_articles
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import NAMED, UNDEFINED, number, percent, plain, whole
from framing.tables import Tables


@dataclass(frozen=True)
class Line:
    """One measure over all articles; ``kind``: ``count``, ``rate``, ``signed`` or ``share``.

    ``notes`` says what each value is made of, where that needs saying.
    """

    label: str
    kind: str
    values: tuple[float, ...]
    notes: tuple[str, ...] = ()

    def note(self, at: int) -> str:
        """Give the note of one article, "" where there is none."""
        return self.notes[at] if self.notes else ""


def overview_lines(tables: Tables) -> list[Line]:
    """Give the measures of the overview, one value an article, those undefined everywhere out."""
    views = read_views(tables)
    wholes = whole_articles(tables)
    ids = [view.article_id for view in views]

    def column(name: str) -> tuple[float, ...]:
        if name not in wholes.columns:
            return (math.nan,) * len(ids)
        return tuple(float(value) for value in wholes[name].reindex(ids))

    lines = [
        Line("Paragraphs", "count", tuple(float(len(view.paragraphs)) for view in views)),
        Line("Words", "count", tuple(float(view.words) for view in views)),
        Line("Sentiment, narrator", "signed", column("sentiment_narrator_mean")),
        Line("Sentiment, quoted words", "signed", column("sentiment_quoted_mean")),
        Line("Loaded words per 100", "rate", column("loaded_per_100_words")),
        Line("Loaded, narrator, per 100", "rate", column("loaded_narrator_per_100_words")),
        Line("Attributions", "count", column("attribution_count")),
        Line("Attributions to named sources", "share", _named(tables, ids)),
        Line("Words in quotations", "share", column("attribution_quoted_words_share")),
        Line("Flesch-Kincaid grade", "rate", column("readability_flesch_kincaid_grade")),
        *_frame_lines(tables, views),
    ]
    return [line for line in lines if not all(map(math.isnan, line.values))]


def _named(tables: Tables, ids: Sequence[str]) -> tuple[float, ...]:
    """Give the share of attributions to named sources among all of an article."""
    types = tables.attributions["source_type"]
    owner = tables.attributions["article_id"]
    shares = []
    for article_id in ids:
        mine = types[owner == article_id]
        shares.append(float(mine.isin(NAMED).mean()) if len(mine) else math.nan)
    return tuple(shares)


def _frame_lines(tables: Tables, views: Sequence[ArticleView]) -> list[Line]:
    rows = [{row.code: row for row in frame_rows(tables, view)} for view in views]
    return [
        Line(
            f"Paragraphs: {plain(code)}",
            "share",
            tuple(mine[code].share if code in mine else math.nan for mine in rows),
            tuple(mine[code].told() if code in mine else "" for mine in rows),
        )
        for code in frame_codes(tables)
    ]


def overview(tables: Tables) -> Section:
    """Show the articles beside each other: every figure as a number and a bar, never ranked."""
    views = read_views(tables)
    lines = overview_lines(tables)
    full = len(views) <= FULL_TEXTS
    html = render(
        "overview.html.j2",
        table=_matrix(views, lines) if full else _long(views, lines),
        full=full,
    )
    return Section("overview", "Overview", html)


def _matrix(views: Sequence[ArticleView], lines: Sequence[Line]) -> Table:
    body = [[line.label, *(_cell(line, at) for at in range(len(views)))] for line in lines]
    return table("Measures by article", ["Measure", *(f"#{view.name}" for view in views)], body)


def _long(views: Sequence[ArticleView], lines: Sequence[Line]) -> Table:
    body = [
        [
            element("span", view.name, class_="name"),
            view.published or UNDEFINED,
            *(_plain(line, at) for line in lines),
        ]
        for at, view in enumerate(views)
    ]
    return table(
        "Measures of each article",
        ["Article", "Published", *(f"#{line.label}" for line in lines)],
        body,
    )


def written(kind: str, value: float) -> str:
    """Give a value as its kind is written."""
    if kind == "count":
        return whole(value)
    if kind == "share":
        return percent(value)
    return number(value, 2 if kind == "signed" else 1, signed=kind == "signed")


def _plain(line: Line, at: int) -> Cell:
    figure = written(line.kind, line.values[at])
    return noted(figure, line.note(at)) if line.note(at) else figure


def _cell(line: Line, at: int) -> Markup:
    value = line.values[at]
    text = noted(written(line.kind, value), line.note(at))
    if math.isnan(value):
        return text
    known = [abs(v) for v in line.values if not math.isnan(v)]
    most = 1.0 if line.kind == "share" else max(known) or 1.0
    return text + mini_bar(value / most, signed=line.kind == "signed")


def mini_bar(share: float, *, signed: bool = False) -> Markup:
    """Give a share of the row's largest figure as a bar; signed ones run from a middle line.

    >>> print(mini_bar(0.5), mini_bar(-0.25, signed=True))
    <i class=mini style=--v:.5></i> <i class="mini signed" style=--v:-.25></i>
    """
    value = f"{share:.3f}".rstrip("0").rstrip(".").replace("0.", ".") or "0"
    look = '"mini signed"' if signed else "mini"
    return Markup("<i class={} style=--v:{}></i>").format(Markup(look), value)
