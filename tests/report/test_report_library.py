"""The texts of many articles: one picker, lean markup, tables of marks when a text is opened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from multiplied import multiply
from playwright.sync_api import Browser, Page, expect
from report_specimens import hostile_tables
from test_report_browser import opened

from framing.report import annotated_texts
from framing.report.exporter import ReportExporter
from framing.report.notebook import notebook_of
from framing.report.section import Section
from framing.storage import open_tables
from framing.tables import Tables

#: What 300 texts of 450 words may take of a page of 4 MB.
BUDGET = 3_000_000


def page_with(*sections: Section) -> str:
    """Render a page of nothing but some sections."""
    import nbformat

    notebook = notebook_of("", {f"s{at}": "" for at in range(len(sections))}, "Title")
    cells = [cell for cell in notebook.cells if cell.id.startswith("s")]
    for cell, section in zip(cells, sections, strict=True):
        data, metadata = section._repr_mimebundle_()
        cell.outputs = [nbformat.v4.new_output("execute_result", data=data, metadata=metadata)]
    notebook.cells = cells
    html, _ = ReportExporter().from_notebook_node(notebook)
    return str(html)


@pytest.fixture(scope="module")
def many(two: Tables) -> Tables:
    """Give 24 small articles with all kinds of evidence."""
    return multiply(two, 12)


@pytest.fixture
def library(chromium: Browser, tmp_path: Path, many: Tables) -> Iterator[Page]:
    """Give a page with the texts of many articles, in a window of usual size."""
    made = page_with(annotated_texts(many)).replace("<h2 id", "<h1>Title</h1><h2 id", 1)
    (tmp_path / "report.html").write_text(made, encoding="utf-8")
    with opened(chromium, tmp_path) as page:
        yield page


def test_300_articles_fit_their_budget(written: dict[str, Path]) -> None:
    tables = open_tables(written["seeds"] / "tables")
    times = 12
    words = int(tables.paragraphs["words"].sum()) * times
    for mode in ("full", "excerpts"):
        size = len(str(annotated_texts(multiply(tables, times), text_mode=mode).html).encode())
        assert size / words * 450 * 300 <= BUDGET, mode


def test_ids_differ_and_links_have_goals(many: Tables) -> None:
    html = str(annotated_texts(many).html)
    ids = re.findall(r'\bid="?([^\s">]+)', html)
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert set(re.findall(r'href="?#([^\s">]+)', html)) <= set(ids)
    assert html.count("<details class=one") == 24


def test_tips_are_told_once_and_every_mark_has_one(many: Tables) -> None:
    html = str(annotated_texts(many).html)
    tips = html.split('class="tips"')[1].split("</ul>")[0].count("<li>")
    numbers = {int(n) for n in re.findall(r"data-t=(\d+)", html)}
    assert numbers == set(range(tips))
    assert len(re.findall("<mark ", html)) == len(re.findall("<mark [^>]*data-t=", html))


def test_hostile_texts_of_many_are_text() -> None:
    html = str(annotated_texts(multiply(hostile_tables(), 6)).html)
    assert "<img" not in html
    assert "<script" not in html


@pytest.mark.browser
def test_texts_of_many_are_few_tab_stops(library: Page) -> None:
    def stops() -> int:
        seen: list[str] = []
        library.evaluate("document.activeElement.blur()")
        for _ in range(60):
            library.keyboard.press("Tab")
            here = library.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            if here.startswith("<body") or (seen and here == seen[0]):
                break
            seen.append(here)
        return len(seen)

    library.locator(".library > summary").click()
    library.locator("details.one > summary").first.click()
    assert stops() <= 40
    library.locator("details.one > summary").first.focus()
    library.keyboard.press("ArrowDown")
    assert library.evaluate(
        "document.activeElement === document.querySelectorAll('.one > summary')[1]"
    )


@pytest.mark.browser
def test_an_opened_text_lists_its_marks_linked_both_ways(library: Page) -> None:
    library.locator(".library > summary").click()
    assert library.locator(".lean ~ details").count() == 0
    library.locator("details.one > summary").first.click()
    table = library.locator("details.one[open] details.data")
    assert table.locator("summary").inner_text() == "All 12 marks as a table"
    table.locator("summary").click()
    row = table.locator("tbody tr", has_text="shattered")
    assert row.locator("td").all_inner_texts() == [
        "1",
        "loaded word",
        "violence · entry “shatter” · +1.0",
    ]
    row.locator("a").click()
    library.wait_for_function("document.activeElement.textContent.startsWith('shattered')")
    tip = library.evaluate("document.activeElement.dataset.tip")
    assert tip.startswith("loaded word: “shattered”\nviolence · entry “shatter” · +1.0\nFound by")
    library.keyboard.press("Enter")
    library.wait_for_function("document.activeElement.id.startsWith('e')")


@pytest.mark.browser
def test_a_screen_reader_is_told_the_category_of_each_mark(library: Page) -> None:
    library.locator(".library > summary").click()
    library.locator("details.one > summary").first.click()
    told = library.locator("mark.L").first.evaluate("(m) => getComputedStyle(m, '::after').content")
    assert told == '"L" / " [loaded word]"'


@pytest.mark.browser
def test_paper_has_texts_on_request_only(library: Page) -> None:
    def pages() -> int:
        pdf = library.pdf(prefer_css_page_size=True)
        return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))

    assert pages() == 1
    library.locator("#appendix").check()
    assert pages() > 3


@pytest.mark.browser
def test_marks_of_a_closed_text_are_passed_over_until_it_opens(
    chromium: Browser, tmp_path: Path, two: Tables
) -> None:
    (tmp_path / "report.html").write_text(page_with(annotated_texts(two)), encoding="utf-8")
    with opened(chromium, tmp_path) as page:
        stops = page.locator("mark[tabindex='0']")
        assert stops.count() == 0
        page.locator("details.one > summary").last.click()
        expect(stops).to_have_count(1)
        assert stops.is_visible()
        page.locator(".f-F").uncheck()
        assert stops.count() == 1
