"""Sections on groups in a real browser: small and wide, light, dark, forced colours, on paper."""

from __future__ import annotations

from functools import cache

import pytest
from chart_gallery import page_of_sections
from compared_specimens import LONG_NAME, make_comparison
from playwright.sync_api import Browser
from seen import contrast_faults, in_themes, label_faults
from test_compared_sections import SECTIONS

pytestmark = pytest.mark.browser

#: Outlets of 60 characters that differ at their end, with enough, few, no and one article.
SIZES = (12, 6, 14, 1, 0)


@cache
def page_of(groups: int, *, hostile: bool = False) -> str:
    called = [f"{LONG_NAME[:-2]}{at:02d}" for at in range(groups)]
    comparison = make_comparison(called, SIZES, hostile=hostile)
    return page_of_sections(*(section(comparison) for section in SECTIONS.values()))


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("groups", [1, 2, 3, 8, 12])
def test_sections_fit_with_long_names(chromium: Browser, groups: int, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.set_content(page_of(groups))
    page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert label_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("groups", [3, 9])
def test_charts_stand_out(chromium: Browser, groups: int) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(page_of(groups))
    for theme in in_themes(page):
        assert contrast_faults(page) == [], theme
    page.close()


def test_markup_in_names_is_shown_as_text(chromium: Browser) -> None:
    page = chromium.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.set_content(page_of(3, hostile=True))
    assert page.locator("script, main img").count() == 0
    assert label_faults(page) == []
    assert asked == []
    page.close()


def test_tab_stops_are_few(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(page_of(12))
    stops = page.locator("a[href], summary, [tabindex='0']").filter(visible=True)
    assert stops.count() <= 16
    page.close()


@pytest.mark.parametrize("groups", [2, 3, 8])
def test_paper_holds_every_column(chromium: Browser, groups: int) -> None:
    # A4 less the margins is 666 pixels wide.
    page = chromium.new_page(viewport={"width": 666, "height": 900})
    page.set_content(page_of(groups))
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 666
    assert label_faults(page) == []
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.scroll')]
            .filter((box) => box.scrollWidth > box.clientWidth + 1)
            .map((box) => box.getAttribute('aria-label'))"""
    )
    assert cut == []
    page.close()
