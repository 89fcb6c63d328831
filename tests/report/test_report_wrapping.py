"""The same quotation in several articles: what is taken for the same, and where it is cut."""

from __future__ import annotations

import pytest
from report_specimens import NONE, Row, make_tables

from framing.report.quotations import Quoted, all_quotations
from framing.report.reading import read_views
from framing.report.sections.wrapping import quotation_wrapping
from framing.report.wrapping import share_words, shared_quotations, wrap
from framing.tables import Tables

LONG = "The north pier will close on Friday, and every family will be paid for its boat"

SAME = [
    # one, other, whether they are the same words, why
    (LONG, "every family will be paid", True, "a part of it"),
    (LONG, LONG.upper(), True, "case does not matter"),
    ("bitter joy", "a bitter joy and a long wait", True, "two content words, both there"),
    ("bitter joy", "joy, and bitter rain", False, "other order"),
    ("we will be there", "we will be here on Friday", False, "function words only"),
    ("pier boat", LONG, True, "in this order, with others between"),
    ("a bitter joy at home", "a bitter wind at sea", False, "one content word is not enough"),
    (
        "rain came early. north pier will close Friday every family paid",
        "north pier will close Friday every family paid. nobody asked them why they stayed away",
        True,
        "a long run, whatever else each has",
    ),
]


def quoted(*parts: str, article: str = "a", source: str = "Ann Lee") -> Quoted:
    return Quoted(article, 1, source, "said", "neutral", parts)


@pytest.mark.parametrize(("one", "other", "same", "why"), SAME)
def test_which_quotations_are_the_same(one: str, other: str, same: bool, why: str) -> None:
    assert share_words(quoted(one), quoted(other)) is same, why
    assert share_words(quoted(other), quoted(one)) is same, why


EDITED = [
    # one, other, who says the other, whether they are the same, why
    ("we will rebuild", "we’ll rebuild", "Ann Lee", True, "a contraction"),
    ("We will rebuild", "We’ll rebuild it before winter", "", True, "whole in the other"),
    ("we will rebuild", "we’ll rebuild", "Bo Ek", False, "short, and another speaker"),
    ("we will rebuild", "we won’t rebuild", "Ann Lee", False, "denied"),
    ("we will rebuild", "we will rebel", "Ann Lee", False, "another word"),
    ("the harbour defence centre", "the harbor defense center", "Bo Ek", True, "spelling"),
    (
        "We will restore everything that was destroyed in the attack",
        "We will rebuild all that was destroyed in the attack",
        "Mayor Ann Lee",
        True,
        "translated anew, the same speaker",
    ),
    (
        "We will restore everything that was destroyed in the attack",
        "Nobody in the city slept, and much was destroyed in the attack",
        "Ann Lee",
        False,
        "the same speaker and subject, another sentence",
    ),
    (
        "We will leave the northern bridge open tonight",
        "We will not leave the northern bridge open tonight",
        "Ann Lee",
        False,
        "one denies what the other says",
    ),
    ("an illegal strike on homes", "a legal strike on homes", "Bo Ek", False, "an opposite"),
    ("it is over", "it was over", "Ann Lee", False, "no content word"),
    ("the council met on Friday", "the council sat on Monday", "Ann Lee", False, "one in common"),
]


@pytest.mark.parametrize(("one", "other", "source", "same", "why"), EDITED)
def test_edited_and_translated_quotations(
    one: str, other: str, source: str, same: bool, why: str
) -> None:
    assert share_words(quoted(one), quoted(other, source=source)) is same, why
    assert share_words(quoted(other, source=source), quoted(one)) is same, why


def test_what_differs_is_said() -> None:
    fullest = quoted("We will rebuild all that was destroyed, every harbour")
    form = wrap(quoted("We’ll restore all that was, sadly, destroyed, every harbor"), fullest)
    assert form.changed == (("restore", "rebuild"), ("sadly", ""), ("harbor", "harbour"))
    assert form.kept == 8
    assert "[…]" not in form.text


@pytest.mark.parametrize(("mode", "shown"), [("full", True), ("excerpts", False), ("none", False)])
def test_without_text_only_what_differs_is_shown(mode: str, shown: bool) -> None:
    page = str(quotation_wrapping(tables(), text_mode=mode).html)
    assert ("will be paid for its boat" in page) == shown
    assert "claimed" in page


