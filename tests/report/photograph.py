"""Photograph the report of the sample article: ``python tests/report/photograph.py OUT.png``."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from chromium import NAMES, launched
from playwright.sync_api import Page, sync_playwright

import framing
from framing.definitions import read_definition

DEFINITION = Path(__file__).resolve().parents[2] / "reports" / "kursk.toml"
WIDE, TALL = 1280, 1500


def photograph(out: Path) -> None:
    """Write the picture: the top of the page down to a paragraph that is shown whole."""
    told = read_definition(DEFINITION)
    with TemporaryDirectory(prefix="framing-") as folder, sync_playwright() as playwright:
        analysis = framing.analyze(list(told.sources), model=told.model, codebook=told.codebook)
        names = {"title": told.title, "question": told.question, "date": told.date}
        report = analysis.report(Path(folder) / "report", **names)
        browser = launched(playwright)
        if browser is None:
            sys.exit(f"No chromium on this machine, looked for {', '.join(NAMES)}.")
        page = browser.new_page(
            viewport={"width": WIDE, "height": TALL}, color_scheme="light", device_scale_factor=1
        )
        page.goto(report.as_uri())
        clip = {"x": 0, "y": 0, "width": WIDE, "height": last_whole_paragraph(page)}
        page.screenshot(path=out, clip=clip, animations="disabled")  # type: ignore[arg-type]
        browser.close()
    print(f"{out}: {out.stat().st_size:,} bytes")


def last_whole_paragraph(page: Page) -> float:
    """Give how far down the last paragraph of the text reaches that fits the picture."""
    ends = page.evaluate(
        "[...document.querySelectorAll('.par')].map((p) => p.getBoundingClientRect().bottom)"
    )
    return max(end for end in ends if end <= TALL)


if __name__ == "__main__":
    photograph(Path(sys.argv[1]))
