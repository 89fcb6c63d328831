"""Sample: what was collected of each group, what was left out and why, what is compared."""

from __future__ import annotations

from functools import partial

import pandas as pd

from framing.comparison.tables import Comparison
from framing.report.charts import Bar, Figure, both, draw_bars
from framing.report.compared.grouped import Grouped, beneath
from framing.report.compared.left_out import LISTED, left_out_table
from framing.report.compared.shown import collected_in_all, grouping
from framing.report.markup import render
from framing.report.reading import read_views
from framing.report.section import Section
from framing.report.tabulating import Table, table
from framing.report.wording import count, listing, percent, whole
from framing.tables import Tables

_STEPS = ("collected", "duplicates", "not_english", "too_short", "analysed")
_AMOUNTS = (*_STEPS, "shared", "paragraphs", "words")


def sample_flow(comparison: Comparison, tables: Tables) -> Section:
    """Show how many articles of each group were collected, left out and analysed, and which.

    *tables* are those of the analysis compared: they have the headlines.
    """
    told, out = Grouped(comparison), comparison.left_out
    views = {view.article_id: view for view in read_views(tables)} if len(out) else {}
    html = render(
        "sample.html.j2",
        lead=_lead(comparison),
        figure=_figure(told),
        flow=_flow(told),
        shortest=count(int(comparison.settings.get("min_words", 0)), "word"),
        shared=bool(comparison.sample["shared"].sum()),
        left_out=left_out_table(comparison, views) if len(out) else None,
        amount=count(len(out), "article"),
        more=max(len(out) - LISTED, 0),
    )
    return Section("sample", "Sample", html)


def _lead(comparison: Comparison) -> str:
    sample, (one, many) = comparison.sample, grouping(comparison)
    collected, analysed = collected_in_all(comparison), int(sample["analysed"].sum())
    nowhere = collected - int(sample["collected"].sum())
    apart = f" {count(nowhere, 'article')} had no {one} and could not be placed."
    small = [str(name) for name, size in sample["size"].items() if size in ("none", "case")]
    them = "it" if len(small) == 1 else "them"
    bare = f" Too few are left of {listing(small)} to say anything of {them}." if small else ""
    return (
        f"{count(collected, 'article')} were collected, {count(analysed, 'article')} of"
        f" {count(len(sample), one, many)} are compared.{apart if nowhere else ''}{bare}"
    )


def _figure(told: Grouped) -> Figure:
    bars, sample = [], told.comparison.sample
    for group in told.names:
        analysed, collected = (int(sample[name][group]) for name in ("analysed", "collected"))
        share = f" ({percent(analysed / collected)})" if collected else ""
        value = f"{analysed:,} of {collected:,}{share}"
        bars.append(Bar(group, analysed, collected - analysed, value))
    return both(
        partial(
            draw_bars,
            bars=bars,
            title="Articles collected and analysed",
            description="One bar for each group, in alphabetical order. Filled: analysed. "
            "Hatched: left out. The table below says why.",
        ),
        "sample-flow",
    )


def _flow(told: Grouped) -> Table:
    sample = told.comparison.sample
    rows = [
        [beneath(group, _days(sample, group)), *(whole(sample[name][group]) for name in _AMOUNTS)]
        for group in told.names
    ]
    if len(rows) > 1:
        rows.append(["All together", *(whole(sample[name].sum()) for name in _AMOUNTS)])
    return table(
        "From articles collected to articles analysed",
        [
            *(told.one, "#Collected", "#Near-duplicates"),
            *("#Not in English", "#Too short", "#Analysed", "#Also in another"),
            *("#Paragraphs", "#Words"),
        ],
        rows,
    )


def _days(sample: pd.DataFrame, group: str) -> str:
    first, last = (str(sample[f"{end}_published"][group])[:10] for end in ("first", "last"))
    if not first:
        return "no dates"
    return first if first == last else f"{first} to {last}"
