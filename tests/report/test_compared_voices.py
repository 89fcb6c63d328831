"""Voices of groups on the page: dots and tables with the same figures, a matrix of sources."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
import pytest
from compared_specimens import make_comparison

from framing.comparison.tables import Comparison
from framing.report.compared.voices import CITED, voices
from framing.report.wording import SOURCE_TYPES


def shown(comparison: Comparison) -> str:
    return str(voices(comparison).html)


def row(html: str, name: str) -> str:
    found = re.search(rf"<tr><th scope=row>{name}<td>(.*?)(?=\n\s*<tr>|</table>)", html, re.S)
    assert found
    return re.sub(r"<[^>]+>", "|", found[1])


def test_shares_of_voice_are_told_with_interval_and_amounts() -> None:
    found = re.split(r"\|+", row(shown(make_comparison()), "named person"))
    assert found[1:4] == ["2.8%", "[−1.2%, 6.8%], 28 and 420", "5.6%"]


def test_every_type_and_every_way_of_citing_has_a_row() -> None:
    html = shown(make_comparison())
    for label in SOURCE_TYPES.values():
        assert row(html, label).count("%") >= 3
    comparison = make_comparison()
    for name in CITED:
        assert row(html, comparison.measures["label"][name])


def test_sources_stand_in_a_matrix_and_in_a_table() -> None:
    html = shown(make_comparison())
    assert "Daily Herald (14)" in html
    cells = re.split(r"\|+", row(html, "Ann Lee"))
    assert "14" in cells
    assert "28 attributions, 350 words" in cells


def test_a_group_without_attributions_has_no_figure() -> None:
    comparison = make_comparison()
    voice = comparison.voice.copy()
    mine = voice.index.get_level_values("group") == "Northern Star"
    voice.loc[mine, ["share", "low", "high"]] = float("nan")
    html = shown(replace(comparison, voice=voice))
    assert "nan" not in html
    assert row(html, "document").endswith("–")


def test_what_was_not_measured_is_left_out() -> None:
    comparison = make_comparison()
    empty = replace(
        comparison, voice=comparison.voice.iloc[:0], sources=comparison.sources.iloc[:0]
    )
    html = shown(empty)
    assert "Share of voice by type" not in html
    assert "Who speaks where" not in html
    assert "Named or not" in html
    without = empty.measures.drop(index=list(CITED))
    assert "Attribution was not measured" in shown(replace(empty, measures=without))


def test_many_groups_are_rows_of_the_tables() -> None:
    html = shown(make_comparison([f"Group {n:02d}" for n in range(5)], (12,)))
    assert row(html, "Group 03").count("%") >= len(SOURCE_TYPES)


def test_names_of_sources_are_cut_where_texts_are_not_shown() -> None:
    comparison = make_comparison()
    long = "the only son of the late mayor Ann Lee"
    named = replace(comparison, sources=comparison.sources.rename(index={"Ann Lee": long}))
    assert long in str(voices(named).html)
    html = str(voices(named, text_mode="none").html)
    assert "late mayor" not in html
    assert row(html, "the only son of the …")


def test_thirty_sources_are_said_to_be_the_first() -> None:
    comparison = make_comparison()
    assert "the first" not in shown(comparison)
    one = comparison.sources.loc[["Ann Lee"]]
    many = pd.concat([one.rename(index={"Ann Lee": f"Ann Lee {n:02d}"}) for n in range(30)])
    assert "the first 30." in shown(replace(comparison, sources=many))


@pytest.mark.parametrize("groups", [1, 2, 12])
def test_any_number_of_groups(groups: int) -> None:
    html = shown(make_comparison([f"Group {n:02d}" for n in range(groups)], (12,)))
    assert html.count('<div class="wide"><svg') == 3
    ids = re.findall(r' id="?([^" >]+)', html)
    assert len(ids) == len(set(ids))


def test_hostile_names_stay_text() -> None:
    html = shown(make_comparison(hostile=True))
    assert "<script" not in html
    assert "<img" not in html
