"""Voices of groups: how much each type of source is given, how it is cited, and who speaks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial

from framing.comparison.phrases import Phrases
from framing.comparison.tables import Comparison
from framing.report.charts import (
    Figure,
    Lane,
    MatrixCell,
    MatrixRow,
    Row,
    both,
    draw_group_dots,
    draw_matrix,
)
from framing.report.compared.grouped import Grouped, crossed, is_few, joined, scale_of
from framing.report.compared.shown import grouping
from framing.report.markup import render
from framing.report.modes import FULL, check_mode, told_words
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count, plain

#: The measures of how sources are cited, in the order shown.
CITED = (
    *("attribution_named_share", "attribution_unnamed_share", "attribution_unsourced_share"),
    *("attribution_direct_share", "attribution_indirect_share"),
)
#: Shares of words are told to the tenth of a percent.
_SHARE = Phrases("Share of voice", "share of words", 0.1)


def voices(comparison: Comparison, *, text_mode: str = FULL) -> Section:
    """Show shares of voice by type of source, named and unnamed, direct and indirect, and who.

    *text_mode* says how much of a source's name is shown.
    """
    told = Grouped(comparison)
    check_mode(text_mode)
    types = list(dict.fromkeys(map(str, comparison.voice.index.get_level_values("source_type"))))
    cited = [name for name in CITED if name in told.measures and told.is_measured(name)]
    names = list(dict.fromkeys(map(str, comparison.sources.index.get_level_values("source"))))
    html = render(
        "voices.html.j2",
        one=grouping(comparison)[0],
        many=grouping(comparison)[1],
        shares=_shares(told, types) if types else None,
        cited=_cited(told, cited) if cited else None,
        matrix=_matrix(told, names, text_mode) if names else None,
        tables=[
            *([_share_table(told, types)] if types else []),
            *([_cited_table(told, cited)] if cited else []),
            *([_source_table(told, names, text_mode)] if names else []),
        ],
        amount=len(names),
        few=any(is_few(articles) for articles in comparison.sample["analysed"]),
    )
    return Section("voices", "Voices", html)


def _shares(told: Grouped, types: Sequence[str]) -> Figure:
    voice = told.comparison.voice.to_dict("index")
    rows = []
    for kind in types:
        lanes = []
        for at, group in enumerate(told.names):
            row = voice[group, kind]
            written = f"{_SHARE.figure(row['share'])} {_SHARE.bracketed(row['low'], row['high'])}"
            hint = f"{group}, {plain(kind)}: {written}".strip()
            few = is_few(row["articles"])
            lanes.append(Lane(at, row["share"], row["low"], row["high"], few, hint=hint))
        rows.append(Row(plain(kind), tuple(lanes)))
    label = "mean share of the words that an article attributes"
    return _dots(told, rows, label, "Share of voice by type of source", "voice-types")


def _cited(told: Grouped, measures: Sequence[str]) -> Figure:
    rows = []
    for measure in measures:
        phrases, lanes = told.phrases[measure], []
        for at, group in enumerate(told.names):
            row = told.means[measure, group]
            few = is_few(row["articles"])
            written = f"{phrases.figure(row['mean'])} {phrases.bracketed(row['low'], row['high'])}"
            lanes.append(
                Lane(
                    *(at, row["mean"], row["low"], row["high"], few),
                    points=tuple(told.values(measure, group)) if few else (),
                    hint=f"{group}, {told.label(measure)}: {written}".strip(),
                )
            )
        rows.append(Row(told.label(measure), tuple(lanes), strong=measure in told.primary))
    label = "mean share of an article’s attributions"
    return _dots(told, rows, label, "How sources are cited", "voice-cited")


def _dots(told: Grouped, rows: Sequence[Row], label: str, title: str, name: str) -> Figure:
    lanes = [lane for row in rows for lane in row.lanes]
    spread = [value for lane in lanes for value in (lane.at, lane.low, lane.high, *lane.points)]
    return both(
        partial(
            draw_group_dots,
            groups=told.legend(told.names),
            rows=rows,
            scale=scale_of(spread, _SHARE, label),
            title=title,
            description="In each row a dot with its 95% interval for each group. The table below "
            "holds every figure.",
        ),
        name,
    )


def _share_table(told: Grouped, types: Sequence[str]) -> Table:
    voice = told.comparison.voice.to_dict("index")

    def cell(kind: str, group: str) -> Cell:
        row = voice[group, kind]
        if math.isnan(row["share"]):
            return UNDEFINED
        interval = _SHARE.bracketed(row["low"], row["high"])
        amounts = f"{row['attributions']:,} and {row['words']:,}"
        return noted(_SHARE.figure(row["share"]), joined(interval, amounts))

    return crossed(
        "Mean share of voice with 95% interval; attributions and words in all",
        ("Type of source", told.one),
        {kind: plain(kind) for kind in types},
        told.names,
        cell,
    )


def _cited_table(told: Grouped, measures: Sequence[str]) -> Table:
    return crossed(
        "Mean share of an article’s attributions, with 95% interval",
        ("Attributions", told.one),
        {measure: told.label(measure) for measure in measures},
        told.names,
        told.mean,
    )


def _matrix(told: Grouped, names: Sequence[str], text_mode: str) -> Figure:
    """Draw in how many articles of each group a source speaks; bars are shares of its articles."""
    found = told.comparison.sources.to_dict("index")
    sizes = told.comparison.sample["analysed"]
    rows = []
    for name in names:
        cells = []
        for group in told.names:
            articles = int(found[name, group]["articles"])
            cells.append(MatrixCell(articles / max(int(sizes[group]), 1), f"{articles:,}"))
        note = plain(str(found[name, told.names[0]]["source_type"]))
        rows.append(MatrixRow(told_words(name, text_mode), tuple(cells), note))
    return both(
        partial(
            draw_matrix,
            columns=[f"{group} ({int(sizes[group]):,})" for group in told.names],
            rows=rows,
            title="Articles in which a source speaks",
            description="One row a named source, one column a group with its articles in brackets. "
            "Numbers are articles in which the source speaks, bars their share of the group’s.",
        ),
        "voice-sources",
    )


def _source_table(told: Grouped, names: Sequence[str], text_mode: str) -> Table:
    found = told.comparison.sources.to_dict("index")
    rows: list[list[Cell]] = []
    for name in names:
        cells: list[Cell] = []
        for group in told.names:
            row = found[name, group]
            note = f"{count(row['attributions'], 'attribution')}, {count(row['words'], 'word')}"
            cells.append(noted(f"{row['articles']:,}", note) if row["articles"] else "0")
        kind = plain(str(found[name, told.names[0]]["source_type"]))
        rows.append([told_words(name, text_mode), kind, *cells])
    return table(
        "Named sources: articles in which they speak, attributions and words given to them",
        ["Source", "Type", *(f"#{group}" for group in told.names)],
        rows,
    )
