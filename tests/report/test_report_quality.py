"""Measurement quality: figures come from the cards and studies, and only where these apply."""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import resources

import pytest
from report_specimens import HOSTILE
from test_report_writing import Reader

import framing
from framing.analysis import Analysis
from framing.report.sections.quality import measurement_quality
from framing.report.shipped_validity import attribution_found, cards_missing, known_of
from framing.tables import Tables

MODELS = resources.files("framing") / "data" / "models"


@pytest.fixture(scope="module")
def standard() -> Analysis:
    return framing.analyze("Critics warned of a catastrophe, the mayor said.")


@pytest.fixture(scope="module")
def fast() -> Analysis:
    return framing.analyze("Critics warned.", model="fast", codebook="policy_frames")


def card_line(model: str, label: str) -> list[str]:
    """Read a line of a card in another way than the code does."""
    text = (MODELS / f"{model}.md").read_text("utf-8")
    found = re.findall(rf"^\| {label} \|(.*)\|$", text, re.MULTILINE)
    assert len(found) == 1
    return [cell.strip() for cell in found[0].split("|")]


def test_figures_are_those_of_the_cards(standard: Analysis) -> None:
    known = {one.subject: one for one in known_of(standard)}
    security = known["security frame"]
    shown = [security.amount, security.share, security.auc, security.f1, security.calibration]
    assert shown == card_line("frames_context", "frame_security")[:5]
    assert known["loaded wording of a sentence"].auc == card_line("loaded_context", "loaded")[2]
    assert "word of a cue" in known
    assert cards_missing(standard) == []


def test_of_two_models_that_judge_together_the_joint_figure_is_given(standard: Analysis) -> None:
    subjects = [one.subject for one in known_of(standard)]
    assert len(subjects) == len(set(subjects))
    assert subjects.count("security frame") == 1


def test_what_a_fast_analysis_does_not_use_is_not_told(fast: Analysis) -> None:
    assert [one.subject for one in known_of(fast)] == ["loaded wording of a sentence"]
    shown = "".join(Reader(str(measurement_quality(fast).html)).text)
    assert "cues of a codebook: no figure is known" in shown


def test_attributions_are_told_for_the_model_that_read_them(
    standard: Analysis, fast: Analysis
) -> None:
    text = (MODELS / "attribution_study.md").read_text("utf-8")
    for tables, model in ((standard, "standard"), (fast, "fast")):
        line = re.search(rf"^\| {model} \| (\d+ held) \|(.*)\|$", text, re.MULTILINE)
        assert line
        told = attribution_found(tables)
        figures = [cell.strip() for cell in line[2].split("|")]
        assert list(told.values()) == [line[1], *figures]
        shown = "".join(Reader(str(measurement_quality(tables).html)).text)
        assert f"found (recall) {figures[0]}" in shown


def test_a_card_of_another_revision_says_nothing(standard: Analysis) -> None:
    data = {
        name: {**said, "version": "0" * 12} if name.startswith("models/") else said
        for name, said in standard.provenance["data"].items()
    }
    measures = standard.measures.assign(version=f"model x {'0' * 12}")
    tables = replace(standard, measures=measures, provenance={**standard.provenance, "data": data})
    assert known_of(tables) == []
    assert "frames_context" in cards_missing(tables)
    shown = "".join(Reader(str(measurement_quality(tables).html)).text)
    assert "other revisions" in shown


def test_a_model_of_ones_own_points_at_its_card(standard: Analysis) -> None:
    measures = standard.measures.assign(version="codebook 1 abc, model mine 123")
    shown = "".join(
        Reader(str(measurement_quality(replace(standard, measures=measures)).html)).text
    )
    assert "a model of your own" in shown


def test_the_banner_and_the_objections_stand_on_every_page(
    standard: Analysis, fast: Analysis, one: Tables, hostile: Tables
) -> None:
    for tables in (standard, fast, one, hostile):
        section = measurement_quality(tables)
        read = Reader(str(section.html))
        shown = " ".join("".join(read.text).split())
        assert section.anchor == "quality"
        assert "Unvalidated on your material." in shown
        for answered in ("left out", "codes, not topics", "author and event", "journalese"):
            assert answered in shown
        assert len(read.all("li")) >= 9


def test_hostile_names_are_text(hostile: Tables) -> None:
    data = {"models/x.json": {"version": HOSTILE}, f"models/{HOSTILE}.json": {"version": "a"}}
    measures = hostile.measures.assign(version=f"{HOSTILE} a")
    tables = replace(hostile, measures=measures, provenance={"data": data, "model": HOSTILE})
    read = Reader(str(measurement_quality(tables).html))
    assert (read.all("img"), read.all("script")) == ([], [])
