"""Running the notebook of a report, in a fresh kernel of this very Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from framing.errors import ReportError


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


@contextmanager
def kernel_in(folder: Path) -> Iterator[AsyncKernelManager]:
    """Start a kernel that works in *folder*, and end it with the block.

    It comes up while the block goes on: start it first, then write what its cells will read.
    """
    with TemporaryDirectory(prefix="framing-") as scratch:
        kernel = this_python(Path(scratch))
        # The reader's own start-up files and history have no business in a report.
        environment = {**os.environ, "IPYTHONDIR": scratch, "PYTHONHASHSEED": "0"}
        run_sync(kernel.start_kernel)(
            env=environment,
            cwd=str(folder),
            extra_arguments=["--HistoryManager.hist_file=:memory:"],
        )
        try:
            yield kernel
        finally:
            # What it held is done or lost; a polite end takes .4 s.
            run_sync(kernel.shutdown_kernel)(now=True)


def run_notebook(
    notebook: NotebookNode,
    kernel: AsyncKernelManager,
    *,
    before: Callable[[str], None] | None = None,
    timeout: int = 600,
) -> None:
    """Run the notebook's cells in a kernel that ``kernel_in`` started.

    *before* is called with the source of each cell of code before it is run.

    Raises ReportError, with the cell and what went wrong in it, where a cell fails.
    """

    def started(cell: NotebookNode, cell_index: int) -> None:  # noqa: ARG001
        if before is not None:
            before(cell.source)

    client = NotebookClient(
        notebook,
        km=kernel,
        timeout=timeout,
        record_timing=False,
        store_widget_state=False,
        shutdown_kernel="immediate",
        on_cell_start=started,
    )
    try:
        client.execute(cleanup_kc=True)
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
