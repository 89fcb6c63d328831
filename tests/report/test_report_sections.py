"""The data of each section, computed another way than the section does."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pandas as pd
import pytest
from markupsafe import escape
from report_specimens import make_tables

from framing.codebooks import load_codebook
from framing.extractors.frames import CAVEAT, Frames, default_frames
from framing.heads.cues import cued_head
from framing.provenance import shipped_data
from framing.report.caveats import find_caveats
from framing.report.decisions import frame_codes, frame_rows
from framing.report.finding import find_marks
from framing.report.reading import read_views, whole_articles
from framing.report.sections.frames import frame_strip
from framing.report.sections.head import head, headlines
from framing.report.sections.loaded import loaded_words, loaded_words_of
from framing.report.sections.method import (
    embedded_json,
    frame_definitions,
    method,
    provenance_table,
)
from framing.report.sections.openings import openings_of
from framing.report.sections.overview import mini_bar, overview_lines
from framing.report.sections.presence import absences, source_presence
from framing.report.sections.readability import lengths_of
from framing.report.sections.sentiment import arc_series, sentiment_arc
from framing.report.sections.sources import attribution_table, voices_by_type
from framing.report.sections.texts import annotated_texts
from framing.report.tabulating import table
from framing.report.wording import NAMED
from framing.sources.presence import presences
from framing.sources.speakers import OUTLET_ITSELF, UNRESOLVED, speaker_names
from framing.tables import Tables, measures_table


def test_frames_are_assigned_open_or_absent_as_the_table_says(one: Tables) -> None:
    rows = frame_rows(one, read_views(one)[0])
    assert [(row.code, row.states) for row in rows] == [
        ("humanitarian", ("absent", "uncertain", "assigned", "absent")),
        ("security", ("uncertain", "assigned", "absent", "uncertain")),
        ("political_symbolism", ("assigned", "absent", "uncertain", "assigned")),
    ]
    assert rows[0].scores == (0.15, 0.45, 0.75, 0.15)


def test_shares_are_of_what_was_decided_and_the_same_everywhere(one: Tables, two: Tables) -> None:
    for tables in (one, two):
        wholes = whole_articles(tables)
        overview = {line.label: line for line in overview_lines(tables)}
        for at, view in enumerate(read_views(tables)):
            for row in frame_rows(tables, view):
                share = wholes.loc[view.article_id, f"assigned_{row.code}"]
                assert row.share == pytest.approx(share), "as the data dictionary has it"
                line = overview[f"Paragraphs: {row.label}"]
                assert line.values[at] == pytest.approx(share)
                assert line.note(at) == row.told()
    first, *_ = frame_rows(one, read_views(one)[0])
    assert first.told() == "1 of 3 decided, 1\N{NO-BREAK SPACE}open"
    page = str(frame_strip(one).html)
    assert "Of 4 paragraphs, 0 carry none of the frames" in page
    assert "33%</span><span class=made>1 of 3 decided, 1\N{NO-BREAK SPACE}open" in page
    assert ">1 of 3, 1\N{NO-BREAK SPACE}open</text>" in page
    assert "33%</span><span class=made>1 of 3 decided, 1\N{NO-BREAK SPACE}open" in str(
        frame_strip(two).html
    )
    assert "in 2 of 3 paragraphs decided, 1\N{NO-BREAK SPACE}open" in str(head(one).html)


def test_nothing_decided_has_no_share(one: Tables) -> None:
    rows = frame_rows(replace(one, frames=one.frames.filter(like="frame_")), read_views(one)[0])
    assert [(row.decided, math.isnan(row.share)) for row in rows] == [(0, True)] * 3


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
        (
            "Most frequent frame",
            "political symbolism",
            "in 2 of 3 paragraphs decided, 1\N{NO-BREAK SPACE}open",
            "frames",
        ),
        ("Loaded words per 100", "10.0", "4 in 40 words", "loaded"),
        ("Attributions to named sources", "1 of 2", "1 to unnamed", "sources"),
        ("Narrator’s sentiment", "−0.12", "quoted words +0.40", "sentiment"),
    ]


def test_what_must_be_read_first(one: Tables, two: Tables) -> None:
    heads = [caveat.head for caveat in find_caveats(one, read_views(one))]
    assert heads == [
        "One text.",
        "Unvalidated on your material.",
        "A frame model of your own.",
        "Short text.",
        "Decisions left open.",
        "Not computed.",
    ]
    assert find_caveats(two, read_views(two))[0].head == "Cases, not samples."


SCOPES = [
    (["Wire", "Post", "Echo"], "Cases, not samples.", "One article per outlet"),
    (["Wire", "Post", "Wire"], "Articles, not outlets.", "3 articles from 2 outlets"),
    (["Wire", "Wire", "Wire"], "Articles, not outlets.", "3 articles from 1 outlet:"),
    ([None, None, None], "Outlets missing.", "No outlet is named for these articles"),
    (["Wire", None, ""], "Outlets missing.", "No outlet is named for 2 of 3 articles"),
]


@pytest.mark.parametrize(("outlets", "head", "text"), SCOPES)
def test_what_is_said_of_outlets_is_true(outlets: list[str | None], head: str, text: str) -> None:
    tables = make_tables(dict.fromkeys("abc", "It rained.\n\nIt stopped."))
    tables.articles["outlet"] = pd.Series(outlets, index=tables.articles.index, dtype="str")
    first = find_caveats(tables, read_views(tables))[0]
    assert first.head == head
    assert first.text.startswith(text)


def test_many_articles_are_told_what_the_page_gives_and_does_not_give() -> None:
    tables = make_tables({f"a{at}": "It rained." for at in range(11)})
    last = find_caveats(tables, read_views(tables))[-1]
    assert last.head == "Not all that fewer have."
    assert "no openings, shared quotations or parallel reading" in last.text
    assert "stand behind one list" in last.text


def test_the_frame_models_weakness_is_told_where_it_was_used(one: Tables) -> None:
    def told(tables: Tables) -> bool:
        return CAVEAT in [caveat.text for caveat in find_caveats(tables, read_views(tables))]

    shipped = replace(one, measures=measures_table(default_frames("fast").measures))
    assert told(shipped)
    assert not told(one), "another model"
    book = load_codebook()
    cued = measures_table(Frames(book, cued_head(book)).measures)
    heads = [c.head for c in find_caveats(replace(one, measures=cued), read_views(one))]
    assert "Frames by cues alone." in heads
    assert not told(replace(shipped, frames=one.frames[[]]))
    assert not told(replace(shipped, frames=one.frames * math.nan))


def test_a_text_in_another_language_is_said_to_be_undefined(one: Tables) -> None:
    german = replace(one, articles=one.articles.assign(language="de"))
    texts = [c.text for c in find_caveats(german, read_views(german)) if "English" in c.head]
    assert texts == [
        "The measures are defined for English only and are left undefined for 1 of 1 article: "
        "“Panic on the bridge” (de)."
    ]
    views = read_views(german) * 7
    (told,) = [c.text for c in find_caveats(german, views) if "English" in c.head]
    assert "undefined for 7 of 7 articles: " in told
    assert told.endswith(" and 2 more.")


def test_unknown_is_not_none_found(one: Tables, two: Tables) -> None:
    no_spans = replace(one, spans=one.spans.iloc[:0], attributions=one.attributions.iloc[:0])
    assert "No attribution was found" in str(attribution_table(no_spans).html)
    assert "No word of the list was found" in str(loaded_words(no_spans).html)
    undefined = replace(no_spans, features=one.features.where(one.features.isna()))
    assert "Attribution was not measured" in str(attribution_table(undefined).html)
    assert "Loaded words were not counted" in str(loaded_words(undefined).html)
    assert "Attributions" not in [h.label for h in headlines(undefined, read_views(undefined))]
    river = two.paragraphs["article_id"] == "river"
    half = replace(
        two,
        features=two.features.mask(river),
        attributions=two.attributions[two.attributions["article_id"] != "river"],
    )
    page = str(source_presence(half).html)
    assert "not measured" in page
    assert "not quoted<" not in page


def test_a_range_of_one_figure_is_one_figure(two: Tables) -> None:
    river = two.paragraphs["article_id"] == "river"
    half = replace(two, features=two.features.mask(river))
    first = headlines(half, read_views(half))[0]
    assert (first.value, first.note) == ("10.0", "in 1 of 2 articles")


def test_one_is_singular() -> None:
    rain = make_tables({"a": "Rain."})
    page = str(head(rain).html)
    assert "The article has 1 word:" in page
    assert "in 1 paragraph<" in page or "of 1 paragraph decided" in page


def test_voices_by_type_and_what_each_source_is_given(one: Tables) -> None:
    types = voices_by_type(one.attributions)
    assert [(v.label, v.attributions, v.direct_words, v.content_words) for v in types] == [
        ("named person", 1, 4, 4),
        ("vague source", 1, 0, 3),
    ]
    page = str(attribution_table(one).html)
    each = page[page.index("Every source:") :]
    rows = [re.sub("<[^>]+>", " ", row).split() for row in each.split("<tr>")[2:4]]
    told = "Mayor Ann Lee named person 1 direct 4 4 57% say ¶ 2"
    assert rows[0] == told.split()
    assert rows[1][:5] == ["source", "open", "or", "not", "given"]


def test_a_source_is_found_again_in_the_other_article(two: Tables) -> None:
    (lee,) = presences(two.attributions)
    assert lee.times == {"bridge": 1, "river": 1}
    assert lee.first == {"bridge": "bridge:0002", "river": "river:0001"}
    bridge, river = absences(two, read_views(two), [lee])
    assert (bridge.only, bridge.missing, bridge.unnamed) == ((), (), ("critics",))
    assert (river.only, river.missing, river.unnamed) == ((), (), ())


SPEAKERS = [
    # own words, fullest mention, type, what the page calls it
    ("she", "", "unnamed_role", UNRESOLVED),
    ("He", "Ann Lee", "named_person", "Ann Lee"),
    ("Who", "", "unnamed_role", UNRESOLVED),
    ("We", "", "outlet", OUTLET_ITSELF),
    ("Critics", "Critics", "unnamed_vague", "critics"),
    ("The mayor's office", "", "unnamed_role", "the mayor's office"),
    ("Norwegian officials", "", "unnamed_role", "Norwegian officials"),
    ("The Guardian", "", "outlet", "The Guardian"),
    ("The regional council", "", "named_organisation", "the regional council"),
    ("City Head", "", "unnamed_role", "City Head"),
    ("Officials in Oslo", "", "unnamed_role", "officials in Oslo"),
    ("her lawyer", "", "unnamed_role", "her lawyer"),
    ("", "", "none", ""),
]


@pytest.mark.parametrize(("words", "resolved", "source_type", "called"), SPEAKERS)
def test_a_pronoun_is_nobodys_name(
    one: Tables, words: str, resolved: str, source_type: str, called: str
) -> None:
    row = one.attributions.iloc[:1].assign(
        source=words, source_resolved=resolved, source_type=source_type
    )
    assert speaker_names(row).tolist() == [called]


def test_who_speaks_only_here_and_who_is_missing() -> None:
    texts = dict.fromkeys(("a", "b", "c"), "Ann Lee spoke.")
    spoken = ("said", "say", "verb", "neutral", 1, 0, 1.0)
    told = [("a", "Ann Lee"), ("b", "mayor Ann Lee"), ("c", "Bo Ek"), ("c", "she"), ("c", "We")]
    rows = {
        f"r{at}": (name, f"{name}:0000", "indirect", who, "", "", "named_person", *spoken)
        for at, (name, who) in enumerate(told)
    }
    tables = make_tables(texts, [], rows)
    found = presences(tables.attributions)
    assert [(one.name, sorted(one.times)) for one in found] == [
        ("Ann Lee", ["a", "b"]),
        ("Bo Ek", ["c"]),
    ]
    there = absences(tables, read_views(tables), found)
    only = [(one.only, one.missing) for one in there]
    assert only == [((), ()), ((), ()), (("Bo Ek",), ("Ann Lee",))]
    page = str(source_presence(tables).html)
    assert "not quoted" in page
    assert "absent" not in page


BODIES = [
    # article, own words, type, the list it stands in
    ("a", "Bo Ek", "named_person", "only"),
    ("a", "the regional council", "named_organisation", "only"),
    ("b", "the regional council", "named_organisation", "only"),
    ("a", "His office", "named_organisation", "only"),
    ("b", "his office", "named_organisation", "only"),
    ("a", "the Foreign Ministry", "named_organisation", "shared"),
    ("b", "the Foreign Ministry", "named_organisation", "shared"),
    ("a", "early figures", "document", "documents"),
    ("b", "The Northern Herald", "outlet", "outlets"),
    ("b", "We", "outlet", "outlets"),
    ("b", "Critics", "unnamed_vague", "unnamed"),
    ("b", "protesters", "collective", "unnamed"),
]


def test_every_speaker_stands_in_one_list_and_named_means_one_thing() -> None:
    spoken = ("said", "say", "verb", "neutral", 1, 0, 1.0)
    rows = {
        f"r{at}": (article, f"{article}:0000", "indirect", who, "", "", kind, *spoken)
        for at, (article, who, kind, _) in enumerate(BODIES)
    }
    tables = make_tables(dict.fromkeys(("a", "b"), "Ann Lee spoke."), [], rows)
    found = presences(tables.attributions)
    named = sum(kind in NAMED for _, _, kind, _ in BODIES)
    assert sum(sum(one.times.values()) for one in found) == named
    page = str(source_presence(tables).html)
    assert "1 of 6 named sources speaks in more than one article" in page
    for article in ("A", "B"):
        assert f"the regional council<small>of {article}</small>" in page, "told apart"
    names = speaker_names(tables.attributions)
    for name, (article, _, _, wanted) in zip(names, BODIES, strict=True):
        (there,) = (
            o
            for o in absences(tables, read_views(tables), found)
            if o.article[0] == article.title()
        )
        lists = [
            key
            for key in ("only", "unnamed", "documents", "outlets")
            if name in getattr(there, key)
        ]
        lists += ["shared"] if any(one.name == name and len(one.times) > 1 for one in found) else []
        assert lists == [wanted], name


def test_loaded_words_show_their_context(one: Tables) -> None:
    words = {word.forms: word for word in loaded_words_of(one)}
    assert list(words) == [("panic",), ("brutal",), ("shattered",), ("warned",)]
    assert "The <b>brutal</b> storm" in words["brutal",].first
    assert (words["warned",].narrator, words["warned",].quoted) == (1, 0)


def test_an_entry_shows_each_of_its_forms_once() -> None:
    text = "It shattered.\n\nIt shatters, it Shattered."
    rows = [
        ("a:0000", "loaded", "violence", "shattered", "shatter", 1.0, ""),
        ("a:0001", "loaded", "violence", "shatters", "shatter", 1.0, ""),
        ("a:0001", "loaded", "violence", "Shattered", "shatter", 1.0, ""),
    ]
    (word,) = loaded_words_of(make_tables({"a": text}, rows))
    assert (word.forms, word.amount) == (("shattered", "shatters"), 3)


def test_loaded_words_in_scare_quotes_are_the_narrators_and_say_so() -> None:
    rows = [
        ("a:0000", "attribution", "scare_quote", "“heroic rescue”", "", 1.0, ""),
        ("a:0000", "loaded", "glorifying", "heroic", "heroic", 1.0, ""),
        ("a:0000", "loaded", "emotive", "bitter", "bitter", 1.0, ""),
    ]
    tables = make_tables({"a": "The so-called “heroic rescue” left a bitter taste."}, rows)
    tables.spans["voice"] = "narrator"
    heroic, bitter = loaded_words_of(tables)
    assert [(w.narrator, w.scare, w.quoted) for w in (heroic, bitter)] == [(1, 1, 0), (1, 0, 0)]
    page = str(loaded_words(tables).html)
    assert "2 in the narrator’s voice (1 of them in scare quotes), 0 in quoted words" in page
    assert "Narrator (in scare quotes)" in page
    assert "1 (1)" in page
    hints = [mark.tip for mark in find_marks(tables)["a:0000"] if mark.category.code == "loaded"]
    assert hints[0].endswith(" · narrator, in scare quotes")
    assert "scare" not in hints[1]


def test_kinds_are_listed_with_one_and() -> None:
    kinds = ("alarm", "blame", "praise", "insult", "doubt", "label")
    text = " ".join(kinds)
    rows = [("a:0000", "loaded", kind, kind, kind, 1.0, "") for kind in kinds]
    page = str(loaded_words(make_tables({"a": text}, rows)).html)
    assert "alarm (1), blame (1), praise (1), insult (1) and other kinds (2)." in page


def test_sentences_are_counted_on_the_body_only(one: Tables) -> None:
    lengths = lengths_of(read_views(one)[0])
    assert lengths.sentences == ((11,), (15,), (10,))
    assert lengths.words_a_sentence == pytest.approx(36 / 3)


def test_arcs_keep_gaps(one: Tables) -> None:
    narrator, quoted = arc_series(one, read_views(one)[0])
    assert narrator.values == pytest.approx((-0.3, -0.2, -0.1, 0.0))
    assert [math.isnan(value) for value in quoted.values] == [True, True, False, True]


def test_what_moves_sentiment_and_what_marks_count_is_said(one: Tables) -> None:
    page = str(sentiment_arc(one).html)
    assert "whoever caused it, so events move the score" in page
    assert "can lie outside both voices" in page
    assert "one named source may serve two of them" in str(annotated_texts(one).html)


def test_the_overview_has_a_value_for_each_article(two: Tables) -> None:
    lines = {line.label: line.values for line in overview_lines(two)}
    assert lines["Words"] == (40, 14)
    assert lines["Loaded words per 100"] == pytest.approx((100 * 4 / 40, 0))
    assert lines["Attributions to named sources"] == (0.5, 1.0)
    assert "Flesch-Kincaid grade" not in lines


@pytest.mark.parametrize(
    ("share", "value"), [(0.5, ".5"), (-0.5, "-.5"), (0.0, "0"), (1.0, "1"), (1 / 3, ".333")]
)
def test_bars_are_told_as_shares(share: float, value: str) -> None:
    assert f'<i class="mini signed" style=--v:{value}></i>' == mini_bar(share, signed=True)


def test_openings_are_headline_and_first_paragraph(two: Tables) -> None:
    bridge, river = openings_of(two)
    assert bridge.paragraph is not None
    assert bridge.paragraph.position == 1
    assert river.headline == "River closes bridge"


def test_the_codebook_is_printed_with_its_rules(one: Tables) -> None:
    book = load_codebook("default")
    data = dict(shipped_data())
    told = replace(one, provenance={**one.provenance, "codebook": "default", "data": data})
    page = str(method(told).html)
    for frame in book.frames:
        for words in (frame.name, frame.definition, *frame.include, *frame.exclude):
            assert str(escape(words)) in page
    changed = {**data, "codebooks/default.toml": {"sha256": "another"}}
    other = replace(one, provenance={**told.provenance, "data": changed})
    shown = frame_definitions(other)
    assert [frame.definition for frame in shown] == [
        "The humanitarian of a paragraph.",
        "The security of a paragraph.",
        "The political symbolism of a paragraph.",
    ], "a codebook that has changed since is not printed in the old one's place"


def test_provenance_is_told_as_pairs_and_json_cannot_end_its_script() -> None:
    lines = {"loaded": [0.3, 0.4], "use": [0.1, 0.2]}
    loaded = {"name": "loaded", "settings": {}, "thresholds": lines, "versions": ["1"]}
    told = {"libraries": {"numpy": "2", "pandas": "3"}, "extractors": [loaded], "excluded": {}}
    assert provenance_table({**told, "codebook_text": "long"}).rows == (
        ("libraries", "numpy 2; pandas 3"),
        ("extractors.loaded.thresholds", "loaded 0.3, 0.4; use 0.1, 0.2"),
        ("excluded", "none"),
    )
    assert "<" not in embedded_json({"a": "</script><!--"})


def test_very_long_words_may_break_in_a_cell() -> None:
    rows = table("Digests", ["What", "Value"], [["sha256", "a" * 64]]).rows
    assert rows[0][1] == f"<span class=long>{'a' * 64}</span>"


def test_an_article_without_anything_found_has_a_page() -> None:
    empty = make_tables({"a1": "One line without a headline."})
    assert headlines(empty, read_views(empty))
    assert presences(empty.attributions) == []
