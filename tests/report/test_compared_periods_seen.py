"""Sections over time in a real browser: nothing outside, nothing touching, contrast, tab stops."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from chart_gallery import page_of_sections
from compared_specimens import LONG_NAME, make_comparison
from playwright.sync_api import Browser
from seen import contrast_faults, in_themes, label_faults

from framing.comparison.tables import Comparison
from framing.report.compared.periods import outlet_mix, time_course

pytestmark = pytest.mark.browser

EVENTS = tuple(
    (f"2025-{month:02}-{day:02}", f"{at} {LONG_NAME}")
    for at, (month, day) in enumerate(((1, 1), (6, 14), (6, 15), (12, 31)))
)
CASES: dict[str, Callable[[], Comparison]] = {
    "three": lambda: make_comparison(events=(("2025-06-15", "Election"),)),
    "hostile": lambda: make_comparison(hostile=True),
    "one": lambda: make_comparison((LONG_NAME,), (30,), primary=(), events=EVENTS),
    "twelve": lambda: make_comparison(
        [f"{LONG_NAME[:-2]}{at:02}" for at in range(12)], (3, 14, 0, 1), events=EVENTS
    ),
    "none": lambda: make_comparison(period=""),
}


@cache
def page_of(case: str) -> str:
    comparison = CASES[case]()
    return page_of_sections(time_course(comparison), outlet_mix(comparison))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("case", CASES)
def test_charts_over_time_fit_and_stand_out(chromium: Browser, case: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.set_content(page_of(case))
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for theme in in_themes(page):
        assert label_faults(page) == [], theme
        assert contrast_faults(page) == [], theme
        assert page.evaluate("document.documentElement.scrollWidth") <= width, theme
    assert (page.locator(".chart svg").filter(visible=True).count() > 0) == (case != "none")
    page.close()


def test_sections_have_few_tab_stops(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(page_of("twelve"))
    stops = 0
    while stops < 20:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
    assert stops <= 6
    page.close()


def test_paper_shows_the_wide_charts_whole(chromium: Browser) -> None:
    # A4 less the margins is 666 pixels wide.
    page = chromium.new_page(viewport={"width": 666, "height": 900})
    page.set_content(page_of("three"))
    page.emulate_media(media="print")
    assert label_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 666
    wide = """() => [...document.querySelectorAll('.scroll')]
        .filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.ariaLabel)"""
    assert page.evaluate(wide) == []
    page.close()
