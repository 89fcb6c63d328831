"""Names in pieces: one unknown word each, whoever or whatever is named."""

import numpy as np
import pytest

from framing.encoders import load_contextual
from framing.text.passage import Passage

#: Names that the vocabulary has in pieces, and one it knows whole.
TOWNS = ("Kursk", "Brnolice", "Xanthoupolis")
KNOWN = "London"


def told_of(town: str) -> str:
    return f"Drones hit {town} at night, and the mayor of {town}’s old quarter fled to {town}."


def test_towns_the_network_does_not_know_are_read_alike() -> None:
    first, *others = (load_contextual().encode(Passage(told_of(town))) for town in TOWNS)
    for other in others:
        assert len(other.tokens) == len(first.tokens)
        np.testing.assert_array_equal(first.vectors, other.vectors)


def test_a_name_is_one_token_and_its_possessive_another() -> None:
    text = told_of(TOWNS[0])
    tokens = [token.of(text) for token in load_contextual().encode(Passage(text)).tokens]
    assert tokens.count("Kursk") == 3
    assert tokens[tokens.index("of") + 2] == "’"


def test_a_name_that_the_network_knows_stays() -> None:
    known, other = (load_contextual().encode(Passage(told_of(t))) for t in (KNOWN, TOWNS[0]))
    assert len(known.tokens) == len(other.tokens)
    assert np.abs(known.vectors - other.vectors).max() > 0.01


@pytest.mark.parametrize(
    "text",
    [
        "The brnolician rebuilding went on.",  # no capital
        "Brnolice was hit.",  # first word: may be any word
        "DRONES HIT BRNOLICE AND XANTHOUPOLIS",  # a headline in capitals
    ],
)
def test_other_words_keep_their_pieces(text: str) -> None:
    encoding = load_contextual().encode(Passage(text))
    assert len(encoding.tokens) > len(text.replace(".", " .").split())
