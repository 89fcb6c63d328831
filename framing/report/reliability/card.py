"""The card of a reliability: what a notebook shows of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.agreement.tables import ReliabilityTables
from framing.cards import Card, Grid
from framing.report.reliability.wording import amounts, interval, kinds, named, reach, rows_of
from framing.report.wording import listing, number, percent, whole

_COLUMNS = (
    "Variable",
    "#Units",
    "#Agree",
    "#Kappa",
    "#AC1",
    "#Alpha",
    "Verdict",
    "Interval reaches",
)


def reliability_card(reliability: ReliabilityTables) -> Card:
    """Give how reliable each variable is, what to read with care, and how to go on."""
    rows = rows_of(reliability)
    grid = Grid(
        f"Agreement beyond chance, with 95 % intervals over {kinds(reliability)}",
        _COLUMNS,
        tuple(
            (
                named(name),
                whole(row["units"]),
                percent(row["agreement"]),
                number(row["kappa"], 3),
                *(
                    f"{number(row[key], 3)} {interval(row, key)}".strip()
                    for key in ("ac1", "alpha")
                ),
                row["verdict"],
                reach(row) or row["verdict"],
            )
            for name, row in rows.items()
        ),
    )
    lines = (
        f"{amounts(reliability)}.",
        "Alpha is 1 where coders always agree, and 0 where they agree as by chance; by custom it is"
        " firm from .800, tentative from .667.",
        *_notes(rows),
    )
    steps = (
        ("reliability.pairs", "each pair of coders, and who gives a code more often"),
        ("reliability.disagreements", "what they differ on, with the text, to be settled"),
        ('reliability.report("reliability")', "a page, and the list to fill in"),
    )
    return Card("Reliability of codes", lines, (grid,), steps)


def _notes(rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Give each note once, with the variables it is on.

    >>> list(_notes({"a": {"note": "Rare."}, "b_c": {"note": "Rare."}, "d": {"note": ""}}))
    ['a and b c: Rare.']
    """
    about: dict[str, list[str]] = {}
    for name, row in rows.items():
        about.setdefault(row["note"], []).append(named(name))
    return (f"{listing(names)}: {note}" for note, names in about.items() if note)
