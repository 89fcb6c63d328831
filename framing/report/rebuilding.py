"""Rebuilding: a report made anew from what lies beside its page, to the same bytes.

The notebook is the recipe: it names the sections and their settings and reads the tables beside
it. So whoever has the folder can build the page again, and compare.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.codebooks import shipped_codebooks
from framing.errors import InputError
from framing.folders import replacing
from framing.paths import expanded
from framing.report.downloads import DOWNLOADS, FOLDER, hold_downloads
from framing.report.writing import NOTEBOOK, OURS, PAGE

if TYPE_CHECKING:
    from nbformat import NotebookNode

#: What is typed in the folder of a report to build it again beside it.
REBUILD = "python -m framing.report . ../rebuilt"
#: The extractors of ``framing report``, in their order.
USUAL = ("sentiment", "loaded", "loaded_sentences", "attribution", "readability", "frames")


def rebuild(folder: str | Path, out: str | Path) -> Path:
    """Build the report of a folder again in another, and give the path of its page.

    The same versions of the libraries give the same bytes. This runs the code of the notebook:
    rebuild only what you trust.

    Raises InputError where the folder holds no report or *out* holds other files, and ReportError
    where the notebook fails.
    """
    import nbformat

    folder = expanded(folder)
    try:
        notebook = nbformat.read(folder / NOTEBOOK, as_version=4)
    except (OSError, ValueError) as error:
        fault = f"holds no {NOTEBOOK} that can be read ({type(error).__name__})"
        remedy = "Name the folder of a report that `framing report` wrote."
        raise InputError(str(folder), [fault], remedy=remedy) from None
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    kept = {*OURS, *DOWNLOADS} - {PAGE, NOTEBOOK}
    with replacing(out, {*OURS, *DOWNLOADS}) as fresh:
        for path in sorted(path for path in kept if (folder / path).is_file()):
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / path, fresh / path)
        finish(notebook, fresh)
    return Path(out) / PAGE


def finish(notebook: NotebookNode, folder: Path) -> None:
    """Run a notebook in the folder of its tables, and write notebook and page there.

    Raises ReportError where a cell fails.
    """
    import nbformat

    from framing.report.exporter import render_page
    from framing.report.running import kernel_in, run_notebook

    with kernel_in(folder) as kernel:
        run_notebook(notebook, kernel)
    written = (nbformat.writes(notebook) + "\n").encode("utf-8")
    (folder / NOTEBOOK).write_bytes(written)
    page = hold_downloads(render_page(notebook, written), folder)
    (folder / PAGE).write_bytes(page.encode("utf-8"))


def rescoring(
    provenance: Mapping[str, Any],
    *,
    articles: str = f"{FOLDER}/articles.parquet",
    codebook: str = f"{FOLDER}/codebook.toml",
    out: str = "../again",
) -> str:
    """Give what is typed in the folder of a report to score its articles anew, to the same tables.

    *articles* are their place, *codebook* that of the reader's own, where there is one. "" where
    the analysis rests on extractors or models of the reader's own, which only the reader can name.

    >>> told = {"model": "fast", "codebook": "default", "loaded": "default"}
    >>> rescoring({**told, "extractors": [{"name": name} for name in USUAL]})
    'framing analyze tables/articles.parquet -o ../again --model fast'
    """
    extractors = provenance.get("extractors")
    named = [part.get("name") for part in extractors] if isinstance(extractors, list) else []
    told = str(provenance.get("codebook"))
    cued, shipped = told.endswith(", cues alone"), told in shipped_codebooks()
    if named != list(USUAL) or provenance.get("loaded") != "default" or not (cued or shipped):
        return ""
    options = {"model": provenance.get("model")}
    if cued:
        options["codebook"] = codebook
    elif told != "default":
        options["codebook"] = told
    given = "".join(f" --{name} {value}" for name, value in options.items())
    return f"framing analyze {articles} -o {out}{given}"
