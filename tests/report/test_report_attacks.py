"""Hostile text in every place of every page, in a real browser: it is shown, and does nothing.

Pages are opened twice: as they are, and without their content security policy, so that escaping
alone has to hold. What is shown in notebooks has no such policy in any case.
"""

from __future__ import annotations

import json
import warnings
from pathlib import Path
from typing import Any

import pytest
import validity_specimens
from attacked import pages_with
from attacking import TEXTS, harmless, runs, tricky_articles
from playwright.sync_api import Browser

import framing

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


def test_a_report_of_tricky_articles_is_safe_as_page_and_as_notebook(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole way: read, scored, compared, run in a kernel, rendered; codebook and all."""
    monkeypatch.chdir(tmp_path)
    book = tmp_path / "book.toml"
    book.write_text(validity_specimens.CODEBOOK.format(hostile=json.dumps(TEXTS[0])), "utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of zero bytes, which are replaced
        analysis = framing.analyze(tricky_articles(), model="fast", codebook=book)
    analysis.report(
        "out",
        title="'); import os; os.system('touch canary'); ('",
        question="{{ 7*7 }}\n!touch canary",
    )
    notebook = json.loads((tmp_path / "out" / "report.ipynb").read_text("utf-8"))
    outputs = [
        "".join(output["data"]["text/html"])
        for cell in notebook["cells"]
        for output in cell.get("outputs", ())
    ]
    shown = [one._repr_html_() for key in analysis.articles.index for one in [analysis.show(key)]]
    pages = {
        "page": (tmp_path / "out" / "report.html").read_text("utf-8"),
        "notebook": "".join(["<!DOCTYPE html><main>", *outputs, *shown]),
    }
    for found in seen(chromium, [pages], tmp_path / "page.html", bypass_csp=True):
        assert (found["ran"], found["handlers"], found["links"]) == ([], [], [])
    assert not list(tmp_path.rglob("*canary*"))
