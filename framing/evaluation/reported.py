"""Reported: evaluations write their own report."""

from __future__ import annotations

from pathlib import Path

from framing.evaluation.tables import Evaluation


class Reported(Evaluation):
    """An evaluation that can be written as a page, and that a notebook shows as a card."""

    def report(
        self, folder: str | Path, *, title: str | None = None, date: str | None = None
    ) -> Path:
        """Write the report of this evaluation to a folder, and give the path of its page.

        *date* is printed on the page; without one that of SOURCE_DATE_EPOCH, if it is set.

        Raises InputError where the folder holds anything but such a report.

        >>> import framing
        >>> validity = framing.evaluate_frames("gold.csv")  # doctest: +SKIP
        >>> validity.report("validity", title="How well frames are found")  # doctest: +SKIP
        PosixPath('validity/report.html')
        """
        from framing.report.validity.writing import write_validity

        return write_validity(self, Path(folder), title=title, date=date)

    def _repr_html_(self) -> str:
        from framing.report.validity.card import validity_card

        return validity_card(self).html()
