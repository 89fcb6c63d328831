"""The head of a report: its question, what was analysed, four figures, what to read first."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from framing.evaluation.quality import Quality
from framing.report.caveats import find_caveats
from framing.report.decisions import frame_rows
from framing.report.markup import render
from framing.report.reading import ArticleView, measured, read_views, whole_articles
from framing.report.section import Section
from framing.report.wording import NAMED, UNNAMED, count, listing, number, percent, whole
from framing.tables import Tables

#: Longer than so many characters the names of the articles are not a title.
_LONG = 100


@dataclass(frozen=True)
class Headline:
    """One figure of the head: what it is, what it is made of, and where its evidence lies."""

    label: str
    value: str
    note: str
    anchor: str


def head(
    tables: Tables,
    *,
    quality: Quality | None = None,
    title: str | None = None,
    question: str | None = None,
    date: str | None = None,
) -> Section:
    """Show the question, what was analysed, the main figures and what to distrust."""
    views = read_views(tables)
    alone = views[0] if len(views) == 1 else None
    shown = title or question or page_title(tables)
    names = _names(views) if shown != _names(views) else ""
    html = render(
        "head.html.j2",
        kicker=_kicker(len(views)),
        title=shown,
        question=question if title else None,
        article=alone,
        meta=[alone.outlet, alone.published] if alone else [names, _period(views)],
        amounts=_amounts(views),
        date=date,
        headlines=headlines(tables, views),
        caveats=find_caveats(tables, views, quality),
    )
    return Section("top", "", html)


def page_title(tables: Tables) -> str:
    """Give what a page is called where nobody named it: its headline, or what it compares."""
    views = read_views(tables)
    if len(views) == 1:
        return views[0].title
    return (_names(views) or "What differs between these articles?") if views else "No articles"


def _kicker(amount: int) -> str:
    return "One article, closely read" if amount == 1 else f"{count(amount, 'article')} compared"


def _names(views: Sequence[ArticleView]) -> str:
    """Give the articles compared by name, nothing where that would be long."""
    names = listing([view.name for view in views])
    return names if len(names) <= _LONG else ""


def _period(views: Sequence[ArticleView]) -> str:
    days = sorted(view.published for view in views if view.published)
    return "" if not days else days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _amounts(views: Sequence[ArticleView]) -> str:
    paragraphs = count(sum(len(view.paragraphs) for view in views), "paragraph")
    return f"{paragraphs} · {count(sum(view.words for view in views), 'word')}"


def headlines(tables: Tables, views: Sequence[ArticleView]) -> list[Headline]:
    """Give up to four figures that are defined, each with the place of its evidence."""
    wholes = whole_articles(tables)
    if len(views) != 1:
        return _range_headlines(tables, views, wholes)[:4]
    found = (
        _leading_frame(tables, views[0]),
        _loaded(tables, wholes.iloc[0]),
        _sources(tables, views[0]),
        _sentiment(wholes.iloc[0]),
        _grade(wholes.iloc[0]),
        Headline(
            "Words",
            whole(views[0].words),
            f"in {count(len(views[0].paragraphs), 'paragraph')}",
            "text",
        ),
    )
    return [headline for headline in found if headline][:4]


def _leading_frame(tables: Tables, view: ArticleView) -> Headline | None:
    rows = frame_rows(tables, view)
    if not rows:
        return None
    most = max(row.amount("assigned") for row in rows)
    leading = [row for row in rows if row.amount("assigned") == most]
    if most == 0:
        total = count(len(view.paragraphs), "paragraph")
        return Headline("Leading frame", "none", f"none assigned in {total}", "frames")
    label = " and ".join(row.label for row in leading[:2])
    note = "; ".join(dict.fromkeys(row.told("paragraph") for row in leading[:2]))
    return Headline("Most frequent frame", label, f"in {note}", "frames")


def _loaded(tables: Tables, figures: pd.Series) -> Headline | None:
    rate = float(figures.get("loaded_per_100_words", math.nan))
    if math.isnan(rate):
        return None
    amount = int((tables.spans["extractor"] == "loaded").sum())
    return Headline(
        "Loaded words per 100",
        number(rate, 1),
        f"{amount} in {count(int(figures['words']), 'word')}",
        "loaded",
    )


def _sources(tables: Tables, view: ArticleView) -> Headline | None:
    if not measured(tables, view, "attribution_count"):
        return None
    types = tables.attributions["source_type"]
    named, total = int(types.isin(NAMED).sum()), len(types)
    unnamed = int(types.isin(UNNAMED).sum())
    if total == 0:
        return Headline("Attributions", "0", "nobody is quoted or reported", "sources")
    return Headline(
        "Attributions to named sources", f"{named} of {total}", f"{unnamed} to unnamed", "sources"
    )


def _sentiment(figures: pd.Series) -> Headline | None:
    narrator = float(figures.get("sentiment_narrator_mean", math.nan))
    quoted = float(figures.get("sentiment_quoted_mean", math.nan))
    if math.isnan(narrator):
        return None
    note = "" if math.isnan(quoted) else f"quoted words {number(quoted, signed=True)}"
    return Headline(
        "Narrator’s sentiment", number(narrator, signed=True), note or "from −1 to +1", "sentiment"
    )


def _grade(figures: pd.Series) -> Headline | None:
    grade = float(figures.get("readability_flesch_kincaid_grade", math.nan))
    if math.isnan(grade):
        return None
    return Headline("Flesch-Kincaid grade", number(grade, 1), "US school grade", "readability")


def _range_headlines(
    tables: Tables, views: Sequence[ArticleView], wholes: pd.DataFrame
) -> list[Headline]:
    found = []
    for name, label, places, signed, anchor in (
        ("loaded_per_100_words", "Loaded words per 100", 1, False, "loaded"),
        ("sentiment_narrator_mean", "Narrator’s sentiment", 2, True, "sentiment"),
        ("readability_flesch_kincaid_grade", "Flesch-Kincaid grade", 1, False, "readability"),
    ):
        values = wholes[name].dropna() if name in wholes.columns else pd.Series(dtype="float64")
        if len(values):
            low, high = (number(v, places, signed=signed) for v in (values.min(), values.max()))
            if low == high:
                note = f"in {len(values)} of {count(len(views), 'article')}"
                found.append(Headline(label, low, note, anchor))
            else:
                found.append(Headline(label, f"{low} to {high}", "lowest to highest", anchor))
    if "attribution_count" in tables.features.columns and len(tables.attributions):
        named = float(tables.attributions["source_type"].isin(NAMED).mean())
        note = f"of {count(len(tables.attributions), 'attribution')}"
        found.insert(1, Headline("Attributed to named sources", percent(named), note, "sources"))
    words = whole(sum(view.words for view in views))
    found.append(Headline("Words", words, f"in {count(len(views), 'article')}", "overview"))
    return found
