"""The head of the report of an evaluation: its title, its main figures, what to read first."""

from __future__ import annotations

from framing.classification.frame_validity import MEAN
from framing.evaluation.tables import ValidityTables
from framing.report.markup import render
from framing.report.section import Section
from framing.report.sections.head import Headline
from framing.report.validity.caveats import ALWAYS, find_caveats
from framing.report.validity.wording import figure_rows, frame_names, interval
from framing.report.wording import count, number

#: The title of a page that was given none.
TITLE = "How well frames are found"


def head(validity: ValidityTables, *, title: str | None = None, date: str | None = None) -> Section:
    """Show the title, the main figures and what to know before reading any."""
    told = validity.provenance
    html = render(
        "validity_head.html.j2",
        title=title or TITLE,
        amounts=amounts(validity),
        codebook=str(told.get("codebook", "")),
        model=str(told.get("model", "")),
        date=date,
        headlines=_headlines(validity),
        caveats=[*find_caveats(validity), *ALWAYS],
    )
    return Section("top", "", html)


def amounts(validity: ValidityTables) -> str:
    """Say how much was coded: texts, articles where they are known, frames."""
    parts = [count(len(validity.units), "coded paragraph")]
    if validity.provenance.get("groups") == "articles":
        parts.append(f"from {count(validity.units['article_id'].nunique(), 'article')}")
    return f"{' '.join(parts)}, {count(len(validity.frames), 'frame')}"


def _headlines(validity: ValidityTables) -> list[Headline]:
    names, rows = frame_names(validity), figure_rows(validity)
    if len(names) <= 4:
        return [
            Headline(
                f"F1, {name}",
                number(rows[code]["f1"]),
                interval(rows[code], "f1") or "no interval",
                "figures",
            )
            for code, name in names.items()
        ]
    mean = rows[MEAN]
    total = sum(rows[code]["texts"] for code in names)
    left_open = sum(rows[code]["abstained"] for code in names)
    return [
        Headline("F1, mean of frames", number(mean["f1"]), interval(mean, "f1"), "figures"),
        Headline("AUC, mean of frames", number(mean["auc"]), interval(mean, "auc"), "figures"),
        Headline(
            "Calibration error, mean",
            number(mean["calibration_error"]),
            interval(mean, "calibration_error"),
            "calibration",
        ),
        Headline("Left open", f"{left_open:,.0f}", f"of {total:,.0f} decisions", "figures"),
    ]
