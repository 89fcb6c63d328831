"""The page as a reader meets it: in a real browser, small and wide, with and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from report_specimens import BRIDGE, make_tables, page_of
from seen import in_themes, label_faults

from framing.report.collection import Outcome, write_collection
from framing.tables import Tables

pytestmark = pytest.mark.browser

LOOK = """(mark) => [
    getComputedStyle(mark).textDecorationLine, getComputedStyle(mark, '::after').content
]"""
REPORTS = (
    *("one", "two", "hostile", "kursk", "seeds", "validity", "validity_hostile"),
    *("outlets", "time"),
)


@contextmanager
def opened(
    chromium: Browser, folder: Path, *, name: str = "report.html", width: int = 1280, **options: Any
) -> Iterator[Page]:
    """Open a report, listening for requests, dialogs and errors, of which there must be none."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, offline=True, **options
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("request", lambda request: faults.append(request.url))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    address = (folder / name).as_uri()
    page.goto(address)
    yield page
    context.close()
    assert faults == [address]


def clipped(page: Page) -> list[str]:
    """Give texts that stick out of the window, but for those inside a region that scrolls."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main *, nav *')].filter((node) => {
            if (node.closest('.scroll, .vh, mark i, .skip, svg, details:not([open])')) return false;
            if (node.classList.contains('vh') || !node.getClientRects().length) return false;
            const box = node.getBoundingClientRect();
            return box.width > 1 && (box.right > innerWidth + 0.5 || box.left < -0.5);
        }).map((node) => node.outerHTML.slice(0, 80))"""
    )


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", REPORTS)
def test_nothing_scrolls_sideways_or_is_cut(
    chromium: Browser, written: dict[str, Path], name: str, width: int
) -> None:
    with opened(chromium, written[name], width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        for theme in in_themes(page):
            assert page.evaluate("document.documentElement.scrollWidth") <= width, theme
            assert clipped(page) == [], theme


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", REPORTS)
def test_labels_lie_inside_their_picture_and_do_not_touch(
    chromium: Browser, written: dict[str, Path], name: str, width: int
) -> None:
    with opened(chromium, written[name], width=width) as page:
        assert label_faults(page) == []
        assert page.locator(".chart svg").filter(visible=True).count() > 0


@pytest.mark.parametrize("width", [320, 1280])
def test_a_chart_is_told_by_its_title_in_both_widths(
    chromium: Browser, written: dict[str, Path], width: int
) -> None:
    with opened(chromium, written["one"], width=width) as page:
        chart = page.get_by_role("img", name="Frames over the paragraphs", exact=True)
        assert chart.count() == 1
        assert chart.is_visible()


def test_quoted_words_stand_on_a_phone_without_scrolling(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["seeds"], width=320) as page:
        boxes = page.evaluate(
            """() => [...document.querySelectorAll('.quote .kwic')].map((words) => {
                const box = words.getBoundingClientRect(), around = words.closest('.scroll');
                return [box.left, box.right, around.scrollWidth - around.clientWidth];
            })"""
        )
        assert boxes
        assert all(left >= 0 and right <= 320 and over <= 0 for left, right, over in boxes)
        label = "(cell) => getComputedStyle(cell, '::before').content"
        assert "Verb" in page.locator(".quote td").nth(1).evaluate(label)


def test_it_reads_without_script(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["one"], java_script_enabled=False) as page:
        assert page.locator("mark", has_text="shattered").is_visible()
        page.get_by_text("marks as a table").click()
        assert page.locator("#e2").is_visible()
        page.locator("mark", has_text="shattered").hover()
        shown = page.locator("mark", has_text="shattered").evaluate(
            "(mark) => getComputedStyle(mark, '::before').content"
        )
        assert "entry “shatter”" in shown


def test_a_switch_hides_its_marks_without_script(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["one"], java_script_enabled=False) as page:
        loaded, named = (
            page.locator("mark.L", has_text="shattered"),
            page.locator("mark.S").first,
        )
        assert loaded.evaluate(LOOK)[0] == "underline"
        page.locator(".f-L").uncheck()
        assert loaded.evaluate(LOOK) == ["none", "none"]
        assert named.evaluate(LOOK)[0] == "underline"
        page.locator(".f-narrator").uncheck()
        assert named.evaluate(LOOK)[0] == "none"


def test_marks_are_one_tab_stop_with_arrows(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["one"]) as page:
        stops = page.locator("mark[tabindex='0']")
        assert stops.count() == 1
        stops.focus()
        assert page.evaluate("document.activeElement.id") == "m1"
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.textContent").startswith("brutal")
        assert stops.count() == 1
        page.keyboard.press("End")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.textContent").startswith("monument")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.classList.contains('hush')")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id").startswith("e")
        assert page.evaluate("document.activeElement.closest('details').open")


