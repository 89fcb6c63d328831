"""Figures of an evaluation: precision, recall, F1 and AUC with intervals, and their floors."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from framing.classification.frame_validity import MEAN
from framing.evaluation.tables import ValidityTables
from framing.report.markup import render
from framing.report.reading import text_of
from framing.report.section import Section
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.validity.wording import (
    figure_rows,
    frame_names,
    heading,
    interval,
    per_cent,
)
from framing.report.wording import number

_FIGURES = {"precision": "Precision", "recall": "Recall", "f1": "F1", "auc": "AUC"}


def figures(validity: ValidityTables) -> Section:
    """Show how well each frame was found, beside what costs no model."""
    cued = bool(validity.figures["cues_f1"].notna().any())
    html = render(
        "validity_figures.html.j2",
        main=_main(validity),
        floors=_floors(validity, cued=cued),
        decided=_decided(validity),
        by_article=validity.provenance.get("groups") == "articles",
        cued=cued,
        loaded=validity.KIND == "loaded",
        words=_words(validity),
        outlets=_outlets(validity),
    )
    return Section("figures", "Figures", html)


def _rows(validity: ValidityTables) -> dict[str, dict[str, float]]:
    """Give the rows by the names of their frames; the mean only where there is one to take."""
    names = frame_names(validity)
    told = figure_rows(validity)
    rows = {name: told[code] for code, name in names.items()}
    if len(names) > 1:
        rows["Mean of frames"] = told[MEAN]
    return rows


def _main(validity: ValidityTables) -> Table:
    body = [
        [name, *_present(row), *(noted(number(row[f]), interval(row, f)) for f in _FIGURES)]
        for name, row in _rows(validity).items()
    ]
    return table(
        f"{heading(validity, many=True)} as coded and as found, with 95 % intervals",
        [heading(validity), "#Coded present", *(f"#{label}" for label in _FIGURES.values())],
        body,
    )


def _present(row: Mapping[str, float]) -> list[Cell]:
    if math.isnan(row["texts"]):  # the mean counts nothing
        return [""]
    share = per_cent(row["present"] / row["texts"]) if row["texts"] else ""
    return [noted(f"{row['present']:.0f}", f"of {row['texts']:.0f}, {share}")]


def _floors(validity: ValidityTables, *, cued: bool) -> Table:
    rule = "A word of the list" if validity.KIND == "loaded" else "Cues alone"
    parts = {"": "Model", "cues_": rule, "always_": "Always present"}
    if not cued:
        del parts["cues_"]
    body = [[name, *(_floor(row, part) for part in parts)] for name, row in _rows(validity).items()]
    caption = "F1 of the model beside what costs none"
    return table(caption, [heading(validity), *(f"#{label}" for label in parts.values())], body)


def _floor(row: Mapping[str, float], part: str) -> Cell:
    recall = 1.0 if part == "always_" else row[f"{part}recall"]
    made = f"precision {number(row[f'{part}precision'])}, recall {number(recall)}"
    return noted(number(row[f"{part}f1"]), made)


def _words(validity: ValidityTables) -> Table | None:
    """Give the figures on single words, where these were coded."""
    words = getattr(validity, "words", None)
    if words is None or words.empty:
        return None
    row = {str(name): float(value) for name, value in words.iloc[0].items()}
    amounts = [f"{row[name]:,.0f}" for name in ("coded", "found", "right")]
    figures_ = [noted(number(row[f]), interval(row, f)) for f in ("precision", "recall", "f1")]
    return table(
        f"Loaded words as coded and as found, in {row['texts']:,.0f} texts",
        ["Words", "#Coded", "#Found", "#Both", "#Precision", "#Recall", "#F1"],
        [["All", *amounts, *figures_]],
    )


def _outlets(validity: ValidityTables) -> Table | None:
    """Give the figures outlet by outlet, where outlets are known."""
    if validity.by_outlet.empty:
        return None
    names, body = frame_names(validity), []
    for told in validity.by_outlet.to_dict("records"):
        row: dict[str, Any] = {str(key): value for key, value in told.items()}
        figures_ = (noted(number(row[f]), interval(row, f)) for f in _FIGURES)
        who = text_of(row["outlet"])
        name = [] if len(names) == 1 else [names[row["frame"]]]
        body.append([who, *name, *_present(row), *figures_])
    head = ["Outlet", *([] if len(names) == 1 else ["Frame"]), "#Coded present"]
    return table(
        f"{heading(validity, many=True)} outlet by outlet, with 95 % intervals",
        [*head, *(f"#{label}" for label in _FIGURES.values())],
        body,
    )


def _decided(validity: ValidityTables) -> Table:
    body = []
    for name, row in _rows(validity).items():
        counted = not math.isnan(row["texts"])
        made = f"of {row['texts']:.0f}" if counted else ""
        body.append(
            [
                name,
                noted(f"{row['assigned']:.0f}", made) if counted else "",
                noted(f"{row['abstained']:.0f}", made) if counted else "",
                *(number(row[f"{figure}_decided"]) for figure in ("precision", "recall", "f1")),
            ]
        )
    return table(
        "The same without the texts that the model left open",
        [heading(validity), "#Assigned", "#Left open", "#Precision", "#Recall", "#F1"],
        body,
    )
