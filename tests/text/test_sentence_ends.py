"""Rules about a mark: golden ends, and that no splitter could add to what they tell."""

import nupunkt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing.text.normalising import plain
from framing.text.sentence_ends import goes_on, starts_by_rule
from framing.text.sentences import find_sentences

TOLD = [
    ("Mr. Hale left. He was ill.", [0, 15], "a title goes on, a word ends"),
    ("'Why?' 'Because.'", [0, 7], "speech meets speech"),
    ("He asked why? and left.", [0], "a small letter goes on"),
    ("The U.S. The army left.", [0, 9], "a country before an article"),
    ("He left at 9 p.m. The ferry had gone.", [0, 18], "a time of day"),
    ("He left at 9 p.m. ET. Nobody saw.", [0, 22], "a time of day with its zone"),
    ("He paid 3.5 million (in 2003).", [0], "nothing but the end"),
    ("", [0], "nothing"),
]


@pytest.mark.parametrize(("text", "starts", "reason"), TOLD, ids=[case[2] for case in TOLD])
def test_starts(text: str, starts: list[int], reason: str) -> None:
    assert sorted(starts_by_rule(text)[0]) == starts, reason


LEFT_TO_THE_SPLITTER = [
    ("He met Trump. The end.", "a name may be an abbreviation"),
    ("12. The end.", "a figure may number a list"),
    ("It ended.* The rest.", "a mark that the rules do not know"),
    ("Gov. ' The rest.", "a title, but a closing mark stands alone"),
]


@pytest.mark.parametrize(
    ("text", "reason"), LEFT_TO_THE_SPLITTER, ids=[case[1] for case in LEFT_TO_THE_SPLITTER]
)
def test_the_splitter_is_asked_about(text: str, reason: str) -> None:
    assert not starts_by_rule(text)[1], reason


def test_a_sentence_goes_on_after_titles_and_in_small_letters() -> None:
    assert goes_on("Lt. Col. Hale", 9)
    assert goes_on("Yahoo! in 1995", 7)
    assert not goes_on("Calm. iPhones ring.", 6)


PIECES = st.sampled_from(
    [
        *["Mr.", "Messrs.", "Gov.", "Hale", "left.", 'left."', "left.'", "left.)", "(12.)", "12."],
        *["U.S.", "p.m.", "p.m. ET.", "J.", "J. K.", "Inc.", "no.", "No.", "etc.", "ten.", "St."],
        *[
            "The",
            '"The',
            "'The",
            "He",
            "he",
            "iPhone",
            "Trump.",
            "Why?",
            "No!",
            "...",
            ". . .",
            "…",
        ],
        *['"', "'", ")", "}", "*", "--", "said.*", "“No.”", "3.5", "x" * 210 + ".", "\n"],
    ]
)
TEXT = st.builds(
    str.join, st.sampled_from([" ", "  ", ""]), st.lists(PIECES, max_size=8)
) | st.text(alphabet="aAb.!?\"')( 1…-", max_size=16)


@settings(max_examples=500)
@given(TEXT)
def test_where_all_marks_are_told_the_splitter_would_add_nothing(text: str) -> None:
    text = plain(text)
    starts, all_told = starts_by_rule(text)
    if all_told:
        ends = {end for _, end in nupunkt.sent_spans(text)} - {len(text)}
        assert all(end in starts or goes_on(text, end) for end in ends)
        assert len(find_sentences(text)) <= len(starts)
