"""Sections on groups: figures come from the comparison, words follow rules, nothing is ranked."""

from __future__ import annotations

import html
import math
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from compared_specimens import GROUPS, LONG_NAME, SPECS, make_compared_tables, make_comparison
from report_specimens import HOSTILE

from framing.comparison.tables import Comparison
from framing.report.compared.advice import advice
from framing.report.compared.difference_table import difference_table
from framing.report.compared.differences import differences, forest_row
from framing.report.compared.frames import frame_measures, frame_shares
from framing.report.compared.grouped import Grouped
from framing.report.compared.lengths import readability_and_length, thinned
from framing.report.compared.sample import sample_flow
from framing.report.section import Section


def flow(comparison: Comparison) -> Section:
    return sample_flow(comparison, make_compared_tables(comparison))


SECTIONS: dict[str, Callable[[Comparison], Section]] = {
    "sample": lambda comparison: flow(comparison),
    "differences": differences,
    "frames": frame_shares,
    "readability": readability_and_length,
    "advice": advice,
}
every_section = pytest.mark.parametrize("anchor", SECTIONS)


def text(section: Section) -> str:
    """Give what a section says, without its marks and line ends."""
    bare = re.sub(r"<(svg|style).*?</\1>", " ", section.html, flags=re.S)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", bare)).split())


@pytest.fixture(scope="module")
def three() -> Comparison:
    return make_comparison()


@every_section
def test_a_section_has_its_anchor_and_a_heading(three: Comparison, anchor: str) -> None:
    section = SECTIONS[anchor](three)
    assert section.anchor == anchor
    assert f'<section class="fr" id="{anchor}"' in section.html
    assert f">{section.title}</h2>" in section.html


@every_section
def test_ids_are_unique_and_charts_are_told_in_words(three: Comparison, anchor: str) -> None:
    section = SECTIONS[anchor](three)
    ids = re.findall(r"\bid=\"?([\w-]+)", section.html)
    assert len(ids) == len(set(ids))
    for svg in re.findall(r"<svg[^>]*>", section.html):
        told = re.findall(r'aria-(?:labelledby|describedby)="([\w-]+)"', svg)
        assert len(told) == 2
        assert set(told) <= set(ids)


@every_section
@pytest.mark.parametrize("groups", [1, 2, 9])
def test_any_number_of_groups_is_shown(anchor: str, groups: int) -> None:
    called = [f"{LONG_NAME[:-2]}{at:02d}" for at in range(groups)]
    section = SECTIONS[anchor](make_comparison(called, (12, 3, 0, 1)))
    assert "nan" not in text(section)
    if anchor != "differences" or groups > 1:
        assert all(name in text(section) for name in called[: 1 if anchor == "differences" else 9])


@every_section
def test_hostile_texts_stay_texts(anchor: str) -> None:
    section = SECTIONS[anchor](make_comparison(hostile=True))
    assert "<script" not in section.html
    assert "<img" not in section.html
    assert HOSTILE in text(section) or html.escape(HOSTILE) in section.html


@every_section
def test_groups_stand_in_alphabetical_order(three: Comparison, anchor: str) -> None:
    said = text(SECTIONS[anchor](three))
    assert re.search(".*?".join(map(re.escape, GROUPS)), said), anchor


def test_the_flow_adds_up(three: Comparison) -> None:
    section = flow(three)
    assert "39 articles were collected, 32 articles of 3 outlets are compared." in text(section)
    assert "1 article had no outlet and could not be placed." in text(section)
    row = re.search(r"Daily Herald.{0,160}?<td>(.*)", section.html)
    assert row is not None
    assert row[1].replace("<td>", " ").split() == ["20", "2", "1", "3", "14", "0", "126", "6,157"]
    assert "7 articles left out, by name" in text(section)
    assert "out-short-2" in text(section)


def test_nothing_left_out_needs_no_list(three: Comparison) -> None:
    bare = replace(three, left_out=three.left_out.iloc[:0])
    assert "left out, by name" not in text(flow(bare))


