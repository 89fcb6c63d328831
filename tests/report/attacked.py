"""Every page and notebook output that we make, with one text in every place that is open to text.

The text is hostile, or its harmless twin; what is built around it is the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import compared_specimens
import nbformat
import pytest
import report_specimens
import test_report_manual
import test_report_reliability
import validity_specimens
from multiplied import multiply
from report_specimens import hostile_tables, page_of

import framing
from framing.analysis import Analysis
from framing.comparison.sample import reduced
from framing.report import reliability, validity
from framing.report.annotated import AnnotatedText
from framing.report.collection import FAILED, WRITTEN, Outcome, write_collection
from framing.report.exporter import ReportExporter
from framing.report.manual import manual_page
from framing.report.notebook import notebook_of

_MODULES = (
    *(report_specimens, compared_specimens, validity_specimens),
    *(test_report_manual, test_report_reliability),
)
_VALIDITY = ("figures", "calibration", "confusion", "errors", "method")
_RELIABILITY = ("figures", "pairs", "disagreements", "method")
_NOTEBOOK = "<!DOCTYPE html><html lang=en><body><main>{}</main></body></html>"


@contextmanager
def spoken(text: str) -> Iterator[None]:
    """Let all specimens speak *text* where they are hostile."""
    with pytest.MonkeyPatch.context() as patch:
        for module in _MODULES:
            # What is read refuses NUL, or replaces it with a warning.
            read = module in (validity_specimens, test_report_reliability)
            patch.setattr(module, "HOSTILE", text.replace("\0", "") if read else text)
        yield


def pages_with(text: str, folder: Path) -> dict[str, str]:
    """Give every page with *text* in all places, and notebook outputs as pages, by name."""
    with spoken(text):
        tables = hostile_tables()
        heading = {"title": text, "question": text, "date": text}
        one = reduced(tables, tables.articles.index[:1])
        made = {
            "article": page_of(one, **heading),
            "event": page_of(tables, **heading),
            "corpus": page_of(multiply(tables, 6), **heading),
            "manual": manual_page(test_report_manual.hostile_book(3)),
            "collection": _collection(text, folder),
        }
        for name, groups in (("outlets", ("A", "B", "C")), ("time", ("A",))):
            comparison = compared_specimens.make_comparison(groups, hostile=True)
            mine = compared_specimens.make_compared_tables(comparison, hostile=True)
            made[name] = page_of(mine, comparison=comparison, **heading)
            made[f"{name} displayed"] = _NOTEBOOK.format(comparison._repr_html_())
        analysis = Analysis(**vars(tables))
        shown = "".join(AnnotatedText.of(tables, key)._repr_html_() for key in one.articles.index)
        made["displayed"] = _NOTEBOOK.format(analysis._repr_html_() + shown)
        made |= _judged(text, folder)
    return made


def _judged(text: str, folder: Path) -> dict[str, str]:
    """Give the pages on how well frames are found, and how far coders agree."""
    found = validity_specimens.hostile_evaluation(folder)
    agreed = framing.reliability(test_report_reliability.hostile(), draws=20)
    heading = f"title={text!r}, date={text!r}"
    cells = {"head": f"validity.head(told, {heading})"}
    cells |= {name: f"validity.{name}(told)" for name in _VALIDITY}
    more = {"head": f"reliability.head(told, {heading})"}
    more |= {n: f"reliability.{n}(told)" for n in _RELIABILITY}
    return {
        "validity": _filled(notebook_of("", cells, text, styles=("validity.css",)), found),
        "reliability": _filled(notebook_of("", more, text), agreed),
        "judged displayed": _NOTEBOOK.format(found._repr_html_() + agreed._repr_html_()),
    }


def _filled(notebook: nbformat.NotebookNode, told: object) -> str:
    """Give the page of a notebook whose cells are called here, without a kernel."""
    known = {"told": told, "validity": validity, "reliability": reliability}
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.id != "tables":
            data, metadata = eval(cell.source, known)._repr_mimebundle_()
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data, metadata=metadata)]
    return str(ReportExporter().from_notebook_node(notebook)[0])


def _collection(text: str, folder: Path) -> str:
    told = {"title": text, "question": text, "date": text, "page": f"{text}/report.html"}
    outcomes = [
        Outcome(text, text, WRITTEN, 1.0, **told),
        Outcome(text, text, FAILED, 1.0, fault=text),
    ]
    return write_collection(folder / "collection", outcomes).read_text("utf-8")
