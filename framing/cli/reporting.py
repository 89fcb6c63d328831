"""Reporting: from a definition to its report, whether it stands alone or in a batch."""

from __future__ import annotations

from pathlib import Path

from framing.analysis import Analysis
from framing.cli.work import analyze_definition, refuse_overlap
from framing.definitions import Definition
from framing.report.writing import OURS, write_report
from framing.storage import check_folder


def report_definition(
    definition: Definition, folder: Path, *, task: str = "Reading articles"
) -> tuple[Analysis, Path]:
    """Read, score and report what a definition names; give the analysis and the path of its page.

    Raises InputError, before anything is read, where the folder may not be written to.
    """
    refuse_overlap(definition.sources, folder)
    check_folder(folder, OURS)
    analysis = analyze_definition(definition, task=task)
    page = write_report(
        analysis,
        folder,
        title=definition.title,
        question=definition.question,
        date=definition.date,
    )
    return analysis, page
