"""Writing the report of reliability: page, notebook, figures and the list to be adjudicated."""

from __future__ import annotations

from pathlib import Path

from framing.agreement.saving import STORED
from framing.agreement.tables import ReliabilityTables
from framing.agreement.workbook import workbook_of
from framing.folders import replacing
from framing.report.writing import date_of_source
from framing.spreadsheets import csv_of

PAGE, NOTEBOOK = "reliability.html", "reliability.ipynb"
LIST = "disagreements.xlsx"
_CSV = ("figures.csv", "pairs.csv", "disagreements.csv")
#: The files of such a report, which the next run may replace.
OURS = frozenset({PAGE, NOTEBOOK, LIST, *_CSV, *(f"tables/{name}" for name in STORED.files)})
#: The style files it shares with other pages: that of charts in lanes, and that of single texts.
STYLES = ("compared.css", "validity.css")
SECTIONS = ("figures", "pairs", "disagreements", "method")
_OPENING = (
    "from framing import open_reliability, report\nfrom framing.report import reliability\n\n"
    'judged = open_reliability("tables")\nreport.style("compared.css", "validity.css")'
)


def write_reliability(
    reliability: ReliabilityTables, folder: str | Path, *, title: str | None, date: str | None
) -> Path:
    """Write ``reliability.html`` and all that lies beside it to a folder; give the page's path.

    Beside it lie its notebook, ``figures.csv``, ``pairs.csv``, the disagreements as xlsx and csv,
    and ``tables/``. Raises ReportError where the notebook fails, and InputError where the folder
    holds other files.
    """
    import nbformat

    from framing.report.exporter import render_page
    from framing.report.notebook import INTRODUCTION, notebook_of
    from framing.report.reliability.head import TITLE
    from framing.report.running import kernel_in, run_notebook

    given = {"title": title, "date": date or date_of_source()}
    named = [f"{key}={value!r}" for key, value in given.items() if value is not None]
    cells = {
        "head": f"reliability.head({', '.join(['judged', *named])})",
        **{name: f"reliability.{name}(judged)" for name in SECTIONS},
    }
    with replacing(folder, OURS) as fresh, kernel_in(fresh) as kernel:
        STORED.write(reliability, fresh / "tables")
        write_lists(reliability, fresh)
        notebook = notebook_of(_OPENING, cells, title or TITLE, styles=STYLES)
        notebook.cells[0].source = INTRODUCTION.replace("report.", "reliability.")
        notebook.metadata["framing"]["file"] = NOTEBOOK
        run_notebook(notebook, kernel)
        written = (nbformat.writes(notebook) + "\n").encode("utf-8")
        (fresh / NOTEBOOK).write_bytes(written)
        (fresh / PAGE).write_bytes(render_page(notebook, written).encode("utf-8"))
    return Path(folder) / PAGE


def write_lists(reliability: ReliabilityTables, folder: Path) -> None:
    """Write the tables that spreadsheets open: figures, pairs, and what is to be adjudicated."""
    differ = reliability.disagreements
    codes = {name: tuple(told["codes"]) for name, told in reliability.settings["variables"].items()}
    (folder / "figures.csv").write_bytes(csv_of(reliability.figures))
    (folder / "pairs.csv").write_bytes(csv_of(reliability.pairs))
    (folder / "disagreements.csv").write_bytes(csv_of(differ, index=False))
    (folder / LIST).write_bytes(workbook_of(differ, codes))
