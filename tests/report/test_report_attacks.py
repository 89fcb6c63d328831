"""Hostile text in every place of every page, in a real browser: it is shown, and does nothing.

Pages are opened twice: as they are, and without their content security policy, so that escaping
alone has to hold. What is shown in notebooks has no such policy in any case.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from attacked import pages_with
from attacking import harmless, runs
from playwright.sync_api import Browser

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: All payloads are spread over so many texts, each of which is put into every place.
RUNS = 2
#: Tells what ran: every way in which a payload calls out ends here.
CANARY = """
window.ran = [];
for (const name of ["canary", "alert", "confirm", "prompt"]) {
    window[name] = () => { window.ran.push(name); };
}
addEventListener("securitypolicyviolation", (event) => window.ran.push(event.blockedURI));
"""
#: Does what a reader may do: every button, mark and summary is used, everything is touched.
USED = """() => {
    document.querySelectorAll("details").forEach((one) => { one.open = true; });
    for (const one of document.querySelectorAll("button, summary, mark, input, label")) {
        for (const told of ["mouseover", "mouseenter", "focusin", "mouseout"]) {
            one.dispatchEvent(new Event(told, {bubbles: true}));
        }
        one.click();
    }
}"""
#: Gives what a page is made of, element by element, and whatever could act.
MADE = """() => ({
    ran: window.ran,
    built: [...document.querySelectorAll(`head *, body, nav, main, header, footer, section,
        article, aside, h1, h2, h3, h4, h5, h6, table, form, input, button, iframe, object, embed,
        img, video, audio, math, marquee, svg, script, style, [role]`)].map((one) =>
        [one.localName, one.closest("section")?.id, one.getAttribute("role")].join()),
    handlers: [...document.querySelectorAll("*")].flatMap((one) =>
        one.getAttributeNames().filter((name) => /^on|^src|action$|^srcdoc|^srcset/.test(name))),
    links: [...document.querySelectorAll("[href], [*|href]")].map((one) =>
        one.getAttribute("href") || one.getAttributeNS("http://www.w3.org/1999/xlink", "href"))
        .filter((href) => !/^(file:\\/\\/\\/|data:(text\\/(csv|x-bibtex)|application)[/;])/
            .test(new URL(href, document.baseURI).href)),
})"""


Pages = dict[str, str]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> list[Pages]:
    """Give every page by name, with each run of payloads."""
    return [pages_with(text, tmp_path_factory.mktemp("attacked")) for text in runs(RUNS)]


def seen(chromium: Browser, pages: list[Pages], file: Path, **options: Any) -> list[dict[str, Any]]:
    """Open pages one after another, use them, and give what they were found to be made of."""
    context = chromium.new_context(offline=True, **options)
    context.add_init_script(CANARY)
    faults: list[str] = []
    context.on("request", lambda request: faults.append(request.url))
    context.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda told: faults.append(told.text) if told.type == "error" else None)
    page = context.new_page()
    found = []
    for made in pages:
        for html in made.values():
            file.write_text(html, "utf-8")
            page.goto(file.as_uri())
            page.evaluate(USED)
            found.append(page.evaluate(MADE))
    assert set(faults) == {file.as_uri()}
    context.close()
    return found


@pytest.mark.parametrize("bypassed", [False, True], ids=["as it is", "without its policy"])
def test_hostile_text_is_shown_and_does_nothing(
    chromium: Browser, hostile: list[Pages], tmp_path: Path, bypassed: bool
) -> None:
    for page in seen(chromium, hostile, tmp_path / "page.html", bypass_csp=bypassed):
        assert (page["ran"], page["handlers"], page["links"]) == ([], [], [])


def test_a_page_is_built_as_with_harmless_text(
    chromium: Browser, hostile: list[Pages], tmp_path: Path
) -> None:
    twins = pages_with(harmless(runs(RUNS)[0]), tmp_path)
    found, same = (seen(chromium, [pages], tmp_path / "page.html") for pages in (hostile[0], twins))
    for name, one, twin in zip(twins, found, same, strict=True):
        assert one["built"] == twin["built"], name
        assert len(one["built"]) > 1
