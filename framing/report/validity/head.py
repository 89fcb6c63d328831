"""The head of the report of an evaluation: its title, its main figures, what to read first."""

from __future__ import annotations

from typing import Any

from framing.classification.frame_validity import MEAN
from framing.evaluation.attribution_figures import LISTED
from framing.evaluation.sentiment_figures import MEAN as MEAN_OF_CLASSES
from framing.evaluation.tables import (
    AttributionTables,
    Evaluation,
    SentimentTables,
    ValidityTables,
)
from framing.report.markup import render
from framing.report.section import Section
from framing.report.sections.head import Headline
from framing.report.validity.caveats import always, find_caveats
from framing.report.validity.wording import figure_rows, frame_names, interval
from framing.report.wording import count, number

#: The title of a page that was given none, by what is evaluated.
TITLES = {
    "frames": "How well frames are found",
    "loaded": "How well loaded wording is found",
    "sentiment": "How well sentiment is told",
    "attribution": "How well attributions are found",
}
_KICKERS = {
    "frames": "Validity of frames",
    "loaded": "Validity of loaded wording",
    "sentiment": "Validity of sentiment",
    "attribution": "Validity of attributions",
}


def head(validity: Evaluation, *, title: str | None = None, date: str | None = None) -> Section:
    """Show the title, the main figures and what to know before reading any."""
    told = validity.provenance
    html = render(
        "validity_head.html.j2",
        kicker=_KICKERS[validity.KIND],
        title=title or TITLES[validity.KIND],
        amounts=amounts(validity),
        codebook=str(told.get("codebook", "")) if validity.KIND == "frames" else "",
        model="VADER" if validity.KIND == "sentiment" else str(told.get("model", "")),
        date=date,
        headlines=headlines(validity),
        caveats=[*find_caveats(validity), *always(validity)],
    )
    return Section("top", "", html)


def amounts(validity: Any) -> str:
    """Say how much was coded: texts, articles where they are known, and what of them."""
    parts = [count(len(validity.units), "coded paragraph")]
    if validity.provenance.get("groups") == "articles":
        parts.append(f"from {count(validity.units['article_id'].nunique(), 'article')}")
    said = " ".join(parts)
    if isinstance(validity, AttributionTables):
        return f"{said}, {count(len(validity.coded), 'coded attribution')}"
    if validity.KIND == "frames":
        return f"{said}, {count(len(validity.frames), 'frame')}"
    return said


def headlines(validity: Evaluation) -> list[Headline]:
    """Give the main figures, each with its interval."""
    if isinstance(validity, SentimentTables):
        return _of_sentiment(validity)
    if isinstance(validity, AttributionTables):
        return _of_attribution(validity)
    return _of_frames(validity) if isinstance(validity, ValidityTables) else []


def _of_sentiment(validity: SentimentTables) -> list[Headline]:
    mean = _numbers(validity.figures.loc[MEAN_OF_CLASSES])
    overall = _numbers(validity.overall.iloc[0])
    return [
        _headline("Macro-F1", mean, "f1", "figures"),
        _headline("AUC, positive against negative", overall, "auc", "figures"),
        _headline("Rank correlation", overall, "rank_correlation", "figures"),
    ]


def _of_attribution(validity: AttributionTables) -> list[Headline]:
    every = _numbers(validity.figures.loc[LISTED])
    direct = _numbers(validity.figures.loc["direct, over 0.3"])
    return [
        _headline("F1, all", every, "f1", "figures"),
        _headline("F1, direct speech", direct, "f1", "figures"),
        _headline("Source right", every, "source_right", "figures"),
    ]


def _numbers(row: Any) -> dict[str, float]:
    return {str(name): float(value) for name, value in row.items()}


def _headline(label: str, row: dict[str, float], name: str, anchor: str) -> Headline:
    return Headline(label, number(row[name]), interval(row, name) or "no interval", anchor)


def _of_frames(validity: ValidityTables) -> list[Headline]:
    names, rows = frame_names(validity), figure_rows(validity)
    if validity.KIND == "loaded":
        (row,) = (rows[code] for code in names)
        return [
            _headline("F1", row, "f1", "figures"),
            _headline("AUC", row, "auc", "figures"),
            _headline("Calibration error", row, "calibration_error", "calibration"),
        ]
    if len(names) <= 4:
        return [
            _headline(f"F1, {name}", rows[code], "f1", "figures") for code, name in names.items()
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
