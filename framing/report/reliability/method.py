"""Method of reliability: how each figure is computed, and what it was computed from."""

from __future__ import annotations

from framing.agreement.resampling import FEWEST_DRAWN
from framing.agreement.tables import ReliabilityTables
from framing.report.markup import render
from framing.report.reliability.wording import kinds, named
from framing.report.section import Section
from framing.report.sections.method import embedded_json, provenance_table
from framing.report.tabulating import Table, table

#: So much of a codebook's fingerprint is shown.
_DIGITS = 12


def method(reliability: ReliabilityTables) -> Section:
    """Show the definitions, the variables as they were read, provenance and how to cite."""
    told = reliability.settings
    html = render(
        "reliability_method.html.j2",
        variables=_variables(reliability),
        draws=f"{told['draws']:,}",
        fewest=FEWEST_DRAWN,
        kinds=kinds(reliability),
        provenance=[
            provenance_table({key: value for key, value in told.items() if key != "variables"})
        ],
        json=embedded_json(told),
        version=str(told["framing"]),
    )
    return Section("method", "Method and provenance", html)


def _variables(reliability: ReliabilityTables) -> Table:
    told = reliability.settings["variables"]
    body = [
        [
            named(name),
            told[name]["level"],
            ", ".join(told[name]["codes"]) or "any number",
            told[name]["codebook"][:_DIGITS] or "not told",
        ]
        for name in map(str, reliability.figures.index)
    ]
    return table(
        f"Variables as they were read, with the first {_DIGITS} digits of their codebook’s SHA-256",
        ["Variable", "Level", "Codes", "Codebook"],
        body,
    )