def test_hidden_marks_are_passed_over(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["one"]) as page:
        page.locator(".f-L").uncheck()
        assert page.locator("mark[tabindex='0']").get_attribute("class").split()[0] != "L"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["two", "kursk", "seeds", "validity"])
def test_a_report_has_few_tab_stops_and_each_shows_the_focus(
    chromium: Browser, written: dict[str, Path], name: str
) -> None:
    with opened(chromium, written[name]) as page:
        seen: list[str] = []
        for _ in range(60):
            page.keyboard.press("Tab")
            here = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            if here.startswith("<body") or (seen and here == seen[0]):
                break
            seen.append(here)
            outline = "getComputedStyle(document.activeElement).outlineStyle"
            assert page.evaluate(outline) not in ("none", "hidden"), here
        assert seen[0].startswith('<a class="skip"')
        assert len(seen) <= 40


def test_every_mark_leads_to_its_row_and_back(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["two"]) as page:
        page.evaluate("location.hash = '#e1'")
        page.wait_for_function("document.activeElement.id === 'e1'")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'm1'")


def test_the_switches_stand_in_the_address_and_come_from_it(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["one"]) as page:
        page.locator(".f-L").uncheck()
        page.locator(".f-quoted").uncheck()
        assert page.evaluate("location.search") == "?off=L,quoted"
        address = page.url
        page.locator(".f-quoted").check()
        assert page.evaluate("location.search") == "?off=L"
    context = chromium.new_context(offline=True)
    page = context.new_page()
    page.goto(address + "#p-1")
    states = "[...document.querySelectorAll('.filters input')].map((box) => box.checked)"
    assert page.evaluate(states).count(False) == 2
    assert not page.locator(".f-L").is_checked()
    assert page.locator("mark.L").first.evaluate(LOOK)[0] == "none"
    page.locator(".f-L").check()
    assert page.evaluate("location.search + location.hash") == "?off=quoted#p-1"
    context.close()


def test_doubtful_marks_have_a_switch_and_a_dotted_outline(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["one"], java_script_enabled=False) as page:
        low, sure = page.locator("mark.low").first, page.locator("mark.L").first
        outline = "(mark) => getComputedStyle(mark).outlineStyle"
        assert (low.evaluate(outline), sure.evaluate(outline)) == ("dotted", "none")
        page.locator(".f-doubtful").uncheck()
        assert (low.evaluate(LOOK)[0], sure.evaluate(LOOK)[0]) == ("none", "underline")
        assert low.evaluate(outline) == "none"


def test_the_contents_are_one_stop_with_arrows(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["two"]) as page:
        page.locator(".contents li a").first.focus()
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#openings"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.id") == "appendix"


def test_a_tooltip_of_several_texts_is_read_from_the_table(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["two"]) as page:
        mark = page.locator(".text mark.L", has_text="shattered")
        mark.hover()
        told = (mark.get_attribute("data-tip") or "").split("\n")
        assert told[:2] == [
            "loaded word: “shattered”",
            "violence · shatter · +1.00",
        ]
        assert told[2].startswith("Found by")


def test_a_tooltip_tells_what_found_the_words_and_what_would_change_them(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["one"]) as page:
        mark = page.locator("mark.L", has_text="shattered")
        mark.hover()
        told = mark.evaluate("(mark) => getComputedStyle(mark, '::before').content")
        for part in ("loaded word: “shattered”", "entry “shatter”", "Found by 1", "Changed by"):
            assert part in told, part
        outer = page.locator("mark.Q").first
        outer.hover(position={"x": 3, "y": 5})
        assert "quotation: ““We will rebuild it,””" in outer.get_attribute("data-tip")  # type: ignore[operator]


