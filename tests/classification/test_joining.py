"""Joining a head with a list: the new weights fit, and nothing else of the head changes."""

from __future__ import annotations

import numpy as np
import pytest

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


def joined() -> Head:
    return join_list(TOY, entry="[list]", log_odds=LOG_ODDS, listed=LISTED, codes=CODES)


def test_the_new_weights_are_those_of_a_penalised_logistic_regression() -> None:
    head = joined()
    worth = head.weights[0, 0]
    scale = head.weights[1, 0] / TOY.weights[0, 0]
    intercept = head.labels[0].intercept - scale * TOY.labels[0].intercept
    given = 1 / (1 + np.exp(-(scale * LOG_ODDS + worth * LISTED + intercept)))
    rest = CODES - given
    # where the penalised likelihood is highest, its derivatives vanish
    assert rest.sum() == pytest.approx(0, abs=1e-5)
    assert rest @ LOG_ODDS == pytest.approx(scale, abs=1e-5)
    assert rest @ LISTED == pytest.approx(worth, abs=1e-5)


def test_words_keep_their_proportions_and_the_head_its_settings() -> None:
    head = joined()
    assert head.entries == ("[list]", "bad", "worse")
    assert head.weights[2, 0] == pytest.approx(2 * head.weights[1, 0])
    assert (head.power, head.names, head.notes) == (TOY.power, TOY.names, TOY.notes)
    assert (head.labels[0].low, head.labels[0].high) == (0.4, 0.6)


def test_no_text_can_spell_the_entry_of_the_list() -> None:
    assert joined().find(Passage("A [list] of [list]s.")) == ()
