"""What would change a decision: the fewest words, exactly, and what is lacking."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from framed import framed
from hypothesis import given
from hypothesis import strategies as st

import framing
from framing.analysis import Analysis
from framing.articles import article_of
from framing.extractors.frames import default_frames
from framing.frames.changes import (
    Change,
    bands_of,
    find_changes,
    log_odds_of,
    probability_without,
)
from framing.tables import SPANS, make_table


def analysis_of(probability: float, **weights: float) -> Analysis:
    """Give one paragraph with this probability of a frame, and words with their weights."""
    analysis = framed({"war": ["A"]}, headline=False)
    spans = [
        ("a0:0000", "frames", "war", 0, 2, text, text, weight, "narrator", "")
        for text, weight in weights.items()
    ]
    frames = analysis.frames.assign(frame_war=probability)
    told = {"extractors": [{"name": "sentiment"}, {"name": "frames", "thresholds": BANDS}]}
    return replace(analysis, frames=frames, spans=make_table(spans, SPANS), provenance=told)


BANDS = {"war": [0.4, 0.5]}


def change_of(probability: float, **weights: float) -> Change:
    (change,) = find_changes(analysis_of(probability, **weights))
    return change


def odds(of: float) -> float:
    """Give the probability that stands for odds of so much to one."""
    return of / (1 + of)


def test_the_heaviest_word_that_suffices_is_named_alone() -> None:
    change = change_of(odds(4), rain=math.log(2), drones=math.log(8))
    assert change.words == ("drones",)
    assert change.without == pytest.approx(odds(1 / 2))
    assert (change.state, change.becomes) == ("assigned", "absent")
    assert change.lacking == pytest.approx(-math.log(4))


def test_several_words_are_named_where_one_does_not_suffice() -> None:
    change = change_of(odds(16), rain=math.log(2), drones=math.log(8), tanks=math.log(4))
    assert change.words == ("drones", "tanks")
    assert change.weight == pytest.approx(math.log(32))
    assert change.without == pytest.approx(odds(1 / 2))


def test_a_step_may_lead_into_the_band() -> None:
    change = change_of(odds(2), drones=math.log(2.4))
    assert (change.without, change.becomes) == (pytest.approx(odds(2 / 2.4)), "uncertain")


def test_all_words_are_named_where_even_they_do_not_suffice() -> None:
    change = change_of(odds(16), rain=math.log(2), drones=math.log(4))
    assert change.words == ("drones", "rain")
    assert (change.without, change.becomes) == (pytest.approx(odds(2)), "assigned")


def test_an_open_one_may_fall_and_says_what_it_lacks() -> None:
    change = change_of(odds(0.8), drones=math.log(2))
    assert (change.state, change.becomes) == ("uncertain", "absent")
    assert change.without == pytest.approx(odds(0.4))
    assert change.lacking == pytest.approx(math.log(1 / 0.8))


def test_an_absent_one_says_what_it_lacks_and_names_no_words() -> None:
    change = change_of(odds(0.25), drones=math.log(2))
    assert (change.state, change.words) == ("absent", ())
    assert change.lacking == pytest.approx(math.log(4))


def test_certainty_cannot_be_reckoned_back() -> None:
    change = change_of(1.0, drones=5.0)
    assert (change.without, change.becomes, change.distance) == (1.0, "assigned", math.inf)
    assert change_of(0.0).lacking == math.inf


def test_without_scores_or_lines_nothing_is_said() -> None:
    assert find_changes(analysis_of(math.nan, drones=1.0)) == []
    told = analysis_of(0.9, drones=1.0)
    assert find_changes(replace(told, provenance={})) == []
    assert bands_of(told)["war"].high == 0.5


def test_what_is_said_is_what_the_head_reads_without_the_words() -> None:
    text = "Drones hit the depot. Families fled, and the mayor promised blankets."
    analysis = framing.analyze(text, model="fast")
    changes = {change.code: change for change in find_changes(analysis)}
    (paragraph,) = article_of(text).paragraphs
    labels = {label.name: label for label in default_frames("fast").judge.labels}
    assert {code: (band.low, band.high) for code, band in bands_of(analysis).items()} == {
        code: (label.low, label.high) for code, label in labels.items()
    }
    checked = 0
    for code, reading in default_frames("fast").judge.read(paragraph).items():
        change = changes[code]
        assert change.probability == pytest.approx(reading.probability)
        assert (change.state == "assigned") == (reading.assigned == 1)
        words = [word for phrase in change.words for word in phrase.split()]
        weights = reading.by_word(paragraph.written.starts)
        named = zip(paragraph.words, weights, strict=True)
        gone = math.fsum(w for word, w in named if text[word.start : word.end] in words)
        log_odds = math.fsum([reading.label.intercept, *(s.weight for s in reading.shares), -gone])
        assert change.without == pytest.approx(1 / (1 + math.exp(-log_odds)))
        checked += bool(words)
    assert checked


@given(st.floats(0.01, 0.99), st.floats(-8, 8))
def test_taking_away_and_giving_back_changes_nothing(probability: float, weight: float) -> None:
    without = probability_without(probability, weight)
    assert (without < probability) == (weight > 0) or math.isclose(without, probability)
    assert log_odds_of(without) + weight == pytest.approx(log_odds_of(probability), abs=1e-5)
