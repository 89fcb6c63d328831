"""What every report must hold, on the sample articles and on hostile ones, from reading to page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from report_specimens import HOSTILE, ROOT
from test_report_writing import Reader

import framing
from framing.analysis import Analysis
from framing.report.downloads import DOWNLOADS
from framing.storage import FILES

SEEDS = ROOT / "seeds"
ADDRESS = "javascript:alert(3)"


@pytest.mark.parametrize(("name", "most"), [("kursk", 150_000), ("seeds", 600_000)])
def test_a_page_is_small(written: dict[str, Path], name: str, most: int) -> None:
    assert (written[name] / "report.html").stat().st_size <= most


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """Give an analysis of articles that are hostile in every column."""
    text = f"{HOSTILE}\n\n“{HOSTILE},” said Mayor {HOSTILE} Lee. Critics warned of {HOSTILE}.\n\n"
    text += "The brutal storm destroyed the bridge, and officials said that families fled. " * 8
    row = dict.fromkeys(("outlet", "published", "headline", "section", "note"), HOSTILE)
    rows = [{"article_id": f"{HOSTILE}{at}", "text": text, "url": ADDRESS, **row} for at in (1, 2)]
    return framing.analyze(pd.DataFrame(rows))


@pytest.fixture(scope="module", params=[1, 2])
def folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, analysis: Analysis
) -> Path:
    """Give the folder of a report on one, and on both, of the hostile articles."""
    amount = request.param
    tables = analysis
    if amount == 1:
        first = analysis.articles.iloc[:1]
        tables = framing.analyze(first.reset_index())
    folder = tmp_path_factory.mktemp("hostile") / "report"
    tables.report(folder, title=HOSTILE, question=HOSTILE, date=HOSTILE)
    return folder


def test_hostile_articles_are_text_in_the_page(folder: Path) -> None:
    read = Reader((folder / "report.html").read_text("utf-8"))
    assert read.all("img") == []
    assert [a.get("type") for a in read.all("script")] == ["application/json", None]
    assert not any(name.startswith("on") for _, given in read.elements for name in given)
    assert "".join(read.text).count("<script>alert(1)</script> {{ 7*7 }} <img") > 5
    away = {target for a in read.all("a") if not (target := a["href"] or "").startswith("#")}
    held = {target for target in away if re.fullmatch(r"data:[a-z./+-]+;base64,[\w+/=]+", target)}
    files = {*DOWNLOADS, *(f"tables/{name}" for name in FILES)}
    assert away - held <= {"report.ipynb", "tables/", "tables_without_text/", *files}


def test_hostile_articles_are_text_in_the_notebook(folder: Path) -> None:
    cells = json.loads((folder / "report.ipynb").read_text("utf-8"))["cells"]
    for cell in cells:
        for output in cell.get("outputs", []):
            read = Reader("".join(output["data"]["text/html"]))
            assert read.all("img") == []
            assert {a.get("type") for a in read.all("script")} <= {"application/json"}
            assert not any((a.get("href") or "").startswith("javascript") for a in read.all("a"))
    code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
    assert sum("alert" in source for source in code) == 1, "only the heading, as a Python text"
    assert f"report.head(tables, title={HOSTILE!r}, question={HOSTILE!r}, date={HOSTILE!r})" in code


def test_hostile_cells_of_all_tables_are_kept_as_they_were(
    folder: Path, analysis: Analysis
) -> None:
    again = framing.open_analysis(folder / "tables")
    first = again.articles.index[0]
    for column in ("outlet", "published", "headline"):
        assert set(again.articles[column]) == {HOSTILE}
    assert set(again.articles["url"]) == {ADDRESS}
    assert again.articles.loc[first, "text"] == analysis.articles.loc[first, "text"]
    texts = again.paragraphs["text"]
    for span in again.spans.itertuples():
        assert texts[span.paragraph_id][span.start : span.end] == span.text
    assert set(again.paragraphs["outlet"]) == {HOSTILE}
