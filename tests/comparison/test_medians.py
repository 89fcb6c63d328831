"""The interval of a median: published ranks, coverage, and what it does not depend on."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.comparison.medians import median_interval

# The lower rank of the interval: 1 + the largest k with P(X ≤ k) ≤ .025, X binomial (n, .5).
RANKS = {6: 1, 9: 2, 10: 2, 12: 3, 15: 4, 20: 6, 25: 8}


@pytest.mark.parametrize(("size", "rank"), RANKS.items())
def test_ranks_are_those_of_the_sign_test(size: int, rank: int) -> None:
    found = median_interval(range(1, size + 1))
    assert (found.low, found.high) == (rank, size + 1 - rank)


def test_under_six_values_there_is_no_interval() -> None:
    for size in range(1, 6):
        found = median_interval(range(size))
        assert found.median == (size - 1) / 2
        assert math.isnan(found.low)
        assert math.isnan(found.high)
    assert all(map(math.isnan, median_interval([math.nan])))


def test_coverage_counted_out() -> None:
    """Of all ways in which 8 values fall under or over the median, 95 % and more are held."""
    found = median_interval(range(1, 9))
    low, high = int(found.low), int(found.high)
    held = sum(low <= sum(under) <= high - 1 for under in product((0, 1), repeat=8))
    assert held / 2**8 >= 0.95


@given(st.lists(st.floats(-1e6, 1e6) | st.just(math.nan), max_size=40), st.randoms())
def test_order_and_undefined_values_change_nothing(values: list[float], random: object) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    found, again = median_interval(values), median_interval([*shuffled, math.nan])
    assert np.array_equal(found, again, equal_nan=True)
    known = [value for value in values if not math.isnan(value)]
    if known:
        assert found.median == pytest.approx(np.median(known))
