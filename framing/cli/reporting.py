"""Reporting: from a definition to its report, whether it stands alone or in a batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.analysis import Analysis
from framing.cli.running import progress_bar, say
from framing.cli.work import analyze_definition, refuse_overlap, size_of
from framing.comparison.settings import Settings
from framing.comparison.tables import Comparison
from framing.definitions import Definition
from framing.folders import check_folder
from framing.report.downloads import sharing_of
from framing.report.layouts import TIME, layout_for
from framing.report.modes import FULL, check_mode
from framing.report.writing import OURS, mode_for, write_report


def report_definition(
    definition: Definition, folder: Path, *, task: str = "Reading articles"
) -> tuple[Analysis, Path]:
    """Read, score, compare and report what a definition names; give the analysis and the page.

    Raises InputError, before anything is read, where the folder may not be written to or there is
    no such text mode.
    """
    check_mode(definition.text_mode or FULL)
    refuse_overlap(definition.sources, folder)
    check_folder(folder, OURS)
    analysis = analyze_definition(definition, task=task)
    if definition.sha256:
        told = {**analysis.provenance, "definition_sha256": definition.sha256}
        analysis = replace(analysis, provenance=told)
    page = write_report(
        analysis,
        folder,
        title=definition.title,
        question=definition.question,
        date=definition.date,
        layout=definition.layout,
        text_mode=definition.text_mode,
        comparison=compare_definition(definition, analysis),
        codings=definition.codings,
        coded_sample=definition.coded_sample,
    )
    return analysis, page


def say_written(definition: Definition, analysis: Analysis, page: Path) -> None:
    """Say what was reported, where the page is, and what of it to share where that matters."""
    say(f"{size_of(analysis)}: {page}")
    say("Open the page in a browser; its notebook and tables lie beside it.")
    sharing = sharing_of(mode_for(analysis, definition.text_mode))
    if sharing:
        say(sharing)


def compare_definition(definition: Definition, analysis: Analysis) -> Comparison | None:
    """Compare what a definition asks to compare, with a progress bar on a terminal.

    Gives nothing where it asks for none, and its layout, or what suits the articles, needs none.
    """
    settings = definition.comparing
    if settings is None:
        if not layout_for(analysis, definition.layout).compares:
            return None
        settings = Settings(period="month" if definition.layout == TIME.name else "")
    from framing.comparison.codings import codings_for
    from framing.comparison.comparing import compare

    asked: dict[str, Any] = {**vars(settings), "period": settings.period or None}
    asked["reference"] = settings.reference or None
    asked |= codings_for(analysis, definition.codings, definition.coded_sample)
    with progress_bar("Comparing") as progress:
        return compare(analysis, **asked, progress=progress)