@pytest.mark.parametrize("width", [320, 1280])
def test_a_tooltip_stays_in_the_window(
    chromium: Browser, written: dict[str, Path], width: int
) -> None:
    with opened(chromium, written["one"], width=width) as page:
        page.locator("mark[tabindex='0']").focus()
        for mark in page.locator(".text mark[id]").all():
            assert mark.evaluate("(m) => m === document.activeElement")
            left, wide = mark.evaluate(
                """(m) => {
                    const tip = getComputedStyle(m, '::before');
                    const line = m.closest('p').getBoundingClientRect();
                    return [line.left + parseFloat(tip.left), parseFloat(tip.width)];
                }"""
            )
            assert left >= 0
            assert left + wide <= width
            page.keyboard.press("ArrowRight")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("script", [True, False])
def test_paper_shows_all_details_and_nothing_clipped(
    chromium: Browser, written: dict[str, Path], script: bool
) -> None:
    # A4 less the margins is 666 pixels wide.
    with opened(chromium, written["two"], width=666, java_script_enabled=script) as page:
        page.locator("#appendix").check()
        page.emulate_media(media="print")
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        row = page.locator("#e1")
        assert row.evaluate("(node) => node.getBoundingClientRect().height") > 0
        assert page.evaluate("document.documentElement.scrollWidth") <= 666
        wide = page.evaluate(
            """() => [...document.querySelectorAll('.scroll')]
                .filter((box) => box.scrollWidth > box.clientWidth + 1)
                .map((box) => box.getAttribute('aria-label'))"""
        )
        assert wide == []
        assert not page.get_by_text("Rest a pointer").is_visible()
        assert not page.get_by_text("the narrator’s voice", exact=True).is_visible()
        assert page.locator(".filters .m.L").is_visible(), "the key to the letters stays"


def test_one_article_is_a_summary_of_eight_pages_and_its_text_an_appendix(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["kursk"]) as page:
        summary = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", summary)) <= 8
        page.locator("#appendix").check()
        page.emulate_media(media="print")
        assert page.locator("mark").first.is_visible()
        page.locator("#appendix").evaluate("(box) => { box.checked = false; }")
        assert not page.locator("mark").first.is_visible()
        assert page.get_by_text("Left out on paper").is_visible()


def test_the_voices_of_an_arc_can_be_switched_without_script(
    chromium: Browser, written: dict[str, Path]
) -> None:
    with opened(chromium, written["one"], java_script_enabled=False) as page:
        quoted = page.locator("#sentiment .wide .dot.diamond")
        narrator = page.locator("#sentiment .wide .dot.disc")
        assert quoted.is_visible()
        page.locator(".f-diamond").uncheck()
        assert not quoted.is_visible()
        assert narrator.is_visible()


@pytest.mark.parametrize(("width", "beside"), [(320, False), (1280, True)])
def test_parallel_texts_stand_beside_each_other_where_there_is_room(
    chromium: Browser, tmp_path: Path, two: Tables, width: int, beside: bool
) -> None:
    html = page_of(two)
    assert html.count('id="parallel"') == 1
    (tmp_path / "report.html").write_text(html, encoding="utf-8")
    with opened(chromium, tmp_path, width=width) as page:
        tops = page.evaluate(
            "[...document.querySelectorAll('.both > div')].map((n) => n.offsetTop)"
        )
        assert (tops[0] == tops[1]) is beside
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_ten_articles_fit_on_paper(chromium: Browser, tmp_path: Path) -> None:
    tables = make_tables({f"a{at}": BRIDGE for at in range(10)})
    tables.articles["outlet"] = [f"Northern Morning Herald {at}" for at in range(10)]
    (tmp_path / "report.html").write_text(page_of(tables), encoding="utf-8")
    with opened(chromium, tmp_path, width=666) as page:
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= 666


@pytest.mark.parametrize("width", [320, 1280])
def test_the_index_of_several_reports_reads_at_any_width(
    chromium: Browser, tmp_path: Path, width: int
) -> None:
    long = {"title": "Umweltverträglichkeitsprüfung " * 4, "question": "Who speaks? " * 20}
    page_ = {"page": "one two/report.html", "articles": 2, "paragraphs": 30, "words": 900}
    written = Outcome("one two", "one two.toml", "written", 1.0, **long, **page_)
    failed = Outcome("three", "three.toml", "refused", 1.0, fault="source: 1 fault.\n" + "x" * 90)
    write_collection(tmp_path, [written, failed])
    with opened(chromium, tmp_path, name="index.html", width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert clipped(page) == []
        assert page.locator("h2 a").get_attribute("href") == "one%20two/report.html"
