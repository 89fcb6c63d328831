"""Pairs of coders: who agrees with whom, and who sees a code more often than another."""

from __future__ import annotations

import math
from typing import Any

from framing.agreement.tables import ReliabilityTables
from framing.report.markup import render
from framing.report.reliability.wording import beneath, named
from framing.report.section import Section
from framing.report.tabulating import Table, table
from framing.report.wording import UNDEFINED, number, percent

#: A longer table lies folded.
OPEN = 30


def pairs(reliability: ReliabilityTables) -> Section:
    """Show the figures of each two coders on the units that both coded."""
    every = _table(reliability)
    html = render("reliability_pairs.html.j2", table=every, folded=len(every.rows) > OPEN)
    return Section("pairs", "Pairs of coders", html)


def _table(reliability: ReliabilityTables) -> Table:
    rows: list[Any] = reliability.pairs.reset_index().to_dict("records")
    body = [
        [
            beneath(named(row["variable"]), f"{row['coder']} and {row['other']}"),
            f"{row['units']:,}",
            percent(row["agreement"]),
            *(number(row[name], 3) for name in ("alpha", "kappa", "ac1")),
            _shares(row),
        ]
        for row in rows
    ]
    columns = ["Variable, coders", "#Units", "#Agree", "#Alpha", "#Kappa", "#AC1", "#Each codes 1"]
    return table("Each pair of coders, on the units that both coded", columns, body)


def _shares(row: dict[str, Any]) -> str:
    if math.isnan(row["share"]):
        return UNDEFINED
    return f"{percent(row['share'])}, {percent(row['other_share'])}"
