"""Evidence from the shares of a head: words, phrases, and what is left out."""

import math

import pytest

from framing.extractors.evidence import Spoken, find_spoken
from framing.heads import Share
from framing.heads.readings import shares_by_word
from framing.text.passage import Passage

TEXT = "Clean drinking water, clean air, 40 homes."


def share(text: str, weight: float, *, nth: int = 0) -> Share:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Share(start, start + len(text), text, weight)


def spoken(*shares: Share, floor: float = 0.1, part: float = 0.0, most: int = 9) -> list[Spoken]:
    passage = Passage(TEXT)
    weights = shares_by_word(passage.written.starts, shares)
    return find_spoken(passage, weights, floor=floor, part=part, most=most)


def test_neighbours_are_one_phrase_unless_a_mark_parts_them() -> None:
    found = spoken(share("drinking", 1.0), share("water", 0.5), share("clean", 0.7))
    assert [(s.entry, s.weight) for s in found] == [("drinking water", 1.5), ("clean", 0.7)]


def test_a_pair_is_halved_between_its_words() -> None:
    found = spoken(share("drinking water", 1.0), share("water", -0.2))
    assert [(s.entry, s.weight) for s in found] == [("drinking water", 0.8)]
    assert [s.entry for s in spoken(share("drinking water", 1.0), floor=0.6)] == []


def test_numbers_and_light_words_do_not_speak() -> None:
    assert spoken(share("40", 3.0), share("homes", 0.05)) == []


def test_the_heaviest_are_given_in_order_of_place() -> None:
    shares = [share("air", 1.0), share("homes", 3.0), share("water", 2.0)]
    assert [s.entry for s in spoken(*shares, most=2)] == ["water", "homes"]


def test_what_is_light_beside_the_heaviest_does_not_speak() -> None:
    shares = [share("air", 0.9), share("homes", 4.0), share("water", 1.0)]
    assert [s.entry for s in spoken(*shares, part=0.25)] == ["water", "homes"]


def test_with_no_floor_the_weights_add_up_to_all_shares() -> None:
    shares = [share("Clean", 0.3), share("drinking water", 0.4), share("air", 0.1)]
    total = math.fsum(s.weight for s in spoken(*shares, floor=0.0))
    assert total == pytest.approx(0.8)


def test_a_part_of_a_hyphened_word_speaks_for_the_word() -> None:
    passage = Passage("An air-raid alert.")
    weights = shares_by_word(passage.written.starts, [Share(7, 11, "raid", 0.5)])
    found = find_spoken(passage, weights, floor=0.1, part=0.0, most=5)
    assert [(s.start, s.end, s.entry) for s in found] == [(3, 11, "air-raid")]
