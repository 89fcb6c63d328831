"""Wording of an evaluation: figures with their intervals, frames by their names."""

from __future__ import annotations

import math
from collections.abc import Mapping

from framing.codings import LOADED
from framing.evaluation.tables import ValidityTables
from framing.report.wording import UNDEFINED, number, plain


def estimate(row: Mapping[str, float], name: str, places: int = 2) -> str:
    """Give a figure with its 95 % interval, where it has one.

    >>> estimate({"f1": 0.5, "f1_low": 0.41, "f1_high": 0.6}, "f1")
    '0.50 [0.41, 0.60]'
    >>> estimate({"f1": 0.5, "f1_low": math.nan, "f1_high": math.nan}, "f1")
    '0.50'
    """
    figure, between = number(row[name], places), interval(row, name, places)
    return f"{figure} {between}" if between else figure


def interval(row: Mapping[str, float], name: str, places: int = 2) -> str:
    """Give the 95 % interval of a figure in brackets, nothing where there is none."""
    low, high = (row[f"{name}_{end}"] for end in ("low", "high"))
    if math.isnan(low):
        return ""
    return f"[{number(low, places)}, {number(high, places)}]"


def figure_rows(validity: ValidityTables) -> dict[str, dict[str, float]]:
    """Give the figures as plain numbers: a row for each frame by its code, and for their mean."""
    table = validity.figures
    return {
        str(code): {str(name): float(value) for name, value in row.items()}
        for code, row in zip(table.index, table.to_dict("records"), strict=True)
    }


def heading(validity: ValidityTables, *, many: bool = False) -> str:
    """Give what a row of figures is of, as the head of its column."""
    if validity.KIND == "loaded":
        return "Loaded wording" if many else "Coded"
    return "Frames" if many else "Frame"


def frame_names(validity: ValidityTables) -> dict[str, str]:
    """Give each frame's name, as the data dictionary has it, by its code."""
    if validity.KIND == "loaded":
        return {LOADED.name: LOADED.title}
    labels = validity.measures["label"]
    return {
        code: str(labels.get(f"frame_{code}", plain(code))).removesuffix(" frame, probability")
        for code in validity.frames
    }


def per_cent(share: float) -> str:
    """Give a share in percent with its unit set apart, a dash where it is not defined.

    >>> per_cent(0.25).split()
    ['25', '%']
    """
    return UNDEFINED if math.isnan(share) else f"{share * 100:.0f}\N{NO-BREAK SPACE}%"
