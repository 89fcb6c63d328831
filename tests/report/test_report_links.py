"""Links inside a page: where they lead, its heading stands in the window."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from test_report_browser import opened

pytestmark = pytest.mark.browser

TALL = 900
#: Links of each kind that a reader follows from the top of the page to somewhere below.
KINDS = (".contents li a", ".figures a", ".findings a", "#examples td a, #examples tbody th a")
#: The top and bottom of what names a target: its heading, its summary, or itself.
NAMED = """(id) => {
    const target = document.getElementById(id);
    const named = target.querySelector('h2, h3, summary') || target;
    const box = named.getBoundingClientRect();
    return [box.top, box.bottom, target.getBoundingClientRect().height];
}"""


def followed(page: Page, kind: str) -> dict[str, Any]:
    """Follow up to six different links of a kind, each from the top; give where its name lies."""
    targets = page.locator(kind).evaluate_all(
        "(links) => [...new Set(links.map((a) => a.getAttribute('href').slice(1)))]"
    )
    found = {}
    for target in targets if len(targets) <= 6 else [*targets[:3], *targets[-3:]]:
        page.evaluate(
            "document.querySelectorAll('#findings details').forEach((d) => d.open = true)"
        )
        link = page.locator(kind).and_(page.locator(f'[href="#{target}"]')).first
        link.scroll_into_view_if_needed()
        link.click()
        page.wait_for_timeout(60)
        found[target] = page.evaluate(NAMED, target)
    return found


@pytest.mark.parametrize("scripted", [True, False])
@pytest.mark.parametrize("width", [375, 1280])
@pytest.mark.parametrize("name", ["kursk", "seeds", "outlets", "time"])
def test_what_a_link_leads_to_is_named_in_the_window(
    chromium: Browser, written: dict[str, Path], name: str, width: int, scripted: bool
) -> None:
    with opened(chromium, written[name], width=width, java_script_enabled=scripted) as page:
        found = {kind: followed(page, kind) for kind in KINDS}
    assert found[KINDS[0]]
    assert all(found.values()) or name in ("kursk", "seeds")
    assert max(tall for links in found.values() for _, _, tall in links.values()) > TALL
    missed = {
        target: place
        for links in found.values()
        for target, place in links.items()
        if not (place[0] >= 0 and place[1] <= TALL)
    }
    assert missed == {}


def test_a_mark_and_its_row_come_to_the_middle(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["kursk"]) as page:
        row = page.locator("#text .data th a").nth(40)
        page.locator("#text .data summary").last.click()
        row.click()
        mark = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert page.evaluate("document.activeElement.matches('mark')")
        assert 0.2 * TALL < mark < 0.8 * TALL
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.matches('th a')")
        back = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert 0.2 * TALL < back < 0.8 * TALL
