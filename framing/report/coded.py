"""Codings on a page: the programme against them, variable by variable, and how they settled."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from framing.codings import ATTRIBUTIONS, SENTIMENT
from framing.evaluation.quality import Quality
from framing.report.reading import text_of
from framing.report.reliability.figures import reliability_table
from framing.report.reliability.wording import plain_rows
from framing.report.tabulating import Cell, Table, noted, table
from framing.report.wording import UNDEFINED, count, number, percent

_FIGURES = {
    "precision": "Precision",
    "recall": "Recall",
    "f1": "F1",
    "auc": "AUC",
    "rank_correlation": "Rank correlation",
}
_HOW = {
    "adjudicated": "Adjudicated",
    "agreed": "Agreed",
    "single": "One coder",
    "open": "Open",
    "coders": "Coders",
}


def figures_table(quality: Quality) -> Table:
    """Give a row a variable: how much was coded, what of it present, and how well it is found."""
    return _figures(quality, "The programme against the codes of this material", by_outlet=False)


def outlets_table(quality: Quality) -> Table | None:
    """Give the same by outlet, nothing where outlets are not known or there is one."""
    if not any(quality.figures.index.get_level_values("outlet")):
        return None
    return _figures(quality, "The programme against the codes, by outlet", by_outlet=True)


def _figures(quality: Quality, caption: str, *, by_outlet: bool) -> Table:
    shown = [name for name in _FIGURES if quality.figures[name].notna().any()]
    body = []
    for told in quality.figures.reset_index().to_dict("records"):
        row = {str(name): value for name, value in told.items()}
        variable, outlet = str(row["variable"]), str(row["outlet"])
        if bool(outlet) != by_outlet:
            continue
        head: list[Cell] = [str(row["title"])]
        if by_outlet:
            head = [text_of(outlet), str(row["title"])]
        cells = [_cell(row, name) for name in shown]
        body.append(
            [*head, _amount(row), *_shares(variable, row), *cells, _number(row["floor_f1"])]
        )
    heads = [*(["Outlet"] if by_outlet else []), "What is judged", "#Paragraphs", "#Coded"]
    heads += ["#By the programme", *(f"#{_FIGURES[name]}" for name in shown), "#Always, F1"]
    return table(caption, heads, body)


def _amount(row: Mapping[str, Any]) -> Cell:
    return noted(f"{row['paragraphs']:,}", count(int(row["articles"]), "article"))


def _shares(variable: str, row: Mapping[str, Any]) -> list[Cell]:
    """Give what coders and programme have on average: a share, or a mean."""
    values = (float(row["share_coded"]), float(row["share_said"]))
    if variable == SENTIMENT.name:
        return [number(value, signed=True) for value in values]
    if variable == ATTRIBUTIONS.name:
        return [number(value) for value in values]
    return [UNDEFINED if math.isnan(value) else percent(value) for value in values]


def _cell(row: Mapping[str, Any], name: str) -> Cell:
    low, high = (float(row[f"{name}_{end}"]) for end in ("low", "high"))
    between = "" if math.isnan(low) else f"[{number(low)}, {number(high)}]"
    return noted(_number(row[name]), between)


def _number(value: float) -> str:
    return UNDEFINED if math.isnan(value) else number(value)


def settling_table(quality: Quality) -> Table:
    """Give a row a variable: on how many paragraphs codes were settled how, and by how many."""
    titles = quality.figures["title"].groupby(level="variable").first().to_dict()
    body = [
        [str(titles[variable]), *(f"{row[name]:,}" for name in _HOW)]
        for variable, row in quality.settling.to_dict("index").items()
    ]
    return table(
        "How the codes of paragraphs were settled",
        ["What is judged", *(f"#{label}" for label in _HOW.values())],
        body,
    )


def agreement_table(quality: Quality) -> Table | None:
    """Give a row a variable: how far coders agree; nothing where no two share one."""
    figures = quality.agreement
    if not len(figures):
        return None
    nested = bool((figures["groups"] < figures["units"]).any())
    return reliability_table(plain_rows(figures), "articles" if nested else "paragraphs")
