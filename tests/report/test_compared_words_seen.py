"""Keywords, examples and voices as a browser shows them: any width, any look, few tab stops."""

from __future__ import annotations

from functools import cache

import pytest
from compared_specimens import LONG_NAME, make_compared_tables, make_comparison
from playwright.sync_api import Browser, Page
from seen import contrast_faults, in_themes, label_faults

from framing.report.compared.examples import example_articles
from framing.report.compared.keyness import keyword_table
from framing.report.compared.voices import voices
from framing.report.look import script, stylesheet

pytestmark = pytest.mark.browser

CASES = {
    "three": {},
    "two": {"groups": ("A", "B"), "sizes": (12, 14)},
    "twelve": {"groups": tuple(f"{LONG_NAME}{n:02d}" for n in range(12)), "sizes": (12, 4)},
    "hostile": {"hostile": True},
}


@cache
def page_of(case: str) -> str:
    comparison = make_comparison(**CASES[case])
    tables = make_compared_tables(comparison, hostile=case == "hostile")
    sections = [
        voices(comparison),
        keyword_table(comparison, tables),
        example_articles(comparison, tables),
    ]
    styles = "".join(map(stylesheet, ("page.css", "sections.css", "compared.css")))
    body = "".join(str(section.html) for section in sections)
    return (
        f"<!doctype html><html lang=en><title>Words</title><style>{styles}</style>"
        f'<body class="fr-page"><main>{body}</main><script>{script()}</script>'
    )


def opened(chromium: Browser, case: str, width: int) -> Page:
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.set_content(page_of(case))
    return page


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("case", CASES)
def test_nothing_is_cut_touches_or_is_faint(chromium: Browser, case: str, width: int) -> None:
    page = opened(chromium, case, width)
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for theme in in_themes(page):
        assert page.evaluate("document.documentElement.scrollWidth") <= width, theme
        assert label_faults(page) == [], theme
        assert contrast_faults(page) == [], theme
    page.context.close()


def test_open_lines_fit_their_table_on_a_wide_screen(chromium: Browser) -> None:
    page = opened(chromium, "two", 1280)
    page.locator(".keywords summary").first.click()
    over = "(box) => box.scrollWidth - box.clientWidth"
    assert page.locator(".keywords .scroll").first.evaluate(over) <= 1
    assert page.locator(".keywords li").first.is_visible()
    page.context.close()


def test_words_open_without_a_script(chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.set_content(page_of("three"))
    page.locator("details.one > summary").nth(1).click()
    line = page.locator(".keywords").nth(1).locator("li").first
    assert not line.is_visible()
    page.locator(".keywords").nth(1).locator("summary").first.click()
    assert line.is_visible()
    context.close()


def test_words_of_a_group_are_one_tab_stop_with_arrows(chromium: Browser) -> None:
    page = opened(chromium, "two", 1280)
    words = page.locator(".keywords summary")
    assert words.count() == 5
    assert page.locator(".keywords summary:not([tabindex='-1'])").count() == 1
    words.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator(".keywords details").nth(1).get_attribute("open") is not None
    assert page.locator(".keywords details").first.get_attribute("open") is None
    page.context.close()


@pytest.mark.parametrize(("case", "most"), [("three", 10), ("twelve", 20)])
def test_few_tab_stops(chromium: Browser, case: str, most: int) -> None:
    page = opened(chromium, case, 1280)
    seen: list[int] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        at = "[...document.querySelectorAll('main *')].indexOf(document.activeElement)"
        here = page.evaluate(at)
        if here < 0 or here in seen:
            break
        seen.append(here)
    assert 3 < len(seen) <= most
    page.context.close()
