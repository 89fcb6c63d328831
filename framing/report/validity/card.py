"""The card of an evaluation: what a notebook shows of one."""

from __future__ import annotations

from collections.abc import Mapping

from framing.cards import Card, Grid
from framing.classification.frame_validity import MEAN
from framing.evaluation.tables import Evaluation, ValidityTables
from framing.report.validity.wording import estimate, frame_names, heading
from framing.report.wording import count, whole

_LABELS = {
    "coded": "Coded",
    "found": "Found",
    "texts": "Coded",
    "present": "Present",
    "told": "Told so",
    "precision": "Precision",
    "recall": "Recall",
    "f1": "F1",
    "auc": "AUC",
    "source_right": "Right source",
}
#: Of each kind of evaluation: what it is of, its amounts and its figures.
_SHOWN: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "frames": ("Frames", ("texts", "present"), ("precision", "recall", "f1", "auc")),
    "loaded": ("Loaded wording", ("texts", "present"), ("precision", "recall", "f1", "auc")),
    "sentiment": ("Sentiment", ("texts", "told"), ("precision", "recall", "f1")),
    "attribution": (
        "Attributions",
        ("coded", "found"),
        ("precision", "recall", "f1", "source_right"),
    ),
}
_MISTAKES = {
    "sentiment": ("errors", "every text told wrongly, the furthest first"),
    "attribution": ("coded", "every attribution that was coded, with what was found for it"),
}
_ERRORS = ("errors", "every wrong decision, the surest first, with the words that spoke")


def validity_card(validity: Evaluation) -> Card:
    """Give the figures of an evaluation with their intervals, and how to go on."""
    what, amounts, figures = _SHOWN[validity.KIND]
    unit = "articles" if validity.provenance.get("groups") == "articles" else "texts"
    grid = Grid(
        f"{what} as coded and as found, with 95 % intervals over {unit}",
        (_head(validity), *(f"#{_LABELS[name]}" for name in (*amounts, *figures))),
        tuple(
            (
                name,
                *(whole(row[amount]) for amount in amounts),
                *(estimate(row, figure) for figure in figures),
            )
            for name, row in _rows(validity)
        ),
    )
    table, told = _MISTAKES.get(validity.KIND, _ERRORS)
    steps = [(f"validity.{table}", told)]
    if isinstance(validity, ValidityTables):
        steps.append(("validity.calibration", "stated probabilities beside what came true"))
    steps.append(('validity.report("validity")', "one page with figures, mistakes and method"))
    return Card(
        f"{what} evaluated on {count(len(validity.units), 'text')}", (), (grid,), tuple(steps)
    )


def _head(validity: Evaluation) -> str:
    if isinstance(validity, ValidityTables):
        return heading(validity)
    return "Class" if validity.KIND == "sentiment" else "What counts as found"


def _rows(validity: Evaluation) -> list[tuple[str, dict[str, float]]]:
    """Give the rows of figures under the names that a reader knows them by."""
    names: dict[str, str] = {}
    if isinstance(validity, ValidityTables):
        names = frame_names(validity)
        if len(names) > 1:
            names[MEAN] = "Mean of frames"
    return [
        (
            names.get(str(code), str(code)),
            {str(name): float(value) for name, value in row.items()},
        )
        for code, row in zip(
            validity.figures.index, validity.figures.to_dict("records"), strict=True
        )
        if not names or str(code) in names
    ]
