"""Frames of groups: the share of paragraphs in each frame, and in none, with intervals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from framing.comparison.dictionary import FAMILIES, NO_FRAME
from framing.comparison.misclassification import FEWEST_ARTICLES, FEWEST_CODED
from framing.comparison.tables import Comparison
from framing.report.charts import Figure, Lane, Row, both, draw_group_dots
from framing.report.compared.corrected import corrected_table, differences_table
from framing.report.compared.grouped import Grouped, crossed, is_few, scale_of
from framing.report.markup import render
from framing.report.section import Section
from framing.report.tabulating import Table
from framing.report.wording import count

_LABEL = "Share of paragraphs in "
_HOLLOW = "Hollow as the programme counts, solid as codes correct it. "


def frame_shares(comparison: Comparison) -> Section:
    """Show frames by groups, as dots with intervals; paragraphs in no frame have their own row."""
    told = Grouped(comparison)
    measures = [name for name in frame_measures(told) if told.is_measured(name)]
    html = render(
        "frame_shares.html.j2",
        figure=_figure(told, measures) if measures else None,
        table=_table(told, measures) if measures else None,
        corrected=corrected_table(told, measures) if told.corrected else None,
        corrected_differences=differences_table(told, measures) if told.corrected else None,
        fewest=(FEWEST_CODED, FEWEST_ARTICLES),
        few=any(is_few(articles) for articles in comparison.sample["analysed"]),
    )
    return Section("frames", "Frames", html)


def frame_measures(told: Grouped) -> list[str]:
    """Give the measures that are shares of paragraphs in a frame; that of no frame comes last."""
    named = [name for name, row in told.measures.items() if row["family"] == FAMILIES["frame"]]
    shares = [name for name in named if name.startswith("share_")]
    return [*shares, *(name for name in named if name == NO_FRAME)]


def _label(told: Grouped, measure: str) -> str:
    label = told.label(measure).removeprefix(_LABEL)
    return label[:1].upper() + label[1:]


def _figure(told: Grouped, measures: Sequence[str]) -> Figure:
    rows = [
        Row(
            _label(told, measure),
            tuple(lane for at in range(len(told.names)) for lane in _lanes(told, measure, at)),
            strong=measure in told.primary,
        )
        for measure in measures
    ]
    lanes = [lane for row in rows for lane in row.lanes]
    spread = [value for lane in lanes for value in (lane.at, lane.low, lane.high, *lane.points)]
    label = "mean share of an article’s paragraphs"
    return both(
        partial(
            draw_group_dots,
            groups=told.legend(told.names),
            rows=rows,
            scale=scale_of(spread, told.phrases[measures[0]], label),
            title="Frames by group",
            description="One row a frame, in it a dot with its 95% interval for each group. "
            f"{_HOLLOW if told.corrected else ''}The table below holds every figure.",
        ),
        "frame-shares",
    )


def _lanes(told: Grouped, measure: str, at: int) -> Iterator[Lane]:
    """Give the lane of a group as the programme counts, and below it as codes correct that."""
    row = told.corrected.get((measure, told.names[at]))
    if row is None:
        yield _lane(told, measure, at)
        return
    yield replace(_lane(told, measure, at, as_counted=", raw"), hollow=True)
    phrases = told.phrases[measure]
    between = phrases.bracketed(row["share_low"], row["share_high"])
    told_ = f"{phrases.figure(row['share'])} {between}, {count(row['coded'], 'paragraph')} coded"
    hint = f"{told.names[at]}, {_label(told, measure)}, corrected: {told_}"
    yield Lane(at, row["share"], row["share_low"], row["share_high"], hint=hint)


def _lane(told: Grouped, measure: str, at: int, *, as_counted: str = "") -> Lane:
    group, phrases = told.names[at], told.phrases[measure]
    row = told.means[measure, group]
    few = is_few(row["articles"])
    figures = f"{phrases.figure(row['mean'])} {phrases.bracketed(row['low'], row['high'])}"
    return Lane(
        *(at, row["mean"], row["low"], row["high"], few),
        points=tuple(told.values(measure, group)) if few else (),
        hint=f"{group}, {_label(told, measure)}{as_counted}: {figures}".strip(),
    )


def _table(told: Grouped, measures: Sequence[str]) -> Table:
    return crossed(
        "Mean share of an article’s paragraphs in each frame, with 95% interval",
        ("Frame", told.one),
        {measure: _label(told, measure) for measure in measures},
        told.names,
        told.mean,
    )
