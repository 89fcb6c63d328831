"""The notebook behind a report: one cell a section, run on the tables saved beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from framing.errors import ReportError
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

#: Cells with this tag show their output in the notebook only.
NOTEBOOK_ONLY = "notebook-only"


@dataclass(frozen=True)
class Heading:
    """What a report is called: its title, its question and its date, each given or not."""

    title: str | None = None
    question: str | None = None
    date: str | None = None


def build_notebook(
    layout: Layout, heading: Heading, page_title: str, *, text_mode: str = FULL
) -> NotebookNode:
    """Give the notebook of a report in a layout, not yet run.

    *text_mode* is how much of the articles' text its sections show. Cells have fixed ids; nothing
    of the articles' text is in their code.
    """
    given = "".join(f", {k}={v!r}" for k, v in vars(heading).items() if v is not None)
    calls = [f"{layout.head[:-1]}{given})", *layout.calls]
    cells = {_id_of(call): call for call in calls}
    shape = _OPENING_COMPARED if layout.compares else _OPENING
    opening = shape.format(text_mode=text_mode)
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


class _ThisPython(AsyncKernelManager):
    """A kernel of the running interpreter, whatever kernels the machine has registered."""

    @property
    def kernel_spec(self) -> KernelSpec:
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name="Python 3", language="python")


def this_python(folder: Path) -> AsyncKernelManager:
    """Give the manager of a kernel of this very Python, whose connection lies in *folder*.

    Whoever runs a notebook with it passes ``cleanup_kc=True``: for a manager that it is given,
    nbclient otherwise leaves the kernel running and its sockets open.
    """
    manager = _ThisPython(connection_file=str(folder / "kernel.json"))
    manager.transport = "tcp" if sys.platform == "win32" else "ipc"
    return manager


def run_notebook(notebook: NotebookNode, folder: Path, *, timeout: int = 600) -> None:
    """Run the notebook's cells in *folder*, in a fresh kernel of this very Python.

    Raises ReportError, with the cell and what went wrong in it, where a cell fails.
    """
    with TemporaryDirectory(prefix="framing-") as scratch:
        client = NotebookClient(
            notebook,
            km=this_python(Path(scratch)),
            timeout=timeout,
            record_timing=False,
            store_widget_state=False,
            resources={"metadata": {"path": str(folder)}},
        )
        # The reader's own start-up files and history have no business in a report.
        environment = {**os.environ, "IPYTHONDIR": scratch, "PYTHONHASHSEED": "0"}
        try:
            client.execute(env=environment, cleanup_kc=True)
        except CellExecutionError as error:
            raise ReportError(
                f"The report was not built: a cell of its notebook failed with "
                f"{error.ename}: {error.evalue}\n{error.traceback}"
            ) from None
        except (DeadKernelError, RuntimeError, TimeoutError) as error:
            raise ReportError(
                f"The report was not built: the notebook's kernel ended or did not answer "
                f"({type(error).__name__}: {error}). Check that ipykernel is installed for "
                f"{Path(sys.executable).name}."
            ) from error
    _tidy(notebook)


def _tidy(notebook: NotebookNode) -> None:
    """Drop what says nothing about the articles: messages on stderr, and the kernel's traces."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]
            cell.metadata.pop("execution", None)
