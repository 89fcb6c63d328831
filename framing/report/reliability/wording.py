"""Wording of reliability: verdicts in plain words, figures with their intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from framing.agreement.tables import ReliabilityTables
from framing.agreement.verdicts import FIRM, NONE, TENTATIVE, UNDEFINED
from framing.report.markup import clean, element
from framing.report.wording import count, number

#: What a verdict lets a study do.
VERDICTS = {
    FIRM: "firm",
    TENTATIVE: "tentative conclusions only",
    NONE: "do not draw conclusions",
    UNDEFINED: "not defined",
}


def rows_of(reliability: ReliabilityTables) -> dict[str, dict[str, Any]]:
    """Give the figures of each variable as plain values, by its name."""
    return plain_rows(reliability.figures)


def plain_rows(figures: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Give figures of ``framing.reliability`` as plain values, by the variable."""
    rows = figures.to_dict("records")
    return {
        str(name): {str(key): value for key, value in row.items()}
        for name, row in zip(figures.index, rows, strict=True)
    }


def named(variable: str) -> str:
    """Give a variable as words.

    >>> named("political_symbolism")
    'political symbolism'
    """
    return variable.replace("_", " ")


def reach(row: Mapping[str, Any]) -> str:
    """Say from which verdict to which the interval of alpha reaches, nothing where to one only.

    >>> reach({"verdict": "firm", "verdict_low": "tentative", "verdict_high": "firm"})
    'tentative to firm'
    """
    low, high = row["verdict_low"], row["verdict_high"]
    if UNDEFINED in (low, high):
        return "" if row["verdict"] == UNDEFINED else "no interval"
    return "" if low == high else f"{low} to {high}"


def beneath(name: str, note: str) -> Markup:
    """Give what heads a row, with a note below it in small letters.

    >>> print(beneath("security", "2 coders"))
    security<small>2 coders</small>
    """
    return escape(clean(name)) + element("small", note)


def interval(row: Mapping[str, Any], name: str) -> str:
    """Give the 95 % interval of a figure in brackets, nothing where there is none.

    >>> interval({"alpha_low": 0.61, "alpha_high": 0.852}, "alpha")
    '[0.61, 0.85]'
    """
    low, high = row[f"{name}_low"], row[f"{name}_high"]
    return "" if math.isnan(low) else f"[{number(low)}, {number(high)}]"


def amounts(reliability: ReliabilityTables) -> str:
    """Say how much was coded, and by how many."""
    told = reliability.settings["codings"]
    parts = [
        count(told["codings"], "coding"),
        f"of {count(told['units'], 'paragraph')}",
        *([f"from {count(told['articles'], 'article')}"] if told["articles"] else []),
    ]
    coders = count(len(reliability.settings["coders"]), "coder")
    return f"{' '.join(parts)}, {coders}, {count(len(reliability.figures), 'variable')}"


def kinds(reliability: ReliabilityTables) -> str:
    """Say what is drawn for the intervals."""
    return "articles" if reliability.settings["nested"] else "paragraphs"
