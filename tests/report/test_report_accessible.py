"""The page judged by axe in every theme, and by a browser that refuses whatever is smuggled in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from seen import THEMES, in_themes
from test_report_browser import REPORTS, opened

pytestmark = pytest.mark.browser

#: The rules of WCAG 2.2 at the levels A and AA; the size of targets is off unless asked for.
RULES: dict[str, Any] = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    },
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
FILTERS = "fieldset input[type=checkbox]"
#: What hiding marks can change; judged for every filter, so only this.
LOOKS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "aria-hidden-focus", "target-size"]},
    "resultTypes": ["violations"],
}
#: What the policy must say no to: one for each thing that is smuggled in.
DIRECTIVES = [
    *("img-src", "script-src-elem", "style-src-elem", "frame-src", "object-src", "connect-src"),
]
OPEN = "document.querySelectorAll('details').forEach((d) => { d.open = true; })"


def violations(page: Page, within: str | None = None, rules: dict[str, Any] = RULES) -> list[str]:
    found = Axe().run(page, within, rules).response["violations"]
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:300]}"
        for rule in found
        for node in rule["nodes"][:5]
    ]


def test_every_report_is_judged(written: dict[str, Path]) -> None:
    assert set(REPORTS) == set(written)


@pytest.mark.parametrize("name", REPORTS)
def test_axe_finds_nothing(chromium: Browser, written: dict[str, Path], name: str) -> None:
    with opened(chromium, written[name]) as page:
        page.evaluate(OPEN)
        for theme in in_themes(page):
            assert violations(page) == [], theme


@pytest.mark.parametrize(
    ("name", "theme"),
    [
        *(("two", theme) for theme in THEMES),
        # texts of a comparison are drawn as those of "seeds"
        *((name, "light") for name in ("one", "hostile", "kursk", "seeds")),
    ],
)
def test_axe_finds_nothing_with_each_filter_off(
    chromium: Browser, written: dict[str, Path], name: str, theme: str
) -> None:
    with opened(chromium, written[name], **THEMES[theme]) as page:
        boxes = page.locator(FILTERS)
        assert boxes.count() >= 2 or not page.locator("mark").count()
        for at in range(boxes.count()):
            boxes.nth(at).uncheck()
            assert violations(page, "#text", LOOKS) == [], boxes.nth(at).evaluate(
                "(b) => b.outerHTML"
            )
            boxes.nth(at).check()


def test_axe_would_find_a_fault(chromium: Browser, written: dict[str, Path]) -> None:
    with opened(chromium, written["one"]) as page:
        page.evaluate(
            """() => {
                const faint = document.createElement('p');
                faint.innerHTML = '<span style="color: #ccc; background: #fff">faint</span>';
                document.querySelector('main').append(faint);
                document.documentElement.removeAttribute('lang');
            }"""
        )
        rules = {fault.split(":")[0] for fault in violations(page)}
        assert rules == {"color-contrast", "html-has-lang"}


@pytest.mark.parametrize("name", REPORTS)
def test_the_policy_stops_whatever_is_smuggled_in(
    chromium: Browser, written: dict[str, Path], name: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    left: list[str] = []
    context.route("**/*", lambda route: (left.append(route.request.url), route.continue_()))
    address = (written[name] / "report.html").as_uri()
    page.goto(address)
    blocked = page.evaluate(
        """async (wanted) => {
            const seen = [];
            document.addEventListener('securitypolicyviolation', (e) => {
                seen.push(e.effectiveDirective);
            });
            const add = (tag, given) => document.body.append(
                Object.assign(document.createElement(tag), given));
            add('img', { src: 'https://example.org/x.png' });
            add('script', { src: 'https://example.org/x.js' });
            add('script', { textContent: 'window.smuggled = true' });
            add('link', { rel: 'stylesheet', href: 'https://example.org/x.css' });
            add('iframe', { src: 'https://example.org/' });
            add('object', { data: 'https://example.org/' });
            add('a', { href: 'javascript:window.smuggled = true', id: 'smuggler' });
            document.getElementById('smuggler').click();
            await fetch('https://example.org/x.json').catch(() => {});
            for (let turn = 0; turn < 200 && !wanted.every((w) => seen.includes(w)); turn += 1) {
                await new Promise((resolve) => setTimeout(resolve, 50));
            }
            return { seen, ran: window.smuggled === true };
        }""",
        DIRECTIVES,
    )
    context.close()
    assert blocked["ran"] is False
    assert set(DIRECTIVES) <= set(blocked["seen"])
    assert left == [address]


@pytest.mark.parametrize("name", REPORTS)
def test_no_text_needs_the_script(chromium: Browser, written: dict[str, Path], name: str) -> None:
    lines = []
    for script in (True, False):
        with opened(chromium, written[name], java_script_enabled=script) as page:
            # At once: a moment later the script lists the marks of each text that was opened.
            told = page.evaluate(f"{OPEN}; document.querySelector('main').innerText")
            lines.append({" ".join(line.split()) for line in told.splitlines()})
    with_script, without = lines
    assert len(without) > 20
    assert with_script - without == set()


@pytest.mark.parametrize("name", REPORTS)
def test_no_report_has_more_than_40_tab_stops(
    chromium: Browser, written: dict[str, Path], name: str
) -> None:
    with opened(chromium, written[name]) as page:
        seen: list[str] = []
        for _ in range(60):
            page.keyboard.press("Tab")
            here = page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
            if here.startswith("<body") or (seen and here == seen[0]):
                break
            seen.append(here)
        assert len(seen) <= 40, seen
