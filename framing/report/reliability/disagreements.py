"""Disagreements: how many there are, the first of them with their texts, and where all lie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from framing.agreement.disagreeing import CODER
from framing.agreement.tables import ReliabilityTables
from framing.codings import ADJUDICATED
from framing.report.markup import render
from framing.report.reliability.wording import named
from framing.report.section import Section
from framing.report.tabulating import Table, table
from framing.report.wording import percent

#: So many disagreements are shown on each variable; all of them lie in the files.
SHOWN = 5


@dataclass(frozen=True)
class Differing:
    """One unit on which coders differ, ready to be shown."""

    where: str
    said: str
    settled: str
    text: str


@dataclass(frozen=True)
class VariableDisagreements:
    """The disagreements on one variable: how many there are, and the first of them."""

    anchor: str
    name: str
    amount: int
    units: tuple[Differing, ...]


def disagreements(reliability: ReliabilityTables) -> Section:
    """Show what coders differ on, and where the list to be adjudicated lies."""
    every = reliability.disagreements
    variables = []
    for at, variable in enumerate(map(str, reliability.figures.index), start=1):
        rows: list[Any] = every[every["variable"] == variable].to_dict("records")
        if rows:
            shown = tuple(_differing(row) for row in rows[:SHOWN])
            variables.append(
                VariableDisagreements(f"differ-{at}", named(variable), len(rows), shown)
            )
    html = render(
        "reliability_disagreements.html.j2",
        variables=variables,
        table=_table(reliability),
        total=len(every),
        shown=SHOWN,
    )
    return Section("disagreements", "Disagreements", html)


def _table(reliability: ReliabilityTables) -> Table:
    every = reliability.disagreements
    body = []
    for variable, units in reliability.figures["units"].items():
        mine = every[every["variable"] == variable]
        share = len(mine) / units if units else float("nan")
        settled = int(mine[ADJUDICATED].notna().sum())
        body.append([named(str(variable)), f"{len(mine):,}", percent(share), f"{settled:,}"])
    return table(
        "Units on which coders differ",
        ["Variable", "#Units", "#Of those coded by two or more", "#Adjudicated"],
        body,
    )


def _differing(row: Mapping[Any, Any]) -> Differing:
    said = [
        f"{name.removeprefix(CODER)}: {code}"
        for name, code in row.items()
        if name.startswith(CODER) and not pd.isna(code)
    ]
    settled = "" if pd.isna(row[ADJUDICATED]) else str(row[ADJUDICATED])
    text = "" if pd.isna(row["text"]) else str(row["text"])
    return Differing(str(row["paragraph_id"]), " · ".join(said), settled, text)
