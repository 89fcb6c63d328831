"""Charts as a browser draws them: nothing outside, nothing touching, and enough contrast."""

from __future__ import annotations

from pathlib import Path

import pytest
from chart_gallery import gallery
from playwright.sync_api import Browser
from seen import contrast_faults, in_themes, label_faults

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("groups", [1, 2, 3, 5, 8, 9, 12])
def test_charts_of_groups_fit_with_long_names(chromium: Browser, groups: int, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.set_content(gallery(groups))
    assert label_faults(page) == []
    assert page.locator(".chart svg").filter(visible=True).count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("groups", [3, 8, 9])
def test_charts_of_groups_stand_out(chromium: Browser, groups: int) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(gallery(groups))
    for theme in in_themes(page):
        assert contrast_faults(page) == [], theme
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_charts_of_every_report_stand_out(
    chromium: Browser, written: dict[str, Path], width: int
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    faults = {}
    for name, folder in written.items():
        page.goto((folder / "report.html").as_uri())
        for theme in in_themes(page):
            if found := contrast_faults(page):
                faults[name, theme] = found
    assert faults == {}
    page.close()


def test_themes_are_those_that_a_reader_sets(chromium: Browser) -> None:
    page = chromium.new_page()
    asked = "['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((q) => matchMedia(q))"
    seen = {theme: page.evaluate(f"{asked}.map((q) => q.matches)") for theme in in_themes(page)}
    assert seen == {"light": [False, False], "dark": [True, False], "forced": [False, True]}
    page.close()


FAINT = {
    "text on paper": '<text x=10 y=40 fill="#999">faint</text>',
    "text on a bar": '<rect x=0 y=0 width=90 height=50 fill="#000"/><text x=10 y=40>dark</text>',
    "a mark": '<path class=bar d="M0 0h50v50h-50z" fill="#ccc"/>',
    "a mark made faint": '<g opacity=.3><path class=bar d="M0 0h50v50h-50z"/></g>',
}


@pytest.mark.parametrize("what", FAINT)
def test_what_is_faint_is_found(chromium: Browser, what: str) -> None:
    page = chromium.new_page()
    page.set_content(f"<figure class=chart><svg width=100 height=60>{FAINT[what]}</svg></figure>")
    assert len(contrast_faults(page)) == 1
    page.close()


ASKEW = {
    "outside": "<text x=90 y=30>sticks out</text>",
    "touch": "<text x=5 y=30>one</text><text x=8 y=32>two</text>",
    "shape outside": '<path d="M50 50h80v5h-80z"/>',
    "mark on label": "<text x=5 y=30>one</text><rect class=bar x=0 y=10 width=50 height=30 />",
}


@pytest.mark.parametrize("what", ASKEW)
def test_what_is_askew_is_found(chromium: Browser, what: str) -> None:
    page = chromium.new_page()
    page.set_content(f"<figure class=chart><svg width=100 height=60>{ASKEW[what]}</svg></figure>")
    assert any(fault.startswith(what) for fault in label_faults(page))
    page.close()
