"""Articles left out of a comparison: named by their headlines, linked, and marked in the texts."""

from __future__ import annotations

import html
import re
from dataclasses import replace

import pytest
from compared_specimens import HOSTILE, make_compared_tables, make_comparison
from report_specimens import make_tables

from framing.comparison.tables import Comparison
from framing.report import annotated_texts
from framing.report.compared import left_out, sample_flow
from framing.tables import Tables


def with_left_out(comparison: Comparison, text: str = "A dull day") -> Tables:
    """Give an analysis that has the articles left out, and those they are the same as."""
    out = comparison.left_out
    names = [*out.index, *(name for name in out["same_as"] if name)]
    body = "Nothing happened on this day, and nobody said a word about it to the paper."
    tables = make_tables({str(name): f"{text} {name}\n\n{body}" for name in dict.fromkeys(names)})
    tables.articles["published"] = "2025-03-04"
    return tables


def test_they_are_named_by_their_headlines_and_linked() -> None:
    comparison = make_comparison()
    shown = str(sample_flow(comparison, with_left_out(comparison)).html)
    for name in comparison.left_out.index:
        link = f"<a href=#a-{name}>A dull day {name}</a><small><span class=day>2025-03-04</span>"
        assert link in shown
    assert "nearly the same as another of its group" in shown


def test_one_that_the_page_does_not_have_is_named_by_its_id() -> None:
    comparison = make_comparison()
    shown = str(sample_flow(comparison, make_compared_tables(comparison)).html)
    rows = re.findall(r"<tr><th scope=row>([^<]*)<td>", shown.partition("Articles that were")[2])
    assert rows == list(map(str, comparison.left_out.index))


def test_among_the_texts_they_are_marked() -> None:
    comparison = make_comparison()
    tables, out = with_left_out(comparison), left_out(comparison)
    assert set(out.values()) >= {"too short", "not in English"}
    shown = str(annotated_texts(tables, left_out=out).html)
    assert shown.count("not compared: ") == len(out)
    assert shown.count("not compared: too short") == list(out.values()).count("too short")
    assert "not compared" not in str(annotated_texts(tables).html)


def test_hostile_names_stay_text() -> None:
    comparison = make_comparison(hostile=True)
    tables = with_left_out(comparison, HOSTILE)
    texts = annotated_texts(tables, left_out=dict.fromkeys(tables.articles.index, HOSTILE))
    for shown in (sample_flow(comparison, tables).html, texts.html):
        assert "<script" not in shown
        assert "<img" not in shown
        assert html.escape(HOSTILE) in shown or HOSTILE in html.unescape(str(shown))


@pytest.mark.parametrize("lack", ["no group", "none"])
def test_a_reason_of_another_name_is_told_as_it_is(lack: str) -> None:
    comparison = make_comparison()
    renamed = replace(comparison, left_out=comparison.left_out.assign(reason=lack))
    assert set(left_out(renamed).values()) == {lack}
