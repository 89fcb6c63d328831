"""A VADER of our own: where the lexicon alone is asked, VADER's rules say the same."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES

from framing.extractors.vader import load_vader

VADER = load_vader()
PHRASES = [
    phrase.split() for phrase in [*BOOSTER_DICT, *SPECIAL_CASES, "without doubt", "at least"]
]
RULED = [*NEGATE, "no", "or", "nor", "so", "this", "never", "doubt", "least", "very", "at"]
SINGLE = st.sampled_from([*RULED, *list(VADER.lexicon)[::40], "plan", "a", "town's", "won't"])
WORDS = st.lists(st.sampled_from(PHRASES) | SINGLE.map(lambda word: [word]), max_size=5).map(
    lambda phrases: [word for phrase in phrases for word in phrase]
)


def by_rule(words: list[str], at: int, *, mixed: bool) -> float:
    """Give the valence that VADER's own code gives, all words of the sentence at hand."""
    sentence = SimpleNamespace(words_and_emoticons=words, is_cap_diff=mixed)
    return float(VADER.analyzer.sentiment_valence(0, sentence, words[at], at, [])[0])


@settings(max_examples=500)
@given(WORDS, st.sampled_from(list(VADER.lexicon)), WORDS, st.booleans(), st.booleans())
def test_a_weight_is_vaders(
    before: list[str], entry: str, after: list[str], cried: bool, mixed: bool
) -> None:
    words = [*before, entry.upper() if cried else entry, *after]
    at = len(before)
    lowered = [word.lower() for word in words]
    assert VADER.weigh(words, lowered, at, mixed=mixed) == by_rule(words, at, mixed=mixed)


@pytest.mark.parametrize(
    ("before", "entry", "after", "counts", "reason"),
    [
        ("a", "kind", "of", False, "a sort"),
        ("was", "kind", "", True, "a virtue"),
        ("very", "good", "", True, "any company"),
        ("a", "more", "", False, "a word of degree"),
    ],
)
def test_company(before: str, entry: str, after: str, counts: bool, reason: str) -> None:
    words = [word for word in (before, entry, after) if word]
    assert VADER.counts(words, words.index(entry)) == counts, reason


def test_a_score_is_vaders_and_neutral_without_feeling() -> None:
    assert VADER.compound([], "!!!") == VADER.compound([1.5, -1.5], "!") == 0
    assert VADER.compound([1.9], "!") > VADER.compound([1.9], "")
