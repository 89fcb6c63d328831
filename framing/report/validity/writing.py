"""Writing the report of an evaluation: tables, notebook and page, whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from framing.evaluation.storage import FILES, write_evaluation
from framing.evaluation.tables import Evaluation
from framing.folders import replacing
from framing.report.writing import NOTEBOOK, PAGE, date_of_source

#: The files of such a report, which the next run may replace.
OURS = frozenset({PAGE, NOTEBOOK, *(f"tables/{name}" for name in FILES)})
#: The sections of a report after its head, by what is evaluated.
SECTIONS: Mapping[str, tuple[str, ...]] = {
    "frames": ("figures", "calibration", "confusion", "errors", "method"),
    "loaded": ("figures", "calibration", "errors", "method"),
    "sentiment": ("sentiment_figures", "sentiment_errors", "method"),
    "attribution": ("attribution_figures", "attribution_errors", "method"),
}
_OPENING = (
    "from framing import report\nfrom framing.evaluation.storage import open_evaluation\n"
    "from framing.report import validity\n\n"
    'evaluated = open_evaluation("tables")\nreport.style("validity.css")'
)


def write_validity(
    validity: Evaluation, folder: str | Path, *, title: str | None, date: str | None
) -> Path:
    """Write ``report.html``, ``report.ipynb`` and ``tables/`` to a folder; give the page's path.

    Raises ReportError where the notebook fails, and InputError where the folder holds other files.
    """
    import nbformat

    from framing.report.exporter import render_page
    from framing.report.notebook import notebook_of
    from framing.report.running import kernel_in, run_notebook
    from framing.report.validity.head import TITLES

    given = {"title": title, "date": date or date_of_source()}
    named = [f"{key}={value!r}" for key, value in given.items() if value is not None]
    cells = {
        "head": f"validity.head({', '.join(['evaluated', *named])})",
        **{
            name.replace("_", "-"): f"validity.{name}(evaluated)"
            for name in SECTIONS[validity.KIND]
        },
    }
    with replacing(folder, OURS) as fresh, kernel_in(fresh) as kernel:
        write_evaluation(validity, fresh / "tables")
        called = title or TITLES[validity.KIND]
        notebook = notebook_of(_OPENING, cells, called, styles=("validity.css",))
        run_notebook(notebook, kernel)
        written = (nbformat.writes(notebook) + "\n").encode("utf-8")
        (fresh / NOTEBOOK).write_bytes(written)
        (fresh / PAGE).write_bytes(render_page(notebook, written).encode("utf-8"))
    return Path(folder) / PAGE
