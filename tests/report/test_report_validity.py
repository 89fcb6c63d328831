"""The report of an evaluation: what stands on the page, with much to tell and with little."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Browser
from test_report_browser import opened
from test_report_writing import Reader
from validity_specimens import evaluated, gold

from framing.classification.frame_validity import (
    frame_calibration,
    frame_confusion,
    frame_figures,
)
from framing.errors import InputError
from framing.evaluation.frames import FrameValidity, evaluate_frames
from framing.evaluation.storage import files_of, open_evaluation
from framing.report import validity as sections
from framing.report.section import Section
from framing.report.validity.caveats import find_caveats
from framing.report.validity.writing import SECTIONS


@pytest.fixture(scope="module")
def ordinary() -> FrameValidity:
    return evaluated()


def html_of(validity: FrameValidity) -> str:
    made = [sections.head(validity), *(getattr(sections, name)(validity) for name in ROOMS)]
    assert all(isinstance(section, Section) for section in made)
    return "".join(section.html for section in made)


ROOMS = SECTIONS["frames"]


def text_of(html: str) -> str:
    return " ".join("".join(Reader(html).text).split())


def made_of(codes: pd.DataFrame, said: pd.DataFrame, given: pd.DataFrame) -> FrameValidity:
    """Give an evaluation of so many texts without words, from its three tables."""
    base = evaluated()
    names = [f"a{at}" for at in range(len(codes))]
    figures = frame_figures(codes, said, given, names)
    figures[[f"cues_{name}" for name in ("precision", "recall", "f1", "auc")]] = np.nan
    parts = {"coded": codes, "frame": said, "assigned": given}
    columns = {f"{part}_{c}": table[c] for part, table in parts.items() for c in codes}
    units = pd.DataFrame({"where": names, "article_id": names, "text": "A text.", **columns})
    units.index = pd.Index(names, name="unit")
    return replace(
        base,
        figures=figures,
        calibration=frame_calibration(codes, said),
        confusion=frame_confusion(codes, given, said),
        units=units,
        spans=base.spans.iloc[:0],
    )


def test_the_page_holds_figures_floors_calibration_confusion_and_errors(
    written: dict[str, Path], ordinary: FrameValidity
) -> None:
    page = (written["validity"] / "report.html").read_text("utf-8")
    shown = text_of(page)
    assert "48 coded paragraphs from 12 articles, 3 frames · codebook default · model fast" in shown
    row = ordinary.figures.loc["security"]
    for landmark in (
        f"{row['f1']:.2f}[{row['f1_low']:.2f}, {row['f1_high']:.2f}]",
        "Cues alone",
        "Always present",
        "Calibration of each frame",
        "“Security” was assigned to",
        "missiles +",
        "codes, row 1 · article a0",
        "Few texts show a frame.",
        str(ordinary.provenance["codebook_sha256"]),
    ):
        assert landmark in shown, landmark
    assert not re.search(r"\bnan\b|\bNA\b|\bNone\b(?! is given)", shown)


def test_the_folder_holds_tables_that_read_back(
    written: dict[str, Path], ordinary: FrameValidity
) -> None:
    folder = written["validity"]
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*")}
    assert names == {
        "report.html",
        "report.ipynb",
        *(f"tables/{name}" for name in files_of(FrameValidity)),
    }
    again = open_evaluation(folder / "tables")
    pd.testing.assert_frame_equal(again.figures, ordinary.figures)


def test_its_notebook_runs_again_to_the_same_bytes(
    written: dict[str, Path], ordinary: FrameValidity, tmp_path: Path
) -> None:
    ordinary.report(tmp_path / "again")
    for name in ("report.html", "report.ipynb", "tables/units.parquet", "tables/evaluation.json"):
        one, other = (folder / name for folder in (tmp_path / "again", written["validity"]))
        assert one.read_bytes() == other.read_bytes(), name
    notebook = nbformat.read(tmp_path / "again" / "report.ipynb", as_version=4)
    assert "validity.figures(evaluated)" in [cell.source for cell in notebook.cells]


def test_hostile_words_are_text_wherever_they_stand(written: dict[str, Path]) -> None:
    folder = written["validity_hostile"]
    read = Reader((folder / "report.html").read_text("utf-8"))
    shown = "".join(read.text)
    assert read.all("img") == []
    assert [a.get("type") for a in read.all("script")] == ["application/json", None]
    assert not any(name.startswith("on") for _, given in read.elements for name in given)
    assert shown.count("<script>alert(1)</script> {{ 7*7 }} <img") > 30
    assert "<img src=x onerror=alert(2)>.csv" in shown
    notebook = json.loads((folder / "report.ipynb").read_text("utf-8"))
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        assert "alert" not in source or source.startswith("validity.head(evaluated, title='<script")
        for output in cell.get("outputs", []):
            assert Reader("".join(output["data"]["text/html"])).all("img") == []


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, ordinary: FrameValidity) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(InputError, match=r"notes\.txt"):
        ordinary.report(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_evidence_is_marked_in_the_text_and_told_beside_it(ordinary: FrameValidity) -> None:
    html = str(sections.errors(ordinary).html)
    read = Reader(html)
    marks = read.all("mark")
    assert "missiles" in html
    assert all("·" in (mark["data-tip"] or "") for mark in marks)
    assert len({mark["id"] for mark in marks}) == len(marks)
    shown = text_of(html)
    assert "Assigned, though coded absent: 4 texts" in shown
    assert "Not assigned, though coded present: 12 texts; the 5 surest" in shown
    assert shown.count("not assigned · coded") == 5


def test_every_point_of_the_chart_stands_in_the_table(ordinary: FrameValidity) -> None:
    html = str(sections.calibration(ordinary).html)
    read = Reader(html)
    points = len(ordinary.calibration)
    assert len(read.all("circle")) == 2 * points  # for wide and for narrow screens
    rows = html[html.index("<details") : html.index("</details>")].count("<tr")
    assert rows == points + len(ordinary.frames)
    assert all(svg["role"] == "img" and svg["aria-describedby"] for svg in read.all("svg"))


@pytest.mark.parametrize("frames", [1, 3, 14])
@pytest.mark.parametrize("kind", ["right", "wrong", "nothing coded", "not read", "left open"])
def test_any_outcome_has_an_honest_page(frames: int, kind: str) -> None:
    codes = pd.DataFrame({f"f{n}": [1.0, 0.0] * 6 for n in range(frames)})
    given = {"wrong": 1 - codes, "left open": codes * np.nan}.get(kind, codes)
    said = given.fillna(0.5) * 0.8 + 0.1
    if kind == "nothing coded":
        codes = codes * 0
    if kind == "not read":
        said, given = said * np.nan, given * np.nan
    html = html_of(made_of(codes, said, given))
    shown = text_of(html)
    assert not re.search(r"\bnan\b", shown)
    assert ("No decision was wrong." in shown) == (kind in ("right", "not read"))
    assert ("Not read." in shown) == (kind == "not read")
    assert ('<details class="one"' in html) == (frames > 4 and "No decision" not in shown)
    assert ("F1, mean of frames" in shown) == (frames > 4)


def test_caveats_say_what_these_figures_cannot_carry(ordinary: FrameValidity) -> None:
    def heads(validity: FrameValidity) -> list[str]:
        return [caveat.head for caveat in find_caveats(validity)]

    assert heads(ordinary) == ["Few texts show a frame."]
    alone = evaluate_frames(gold().drop(columns="article_id"), model="fast")
    assert heads(alone) == ["Few texts show a frame.", "Intervals over texts."]
    few = evaluate_frames(gold(9), model="fast")
    assert "No intervals." in heads(few)
    assert "[" not in "".join(Reader(str(sections.figures(few).html)).text)


@pytest.mark.browser
@pytest.mark.parametrize("name", ["validity", "validity_hostile"])
def test_on_paper_nothing_is_cut(chromium: Browser, written: dict[str, Path], name: str) -> None:
    with opened(chromium, written[name], width=666) as page:
        page.emulate_media(media="print")
        assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
        wide = page.evaluate(
            """() => [...document.querySelectorAll('.scroll')]
                .filter((box) => box.scrollWidth > box.clientWidth + 1)
                .map((box) => box.getAttribute('aria-label'))"""
        )
        assert wide == []


@pytest.mark.browser
def test_fourteen_frames_fit_a_screen_and_paper(chromium: Browser, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    said = pd.DataFrame({f"frame_number_{n}": random.random(60) for n in range(14)})
    codes, given = (said > 0.4).astype(float), (said > 0.6).astype(float)
    made_of(codes, said, given).report(tmp_path / "many")
    with opened(chromium, tmp_path / "many", width=1280) as page:
        over = "(box) => box.scrollWidth - box.clientWidth"
        assert page.locator("#confusion .scroll").evaluate(over) <= 0
        assert page.locator("details.one").count() == 14
        page.set_viewport_size({"width": 666, "height": 900})
        page.emulate_media(media="print")
        assert page.evaluate("document.documentElement.scrollWidth") <= 666
