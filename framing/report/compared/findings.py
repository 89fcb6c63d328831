"""Findings in words: what differs and what does not, each with the place of its evidence."""

from __future__ import annotations

from framing.comparison.tables import Comparison
from framing.report.markup import render
from framing.report.section import Section


def findings(comparison: Comparison) -> Section:
    """Show the sentences that rules drew from the tables, those on primary measures first."""
    rows = comparison.findings
    html = render(
        "findings.html.j2",
        findings=[
            {"kind": str(row.kind), "sentence": str(row.sentence), "anchor": str(row.anchor)}
            for row in rows.itertuples()
        ],
        primary=bool(comparison.measures["primary"].any()),
    )
    return Section("findings", "Findings", html)
