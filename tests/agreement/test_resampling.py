"""Intervals: the same again, wider where units go together, and none where nothing can be told."""

from __future__ import annotations

import math

import numpy as np
from codings_made import Floats

from framing.agreement.alpha import alphas
from framing.agreement.chance import Ints
from framing.agreement.resampling import interval


def codes(units: int, differ: int) -> Floats:
    """Give units coded by two, half of them present, of which every so manieth is disputed."""
    counts = np.array([[2.0, 0.0] if at % 2 else [0.0, 2.0] for at in range(units)])
    counts[::differ] = [1.0, 1.0]
    return counts


def asked(counts: Floats, groups: Ints | None = None, **given: int) -> tuple[float, float]:
    told = {"draws": 400, "random_state": 0, **given}
    each = np.arange(len(counts)) if groups is None else groups
    return interval(lambda w: alphas(counts, np.arange(2.0), "nominal", w), each, **told)


def test_it_holds_the_figure_and_comes_again_with_the_same_seed() -> None:
    counts = codes(60, 7)
    low, high = asked(counts)
    whole = float(alphas(counts, np.arange(2.0), "nominal", np.ones((1, 60)))[0])
    assert -1 <= low < whole < high <= 1
    assert asked(counts) == (low, high)
    assert asked(counts, random_state=1) != (low, high)


def test_more_units_make_it_shorter_and_articles_that_differ_longer() -> None:
    def width(counts: Floats, groups: Ints | None = None) -> float:
        low, high = asked(counts, groups)
        return high - low

    assert width(codes(400, 7)) < width(codes(60, 7))
    disputed = np.concatenate([codes(30, 1), codes(120, 1000)])
    assert width(disputed, np.arange(150) // 10) > 1.5 * width(disputed)


def test_there_is_none_where_nothing_can_be_told() -> None:
    few, alike = codes(9, 4), codes(40, 1000)[1:]
    for counts in (few, alike, np.tile([2.0, 0.0], (40, 1))):
        assert all(math.isnan(end) for end in asked(counts))
    assert all(math.isnan(end) for end in asked(codes(40, 7), draws=0))


def test_many_units_are_drawn_in_parts_without_a_change() -> None:
    counts = codes(1203, 9)
    low, high = asked(counts, draws=600)
    assert 0.7 < low < high < 0.9