def test_long_lists_of_what_was_left_out_are_cut_and_say_so(three: Comparison) -> None:
    many = three.left_out.iloc[np.zeros(450, dtype=int)]
    said = text(flow(replace(three, left_out=many)))
    assert said.count("out-duplicate-0") == 200
    assert "250 more are left out" in said


def test_primary_measures_come_first_and_families_are_named(three: Comparison) -> None:
    section = differences(three)
    heads = re.findall(r"<h3>(.*?)</h3>", section.html)
    families = [spec.family.capitalize() for spec in SPECS if not spec.primary]
    assert heads == ["Measures named beforehand", *dict.fromkeys(families)]
    assert "Holm’s method over 6 tests" in text(section)
    assert "Benjamini and Hochberg over the 6 tests of this family" in text(section)


def test_without_a_primary_measure_all_is_to_be_confirmed() -> None:
    said = text(differences(make_comparison(primary=())))
    assert "No measure was named before looking" in said
    assert "Measures named beforehand" not in said


def test_verdicts_are_words_with_their_reason(three: Comparison) -> None:
    said = text(differences(three))
    assert "Daily Herald is higher" in said
    assert "Daily Herald is lower" in said
    reasons = {
        "exploratory": "fewer than 10 articles on a side: nothing is concluded",
        "equivalent": "within ±1.00, set beforehand",
    }
    for verdict, reason in reasons.items():
        assert re.search(rf"{verdict} corrected p [<=] [\d.]+, {reason}", said), verdict
    assert "not tested does not vary" in said
    assert "no clear difference" in said


def test_a_difference_that_goes_when_covariates_are_held_equal_says_so(three: Comparison) -> None:
    table = three.differences.copy()
    found = table.index[table["verdict"] == "higher"][0]
    table.loc[[found], ["adjusted_low", "adjusted_high"]] = (-1.0, 2.0)
    assert "not clear with covariates held equal" in text(
        differences(replace(three, differences=table))
    )
    assert "also with covariates held equal" in text(differences(three))


def test_what_cannot_be_adjusted_says_why(three: Comparison) -> None:
    table = three.differences.copy()
    found = ("loaded_per_100_words", GROUPS[0])
    table.loc[[found], "adjusted_difference"] = math.nan
    table.attrs["not_adjusted"] = {found[0]: {found[1]: f"one section {HOSTILE}"}}
    section = differences(replace(three, differences=table))
    assert f"one section {HOSTILE}" in text(section)
    assert "<script" not in section.html


def test_every_figure_of_a_row_is_that_of_the_comparison(three: Comparison) -> None:
    told = Grouped(three)
    table = difference_table(told, ["words"], "Words")
    row = three.differences.loc[("words", GROUPS[1])]
    mean = three.means.loc[("words", GROUPS[1])]
    cells = [text(Section("", "", cell)) for cell in table.rows[1]]
    assert cells[0] == f"Words of the article {GROUPS[1]}"
    assert cells[1] == f"{mean['mean']:.0f} [{mean['low']:.0f}, {mean['high']:.0f}], 12 articles"
    assert cells[2] == f"{mean['mean'] - row['difference']:.0f} 20 articles"
    difference = f"{row['difference']:+.0f} [{row['low']:+.0f}, {row['high']:+.0f}]"
    assert cells[3].replace("−", "-") == f"{difference}, g {row['effect']:+.2f}"
    assert cells[5] == f"{row['verdict']} corrected p = {row['p_adjusted']:.3f}"


def test_two_groups_are_compared_once() -> None:
    comparison = make_comparison(("A paper", "B paper"), (12, 14))
    said = text(differences(comparison))
    assert said.count("A paper less B paper") == 1
    assert "B paper less" not in said
    assert Grouped(comparison).contrasts == ["A paper"]


