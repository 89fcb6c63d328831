"""Frames of articles in the report: the lead frame, shares, and what would change a decision."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pandas as pd
import pytest
from report_specimens import BRIDGE, FRAMES, HOSTILE, RIVER, Row, make_tables

import framing
from framing.frames.lead import RULE
from framing.report.finding import find_marks
from framing.report.sections.dictionary import (
    articles_dictionary,
    attributions_dictionary,
    data_dictionary,
)
from framing.report.sections.frames import frame_strip
from framing.report.sections.method import method
from framing.tables import Tables


def plain_of(html: object) -> str:
    """Give the words of a page without its markup, in one line."""
    return " ".join(re.sub(r"<[^>]*>", " ", str(html)).split())


def page_of(tables: Tables) -> str:
    return str(frame_strip(tables).html)


def with_frames(tables: Tables, **assigned: list[float]) -> Tables:
    """Give the tables with these assignments, and probabilities that agree with them."""
    told = {}
    for code in FRAMES:
        figures = assigned.get(code, [0.0] * len(tables.frames))
        told[f"frame_{code}"] = [0.45 if math.isnan(a) else 0.1 + 0.8 * a for a in figures]
        told[f"assigned_{code}"] = figures
    return replace(tables, frames=tables.frames.assign(**told))


# assignments of security and of humanitarian, what the page says
LEADS = [
    ([1, 1, 0, 0], [0, 0, 1, 0], "Lead frame: security (67%)."),
    ([0, 0, 0, 0], [0, 0, 0, 0], "Lead frame: none."),
    ([1, 0, 0, 0], [1, 0, 0, 0], "No lead frame can be named: a tie."),
    ([1, 0, 0, 0], [0, math.nan, 0, 0], "named: paragraphs left open could change it."),
]


@pytest.mark.parametrize(("security", "humanitarian", "said"), LEADS)
def test_a_single_article_says_its_lead_frame_and_the_rule(
    one: Tables, security: list[float], humanitarian: list[float], said: str
) -> None:
    page = page_of(with_frames(one, security=security, humanitarian=humanitarian))
    assert said in page
    assert page.count(f"The lead frame is {RULE}") == 1


def test_a_single_article_has_a_row_a_frame(one: Tables) -> None:
    table = plain_of(page_of(one)).partition("Mean probability ")[2]
    figures = framing.frames_by_article(one).loc["bridge"]
    words = f"{figures['word_share_humanitarian']:.0%}"
    mean = f"{figures['mean_humanitarian']:.2f}"
    assert table.startswith(f"humanitarian 33% 1 of 3 decided, 1 open {words} {mean} security")


def test_several_articles_have_a_row_each(two: Tables) -> None:
    page = page_of(with_frames(two, security=[1, 1, 0, 0, 0, 0, 0]))
    assert page.count(f"The lead frame is {RULE}") == 1
    told = plain_of(page)
    assert "Bridge 4 security 67% 0% 0 of 4 decided; 0% of words 50% 2 of 4 decided; " in told
    assert "River 3 none 0% 0 of 3 decided; 0% of words" in told


def test_more_articles_than_texts_have_lead_frames_and_no_changes() -> None:
    tables = make_tables({f"a{at}": BRIDGE for at in range(11)})
    page = page_of(tables)
    assert "Lead frame" in page
    assert "What would change this" not in page


def changes_of(tables: Tables) -> list[str]:
    return [plain_of(line) for line in re.findall(r"<li>(.*?)</li>", page_of(tables))]


def test_what_would_change_the_decisions_nearest_to_the_line() -> None:
    rows: list[Row] = [
        ("bridge:0001", "frames", "humanitarian", "frightened families", "", math.log(1.5), ""),
        ("bridge:0002", "frames", "humanitarian", "money", "", math.log(2), ""),
        ("bridge:0002", "frames", "humanitarian", "critics", "", math.log(4), ""),
    ]
    tables = make_tables({"bridge": BRIDGE}, rows)
    changes = changes_of(tables)
    assert len(changes) == 5
    assert (
        "¶ 1 humanitarian 0.45, left open; +0.20 would take it to 0.50, assigned. Without"
        " frightened families (+0.41) it is 0.35, absent." in changes
    )
    third = with_frames(tables, humanitarian=[0.0, 0.0, 1.0, 0.0])
    assert (
        "¶ 2 humanitarian 0.90, assigned. Even without critics , money (+2.08) it is 0.53,"
        " assigned." in changes_of(third)
    )
    assert "¶ 0 humanitarian 0.10, absent; +2.20 would take it to 0.50, assigned." in (
        changes_of(third)
    )


def test_places_name_the_article_where_there_are_several() -> None:
    changes = changes_of(make_tables({"bridge": BRIDGE, "river": RIVER}))
    assert len(changes) == 4
    assert [change.split(",")[0] for change in changes] == ["Bridge", "Bridge", "River", "River"]


def test_without_lines_or_scores_nothing_is_said_to_change(one: Tables) -> None:
    for tables in (replace(one, provenance={}), replace(one, frames=one.frames * math.nan)):
        assert "What would change this" not in page_of(tables)


def test_a_frame_cue_says_what_the_frame_would_be_without_it(one: Tables) -> None:
    marks = {mark.text: mark for found in find_marks(one).values() for mark in found}
    # 0.45 is odds of 9 to 11; the words add 0.8 to their logarithm.
    odds = 9 / 11 * math.exp(-0.8)
    assert marks["frightened families"].change.startswith(f"without it {odds / (1 + odds):.2f}")
    assert f"without it {odds / (1 + odds):.2f}" in marks["frightened families"].tip
    assert "without it" not in marks["shattered"].change
    unscored = replace(one, frames=one.frames.assign(frame_humanitarian=math.nan))
    marks = {mark.text: mark for found in find_marks(unscored).values() for mark in found}
    assert "without it" not in marks["frightened families"].tip


def test_words_that_speak_for_two_frames_give_neither_figure(one: Tables) -> None:
    spans = one.spans[one.spans["text"] == "frightened families"]
    other = spans.assign(kind="security")
    both = replace(one, spans=pd.concat([spans, other]))
    ((mark,),) = find_marks(both).values()
    assert (mark.kind, mark.change) == ("humanitarian, security", "")


def test_the_dictionary_has_the_figures_of_articles_once_for_all_frames(
    one: Tables, two: Tables
) -> None:
    (group,) = articles_dictionary(one)
    names = [entry.name for entry in group.entries]
    assert names == [
        *(f"{name}_<code>" for name in ("share", "word_share", "decided", "abstained", "mean")),
        *("lead_frame", "lead_frame_share", "lead_frame_missing"),
    ]
    assert articles_dictionary(replace(one, frames=one.frames[[]])) == []
    page = str(method(two).html)
    (spoken,) = attributions_dictionary(two)
    amount = len(two.measures) + len(spoken.entries) + len(names)
    assert f"All {amount} measures" in page
    assert "<code>share_&lt;code&gt;</code>" in page
    assert f"All {len(one.measures)} measures" in str(method(one).html), "the rest to download"


def test_definitions_that_begin_alike_are_told_once(one: Tables) -> None:
    texts = ["All words of it.", "All words of it. Of ten letters or more.", "All words of items."]
    names = ["frame_a", "frame_b", "frame_c"]
    measures = one.measures.iloc[:3].set_axis(names).assign(definition=texts, label=["A", "B", "C"])
    (group,) = data_dictionary(measures)
    told = [entry.definition for entry in group.entries]
    assert told == [texts[0], "As A. Of ten letters or more.", texts[2]]
    (group,) = data_dictionary(measures, [("above", "All words of it.")])
    assert group.entries[0].definition == "As above."


def test_hostile_words_of_a_change_are_text(hostile: Tables) -> None:
    changes = re.findall(r"<li>.*?</li>", page_of(hostile))
    assert any("&lt;script&gt;" in change for change in changes)
    assert not any("<script" in change or "<img" in change for change in changes)
    assert HOSTILE in [mark.text for found in find_marks(hostile).values() for mark in found]
