"""Sentiment evaluated, on a page: figures of classes and of order, confusion, worst errors."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from framing.evaluation.sentiment_figures import CLASSES, LINE, MEAN, class_of_code
from framing.evaluation.tables import SentimentTables
from framing.report.markup import element, render
from framing.report.reading import text_of
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.validity.told import SHOWN, Group, Told, told_section, with_marks
from framing.report.validity.wording import interval, per_cent
from framing.report.wording import count, number

_FIGURES = {"precision": "Precision", "recall": "Recall", "f1": "F1"}
_OVERALL = {"auc": "AUC", "rank_correlation": "Rank correlation"}


def sentiment_figures(validity: SentimentTables) -> Section:
    """Show how well each class is told, what needs no line, and what is told as what."""
    html = render(
        "validity_sentiment.html.j2",
        line=LINE,
        main=_main(validity),
        overall=_overall(validity),
        outlets=_outlets(validity),
        confusion=_confusion(validity),
        by_article=validity.provenance.get("groups") == "articles",
    )
    return Section("figures", "Figures", html)


def _main(validity: SentimentTables) -> Table:
    total = float(validity.figures["texts"][MEAN])
    body = []
    for name, row in zip(validity.figures.index, _rows(validity.figures), strict=True):
        amount: list[Cell] = [f"{total:,.0f}", ""]
        if name != MEAN:
            share = per_cent(row["texts"] / total) if total else ""
            amount = [noted(f"{row['texts']:,.0f}", share), f"{row['told']:,.0f}"]
        label = "Mean of classes" if name == MEAN else str(name).capitalize()
        body.append([label, *amount, *_cells(row, _FIGURES), number(row["always_f1"])])
    return table(
        "Classes as coded and as told, with 95 % intervals",
        ["Class", "#Coded", "#Told", *(f"#{label}" for label in _FIGURES.values()), "#Always, F1"],
        body,
    )


def _rows(frame: Any) -> Iterator[dict[str, Any]]:
    for row in frame.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _cells(row: Mapping[str, Any], figures: Mapping[str, str]) -> list[Cell]:
    return [noted(number(row[name]), interval(row, name)) for name in figures]


def _overall(validity: SentimentTables) -> Table:
    (row,) = _rows(validity.overall)
    return table(
        "Positive against negative, and the order of all",
        ["Texts", *(f"#{label}" for label in _OVERALL.values())],
        [[f"{row['texts']:,.0f}", *_cells(row, _OVERALL)]],
    )


def _outlets(validity: SentimentTables) -> Table | None:
    if validity.by_outlet.empty:
        return None
    body = [
        [
            *(text_of(row["outlet"]), f"{row['texts']:,.0f}"),
            *_cells(row, {"f1": "", **_OVERALL}),
            number(row["always_f1"]),
        ]
        for row in _rows(validity.by_outlet)
    ]
    heads = ["Outlet", "#Texts", "#Macro-F1", *(f"#{label}" for label in _OVERALL.values())]
    return table("Sentiment outlet by outlet, with 95 % intervals", [*heads, "#Always, F1"], body)


def _confusion(validity: SentimentTables) -> Table:
    counts = {str(row): told for row, told in validity.confusion.to_dict("index").items()}
    body = [
        [row.capitalize(), *(_count(row == name, int(told[name])) for name in CLASSES)]
        for row, told in counts.items()
    ]
    return table(
        "Texts coded as the class of the row that were told to be of that of the column",
        ["Coded", *(f"#{name.capitalize()}" for name in CLASSES)],
        body,
    )


def _count(is_right: bool, amount: int) -> Cell:
    return element("strong", f"{amount:,}") if is_right else f"{amount:,}"


def sentiment_errors(validity: SentimentTables) -> Section:
    """Show the texts whose score lies furthest from their code, with the words that moved it."""
    rows = list(_rows(validity.errors.head(2 * SHOWN)))
    spans = dict(list(validity.spans.groupby("unit")))
    total = count(len(validity.errors), "text")
    lead = (
        f"{total} told to be of another class than coded, those furthest off first. Marked are the"
        " words that moved the score; each word’s number is its valence, from about −5 to 5. All"
        " stand in tables/errors.parquet."
    )
    return told_section(
        lead if rows else "No text was told to be of another class than coded.",
        [Group("Furthest from their code", tuple(_told(row, spans) for row in rows))],
    )


def _told(row: Mapping[str, Any], spans: Mapping[Any, Any]) -> Told:
    own = spans.get(row["unit"])
    marks: list[tuple[int, int]] = []
    if own is not None:
        marks = [*zip(map(int, own["start"]), map(int, own["end"]), strict=True)]
    head = f"coded {class_of_code(row['coded'])} ({number(row['coded'], signed=True)})"
    told = f"told {row['told']} ({number(row['score'], signed=True)})"
    where = " · ".join(filter(None, (text_of(row["where"]), text_of(row["outlet"]))))
    text: Markup = with_marks(str(row["text"]), marks, "F")
    return Told(f"{head}, {told}", text, where, words=text_of(row["evidence"]))
