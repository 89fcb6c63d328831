"""How long comparing and drawing a corpus takes, and how that grows: 100, 300 and 1000 articles.

Seconds are printed and not judged, since they belong to the machine; ratios of one run are judged.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest
from corpus_making import Recipe, analysed
from playwright.sync_api import Browser, sync_playwright

import framing
from framing.analysis import Analysis
from framing.comparison.sample import reduced
from framing.comparison.tables import Comparison

sys.path.append(str(Path(__file__).resolve().parents[1] / "report"))

pytestmark = pytest.mark.benchmark

SIZES = (100, 300, 1000)
#: Thrice the articles may take thrice as long, and half as much again for what is sorted.
MOST_GROWTH = 1.5
#: A report may take so many times as long to open as a page of as many bytes of bare text.
MOST_OPENING = 15.0
ROUNDS = 5


@pytest.fixture(scope="module")
def corpora() -> dict[int, Analysis]:
    """Give analyses of the first 100, 300 and 1000 articles of one corpus."""
    whole = analysed(0, Recipe(each=244)).analysis
    ids = whole.articles.index
    return {size: Analysis(**vars(reduced(whole, ids[:size]))) for size in SIZES}


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Give the processor time of some work, and what came of it."""
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def growth(seconds: dict[int, float]) -> dict[str, float]:
    """Give by how much more than the articles the time grew, from size to size."""
    return {
        f"{size} → {more}": seconds[more] / seconds[size] / (more / size)
        for size, more in pairwise(SIZES)
    }


def compare(analysis: Analysis) -> Comparison:
    return framing.compare(
        analysis, primary=["loaded_per_100_words"], adjust=["section"], period="quarter"
    )


@pytest.fixture(scope="module")
def compared(corpora: dict[int, Analysis]) -> dict[int, tuple[float, Comparison]]:
    """Give of each corpus the seconds a comparison takes, and the comparison."""
    compare(corpora[SIZES[0]])  # libraries and lists are loaded before the clock runs
    found = {}
    for size, analysis in corpora.items():
        seconds, comparison = timed(lambda analysis=analysis: compare(analysis))
        assert isinstance(comparison, Comparison)
        found[size] = seconds, comparison
    return found


def test_comparing_grows_with_the_articles(
    compared: dict[int, tuple[float, Comparison]], capsys: pytest.CaptureFixture[str]
) -> None:
    seconds = {size: took for size, (took, _) in compared.items()}
    ratios = growth(seconds)
    with capsys.disabled():
        told = ", ".join(f"{size} articles {took:.1f} s" for size, took in seconds.items())
        print(f"\ncomparing: {told}; growth over articles {ratios}")
    assert max(ratios.values()) <= MOST_GROWTH


def test_drawing_grows_with_the_articles(
    corpora: dict[int, Analysis],
    compared: dict[int, tuple[float, Comparison]],
    capsys: pytest.CaptureFixture[str],
) -> None:
    from report_specimens import page_of

    page_of(corpora[SIZES[0]], comparison=compared[SIZES[0]][1])
    drawn = {
        size: timed(lambda size=size: page_of(corpora[size], comparison=compared[size][1]))
        for size in SIZES
    }
    seconds = {size: took for size, (took, _) in drawn.items()}
    ratios = growth(seconds)
    with capsys.disabled():
        told = ", ".join(
            f"{size} articles {took:.1f} s ({len(str(page).encode()) / 1e6:.2f} MB)"
            for size, (took, page) in drawn.items()
        )
        print(f"\ndrawing: {told}; growth over articles {ratios}")
    assert max(ratios.values()) <= MOST_GROWTH


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Give a running chromium."""
    from chromium import launched

    with sync_playwright() as playwright:
        browser = launched(playwright)
        if browser is None:
            pytest.skip("no chromium on this machine")
        yield browser
        browser.close()


def test_a_report_on_300_articles_opens(
    chromium: Browser,
    corpora: dict[int, Analysis],
    compared: dict[int, tuple[float, Comparison]],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = corpora[300].report(tmp_path / "report", comparison=compared[300][1])
    bare = tmp_path / "bare.html"
    size = page.stat().st_size
    line = "<p>" + "plain words of no weight " * 20 + "</p>\n"
    bare.write_text("<!doctype html>\n<title>Bare</title>\n" + line * (size // len(line)), "utf-8")

    def seconds(path: Path) -> float:
        tab = chromium.new_page(viewport={"width": 1280, "height": 900})
        began = time.perf_counter()
        tab.goto(path.as_uri(), wait_until="load")
        tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(1)))")
        took = time.perf_counter() - began
        tab.close()
        return took

    seconds(bare)
    took = {path.name: median(seconds(path) for _ in range(ROUNDS)) for path in (page, bare)}
    ratio = took[page.name] / took[bare.name]
    with capsys.disabled():
        print(
            f"\na report on 300 articles ({size / 1e6:.2f} MB) opens in {took[page.name]:.2f} s, "
            f"bare text of as many bytes in {took[bare.name]:.2f} s ({ratio:.1f} times)"
        )
    assert ratio <= MOST_OPENING
