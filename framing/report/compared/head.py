"""The head of a report on groups or periods: question, amounts, four figures, what to doubt."""

from __future__ import annotations

import pandas as pd

from framing.comparison.phrases import POINTS, PP
from framing.comparison.tables import Comparison
from framing.evaluation.quality import Quality
from framing.report.compared.caveats import find_compared_caveats
from framing.report.compared.grouped import Grouped, known
from framing.report.compared.shown import collected_in_all, grouping, shown_measures
from framing.report.markup import render
from framing.report.section import Section
from framing.report.sections.head import Headline
from framing.report.wording import count, listing
from framing.tables import Tables

_FIGURES = 4
#: Longer than so many characters the names of the groups are no title.
_LONG = 90


def head(
    comparison: Comparison,
    tables: Tables,
    *,
    quality: Quality | None = None,
    title: str | None = None,
    question: str | None = None,
    date: str | None = None,
) -> Section:
    """Show the question, what was compared, four figures with intervals and what to distrust."""
    sample = comparison.sample
    analysed = count(int(sample["analysed"].sum()), "article")
    html = render(
        "head.html.j2",
        kicker=_kicker(comparison),
        title=title or question or compared_title(comparison),
        question=question if title else None,
        article=None,
        meta=[_collected(comparison)],
        amounts=" · ".join(
            [
                ", of ".join(filter(None, [f"{analysed} compared", _span(sample)])),
                count(int(sample["paragraphs"].sum()), "paragraph"),
                count(int(sample["words"].sum()), "word"),
            ]
        ),
        date=date,
        headlines=headlines(comparison),
        caveats=find_compared_caveats(comparison, tables, quality),
    )
    return Section("top", "", html)


def compared_title(comparison: Comparison) -> str:
    """Give what a page is called where nobody named it: a question on its groups."""
    groups = list(map(str, comparison.sample.index))
    if len(groups) == 1:
        return f"How did {groups[0]} change over time?"
    names = f"Do {listing(groups)} differ?"
    return (
        names if len(names) <= _LONG else f"Do {count(len(groups), *grouping(comparison))} differ?"
    )


def _kicker(comparison: Comparison) -> str:
    groups = count(len(comparison.sample), *grouping(comparison))
    period = str(comparison.settings.get("period") or "")
    over = f", {period} by {period}" if period else ""
    return f"{groups} compared{over}" if len(comparison.sample) > 1 else f"{groups}{over}"


def _collected(comparison: Comparison) -> str:
    collected, analysed = collected_in_all(comparison), int(comparison.sample["analysed"].sum())
    return "" if collected == analysed else f"{count(collected, 'article')} collected"


def _span(sample: pd.DataFrame) -> str:
    """Give the days of the articles compared, the first and the last."""
    first = [day[:10] for day in sample["first_published"] if day]
    last = [day[:10] for day in sample["last_published"] if day]
    if not first:
        return ""
    return min(first) if min(first) == max(last) else f"{min(first)} to {max(last)}"


def headlines(comparison: Comparison) -> list[Headline]:
    """Give up to four figures with their intervals, those of primary measures first.

    Of two groups it is their difference; of several, the range of their means with the widest
    interval. Which measures these are does not depend on what was found.
    """
    told = Grouped(comparison)
    found = (_headline(told, name) for name in shown_measures(comparison))
    return [headline for headline in found if headline][:_FIGURES]


def _anchor(comparison: Comparison) -> str:
    """Give the section that shows the figures of groups, or of periods where there is one group."""
    if len(comparison.sample) > 1:
        return "differences"
    return "time" if comparison.settings.get("period") else "sample"


def _headline(told: Grouped, name: str) -> Headline | None:
    comparison, phrases, label = told.comparison, told.phrases[name], told.label(name)
    if len(told.contrasts) == 1:
        [group] = told.contrasts
        row = told.differences[name, group]
        if not known(row["difference"]):
            return None
        note = f"{group} less {told.other_side(group)}"
        if known(row["low"]):
            note += f", {phrases.interval(row['low'], row['high'])}"
        value = phrases.difference(row["difference"]).replace(POINTS, PP)
        return Headline(label, value, note, _anchor(comparison))
    means = comparison.means.xs(name, level="measure")
    found = means["mean"].dropna()
    if found.empty:
        return None
    low, high = (phrases.figure(value) for value in (found.min(), found.max()))
    # An interval may be cut off where the measure ends, so that its ends lie unequally far.
    half = max((means["high"] - means["mean"]).max(), (means["mean"] - means["low"]).max())
    note = f"means of {count(len(found), *grouping(comparison))}"
    if known(half):
        note += f", each {phrases.width(half)} or less"
    value = low if low == high else f"{low} to {high}"
    return Headline(label, value, note, _anchor(comparison))
