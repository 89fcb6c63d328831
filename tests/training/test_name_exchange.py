"""Names exchanged for others, drawn by a state of their own."""

import random

from framing.training.names import NameExchange

TEXTS = [
    "Fire broke out in Kursk. The mayor of Kursk met Reed in Leeds.",
    "The road to York runs by the house of Hale and the shop of Askew.",
]
TOLD = "The mayor of Kursk met Reed, and Reed left for York with Hale."


def test_the_same_state_draws_the_same_names_whatever_else_is_drawn() -> None:
    one, two = (NameExchange.among(TEXTS, random_state=4) for _ in range(2))
    random.seed(1)
    first = [one(TOLD) for _ in range(3)]
    random.seed(2)
    assert [two(TOLD) for _ in range(3)] == first
    assert len(set(first)) > 1


def test_no_two_names_become_one() -> None:
    exchange = NameExchange.among(TEXTS)
    for _ in range(200):
        words = exchange("He told Kursk, Reed, York and Hale.").rstrip(".").replace(",", "").split()
        names = [word for word in words[2:] if word != "and"]
        assert len(set(names)) == 4


def test_no_name_becomes_one_that_stays_in_the_text() -> None:
    exchange = NameExchange(("Leeds", "York"), frozenset({"Kursk", "Leeds", "York"}))
    told = {exchange("Leeds won. They met in Kursk.") for _ in range(50)}
    assert told == {"Leeds won. They met in York."}


def test_where_names_are_few_the_names_of_the_text_are_drawn_from() -> None:
    exchange = NameExchange((), frozenset({"Kursk", "York"}))
    told = {exchange("They met in Kursk or York.") for _ in range(50)}
    assert told <= {"They met in Kursk or York.", "They met in York or Kursk."}
