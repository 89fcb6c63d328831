"""The card of a comparison: what a notebook shows of one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from framing.cards import Card, Grid
from framing.text.figures import UNDEFINED, count, number, whole

if TYPE_CHECKING:
    from framing.comparison.tables import Comparison

#: So many sentences of the findings are shown.
_SENTENCES = 6


def comparison_card(comparison: Comparison) -> Card:
    """Give what was compared, how the primary measures differ, what was found, how to go on."""
    analysed, collected = (int(comparison.sample[n].sum()) for n in ("analysed", "collected"))
    groups = count(len(comparison.sample), "group")
    title = f"Comparison by {comparison.settings.get('by')}: {groups}"
    of = "" if collected == analysed else f" of {collected:,} collected"
    lines = (f"{count(analysed, 'article')}{of}, {count(len(comparison.measures), 'measure')}.",)
    grids = (_sample(comparison.sample), _primary(comparison), _findings(comparison.findings))
    return Card(title, lines, grids, _steps(timed=len(comparison.periods) > 0))


def _sample(sample: pd.DataFrame) -> Grid:
    columns = ("analysed", "paragraphs", "words", "shared")
    rows = (
        (str(group), *(whole(float(row[name])) for name in columns), str(row["size"]))
        for group, row in sample.iterrows()
    )
    heads = ("Group", "#Articles", "#Paragraphs", "#Words", "#Shared", "Size")
    return Grid(
        "Articles per group; “shared” stand, nearly the same, in another group; size: none, case"
        " (1), few (2 to 9), enough",
        heads,
        tuple(rows),
    )


def _primary(comparison: Comparison) -> Grid:
    """Give the differences in the primary measures; none were named: none are shown."""
    primary = comparison.measures.index[comparison.measures["primary"]]
    tested = comparison.differences[comparison.differences.index.isin(primary, level="measure")]
    labels = comparison.measures["label"].to_dict()
    rows = (
        (
            f"{labels[measure]}: {group}",
            _figure(row["difference"]),
            f"{_figure(row['low'])} to {_figure(row['high'])}" if row["interval"] else UNDEFINED,
            _p(float(row["p_adjusted"])),
            str(row["verdict"]),
        )
        for measure, group, row in zip(
            tested.index.get_level_values("measure"),
            tested.index.get_level_values("group"),
            tested.to_dict("records"),
            strict=True,
        )
    )
    reference = comparison.settings.get("reference")
    return Grid(
        f"Primary measures: difference of each group from {reference or 'all others'}",
        ("Measure and group", "#Difference", "#95 % interval", "#p, adjusted", "Verdict"),
        tuple(rows),
    )


def _figure(value: float) -> str:
    """Give a difference with two figures that count, whatever its unit."""
    small = not math.isnan(value) and 0 < abs(value) < 1
    return number(value, 3 if small else 2, signed=True)


def _p(value: float) -> str:
    return "< 0.001" if value < 0.001 else number(value, 3)


def _findings(findings: pd.DataFrame) -> Grid:
    rows = tuple(
        (str(at), str(sentence)) for at, sentence in enumerate(findings["sentence"], start=1)
    )
    return Grid("Findings, by rule", ("No.", "Sentence"), rows, _SENTENCES)


def _steps(*, timed: bool) -> tuple[tuple[str, str], ...]:
    periods = (("comparison.periods", "every measure by period; .changes: since when"),)
    return (
        ("comparison.findings", "all of these sentences"),
        ("comparison.left_out", "each article that was not compared, with the reason"),
        ("comparison.means, .differences", "every measure per group, with intervals and tests"),
        ("comparison.examples", "the articles nearest to each group’s median, and furthest"),
        *(periods if timed else ()),
        ('analysis.report("my_report", comparison=comparison)', "all of it on one page"),
    )
