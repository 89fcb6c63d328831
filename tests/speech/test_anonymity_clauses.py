"""Clauses that say why a source stays without a name, found as stretches of a sentence."""

from __future__ import annotations

import pytest

from framing.speech.anonymity_clauses import anonymity_clauses
from framing.speech.sentences import read_sentences
from framing.text.passage import Passage


def _clauses(text: str) -> list[str]:
    tokens = read_sentences(Passage(text), 0, ())[0].tokens
    return [
        text[tokens[one.start].start : tokens[one.end - 1].end] for one in anonymity_clauses(tokens)
    ]


@pytest.mark.parametrize(
    "clause",
    [
        "who asked not to be named because he feared for his job",
        "all of whom asked not to be identified to protect their jobs",
        "who spoke on the condition of anonymity because staff are not allowed to talk",
        "who agreed to speak only if she was not named",
        "who gave only her first name, Ines, because she feared the police",
        "who would only be identified as Tom because he feared the boss",
        "whom police did not identify because she feared her husband",
        "whose name is being withheld because her son is a minor",
        "granted anonymity to describe a private talk",
        "none of whom wanted to be named because they still work there",
    ],
)
def test_a_clause_between_commas_is_found_whole(clause: str) -> None:
    assert _clauses(f"A clerk, {clause}, left.") == [clause]


def test_a_clause_without_commas_ends_before_the_verb_of_the_sentence() -> None:
    found = _clauses(
        "A clerk who asked that her name not be used because her boss reads it said no."
    )
    assert found == ["who asked that her name not be used because her boss reads it"]


@pytest.mark.parametrize(
    "text",
    [
        "Hale, who was named director because he asked, left.",
        "Hale, who said donors must not be named, left.",
        "The fund refused to publish the names of its donors.",
        "The clerk, who asked for a better lock, left.",
        "Who?",
        "on",
    ],
)
def test_what_is_no_wish_of_a_source_is_no_such_clause(text: str) -> None:
    assert _clauses(text) == []


def test_a_clause_that_never_ends_reaches_to_the_end() -> None:
    text = "A clerk, who asked not to be named because " + "he feared that " * 500 + "it was so"
    assert _clauses(text) == [text.removeprefix("A clerk, ")]
