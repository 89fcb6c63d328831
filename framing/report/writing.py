"""Writing a report: tables, notebook and page, whole or not at all."""

from __future__ import annotations

import os
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pandas as pd

from framing.comparison.tables import FILES as COMPARISON_FILES
from framing.comparison.tables import Comparison
from framing.errors import InputError
from framing.evaluation.quality import FILES as QUALITY_FILES
from framing.evaluation.quality import Quality, find_quality, write_quality
from framing.folders import replacing
from framing.report.compared.files import write_files
from framing.report.compared.head import compared_title
from framing.report.compared.modes import in_text_mode
from framing.report.downloads import (
    COMPARISON,
    COMPARISON_CSV,
    DOWNLOADS,
    hold_downloads,
    write_downloads,
)
from framing.report.layouts import TIME, layout_for
from framing.report.modes import EXCERPTS, FULL, check_mode, shorten_names
from framing.report.reading import FULL_TEXTS
from framing.report.sections.head import page_title
from framing.storage import FILES, write_tables
from framing.tables import Tables

PAGE = "report.html"
NOTEBOOK = "report.ipynb"
#: Where lies what codings say of the figures.
QUALITY = "quality"
#: The files of a report, which the next run may replace.
OURS = frozenset(
    {
        PAGE,
        NOTEBOOK,
        *(f"tables/{name}" for name in FILES),
        *(f"{COMPARISON}/{name}" for name in COMPARISON_FILES),
        *DOWNLOADS,
        *COMPARISON_CSV,
        *(f"{QUALITY}/{name}" for name in QUALITY_FILES),
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
    text_mode: str | None = None,
    comparison: Comparison | None = None,
    codings: str | Path | pd.DataFrame | None = None,
    coded_sample: str | Path | pd.DataFrame | None = None,
) -> Path:
    """Write ``report.html``, ``report.ipynb`` and ``tables/`` to a folder; give the page's path.

    The page shows *title* and *question*, or the headline where there are none; *date* as it is
    given, otherwise that of the environment variable SOURCE_DATE_EPOCH, otherwise none. *layout*
    names one of ``framing.report.layouts.LAYOUTS``; without one, that of a *comparison* where there
    is one, else the one that suits the articles. Layouts on groups or periods show *comparison*,
    or that by outlet (in the layout of time by month) with the settings of ``framing.compare``;
    its tables are written to ``comparison/``. *text_mode* says how much of the articles' text the
    page, its notebook and ``comparison/`` hold: ``full``, ``excerpts`` (at most a third, around
    what was found) or ``none``; without one ``full`` for up to ten articles and ``excerpts`` for
    more. ``tables/`` has the texts in any case, from which the page is rebuilt;
    ``tables_without_text/`` never has.

    *codings* are human judgements of paragraphs of these tables, and *coded_sample* has their
    weights, as for ``framing.compare``: the page then shows how well the programme does on them, in
    the place of the banner that nothing was validated. What it shows is written to ``quality/``.

    A report that is already there is replaced as a whole; when something fails, it stays as it was.

    Raises ReportError where the notebook fails, and InputError where the folder holds other files
    or the layout does not go with what is given.
    """
    import nbformat

    from framing.report.exporter import render_page
    from framing.report.notebook import Heading, build_notebook
    from framing.report.running import kernel_in, run_notebook

    chosen = layout_for(tables, layout, comparison)
    quality = _quality(tables, codings, coded_sample)
    if chosen.compares and comparison is None:
        from framing.comparison.codings import codings_for
        from framing.comparison.comparing import compare

        given = codings_for(tables, codings, coded_sample)
        comparison = compare(tables, period="month" if chosen.name == TIME.name else None, **given)
        chosen = layout_for(tables, chosen.name, comparison)
    mode = mode_for(tables, text_mode)
    heading = Heading(title, question, date or date_of_source())
    called = shorten_names(tables, mode)
    named = title or question or _title(called, comparison if chosen.compares else None)
    with (
        replacing(folder, OURS) as fresh,
        kernel_in(fresh) as kernel,
        ThreadPoolExecutor(max_workers=1) as beside,
    ):
        write_tables(tables, fresh / "tables")
        if chosen.compares and comparison is not None:
            from framing.comparison.saving import write_comparison

            shown = in_text_mode(comparison, tables, mode)
            write_comparison(shown, fresh / COMPARISON)
            write_files(shown, fresh, mode)
        if quality is not None:
            write_quality(quality, fresh / QUALITY)
        known = quality is not None
        notebook = build_notebook(chosen, heading, named, text_mode=mode, validated=known)
        # The kernel is a process of its own: what only its last cells list is written meanwhile.
        downloads = beside.submit(write_downloads, tables, fresh)
        run_notebook(notebook, kernel, before=partial(_wait_for, downloads))
        downloads.result()
        written = (nbformat.writes(notebook) + "\n").encode("utf-8")
        (fresh / NOTEBOOK).write_bytes(written)
        page = hold_downloads(render_page(notebook, written), fresh)
        (fresh / PAGE).write_bytes(page.encode("utf-8"))
    return Path(folder) / PAGE


def _wait_for(downloads: Future[None], source: str) -> None:
    """Let the cell that lists the downloads wait until they are written."""
    if source.startswith("report.downloads("):
        downloads.result()


def _quality(
    tables: Tables,
    codings: str | Path | pd.DataFrame | None,
    coded_sample: str | Path | pd.DataFrame | None,
) -> Quality | None:
    """Hold the tables against the codings that were given, nothing where none were."""
    if codings is not None:
        return find_quality(tables, codings, sample=coded_sample)
    if coded_sample is not None:
        raise InputError(
            "coded_sample", ["is given without codings"], remedy="Give the codings of it as well."
        )
    return None


def mode_for(tables: Tables, text_mode: str | None = None) -> str:
    """Give the text mode of a report: that which is named, or the one for so many articles.

    Raises InputError where there is no such mode.
    """
    return check_mode(text_mode or (FULL if len(tables.articles) <= FULL_TEXTS else EXCERPTS))


def _title(tables: Tables, comparison: Comparison | None) -> str:
    return page_title(tables) if comparison is None else compared_title(comparison)


def date_of_source() -> str | None:
    """Give the day that SOURCE_DATE_EPOCH names, or nothing where it is not set."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    return datetime.fromtimestamp(int(seconds), tz=UTC).date().isoformat()
