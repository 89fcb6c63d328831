"""The report of reliability: what stands on the page, with much to tell and with little."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from codings_made import codings, study
from playwright.sync_api import Browser
from report_specimens import HOSTILE
from seen import THEMES
from test_report_accessible import violations
from test_report_browser import clipped, opened
from test_report_writing import Reader

import framing
from framing.errors import InputError
from framing.evaluation.reliability import Reliability
from framing.report import reliability as sections
from framing.report.exporter import ReportExporter
from framing.report.reliability.caveats import find_caveats
from framing.report.reliability.writing import OURS, PAGE
from framing.report.section import Section

ROOMS = [name for name in sections.__all__ if name != "head"]


def hostile() -> pd.DataFrame:
    """Give codings whose every cell is hostile."""
    rows = [
        (f"{HOSTILE}:{at:04d}", f"{who}{HOSTILE}", f"{HOSTILE}{(at + (who == 'b') * (at % 3)) % 2}")
        for at in range(14)
        for who in "ab"
    ]
    table = codings(rows, variable=HOSTILE, book=HOSTILE)
    return table.assign(text=HOSTILE + table["paragraph_id"])


@pytest.fixture(scope="module")
def ordinary() -> Reliability:
    return framing.reliability(study(), draws=200)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, ordinary: Reliability) -> dict[str, Path]:
    """Give the folders of an ordinary report and of a hostile one."""
    folder = tmp_path_factory.mktemp("reliability")
    ordinary.report(folder / "ordinary", date="2024-03-31")
    told = framing.reliability(hostile(), draws=200)
    told.report(folder / "hostile", title=HOSTILE, date=HOSTILE)
    return {name: folder / name for name in ("ordinary", "hostile")}


def html_of(told: Reliability) -> str:
    made = [sections.head(told), *(getattr(sections, name)(told) for name in ROOMS)]
    assert all(isinstance(section, Section) for section in made)
    return "".join(section.html for section in made)


def text_of(html: str) -> str:
    return " ".join("".join(Reader(html).text).split())


def test_the_page_holds_figures_pairs_disagreements_and_method(
    pages: dict[str, Path], ordinary: Reliability
) -> None:
    shown = text_of((pages["ordinary"] / PAGE).read_text("utf-8"))
    row = ordinary.figures.loc["security"]
    for landmark in (
        "of 36 paragraphs from 12 articles, 3 coders, 3 variables · report of 2024-03-31",
        f"{row['alpha']:.3f}[{row['alpha_low']:.2f}, {row['alpha_high']:.2f}]",
        "nominal, 36 units, 12 articles, 3 coders",
        "securityann and ben",
        "The text of a0",
        "Krippendorff, K. (2019)",
        "200 draws of articles, each with all its paragraphs",
        str(ordinary.settings["codings"]["sha256"]),
    ):
        assert landmark in shown, landmark
    assert not re.search(r"\bnan\b|<NA>", shown)


def test_the_folder_holds_lists_and_tables_that_read_back(
    pages: dict[str, Path], ordinary: Reliability
) -> None:
    folder = pages["ordinary"]
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert names == OURS
    again = framing.open_reliability(folder / "tables")
    pd.testing.assert_frame_equal(again.figures, ordinary.figures)
    read = pd.read_csv(folder / "figures.csv", index_col="variable")
    assert read["alpha"].tolist() == pytest.approx(ordinary.figures["alpha"].tolist())
    differ = pd.read_excel(folder / "disagreements.xlsx", dtype=str)
    assert differ["paragraph_id"].tolist() == ordinary.disagreements["paragraph_id"].tolist()


def test_whatever_the_page_links_to_lies_beside_it(pages: dict[str, Path]) -> None:
    html = (pages["ordinary"] / PAGE).read_text("utf-8")
    linked = {name for name in re.findall(r'href="([^"#]+)"', html) if ":" not in name}
    assert {"reliability.ipynb", "disagreements.xlsx", "tables/"} <= linked
    assert [name for name in linked if not (pages["ordinary"] / name).exists()] == []


def test_its_notebook_gives_the_same_page(pages: dict[str, Path]) -> None:
    folder = pages["ordinary"]
    cells = json.loads((folder / "reliability.ipynb").read_text("utf-8"))["cells"]
    told = "".join(cells[0]["source"])
    assert "`jupyter nbconvert --to framing reliability.ipynb`" in told
    assert "report.html" not in told
    page, _ = ReportExporter().from_filename(str(folder / "reliability.ipynb"))
    assert page == (folder / PAGE).read_text("utf-8")


def test_hostile_words_are_text_wherever_they_stand(pages: dict[str, Path]) -> None:
    read = Reader((pages["hostile"] / PAGE).read_text("utf-8"))
    assert read.all("img") == []
    assert [a.get("type") for a in read.all("script")] == ["application/json", None]
    assert not any(name.startswith("on") for _, given in read.elements for name in given)
    assert "".join(read.text).count("<script>alert(1)</script> {{ 7*7 }} <img") > 20


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, ordinary: Reliability) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.txt"):
        ordinary.report(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("kind", ["one coder", "no overlap", "alike", "opposite", "one code"])
def test_any_outcome_has_an_honest_page(kind: str) -> None:
    units = [f"p{at}" for at in range(12)]
    rows = [(unit, "ann", str(at % 2)) for at, unit in enumerate(units)]
    other = {
        "one coder": [],
        "no overlap": [("p99", "ben", "1")],
        "alike": [(unit, "ben", code) for unit, _, code in rows],
        "opposite": [(unit, "ben", str(1 - int(code))) for unit, _, code in rows],
        "one code": [(unit, "ben", "1") for unit in units],
    }[kind]
    told = framing.reliability(codings([*rows, *other]), draws=50)
    shown = text_of(html_of(told))
    assert not re.search(r"\bnan\b|<NA>", shown)
    assert ("Nothing can be said." in shown) == (kind in ("one coder", "no overlap"))
    assert ("No two coders judged" in shown) == (kind == "one coder")
    assert ("The coders never differ" in shown) == (kind in ("one coder", "no overlap", "alike"))
    assert ("Not reliable enough." in shown) == (kind in ("opposite", "one code"))


def test_caveats_say_what_these_codes_cannot_carry(ordinary: Reliability) -> None:
    assert [caveat.head for caveat in find_caveats(ordinary)] == ["The interval reaches lower."]
    bare = codings([(f"p{at}", who, "1" if at else "0") for at in range(30) for who in "ab"])
    told = framing.reliability(bare.drop(columns="article_id"), draws=50)
    assert [caveat.head for caveat in find_caveats(told)] == [
        "One code is very frequent.",
        "Intervals over paragraphs.",
    ]


@pytest.mark.browser
@pytest.mark.parametrize("name", ["ordinary", "hostile"])
@pytest.mark.parametrize("theme", [*THEMES][:2])
def test_the_page_fits_and_axe_finds_nothing(
    chromium: Browser, pages: dict[str, Path], name: str, theme: str
) -> None:
    with opened(chromium, pages[name], name=PAGE, width=320, **THEMES[theme]) as page:
        page.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert clipped(page) == []
        page.set_viewport_size({"width": 1280, "height": 900})
        assert clipped(page) == []
        assert page.evaluate(
            "[...document.querySelectorAll('.scroll')].every((b) => b.scrollWidth <= b.clientWidth)"
        ) or (name == "hostile")
        assert violations(page) == []
