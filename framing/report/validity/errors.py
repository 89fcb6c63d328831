"""The worst errors: the surest wrong decisions, each with its text and the words behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markupsafe import Markup

from framing.codings import LOADED
from framing.evaluation.mistakes import MISSED, WRONG
from framing.evaluation.tables import ValidityTables
from framing.report.categories import CATEGORIES
from framing.report.marking import marked
from framing.report.marks import Mark, in_lanes
from framing.report.markup import render
from framing.report.nesting import nest
from framing.report.reading import text_of
from framing.report.section import Section
from framing.report.validity.wording import frame_names
from framing.report.wording import count, number

#: So many errors of each kind are shown for each frame.
SHOWN = 5
#: With more frames than these, the errors of each lie folded.
OPEN = 4
_STATES = {
    "frames": {WRONG: "assigned", MISSED: "not assigned"},
    "loaded": {WRONG: "called loaded", MISSED: "not called loaded"},
}
_TITLES = {
    "frames": ("Assigned, though coded absent", "Not assigned, though coded present"),
    "loaded": ("Called loaded, though coded otherwise", "Not called loaded, though coded so"),
}


@dataclass(frozen=True)
class Mistake:
    """One wrong decision, ready to be shown."""

    where: str
    article: str
    decision: str
    coded: str
    others: str
    words: str
    text: Markup


@dataclass(frozen=True)
class Kind:
    """The errors of one kind on one frame: how many there are, and the worst of them."""

    title: str
    amount: str
    short: str
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True)
class FrameErrors:
    """The errors on one frame."""

    anchor: str
    name: str
    kinds: tuple[Kind, ...]


def errors(validity: ValidityTables) -> Section:
    """Show the surest errors of each frame, the words that spoke for it marked in the text."""
    names = frame_names(validity)
    every = validity.errors
    keys = iter(range(1, len(validity.spans) * len(names) + 1))
    frames = []
    for at, (code, name) in enumerate(names.items(), start=1):
        mine = every[every["frame"] == code]
        kinds = (
            _kind(validity, mine, names, kind=kind, code=code, keys=keys)
            for kind in (WRONG, MISSED)
        )
        frames.append(FrameErrors(f"errors-{at}", name, tuple(kinds)))
    html = render(
        "validity_errors.html.j2",
        frames=frames,
        loaded=validity.KIND == "loaded",
        shown=SHOWN,
        total=len(every),
        folded=len(names) > OPEN,
    )
    return Section("errors", "Worst errors", html)


def _kind(
    validity: ValidityTables,
    mine: pd.DataFrame,
    names: Mapping[str, str],
    *,
    kind: str,
    code: str,
    keys: Iterator[int],
) -> Kind:
    found = mine[mine["error"] == kind]
    rows = found.head(SHOWN).to_dict("records")
    wrong, titles = kind == WRONG, _TITLES[validity.KIND]
    open_ = int(found["abstained"].sum())
    told = f", {open_} of them left open" if open_ else ""
    shown = f"; the {SHOWN} surest" if len(found) > SHOWN else ""
    return Kind(
        titles[0] if wrong else titles[1],
        f"{count(len(found), 'text')}{told}{shown}",
        f"{len(found):,}",
        tuple(_mistake(validity, row, names, code=code, keys=keys) for row in rows),
    )


def _mistake(
    validity: ValidityTables,
    row: Mapping[Any, Any],
    names: Mapping[str, str],
    *,
    code: str,
    keys: Iterator[int],
) -> Mistake:
    unit = validity.units.loc[row["unit"]]
    spans = validity.spans[validity.spans["unit"] == row["unit"]].to_dict("records")
    state = "left open" if row["abstained"] else _STATES[validity.KIND][row["error"]]
    present = [name for other, name in names.items() if unit[f"coded_{other}"] == 1]
    not_coded = [name for other, name in names.items() if pd.isna(unit[f"coded_{other}"])]
    coded = ", ".join(present) or "no frame"
    if validity.KIND == "loaded":
        coded = number(unit[f"coded_{code}"], 0)
    if not_coded:
        coded += f"; not coded for {', '.join(not_coded)}"
    own = [span for span in spans if span["kind"] == code]
    return Mistake(
        where=str(row["where"]),
        article=text_of(row["article_id"]),
        decision=f"{number(row['probability'])}, {state}",
        coded=coded,
        others=", ".join(_told(unit, other, names) for other in names if _spoke(unit, other, code)),
        words=", ".join(f"{s['text']} {number(s['weight'], signed=True)}" for s in own),
        text=marked(nest(str(unit["text"]), _marks(spans, names, code, keys))),
    )


def _spoke(unit: pd.Series, other: str, code: str) -> bool:
    """Say whether another frame is not ruled out."""
    said, given = unit[f"frame_{other}"], unit[f"assigned_{other}"]
    return other != code and not pd.isna(said) and given != 0


def _told(unit: pd.Series, other: str, names: Mapping[str, str]) -> str:
    state = "left open" if pd.isna(unit[f"assigned_{other}"]) else "assigned"
    return f"{names[other]} {number(unit[f'frame_{other}'])} ({state})"


def _category(kind: str, code: str) -> str:
    if code == LOADED.name:
        return "loaded"
    return "frame" if kind == code else "other"


def _marks(
    spans: list[dict[Any, Any]], names: Mapping[str, str], code: str, keys: Iterator[int]
) -> list[Mark]:
    """Give the words that spoke: for the frame itself, and apart from these for others."""
    marks = [
        Mark(
            next(keys),
            str(span["unit"]),
            CATEGORIES[_category(span["kind"], code)],
            int(span["start"]),
            int(span["end"]),
            str(span["text"]),
            names[span["kind"]],
            text_of(span["entry"]),
            float(span["weight"]),
            "narrator",
        )
        for span in spans
    ]
    return in_lanes(marks)
