"""The notebook behind a report: one cell a section, which reads the tables saved beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from framing.report.layouts import Layout
from framing.report.modes import FULL

INTRODUCTION = """\
# How this report was made

Each cell below gives one section of `report.html`. The notebook reads the tables in the folders
beside it. Change a cell, run it again, save, and render the page anew in this folder with
`jupyter nbconvert --to framing report.ipynb`; with `--execute` all cells are run on the way. Where
nothing was changed, both give the same page, byte for byte. They need Jupyter, and a kernel of a
Python in which `framing` is installed; for the same bytes, in the versions that the page names."""

#: How the notebook of a report on articles reads its tables, and that of one on groups of them.
_OPENING = """\
from framing import report
from framing.storage import open_tables

text_mode = {text_mode!r}
tables = report.shorten_names(open_tables("tables"), text_mode)
report.style()"""
_OPENING_COMPARED = """\
from framing import report
from framing.comparison.saving import open_comparison
from framing.report import compared
from framing.storage import open_tables

text_mode = {text_mode!r}
tables = report.shorten_names(open_tables("tables"), text_mode)
comparison = open_comparison("comparison")
report.style("compared.css")"""
#: How it reads what codings say of the figures, before its last line.
_FROM_QUALITY = "from framing.evaluation.quality import open_quality\n"
_QUALITY = """\
quality = open_quality("quality")
report.style("""

#: Cells with this tag show their output in the notebook only.
NOTEBOOK_ONLY = "notebook-only"


@dataclass(frozen=True)
class Heading:
    """What a report is called: its title, its question and its date, each given or not."""

    title: str | None = None
    question: str | None = None
    date: str | None = None


def build_notebook(
    layout: Layout,
    heading: Heading,
    page_title: str,
    *,
    text_mode: str = FULL,
    validated: bool = False,
) -> NotebookNode:
    """Give the notebook of a report in a layout, not yet run.

    *text_mode* is how much of the articles' text its sections show; *validated* says that there is
    something known from codings, which its sections then show. Cells have fixed ids; nothing
    of the articles' text is in their code.
    """
    layout = layout.validated if validated else layout
    given = "".join(f", {k}={v!r}" for k, v in vars(heading).items() if v is not None)
    calls = [f"{layout.head[:-1]}{given})", *layout.calls]
    cells = {_id_of(call): call for call in calls}
    shape = _OPENING_COMPARED if layout.compares else _OPENING
    opening = shape.format(text_mode=text_mode)
    if validated:
        opening = opening.replace("from framing.storage", f"{_FROM_QUALITY}from framing.storage")
        opening = opening.replace("report.style(", _QUALITY)
    return notebook_of(opening, cells, page_title, styles=layout.styles)


def _id_of(call: str) -> str:
    """Give the id of the cell that makes a call.

    >>> _id_of("compared.outlet_mix(comparison)")
    'outlet-mix'
    """
    return call.split("(")[0].rsplit(".", 1)[-1].replace("_", "-")


def notebook_of(
    opening: str, cells: Mapping[str, str], page_title: str, *, styles: Sequence[str] = ()
) -> NotebookNode:
    """Give a notebook of an opening, which reads tables, and a cell a section by its id.

    *styles* are the style files its page needs beside those of every page.
    """
    notebook = nbformat.v4.new_notebook(
        cells=[
            _cell("introduction", INTRODUCTION, kind="markdown", tags=[NOTEBOOK_ONLY]),
            _cell("tables", opening, tags=[NOTEBOOK_ONLY]),
            *(_cell(name, source) for name, source in cells.items()),
        ]
    )
    notebook.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    notebook.metadata["framing"] = {"title": page_title, "language": "en", "styles": list(styles)}
    return notebook


def _cell(
    name: str, source: str, *, kind: str = "code", tags: list[str] | None = None
) -> NotebookNode:
    make = nbformat.v4.new_code_cell if kind == "code" else nbformat.v4.new_markdown_cell
    cell = make(source)
    cell["id"] = name
    if tags:
        cell.metadata["tags"] = tags
    return cell