def test_the_lead_counts_what_was_tested_and_what_is_clear() -> None:
    verdicts = ["higher", "equivalent", "no clear difference", "exploratory", "not tested"]
    comparison = make_comparison(("A", "B"), (12, 14), primary=())
    mine = comparison.differences["verdict"].copy()
    mine[:] = "not tested"
    mine.iloc[[at for at, key in enumerate(mine.index) if key[1] == "A"][:5]] = verdicts
    table = comparison.differences.assign(verdict=mine)
    said = text(differences(replace(comparison, differences=table)))
    assert "A less B: 2 of 3 differences that could be tested are clear (1 as equivalent)." in said


def test_a_reference_is_named() -> None:
    comparison = make_comparison(reference="Evening Post")
    assert "Each outlet less Evening Post" in text(differences(comparison))
    assert Grouped(comparison).contrasts == ["Daily Herald", "Northern Star"]


def test_one_group_alone_is_compared_with_nothing() -> None:
    said = text(differences(make_comparison(("A",), (12,))))
    assert "There is one group only" in said
    assert "p-values" not in said


def test_charts_draw_the_g_of_the_table(three: Comparison) -> None:
    told = Grouped(three)
    for measure in ("words", "share_security"):
        row = forest_row(told, measure)
        effects = three.differences["effect"].xs(measure)
        assert [one.at for one in row.crude] == pytest.approx(effects.tolist())
        differences_of = three.differences.xs(measure)
        crude, held = (differences_of[name] for name in ("difference", "adjusted_difference"))
        assert [one.at for one in row.adjusted] == pytest.approx((held / crude * effects).tolist())
    assert "difference in pooled standard deviations (Hedges’ g)" in differences(three).html


def test_a_difference_of_nothing_lies_at_zero_with_its_interval(three: Comparison) -> None:
    table = three.differences.copy()
    table.loc["words", ["difference", "low", "high", "effect"]] = [0.0, -45.0, 45.0, 0.0]
    [first, *_] = forest_row(Grouped(replace(three, differences=table)), "words").crude
    assert (first.at, first.low, first.high) == pytest.approx(
        (0.0, -45.0 / three.advice["sd"]["words"], 45.0 / three.advice["sd"]["words"])
    )


def test_charts_with_nothing_to_draw_are_left_out() -> None:
    comparison = make_comparison(primary=())
    bare = comparison.differences.copy()
    family = comparison.measures["family"] == "sentiment"
    bare.loc[list(comparison.measures.index[family]), ["effect", "p_value"]] = math.nan
    some = differences(replace(comparison, differences=bare)).html
    assert some.count("<figure") == differences(comparison).html.count("<figure") - 1
    assert "Figures, of which none could be drawn" in some


def test_what_is_undefined_in_every_article_is_not_drawn(three: Comparison) -> None:
    means = three.means.copy()
    grade = "readability_flesch_kincaid_grade"
    means.loc[[grade, *frame_measures(Grouped(three))], "articles"] = 0
    bare = replace(three, means=means)
    assert "No frame was scored in these articles." in text(frame_shares(bare))
    assert "<figure" not in frame_shares(bare).html
    drawn = readability_and_length(bare).html
    assert drawn.count("<figure") == readability_and_length(three).html.count("<figure") - 1
    assert "Flesch-Kincaid grade" in text(Section("", "", drawn)), "the table says so"


def test_cases_have_a_sentence_in_place_of_empty_charts() -> None:
    cases = make_comparison(("A", "B", "C"), (1,), primary=())
    section = differences(cases)
    assert "<figure" not in section.html
    assert "<table" not in section.html
    assert text(section).startswith(
        "Differences No difference has an interval, and none is drawn or tested: every comparison"
        " has a side of fewer than two articles"
    )
    cases = replace(cases, advice=cases.advice.assign(sd=math.nan, articles=math.nan))
    assert "one article shows no spread" in text(advice(cases))
    assert "<table" not in advice(cases).html


