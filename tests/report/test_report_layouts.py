"""Layouts: which report is made of what, and that every section it needs is there."""

from __future__ import annotations

import re
from dataclasses import replace

import nbformat
import pytest
from compared_specimens import make_compared_tables, make_comparison
from report_specimens import BRIDGE, make_tables

from framing import report
from framing.comparison.tables import Comparison
from framing.errors import InputError
from framing.report import compared
from framing.report.exporter import ReportExporter
from framing.report.layouts import LAYOUTS, Layout, layout_for
from framing.report.notebook import Heading, build_notebook
from framing.tables import Tables


def articles(amount: int, outlets: tuple[str, ...] = ("",)) -> Tables:
    """Give so many articles, whose outlets take turns."""
    tables = make_tables({f"a{at:02d}": BRIDGE for at in range(amount)})
    tables.articles["outlet"] = [outlets[at % len(outlets)] for at in range(amount)]
    return tables


def page_of(layout: Layout, comparison: Comparison, tables: Tables) -> str:
    """Render the page of a comparison without a kernel."""
    notebook = build_notebook(layout, Heading(), "Title", text_mode="excerpts")
    known = {"report": report, "compared": compared, "tables": tables, "comparison": comparison}
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.id != "tables":
            section = eval(cell.source, {**known, "text_mode": "excerpts"})
            data, metadata = section._repr_mimebundle_()
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data, metadata=metadata)]
    return str(ReportExporter().from_notebook_node(notebook)[0])


@pytest.mark.parametrize(
    ("amount", "outlets", "name"),
    [
        (1, ("A",), "article"),
        (2, ("A", "B"), "event"),
        (10, ("A", "B"), "event"),
        (11, ("A", "B"), "outlets"),
        (11, ("A",), "corpus"),
        (11, ("", " "), "corpus"),
        (11, ("A", *("",) * 10), "corpus"),
    ],
)
def test_the_articles_choose_the_layout(amount: int, outlets: tuple[str, ...], name: str) -> None:
    assert layout_for(articles(amount, outlets)).name == name


def test_a_comparison_chooses_groups_or_time() -> None:
    tables = articles(2)
    assert layout_for(tables, comparison=make_comparison()).name == "outlets"
    one = make_comparison(("A",), (12,))
    assert layout_for(tables, comparison=one).name == "time"


def test_what_does_not_go_together_is_refused() -> None:
    tables = articles(2)
    with pytest.raises(InputError, match="is 'atlas'"):
        layout_for(tables, "atlas")
    with pytest.raises(InputError, match="shows no comparison"):
        layout_for(tables, "event", make_comparison())
    without = make_comparison(period="")
    with pytest.raises(InputError, match="the comparison has no period"):
        layout_for(tables, "time", without)


def test_time_is_shown_where_it_was_looked_at() -> None:
    tables = articles(2)
    with_time = layout_for(tables, comparison=make_comparison()).calls
    without = layout_for(tables, comparison=make_comparison(period="")).calls
    assert set(with_time) - set(without) == {
        "compared.time_course(comparison)",
        "compared.outlet_mix(comparison)",
    }


@pytest.mark.parametrize("groups", [("A",), ("A", "B", "C")])
@pytest.mark.parametrize("name", ["outlets", "time"])
@pytest.mark.parametrize("period", ["month", ""])
def test_every_link_of_a_page_leads_somewhere(
    name: str, groups: tuple[str, ...], period: str
) -> None:
    if name == "time" and not period:
        return
    comparison = make_comparison(groups, (12,), period=period)
    told = comparison.findings
    if len(groups) == 1:
        told = told[told["anchor"] != "differences"]
    if not period:
        told = told[told["anchor"] != "time"]
    comparison = replace(comparison, findings=told)
    tables = make_compared_tables(comparison)
    html = page_of(layout_for(tables, name, comparison), comparison, tables)
    ids = set(re.findall(r'\bid="?([^\s">]+)', html))
    assert {t for t in re.findall(r'href="?#([^\s">]+)', html) if t not in ids} == set()


def test_every_call_of_a_layout_is_a_section_of_the_package() -> None:
    for layout in LAYOUTS.values():
        for call in (layout.head, *layout.calls):
            home, name = call.split("(")[0].split(".")
            assert callable(getattr({"report": report, "compared": compared}[home], name))
