"""Writing the report of an evaluation: tables, notebook and page, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from framing.evaluation.storage import FILES, write_evaluation
from framing.evaluation.tables import ValidityTables
from framing.folders import replacing
from framing.report.writing import NOTEBOOK, PAGE, date_of_source

#: The files of such a report, which the next run may replace.
OURS = frozenset({PAGE, NOTEBOOK, *(f"tables/{name}" for name in FILES)})
SECTIONS = ("figures", "calibration", "confusion", "errors", "method")
_OPENING = (
    "from framing import report\nfrom framing.evaluation.storage import open_evaluation\n"
    "from framing.report import validity\n\n"
    'evaluated = open_evaluation("tables")\nreport.style("validity.css")'
)


def write_validity(
    validity: ValidityTables, folder: str | Path, *, title: str | None, date: str | None
) -> Path:
    """Write ``report.html``, ``report.ipynb`` and ``tables/`` to a folder; give the page's path.

    Raises ReportError where the notebook fails, and InputError where the folder holds other files.
    """
    import nbformat

    from framing.report.exporter import render_page
    from framing.report.notebook import notebook_of
    from framing.report.running import kernel_in, run_notebook
    from framing.report.validity.head import TITLE

    given = {"title": title, "date": date or date_of_source()}
    named = [f"{key}={value!r}" for key, value in given.items() if value is not None]
    cells = {
        "head": f"validity.head({', '.join(['evaluated', *named])})",
        **{name: f"validity.{name}(evaluated)" for name in SECTIONS},
    }
    with replacing(folder, OURS) as fresh, kernel_in(fresh) as kernel:
        write_evaluation(validity, fresh / "tables")
        notebook = notebook_of(_OPENING, cells, title or TITLE, styles=("validity.css",))
        run_notebook(notebook, kernel)
        written = (nbformat.writes(notebook) + "\n").encode("utf-8")
        (fresh / NOTEBOOK).write_bytes(written)
        (fresh / PAGE).write_bytes(render_page(notebook, written).encode("utf-8"))
    return Path(folder) / PAGE
