"""What a report on hundreds of articles must hold, on a made corpus and on a hostile one."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
from corpus_making import OUTLETS, Planted, Recipe, make_corpus
from playwright.sync_api import Browser
from report_specimens import HOSTILE
from test_report_acceptance import ADDRESS
from test_report_browser import clipped, opened
from test_report_writing import Reader

import framing
from framing.analysis import Analysis
from framing.comparison.tables import Comparison

pytestmark = pytest.mark.slow

MOST_BYTES = 4_000_000
MOST_STOPS = 40


@pytest.fixture(scope="module")
def three_hundred(planted: Planted) -> tuple[Analysis, Comparison]:
    """Give an analysis of 300 articles and what differs between their outlets."""
    analysis = planted.analysis
    assert len(analysis.articles) == 300
    primary = ("loaded_per_100_words", "share_humanitarian")
    return analysis, framing.compare(
        analysis, primary=primary, adjust=("section",), period="quarter", permutations=499
    )


@pytest.fixture(scope="module")
def hostile_corpus() -> tuple[Analysis, Comparison]:
    """Give 26 articles of two outlets that are hostile in every column."""
    made = make_corpus(3, Recipe(each=7, repeated=0, shared=0, short=0, foreign=0)).articles[:26]
    rows = made.assign(
        article_id=[f"{HOSTILE}{at}" for at in range(len(made))],
        outlet=[f"{'AB'[at % 2]} {HOSTILE}" for at in range(len(made))],
        headline=HOSTILE,
        section=HOSTILE,
        url=ADDRESS,
        note=HOSTILE,
        text=[
            f"{HOSTILE}\n\n“{HOSTILE},” said Mayor {HOSTILE} Lee.\n\n{text}"
            for text in made["text"]
        ],
    )
    analysis = framing.analyze(rows, model="fast")
    return analysis, framing.compare(
        analysis,
        adjust=("section", "words"),
        period="quarter",
        events=[("2024-06-01", HOSTILE)],
        permutations=99,
    )


@pytest.fixture(scope="module")
def folders(
    tmp_path_factory: pytest.TempPathFactory,
    three_hundred: tuple[Analysis, Comparison],
    hostile_corpus: tuple[Analysis, Comparison],
) -> dict[str, Path]:
    """Give the folders of the reports on both, and of a second one on the first."""
    folder = tmp_path_factory.mktemp("corpus")
    analysis, comparison = three_hundred
    for name in ("made", "again"):
        analysis.report(folder / name, comparison=comparison, date="2026-01-01")
    analysis, comparison = hostile_corpus
    told = {"title": HOSTILE, "question": HOSTILE, "date": HOSTILE}
    analysis.report(folder / "hostile", comparison=comparison, **told)
    return {path.name: path for path in folder.iterdir()}


def test_three_hundred_articles_fit_the_size_bar(
    folders: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    size = (folders["made"] / "report.html").stat().st_size
    with capsys.disabled():
        print(f"\na report on 300 articles: {size / 1e6:.2f} MB")
    assert size <= MOST_BYTES


def test_a_second_build_has_the_same_bytes(folders: dict[str, Path]) -> None:
    one, other = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
        for folder in (folders["made"], folders["again"])
    )
    assert one.keys() == other.keys()
    assert len(one) > 10
    assert [path for path in one if one[path] != other[path]] == []


def test_every_outlet_and_the_planted_difference_stand_on_the_page(
    folders: dict[str, Path],
) -> None:
    text = " ".join(Reader((folders["made"] / "report.html").read_text("utf-8")).text)
    assert all(outlet in text for outlet in OUTLETS)
    assert "no clear difference" in text
    assert "bias score" not in text


def test_a_hostile_corpus_stays_text(folders: dict[str, Path]) -> None:
    page = (folders["hostile"] / "report.html").read_text("utf-8")
    read = Reader(page)
    assert read.all("img") == []
    assert {script.get("type") for script in read.all("script")} <= {"application/json", None}
    assert sum(script.get("type") is None for script in read.all("script")) == 1
    assert not any(name.startswith("on") for _, given in read.elements for name in given)
    assert "".join(read.text).count("<script>alert(1)</script> {{ 7*7 }} <img") > 5
    assert not any("javascript" in (link.get("href") or "") for link in read.all("a"))
    assert "<script>alert" not in page


def test_a_hostile_corpus_does_nothing_in_a_browser(
    chromium: Browser, folders: dict[str, Path]
) -> None:
    with opened(chromium, folders["hostile"]) as page:  # no dialog, no request, no error
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.locator("main").count() == 1
        assert page.locator("img").count() == 0


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["made", "hostile"])
def test_nothing_scrolls_sideways(
    chromium: Browser, folders: dict[str, Path], name: str, width: int
) -> None:
    with opened(chromium, folders[name], width=width) as page:
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert clipped(page) == []


@pytest.mark.parametrize("name", ["made", "hostile"])
def test_few_tab_stops(chromium: Browser, folders: dict[str, Path], name: str) -> None:
    with opened(chromium, folders[name]) as page:
        seen: list[str] = []
        for _ in range(MOST_STOPS + 20):
            page.keyboard.press("Tab")
            here = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            if here.startswith("<body") or (seen and here == seen[0]):
                break
            seen.append(here)
        assert len(seen) <= MOST_STOPS, seen


def test_the_command_line_makes_the_same_kind_of_report(tmp_path: Path) -> None:
    table = make_corpus(4, Recipe(each=4, repeated=0, shared=0)).articles
    table.to_csv(tmp_path / "articles.csv", index=False, quoting=csv.QUOTE_ALL)
    command = [sys.executable, "-m", "framing", "report", str(tmp_path / "articles.csv")]
    command += ["-o", str(tmp_path / "out"), "--layout", "outlets", "--model", "fast"]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = " ".join(Reader((tmp_path / "out/report.html").read_text("utf-8")).text)
    assert all(outlet in text for outlet in OUTLETS)
    assert "exploratory" in text
    stored = pd.read_parquet(tmp_path / "out/comparison/sample.parquet")
    assert stored.index.tolist() == list(OUTLETS)
