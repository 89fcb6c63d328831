"""Advice: how many articles of each group a difference would need to be known closely."""

from __future__ import annotations

from framing.comparison.tables import ADVICE, Comparison
from framing.report.compared.grouped import Grouped, beneath, known
from framing.report.compared.shown import grouping
from framing.report.markup import render
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count, listing, whole


def advice(comparison: Comparison) -> Section:
    """Show for each measure how closely a difference is known, and what closer would take."""
    told = Grouped(comparison)
    sizes = comparison.sample["analysed"]
    amounts = comparison.advice["articles"].dropna()
    html = render(
        "advice.html.j2",
        many=grouping(comparison)[1],
        sizes=listing([f"{group} {int(sizes[group]):,}" for group in told.names]),
        named=bool(comparison.settings.get("wanted")),
        # In standard deviations what is wanted is the same of every measure, and so is the answer.
        each=count(int(amounts.max()), "article") if len(amounts) else "",
        several=bool((sizes > 1).any()),
        table=_table(told),
    )
    return Section("advice", "Articles needed", html)


def _table(told: Grouped) -> Table:
    ordered = [*told.primary, *(name for name in told.measures if name not in told.primary)]
    one = grouping(told.comparison)[0]
    return table(
        f"Articles that each {one} would need",
        [
            *("Measure", "#Standard deviation", "#A difference is known to"),
            *("#Wanted", f"#Articles of each {one}"),
        ],
        [_row(told, measure) for measure in ordered],
    )


def _row(told: Grouped, measure: str) -> list[Cell]:
    advice, phrases = told.comparison.advice, told.phrases[measure]
    sd, half, wanted, articles = (float(advice[name][measure]) for name in ADVICE)
    return [
        beneath(told.label(measure), "named beforehand" if measure in told.primary else ""),
        phrases.figure(sd) if known(sd) else UNDEFINED,
        phrases.width(half) if known(half) else UNDEFINED,
        phrases.width(wanted) if known(wanted) else UNDEFINED,
        whole(articles) if known(articles) else noted(UNDEFINED, _why(told, measure)),
    ]


def _why(told: Grouped, measure: str) -> str:
    """Say why a measure has no spread within groups."""
    if not told.is_measured(measure):
        return "undefined in all articles"
    most = max(told.means[measure, group]["articles"] for group in told.names)
    return "does not vary" if most > 1 else "one article shows no spread"
