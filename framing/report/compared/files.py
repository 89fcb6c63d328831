"""The tables of a comparison as files that other programmes open."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from framing.comparison.tables import Comparison
from framing.report.downloads import COMPARISON, Download, link_to
from framing.report.markup import render
from framing.report.modes import FULL, NONE, check_mode
from framing.report.section import Section
from framing.report.tabulating import table
from framing.report.wording import count
from framing.spreadsheets import csv_of

#: What the rows of each table are, in the order of a page.
_ROWS = {
    "findings": "sentences",
    "differences": "a measure and a group each",
    "means": "a measure and a group each",
    "corrected": "a frame and a group each, corrected by codes",
    "sample": "groups",
    "left_out": "articles not compared",
    "voice": "a group and a type of source each",
    "sources": "a named source and a group each",
    "loaded": "a group and a loaded word each",
    "keyness": "a group and a word each",
    "contexts": "lines of text around such words",
    "examples": "typical and extreme articles",
    "periods": "a measure, a group and a period each",
    "volume": "a period and a group each",
    "changes": "measures over time",
    "advice": "measures, with articles needed",
    "values": "articles, a column per measure",
    "measures": "the data dictionary",
}
#: The table that holds running text of the articles.
_WITH_TEXT = "contexts"


def files_of(comparison: Comparison, text_mode: str = FULL) -> list[Download]:
    """Give the tables that have rows as CSV; without the lines of context in the mode ``none``."""
    sizes = {name: len(getattr(comparison, name)) for name in _ROWS}
    return [
        Download(
            f"{COMPARISON}/{name}.csv",
            f"{count(sizes[name], 'row')}: {rows}",
            partial(csv_of, getattr(comparison, name)),
        )
        for name, rows in _ROWS.items()
        if sizes[name] and not (name == _WITH_TEXT and text_mode == NONE)
    ]


def write_files(comparison: Comparison, folder: Path, text_mode: str = FULL) -> None:
    """Write the tables of ``files_of`` into the folder of a report, beside their stored form."""
    for one in files_of(comparison, text_mode):
        (folder / one.path).write_bytes(one.make())


def comparison_files(
    comparison: Comparison, *, text_mode: str = FULL, report: str | Path = "."
) -> Section:
    """Show the tables of the comparison as files to download, with the sums of those in *report*.

    In the mode ``none`` the lines of context are left out. Raises InputError for another mode.
    """
    rows = [
        [link_to(one, one.name), one.what, one.sum_in(Path(report))]
        for one in files_of(comparison, check_mode(text_mode))
    ]
    files = table("Tables of the comparison, with their SHA-256", ["File", "Rows", "SHA-256"], rows)
    without_text = text_mode == NONE
    html = render(
        "comparison_files.html.j2", files=files, folder=COMPARISON, without_text=without_text
    )
    return Section("comparison-files", "Comparison as tables", html)