def test_no_frame_is_the_last_row_and_shares_do_not_add_up(three: Comparison) -> None:
    assert frame_measures(Grouped(three)) == [
        *("share_humanitarian", "share_security", "share_political_symbolism", "no_frame_share")
    ]
    said = text(frame_shares(three))
    assert "shares do not add up to 100%" in said
    assert "with a tick for every article" in said, "one outlet has six articles"
    bare = replace(three, measures=three.measures[three.measures["family"] != "frames"])
    assert "No frame was scored" in text(frame_shares(bare))


def test_frames_of_many_articles_are_not_drawn_singly() -> None:
    section = frame_shares(make_comparison(sizes=(12, 12, 12)))
    assert "hollow" not in section.html
    assert "a tick for every article" not in text(section)


def test_every_article_is_drawn_by_its_length(three: Comparison) -> None:
    section = readability_and_length(three)
    wide = re.findall(r'd="([^"]+)" class="swarm"', section.html)
    assert wide[0].count("M") == 14
    assert [way.count("M") for way in wide[:3]] == [14, 12, 6]
    median = three.means.loc[("words", GROUPS[0]), "median"]
    said = html.unescape(section.html)
    assert re.search(rf"median {median:.0f} \[\d+, \d+\], 14 articles", said)


def test_very_many_articles_are_thinned_evenly() -> None:
    drawn = thinned([float(at) for at in range(1000)])
    assert len(drawn) == 400
    assert (drawn[0], drawn[-1]) == (0.0, 999.0)
    assert max(b - a for a, b in pairwise(drawn)) <= 3


def test_advice_says_how_many_articles_it_takes(three: Comparison) -> None:
    said = text(advice(three))
    assert "It takes 31 articles of each of two outlets, whatever the measure, to know" in said
    assert "There are now Daily Herald 14, Evening Post 12 and Northern Star 6." in said
    assert "<details" in advice(three).html, "one number for all needs no table in sight"
    first = three.advice.loc["loaded_per_100_words"]
    figures = f"{first['sd']:.2f} ±{first['half_width']:.2f} ±{first['wanted']:.2f} 31"
    assert f"Loaded words per 100 words named beforehand {figures}" in said
    asked = advice(make_comparison(wanted={"words": 20.0}))
    assert "as was asked for" in text(asked)
    assert "<details" not in asked.html


def test_advice_says_why_there_is_none(three: Comparison) -> None:
    table, means = three.advice.copy(), three.means.copy()
    table.loc[["words", "sentiment_mean", "share_security"], ["sd", "articles"]] = math.nan
    means.loc["words", "articles"] = [1, 1, 0]
    means.loc["share_security", "articles"] = 0
    said = text(advice(replace(three, advice=table, means=means)))
    assert re.search(r"Words of the article .{0,30} one article shows no spread", said)
    assert re.search(r"Sentiment .{0,30} does not vary", said)
    assert re.search(r"Security frame .{0,30} undefined in all articles", said)


@pytest.mark.parametrize("groups", [4, 5])
def test_many_groups_are_rows_of_a_table_few_are_columns(groups: int) -> None:
    comparison = make_comparison([f"Paper {at}" for at in range(groups)], (12, 3))
    for section in (frame_shares(comparison), readability_and_length(comparison)):
        assert ("<th scope=row>Paper 0" in section.html) == (groups == 5)


def test_differences_lead_to_the_words_behind_them() -> None:
    comparison = make_comparison()
    html = str(differences(comparison).html)
    panels = re.split(r"<h3>", html)[1:]
    primary, spoken, readability = (
        next(panel for panel in panels if panel.startswith(heading))
        for heading in ("Measures named beforehand", "Attribution", "Readability")
    )
    loaded, texts = '<a href="#loaded-words">', '<a href="#text">'
    assert f"The words behind: {loaded}Loaded words</a>, {texts}Annotated texts</a>." in primary
    assert 'The words behind: <a href="#voices">Voices</a>.' in spoken
    assert "The words behind" not in readability
