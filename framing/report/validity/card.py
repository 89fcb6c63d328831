"""The card of an evaluation: what a notebook shows of one."""

from __future__ import annotations

from framing.cards import Card, Grid
from framing.classification.frame_validity import MEAN
from framing.evaluation.tables import ValidityTables
from framing.report.validity.wording import estimate, figure_rows, frame_names
from framing.report.wording import count, whole

_FIGURES = {"precision": "Precision", "recall": "Recall", "f1": "F1", "auc": "AUC"}


def validity_card(validity: ValidityTables) -> Card:
    """Give the figures of an evaluation with their intervals, and how to go on."""
    told, names = figure_rows(validity), frame_names(validity)
    rows = [(names[code], told[code]) for code in names]
    if len(rows) > 1 and MEAN in told:
        rows.append(("Mean of frames", told[MEAN]))
    unit = "articles" if validity.provenance.get("groups") == "articles" else "texts"
    grid = Grid(
        f"Frames as coded and as found, with 95 % intervals over {unit}",
        ("Frame", "#Coded", "#Present", *(f"#{label}" for label in _FIGURES.values())),
        tuple(
            (
                name,
                whole(row["texts"]),
                whole(row["present"]),
                *(estimate(row, figure) for figure in _FIGURES),
            )
            for name, row in rows
        ),
    )
    steps = (
        ("validity.errors", "every wrong decision, the surest first, with the words that spoke"),
        ("validity.calibration", "stated probabilities beside what came true"),
        ('validity.report("validity")', "one page with figures, mistakes and method"),
    )
    return Card(f"Frames evaluated on {count(len(validity.units), 'text')}", (), (grid,), steps)
