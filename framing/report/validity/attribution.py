"""Attributions evaluated, on a page: figures by rule, misses and false ones with their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from framing.evaluation.attribution_figures import LISTED
from framing.evaluation.tables import AttributionTables
from framing.report.categories import CATEGORIES
from framing.report.markup import render
from framing.report.reading import text_of
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.validity.told import SHOWN, Group, Told, named, told_section, with_marks
from framing.report.validity.wording import interval
from framing.report.wording import UNDEFINED, count, number

_FIGURES = {
    **{"precision": "Precision", "recall": "Recall", "f1": "F1"},
    **{"source_right": "Source right", "source_type_right": "Type of source right"},
}
_OF = {"source_right": "sources", "source_type_right": "types"}


def attribution_figures(validity: AttributionTables) -> Section:
    """Show how well attributions are found, all and direct ones apart, beside quotation marks."""
    html = render(
        "validity_attribution.html.j2",
        main=_main(validity),
        floor=_floor(validity),
        outlets=_outlets(validity),
        by_article=validity.provenance.get("groups") == "articles",
    )
    return Section("figures", "Figures", html)


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in frame.to_dict("records"):
        yield {str(name): value for name, value in row.items()}


def _label(rule: str) -> str:
    which, _, over = rule.partition(", over ")
    return f"{which.capitalize()}, over {over} of content"


def _main(validity: AttributionTables) -> Table:
    body = [
        [_label(row["rule"]), *_amounts(row), *_cells(row, _shown(validity))]
        for row in _rows(validity.figures.reset_index())
    ]
    return table(
        "Attributions as coded and as found, with 95 % intervals",
        ["Counts as found", "#Coded", "#Found", *(f"#{_FIGURES[f]}" for f in _shown(validity))],
        body,
    )


def _shown(validity: AttributionTables) -> list[str]:
    """Give the figures to show: that of types only where some type was coded."""
    typed = bool(validity.figures["types"].any())
    return [name for name in _FIGURES if typed or name != "source_type_right"]


def _amounts(row: Mapping[str, Any]) -> list[Cell]:
    return [f"{row['coded']:,.0f}", f"{row['found']:,.0f}"]


def _cells(row: Mapping[str, Any], figures: Sequence[str]) -> list[Cell]:
    cells: list[Cell] = []
    for name in figures:
        amount = row[_OF[name]] if name in _OF else 1
        of = f"of {amount:,.0f}" if name in _OF else ""
        between = ", ".join(filter(None, (interval(row, name), of)))
        cells.append(noted(number(row[name]), between) if amount else UNDEFINED)
    return cells


def _floor(validity: AttributionTables) -> Table:
    names = ("precision", "recall", "f1")
    body = [
        [_label(row["rule"]), *(number(row[f"quotes_{name}"]) for name in names)]
        for row in _rows(validity.figures.reset_index())
    ]
    heads = ["Counts as found", *(f"#{_FIGURES[name]}" for name in names)]
    return table("Quotation marks alone", heads, body)


def _outlets(validity: AttributionTables) -> Table | None:
    rows = [row for row in _rows(validity.by_outlet) if row.get("rule") == LISTED]
    if not rows:
        return None
    body = [
        [text_of(row["outlet"]), *_amounts(row), *_cells(row, _shown(validity))] for row in rows
    ]
    heads = ["Outlet", "#Coded", "#Found", *(f"#{_FIGURES[f]}" for f in _shown(validity))]
    return table(f"{_label(LISTED)}, outlet by outlet, with 95 % intervals", heads, body)


def attribution_errors(validity: AttributionTables) -> Section:
    """Show coded attributions that were missed, and found ones that nobody coded."""
    missed = validity.coded[validity.coded["covered"] == 0]
    wrong = validity.coded[validity.coded["source_right"] == 0]
    units = validity.units[["text", "where"]].to_dict("index")
    groups = [
        Group(f"Missed: {count(len(missed), 'attribution')}", _each(missed, units, "missed")),
        Group(
            f"Found, though nobody coded it: {count(len(validity.found), 'attribution')}",
            _each(validity.found.sort_values("confidence", ascending=False), units, "false"),
        ),
        Group(
            f"Found with another source: {count(len(wrong), 'attribution')}",
            _each(wrong, units, "source"),
        ),
    ]
    return told_section(
        f"Up to {SHOWN} of each kind, where more than 0.3 of the content counts as found; the false"
        " ones of which the programme is surest first. Marked: the content. All stand in"
        " tables/coded.parquet and tables/found.parquet.",
        groups,
    )


def _each(table_: pd.DataFrame, units: Mapping[Any, Any], kind: str) -> tuple[Told, ...]:
    return tuple(_told(row, units[row["unit"]], kind) for row in _rows(table_.head(SHOWN)))


def _told(row: Mapping[str, Any], unit: Mapping[str, str], kind: str) -> Told:
    text = str(unit["text"])
    piece = text_of(row["content"]).split("|")[0].split(" … ")[0].strip()
    at = text.find(piece)
    marked = with_marks(
        text, [(at, at + len(piece))] if at >= 0 and piece else [], CATEGORIES["quotation"].letter
    )
    head = {"missed": "missed", "false": "false", "source": "another source"}[kind]
    note = named(row, "source", "cue")
    if kind == "source":
        note = f"coded {note}; found {named(row, 'found_source', 'found_cue') or 'without source'}"
    where = text_of(row.get("where") or unit["where"])
    return Told(head, marked, where, note=note)
