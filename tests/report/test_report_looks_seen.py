"""Small things of the look, in a real browser: sizes, breaks of lines, and another's style."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from test_report_browser import opened

from framing.report import style

pytestmark = pytest.mark.browser

#: What a notebook page of Jupyter asks of links and lists, in rules as strong as its own.
JUPYTER = """
.jp-RenderedHTMLCommon a:link, .jp-RenderedHTMLCommon a:visited { color: rgb(0, 0, 255); }
.jp-RenderedHTMLCommon ul:not(.list-inline) { padding-left: 2em; }
:not(.jp-RenderedMarkdown).jp-RenderedHTMLCommon :is(td, th) { text-align: right; }
"""
#: Texts with a date that stand on two lines.
BROKEN = """() => {
    const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node; (node = walk.nextNode());) {
        if (node.parentElement.closest('svg, script, style, code')) continue;
        for (const match of node.data.matchAll(/\\b(19|20)\\d\\d-\\d\\d(-\\d\\d)?(?!\\d)/g)) {
            const range = document.createRange();
            range.setStart(node, match.index);
            range.setEnd(node, match.index + match[0].length);
            const tops = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
            if (tops.size > 1) found.push(match[0] + ' in ' + node.parentElement.outerHTML);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.parametrize("name", ["seeds", "outlets", "time"])
def test_no_date_is_broken(
    chromium: Browser, written: dict[str, Path], name: str, width: int
) -> None:
    with opened(chromium, written[name], width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        page.wait_for_timeout(100)
        assert page.evaluate(BROKEN) == []


@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", ["kursk", "seeds", "outlets", "validity"])
def test_the_main_figures_are_of_one_size(
    chromium: Browser, written: dict[str, Path], name: str, width: int
) -> None:
    with opened(chromium, written[name], width=width) as page:
        size = "(all) => [...new Set(all.map((one) => getComputedStyle(one).fontSize))].length"
        assert page.locator(".figures .value").evaluate_all(size) == 1


@pytest.mark.parametrize("width", [320, 360, 375, 412])
def test_charts_are_as_wide_as_the_text_of_a_phone(
    chromium: Browser, written: dict[str, Path], width: int
) -> None:
    with opened(chromium, written["outlets"], width=width) as page:
        wide = "(all) => all.map((one) => one.getBoundingClientRect().width)"
        charts = page.locator(".narrow svg").filter(visible=True).evaluate_all(wide)
        text = page.locator("#findings .lead").evaluate("(p) => p.getBoundingClientRect().width")
        assert charts
        assert all(abs(chart - text) <= 1 for chart in charts)


def test_the_style_of_a_notebook_page_changes_no_figure(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["outlets"]) as page:
        page.evaluate(
            """(style) => {
                document.head.insertAdjacentHTML('afterbegin', style);
                document.querySelector('main').classList.add('jp-RenderedHTMLCommon');
            }""",
            f"<style>{JUPYTER}</style>{style('compared.css').html}",
        )
        ink = page.locator("h1").evaluate("(one) => getComputedStyle(one).color")
        value = page.locator(".figures .value").first
        assert value.evaluate("(one) => getComputedStyle(one).color") == ink
        for name in (".figures", ".first ul"):
            padding = "(list) => getComputedStyle(list).paddingLeft"
            assert page.locator(name).first.evaluate(padding) == "0px"
        side = "(cell) => getComputedStyle(cell).textAlign"
        row = page.locator("#sample tbody tr").first
        assert row.locator("th").evaluate(side) == "left"
        assert row.locator("td").first.evaluate(side) == "right"


def test_that_no_word_stands_out_is_not_told_as_a_title(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["outlets"]) as page:
        heads = page.locator("#keyness .one > summary")
        bare = heads.filter(has_text="no word stands out")
        assert bare.count() > 0
        assert bare.locator(".title").count() == 0
        heads.first.hover()
        line = "(one) => getComputedStyle(one).textDecorationLine"
        assert heads.first.evaluate(line) == "none"
        assert heads.first.locator(".outlet").evaluate(line) == "underline"
        above = page.locator("#keyness .groups").evaluate("(b) => b.getBoundingClientRect().bottom")
        note = page.locator("#keyness .groups + .note")
        assert note.evaluate("(note) => note.getBoundingClientRect().top") - above >= 8


def test_a_page_has_the_styles_of_its_sections_and_no_others(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["validity"]) as page:
        line = "(one) => getComputedStyle(one).borderTopStyle"
        assert page.locator(".error").first.evaluate(line) == "solid"
    for name in ("kursk", "outlets"):
        styles = (written[name] / "report.html").read_text("utf-8").partition("</style>")[0]
        assert ".error" not in styles
        assert ".collection" not in styles
        assert (".glyph" in styles) == (name == "outlets")
