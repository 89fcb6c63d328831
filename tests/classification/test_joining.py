"""Joining a head with a list: the new weights fit, and nothing else of the head changes."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from framing.classification.joining import join_list
from framing.heads import Head, Label
from framing.text.passage import Passage

CODES = np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 0.0, 1.0])
LOG_ODDS = np.array([-1.0, 0.5, -2.0, 0.3, 1.5, -0.5, 0.0, 2.0])
LISTED = np.array([0.0, 0.4, 0.0, 0.6, 0.0, 1.2, 0.3, 0.7])
TOY = Head(
    "toy",
    (Label("loaded", -0.5, low=0.4, high=0.6),),
    ("bad", "worse"),
    np.array([[1.0], [2.0]]),
    power=0.5,
    names=False,
    notes={"origin": "a test"},
)


def joined(codes: NDArray[np.float64] = CODES) -> tuple[Head, NDArray[np.float64]]:
    return join_list(TOY, entry="[list]", log_odds=LOG_ODDS, listed=LISTED, codes=codes)


@pytest.mark.parametrize("codes", [CODES, 0.1 + 0.8 * CODES], ids=["codes", "shares"])
def test_the_new_weights_are_those_of_a_penalised_logistic_regression(
    codes: NDArray[np.float64],
) -> None:
    head, log_odds = joined(codes)
    worth = head.weights[0, 0]
    scale = head.weights[1, 0] / TOY.weights[0, 0]
    rest = codes - 1 / (1 + np.exp(-log_odds))
    # where the penalised likelihood is highest, its derivatives vanish
    assert rest.sum() == pytest.approx(0, abs=1e-5)
    assert rest @ LOG_ODDS == pytest.approx(scale, abs=1e-5)
    assert rest @ LISTED == pytest.approx(worth, abs=1e-5)


def test_the_log_odds_are_those_the_joined_head_gives() -> None:
    head, log_odds = joined()
    scale = head.weights[1, 0] / TOY.weights[0, 0]
    words = head.labels[0].intercept + scale * (LOG_ODDS - TOY.labels[0].intercept)
    assert log_odds == pytest.approx(words + head.weights[0, 0] * LISTED)


def test_words_keep_their_proportions_and_the_head_its_settings() -> None:
    head, _ = joined()
    assert head.entries == ("[list]", "bad", "worse")
    assert head.weights[2, 0] == pytest.approx(2 * head.weights[1, 0])
    assert (head.power, head.names, head.notes) == (TOY.power, TOY.names, TOY.notes)


def test_no_text_can_spell_the_entry_of_the_list() -> None:
    assert joined()[0].read(Passage("A [list] of [list]s."))["loaded"].shares == ()
