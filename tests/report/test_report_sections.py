"""The data of each section, computed another way than the section does."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from report_specimens import make_tables

from framing.report.caveats import find_caveats
from framing.report.reading import read_views
from framing.report.sections.frames import frame_codes, frame_rows
from framing.report.sections.head import headlines
from framing.report.sections.loaded import loaded_words_of
from framing.report.sections.method import embedded_json, provenance_table
from framing.report.sections.openings import openings_of
from framing.report.sections.overview import mini_bar, overview_lines
from framing.report.sections.presence import presences
from framing.report.sections.readability import lengths_of
from framing.report.sections.sentiment import arc_series
from framing.report.sections.sources import voices_by_source, voices_by_type
from framing.report.tabulating import table
from framing.tables import Tables


def test_frames_are_assigned_open_or_absent_as_the_table_says(one: Tables) -> None:
    rows = frame_rows(one, read_views(one)[0])
    assert [(row.code, row.states) for row in rows] == [
        ("humanitarian", ("absent", "uncertain", "assigned", "absent")),
        ("security", ("uncertain", "assigned", "absent", "uncertain")),
        ("political_symbolism", ("assigned", "absent", "uncertain", "assigned")),
    ]
    assert rows[0].scores == (0.15, 0.45, 0.75, 0.15)


def test_short_names_of_frames_tell_them_apart(one: Tables) -> None:
    frames = one.frames.rename(columns={"frame_security": "frame_politics"})
    shorts = frame_codes(replace(one, frames=frames))
    assert shorts == {
        "humanitarian": "Hum",
        "politics": "Politics",
        "political_symbolism": "Politica",
    }


def test_without_frames_there_are_no_rows(one: Tables) -> None:
    bare = replace(one, frames=one.frames[[]])
    assert frame_rows(bare, read_views(bare)[0]) == []


def test_the_head_has_four_figures_with_a_place_for_their_evidence(one: Tables) -> None:
    found = headlines(one, read_views(one))
    assert [(h.label, h.value, h.note, h.anchor) for h in found] == [
        ("Most frequent frame", "political symbolism", "in 2 of 4 paragraphs", "frames"),
        ("Loaded words per 100", "10.0", "4 in 40 words", "loaded"),
        ("Attributions to named sources", "1 of 2", "1 to unnamed", "sources"),
        ("Narrator’s sentiment", "−0.12", "quoted words +0.40", "sentiment"),
    ]


def test_what_must_be_read_first(one: Tables, two: Tables) -> None:
    heads = [caveat.head for caveat in find_caveats(one, read_views(one))]
    assert heads == [
        "One text.",
        "Unvalidated on your material.",
        "Short text.",
        "Decisions left open.",
        "Not computed.",
    ]
    assert find_caveats(two, read_views(two))[0].head == "Cases, not samples."


def test_a_text_in_another_language_is_said_to_be_undefined(one: Tables) -> None:
    german = replace(one, articles=one.articles.assign(language="de"))
    texts = [c.text for c in find_caveats(german, read_views(german)) if "English" in c.head]
    assert texts == [
        "The measures are defined for English only and are left undefined for "
        "“Panic on the bridge” (de)."
    ]


def test_voices_by_type_and_source(one: Tables) -> None:
    types = voices_by_type(one.attributions)
    assert [(v.label, v.attributions, v.direct_words, v.content_words) for v in types] == [
        ("named person", 1, 4, 4),
        ("vague source", 1, 0, 3),
    ]
    assert [v.label for v in voices_by_source(one.attributions)] == ["Mayor Ann Lee", "critics"]


def test_a_source_is_found_again_in_the_other_article(two: Tables) -> None:
    lee, critics = presences(two)
    assert lee.times == {"bridge": 1, "river": 1}
    assert lee.first == {"bridge": "bridge:0002", "river": "river:0001"}
    assert critics.times == {"bridge": 1}


def test_loaded_words_show_their_context(one: Tables) -> None:
    words = {word.entry: word for word in loaded_words_of(one)}
    assert list(words) == ["panic", "brutal", "shatter", "warn"]
    assert "The <b>brutal</b> storm" in words["brutal"].first
    assert (words["warn"].narrator, words["warn"].quoted) == (1, 0)


def test_sentences_are_counted_on_the_body_only(one: Tables) -> None:
    lengths = lengths_of(read_views(one)[0])
    assert lengths.sentences == ((11,), (15,), (10,))
    assert lengths.words_a_sentence == pytest.approx(36 / 3)


def test_arcs_keep_gaps(one: Tables) -> None:
    narrator, quoted = arc_series(one, read_views(one)[0])
    assert narrator.values == pytest.approx((-0.3, -0.2, -0.1, 0.0))
    assert [math.isnan(value) for value in quoted.values] == [True, True, False, True]


def test_the_overview_has_a_value_for_each_article(two: Tables) -> None:
    lines = {line.label: line.values for line in overview_lines(two)}
    assert lines["Words"] == (40, 14)
    assert lines["Loaded words per 100"] == pytest.approx((100 * 4 / 40, 0))
    assert lines["Named among the sourced"] == (0.5, 1.0)
    assert "Flesch–Kincaid grade" not in lines


@pytest.mark.parametrize(("share", "x", "width"), [(0.5, "36", "18"), (-0.5, "18", "18")])
def test_signed_bars_run_from_the_middle(share: float, x: str, width: str) -> None:
    assert f'<rect x="{x}" y="0" width="{width}"' in mini_bar(share, signed=True)


def test_openings_are_headline_and_first_paragraph(two: Tables) -> None:
    bridge, river = openings_of(two)
    assert bridge.paragraph is not None
    assert bridge.paragraph.position == 1
    assert river.headline[0].text == "River closes bridge"


def test_provenance_is_told_as_pairs_and_json_cannot_end_its_script() -> None:
    told = {"libraries": {"numpy": "2"}, "extractors": [{"name": "loaded", "settings": {}}]}
    assert provenance_table(told).rows == (
        ("libraries.numpy", "2"),
        ("extractors.loaded.settings", "none"),
    )
    assert "<" not in embedded_json({"a": "</script><!--"})


def test_very_long_words_may_break_in_a_cell() -> None:
    rows = table("Digests", ["What", "Value"], [["sha256", "a" * 64]]).rows
    assert rows[0][1] == f'<span class="long">{"a" * 64}</span>'


def test_an_article_without_anything_found_has_a_page() -> None:
    empty = make_tables({"a1": "One line without a headline."})
    assert headlines(empty, read_views(empty))
    assert presences(empty) == []
