"""What an evaluation says on the terminal when it is done."""

from __future__ import annotations

from framing.classification.frame_validity import MEAN
from framing.cli.running import say
from framing.cli.training import aligned
from framing.evaluation.tables import ValidityTables
from framing.report.validity.caveats import find_caveats
from framing.report.validity.head import amounts
from framing.report.validity.wording import estimate, figure_rows
from framing.report.wording import number, whole

_HEADER = ("frame", "present", "precision", "recall", "F1", "AUC", "always, F1")


def show_validity(validity: ValidityTables) -> None:
    """Say how well each frame was found, and what to know before believing it."""
    rows = figure_rows(validity)
    if len(validity.frames) == 1:
        del rows[MEAN]
    lines = [
        (
            *(frame, whole(row["present"])),
            *(estimate(row, name) for name in ("precision", "recall", "f1", "auc")),
            number(row["always_f1"]),
        )
        for frame, row in rows.items()
    ]
    say(f"{amounts(validity)}; in brackets 95 % intervals:")
    for line in aligned([_HEADER, *lines]):
        say(f"  {line}")
    for caveat in find_caveats(validity):
        say(f"Note: {caveat.head} {caveat.text}", err=True)
