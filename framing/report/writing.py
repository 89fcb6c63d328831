"""Writing a report: tables, notebook and page, whole or not at all."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from framing.comparison.tables import FILES as COMPARISON_FILES
from framing.comparison.tables import Comparison
from framing.report.layouts import layout_for
from framing.report.sections.head import page_title
from framing.storage import FILES, replacing, write_tables
from framing.tables import Tables

PAGE = "report.html"
NOTEBOOK = "report.ipynb"
#: The folder of a comparison's own tables, beside those of the analysis.
COMPARISON = "comparison"
#: The files of a report, which the next run may replace.
OURS = frozenset(
    {
        PAGE,
        NOTEBOOK,
        *(f"tables/{name}" for name in FILES),
        *(f"{COMPARISON}/{name}" for name in COMPARISON_FILES),
    }
)


def write_report(
    tables: Tables,
    folder: str | Path,
    *,
    title: str | None = None,
    question: str | None = None,
    date: str | None = None,
    layout: str | None = None,
    comparison: Comparison | None = None,
) -> Path:
    """Write ``report.html``, ``report.ipynb`` and ``tables/`` to a folder; give the page's path.

    The page shows *title* and *question*, or the headline where there are none; *date* as it is
    given, otherwise that of the environment variable SOURCE_DATE_EPOCH, otherwise none. *layout*
    names one of ``framing.report.layouts.LAYOUTS``; without one, that of a *comparison* where there
    is one, else the one that suits the articles. Layouts on groups or periods show *comparison*,
    or that by outlet with the settings of ``framing.compare``; its tables are written to
    ``comparison/``. A report that is already there is replaced as a whole; when something fails, it
    stays as it was.

    Raises ReportError where the notebook fails, and InputError where the folder holds other files
    or the layout does not go with what is given.
    """
    import nbformat

    from framing.report.exporter import render_page
    from framing.report.notebook import Heading, build_notebook, run_notebook

    chosen = layout_for(tables, layout, comparison)
    if chosen.compares and comparison is None:
        from framing.comparison.comparing import compare

        comparison = compare(tables)
    heading = Heading(title, question, date or date_of_source())
    with replacing(folder, OURS) as fresh:
        write_tables(tables, fresh / "tables")
        if chosen.compares and comparison is not None:
            from framing.comparison.saving import write_comparison

            write_comparison(comparison, fresh / COMPARISON)
        notebook = build_notebook(chosen, heading, title or question or page_title(tables))
        run_notebook(notebook, fresh)
        written = (nbformat.writes(notebook) + "\n").encode("utf-8")
        (fresh / NOTEBOOK).write_bytes(written)
        (fresh / PAGE).write_bytes(render_page(notebook, written).encode("utf-8"))
    return Path(folder) / PAGE


def date_of_source() -> str | None:
    """Give the day that SOURCE_DATE_EPOCH names, or nothing where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC).date().isoformat()
