"""The head of the report of reliability: its title, its main figures, what to read first."""

from __future__ import annotations

from framing.agreement.tables import ReliabilityTables
from framing.agreement.verdicts import FIRM, NONE, TENTATIVE
from framing.report.markup import render
from framing.report.reliability.caveats import ALWAYS, find_caveats
from framing.report.reliability.wording import VERDICTS, amounts, interval, named, rows_of
from framing.report.section import Section
from framing.report.sections.head import Headline
from framing.report.wording import count, number

#: The title of a page that was given none.
TITLE = "How far coders agree"
#: Up to so many variables each has its own figure in the head.
_EACH = 4


def head(
    reliability: ReliabilityTables, *, title: str | None = None, date: str | None = None
) -> Section:
    """Show the title, the main figures and what to know before reading any."""
    html = render(
        "reliability_head.html.j2",
        title=title or TITLE,
        amounts=amounts(reliability),
        date=date,
        headlines=_headlines(reliability),
        caveats=[*find_caveats(reliability), *ALWAYS],
    )
    return Section("top", "", html)


def _headlines(reliability: ReliabilityTables) -> list[Headline]:
    rows = rows_of(reliability)
    if len(rows) <= _EACH:
        return [
            Headline(
                f"Alpha, {named(name)}",
                number(row["alpha"], 3),
                " ".join(filter(None, (interval(row, "alpha"), VERDICTS[row["verdict"]]))),
                "reliability",
            )
            for name, row in rows.items()
        ]
    told = [row["verdict"] for row in rows.values()]
    of = f"of {count(len(rows), 'variable')}"
    differ = len(reliability.disagreements)
    return [
        Headline("Firm, alpha .800 up", str(told.count(FIRM)), of, "reliability"),
        Headline("Tentative, from .667", str(told.count(TENTATIVE)), of, "reliability"),
        Headline("No conclusions", str(told.count(NONE)), of, "reliability"),
        Headline("To adjudicate", f"{differ:,}", "codes that differ", "disagreements"),
    ]
