"""Analyses and reports that the tests of this folder share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from chromium import launched
from corpus_making import OUTLETS, Recipe, make_corpus
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright
from report_specimens import (
    ATTRIBUTION_ROWS,
    BRIDGE,
    HOSTILE,
    RIVER,
    ROOT,
    SPAN_ROWS,
    hostile_tables,
    make_tables,
)
from validity_specimens import evaluated, hostile_evaluation

import framing
from framing.report import write_report
from framing.tables import Tables

#: The layouts of pages that show a comparison.
COMPARED = ("outlets", "time")
#: A file that says that all reports are there.
BUILT = "built"


@pytest.fixture(scope="session")
def two() -> Tables:
    """Give two articles with all kinds of evidence."""
    return make_tables({"bridge": BRIDGE, "river": RIVER}, SPAN_ROWS, ATTRIBUTION_ROWS)


@pytest.fixture(scope="session")
def one() -> Tables:
    """Give the first of the two articles alone."""
    mine = {k: v for k, v in ATTRIBUTION_ROWS.items() if v[0] == "bridge"}
    rows = [row for row in SPAN_ROWS if row[0].startswith("bridge")]
    return make_tables({"bridge": BRIDGE}, rows, mine)


@pytest.fixture(scope="session")
def hostile() -> Tables:
    """Give an analysis whose every cell is hostile."""
    return hostile_tables()


@pytest.fixture(scope="session")
def written(
    tmp_path_factory: pytest.TempPathFactory, one: Tables, two: Tables, hostile: Tables
) -> dict[str, Path]:
    """Give the folders of reports on specimens and on the sample articles, each built once.

    Those of evaluations and comparisons are among them: every page has to pass the same checks.
    The first process that needs them builds them for all: tests only read them.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "reports"
    with FileLock(f"{folder}.lock"):
        if not (folder / BUILT).exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            build(folder, one=one, two=two, hostile=hostile)
            (folder / BUILT).touch()
    return {path.name: path for path in folder.iterdir() if (path / "report.html").exists()}


def build(folder: Path, **specimens: Tables) -> None:
    """Build the reports that :func:`written` gives."""
    analyses: dict[str, Tables] = dict(specimens)
    analyses["kursk"] = framing.analyze(ROOT / "seeds" / "kursk_under_attack.txt")
    analyses["seeds"] = framing.analyze(ROOT / "seeds")
    for name, tables in analyses.items():
        title = HOSTILE if name == "hostile" else None
        write_report(tables, folder / name, title=title, question=title)
    evaluated().report(folder / "validity")
    hostile_evaluation(folder).report(folder / "validity_hostile", title=HOSTILE, date=HOSTILE)
    rows = make_corpus(2, Recipe(each=11, months=8, repeated=1, shared=1, foreign=0)).articles
    compared = framing.analyze(rows[rows["outlet"].isin(OUTLETS[:2])], model="fast")
    comparison = framing.compare(
        compared, adjust=("section",), period="month", events=[("2024-05-02", "The vote")]
    )
    for layout in COMPARED:
        compared.report(folder / layout, comparison=comparison, layout=layout)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Give a running chromium; without one, skip on a laptop and fail in CI."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        if browser is None:
            if os.environ.get("CI"):
                pytest.fail("No chromium on this machine: install one, the browser tests need it.")
            pytest.skip("no chromium on this machine")
        yield browser
        browser.close()