CUTS = [
    (("The north pier will close",), "“The north pier will close […]”", 5),
    (("will be paid for its boat",), "“[…] will be paid for its boat”", 6),
    (("close on Friday", "every family"), "“[…] close on Friday” “[…] every family […]”", 5),
    (("The north pier, she said, will close",), "“The north pier, she said, will close […]”", 5),
    ((LONG,), f"“{LONG}”", 16),
]


@pytest.mark.parametrize(("parts", "text", "kept"), CUTS)
def test_cuts_are_shown_where_words_are_left_out(
    parts: tuple[str, ...], text: str, kept: int
) -> None:
    wrapped = wrap(quoted(*parts), quoted(LONG))
    assert (wrapped.text, wrapped.kept) == (text, kept)


def test_quotations_of_one_article_only_are_not_shared() -> None:
    assert shared_quotations([quoted(LONG), quoted("every family will be paid")]) == []
    (shared,) = shared_quotations([quoted("every family will be paid"), quoted(LONG, article="b")])
    assert shared.fullest.article_id == "b"
    assert shared.articles == 2


def tables() -> Tables:
    texts = {
        "harbour": "“The north pier will close on Friday, and every family\n\nwill be paid for its "
        "boat,” Ann Lee said. The “Bright Pier” project goes on.",
        "tides": "Ann Lee claimed that every family would be “paid for its boat”.\n\nThe “Bright "
        "Pier” project is late.",
    }
    name, own = ("title_or_name", "“Bright Pier”"), "every family would be “paid for its boat”"
    spans: list[Row] = [
        (paragraph, "attribution", kind, words, "", NONE, relation)
        for paragraph, kind, words, relation in (
            ("harbour:0000", "content", texts["harbour"].split("\n")[0], "r1"),
            ("harbour:0001", "content", "will be paid for its boat,”", "r1"),
            ("harbour:0001", *name, ""),
            ("tides:0000", "content", own, "r2"),
            ("tides:0001", *name, ""),
        )
    ]
    lee = ("Ann Lee", "s1", "Ann Lee", "named_person")
    said, claimed = ("said", "say", "verb", "neutral"), ("claimed", "claim", "verb", "doubting")
    rows = {
        "r1": ("harbour", "harbour:0000", "direct", *lee, *said, 16, 16, 1.0),
        "r2": ("tides", "tides:0000", "mixed", *lee, *claimed, 9, 4, 1.0),
    }
    return make_tables(texts, spans, rows)


def test_quotations_are_read_over_paragraphs_with_their_verb_and_names_are_left_out() -> None:
    made = tables()
    found = all_quotations(made, read_views(made))
    assert [(q.article_id, q.cue, q.stance, q.parts) for q in found] == [
        ("harbour", "said", "neutral", (f"{LONG},",)),
        ("tides", "claimed", "doubting", ("paid for its boat",)),
    ]


@pytest.mark.parametrize(
    ("inner", "source"), [("document", "Bo Ek"), ("none", "Bo Ek"), ("named_person", "Ann Lee")]
)
def test_inside_another_attribution_who_speaks_is_quoted(inner: str, source: str) -> None:
    text = "Bo Ek said the paper called it “a bitter joy”."
    spans: list[Row] = [
        ("a:0000", "attribution", "content", "the paper called it “a bitter joy”", "", NONE, "r1"),
        ("a:0000", "attribution", "content", "it “a bitter joy”", "", NONE, "r2"),
    ]
    said = ("said", "say", "verb", "neutral", 7, 3, 1.0)
    rows = {
        "r1": ("a", "a:0000", "mixed", "Bo Ek", "s1", "Bo Ek", "named_person", *said),
        "r2": ("a", "a:0000", "mixed", "Ann Lee", "", "", inner, *said),
    }
    made = make_tables({"a": text}, spans, rows)
    assert [q.source for q in all_quotations(made, read_views(made))] == [source]


def test_the_section_shows_each_articles_verb_and_cut() -> None:
    page = str(quotation_wrapping(tables()).html)
    assert "1 quotation stands in more than one article" in page
    assert "quoted in 2 of 2 articles" in page
    assert "“[…] paid for its boat”" in page
    assert "doubting" in page
    assert "4 of 16" in page


def test_without_a_shared_quotation_the_section_says_so(two: Tables) -> None:
    assert "No quotation stands in more than one" in str(quotation_wrapping(two).html)
