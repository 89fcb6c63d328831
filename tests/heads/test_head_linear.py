"""Heads: exact shares, abstention, and what a capital inside a sentence means."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.heads import Head, Label, Reading, Share
from framing.heads.readings import shares_by_word
from framing.text.passage import Passage

LABELS = (Label("a", -1.0, low=0.4, high=0.6), Label("b", 0.5, low=0.3, high=0.3))
ENTRIES = ("army", "Army", "red", "red cross", "air", "#")
WEIGHTS = np.array([[2.0, 0.0], [2.0, 0.0], [0.5, 1.0], [0.0, 3.0], [1.0, 0.0], [0.0, -1.0]])


def head(power: float = 0.0, *, names: bool = True) -> Head:
    return Head("toy", LABELS, ENTRIES, WEIGHTS, power=power, names=names)


def test_log_odds_are_the_intercept_and_all_shares() -> None:
    reading = head().read(Passage("The army saw the red cross, twice."))
    assert reading["a"].log_odds == -1.0 + 2.0 + 0.5
    assert reading["b"].log_odds == 0.5 + 1.0 + 3.0
    assert [(s.start, s.end, s.weight) for s in reading["b"].shares if s.weight] == [
        (17, 20, 1.0),
        (17, 26, 3.0),
    ]


@pytest.mark.parametrize("power", [0.0, 0.25, 1.0])
def test_shares_are_divided_by_the_words_to_the_power(power: float) -> None:
    reading = head(power).read(Passage("The army left at once, unseen, unheard, alone."))["a"]
    assert reading.log_odds == pytest.approx(-1.0 + 2.0 / 8**power)


def test_numbers_are_one_entry_and_parts_of_hyphened_words_count_in_part() -> None:
    reading = head().read(Passage("5,000 air-raid alerts"))
    assert reading["b"].log_odds == 0.5 - 1.0
    assert reading["a"].log_odds == -1.0 + 0.5


def test_without_names_only_words_known_with_their_capital_count_inside_a_sentence() -> None:
    text = "Yesterday the Army met Red, a dog."
    told = head(names=False).read(Passage(text))["a"]
    assert [share.entry for share in told.shares] == ["Army"]
    assert [share.entry for share in head().read(Passage(text))["a"].shares] == ["army", "red"]


def test_nothing_known_leaves_the_intercept() -> None:
    for text in ("", "— …", "Nothing here."):
        assert head().read(Passage(text))["a"].log_odds == -1.0


@pytest.mark.parametrize(
    ("probability", "assigned"), [(0.39, 0.0), (0.4, None), (0.59, None), (0.6, 1.0), (1.0, 1.0)]
)
def test_a_label_abstains_from_low_to_below_high(probability: float, assigned: float) -> None:
    given = LABELS[0].assign(probability)
    assert math.isnan(given) if assigned is None else given == assigned


def test_without_a_band_there_is_no_abstention() -> None:
    assert (LABELS[1].assign(0.29), LABELS[1].assign(0.3)) == (0.0, 1.0)


def test_extreme_log_odds_stay_probabilities() -> None:
    extreme = Head("x", (Label("a", 900.0, 0.5, 0.5),), ("x",), np.array([[1.0]]), power=0.0)
    assert extreme.read(Passage("x"))["a"].probability == 1.0


def test_shares_are_made_when_they_are_asked_for() -> None:
    asked: list[int] = []

    def make() -> list[Share]:
        asked.append(1)
        return [Share(0, 3, "red", 0.5)]

    reading = Reading(LABELS[0], make, -0.5)
    more = reading.joined([Share(4, 8, "army", 2.0)])
    assert (reading.log_odds, more.log_odds, asked) == (-0.5, 1.5, [])
    assert [share.entry for share in more.shares] == ["red", "army"]
    assert reading.shares is reading.shares
    assert asked == [1]


def test_without_log_odds_the_shares_give_them() -> None:
    assert Reading(LABELS[0], (Share(0, 3, "red", 0.5),)).log_odds == -0.5
    assert Reading(LABELS[0], ()).joined([]).log_odds == -1.0


WORDS = st.sampled_from(
    ["Army", "army's", "red", "cross", "air-raid", "7,000", "Zed", "He", ". ", '"']
)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from([0.0, 0.3, 1.0]), st.booleans())
def test_log_odds_are_those_of_the_shares_for_one_label_as_for_two(
    text: str, power: float, names: bool
) -> None:
    two = head(power, names=names)
    passage = Passage(text)
    for number, label in enumerate(LABELS):
        one = Head("one", (label,), ENTRIES, WEIGHTS[:, [number]], power=power, names=names)
        for part, reading in zip(
            passage.sentences, one.read_parts(passage, passage.sentences), strict=True
        ):
            told = reading[label.name]
            weights = [share.weight for share in told.shares]
            assert told.log_odds == pytest.approx(math.fsum([label.intercept, *weights]), abs=1e-12)
            assert all(part.start <= share.start < part.end for share in told.shares)
        both = two.read(passage)[label.name]
        alone = one.read(passage)[label.name]
        assert (both.log_odds, both.shares) == (alone.log_odds, alone.shares)


@given(st.lists(WORDS, max_size=25).map(" ".join), st.sampled_from([0.0, 0.3, 1.0]), st.booleans())
def test_what_each_word_adds_is_what_the_shares_say(text: str, power: float, pairs: bool) -> None:
    rows = [row for row, entry in enumerate(ENTRIES) if pairs or " " not in entry]
    entries = tuple(ENTRIES[row] for row in rows)
    weights = WEIGHTS[rows] / 7
    passage = Passage(text)
    for number in (1, 2):
        some = Head("toy", LABELS[:number], entries, weights[:, :number], power=power, names=False)
        for part, told in zip(
            passage.sentences, some.read_parts(passage, passage.sentences), strict=True
        ):
            starts = passage.written.starts[passage.places_in(part)]
            for reading in told.values():
                assert reading.by_word(starts) == shares_by_word(starts, reading.shares)
