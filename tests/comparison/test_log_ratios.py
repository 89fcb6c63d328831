"""Intervals of log ratios, by another way of computing them and at their edges."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing.comparison.log_ratios import log_ratio_intervals


def interval(
    own: list[float],
    others: list[float],
    *,
    words: float = 100.0,
    draws: int = 4_000,
    seed: int = 0,
) -> tuple[float, float]:
    low, high = log_ratio_intervals(
        np.array(own)[:, None],
        np.full(len(own), words),
        np.array(others)[:, None],
        np.full(len(others), words),
        draws=draws,
        seed=seed,
    )
    return float(low[0]), float(high[0])


OWN = [4.0, 6.0, 3.0, 5.0, 7.0, 5.0, 4.0, 6.0, 5.0, 5.0, 6.0, 4.0]
OTHERS = [2.0, 3.0, 2.0, 1.0, 3.0, 2.0, 4.0, 2.0, 1.0, 2.0, 3.0, 2.0]


def test_it_is_near_that_of_the_delta_method() -> None:
    low, high = interval(OWN, OTHERS)
    found = math.log2(sum(OWN) / sum(OTHERS))
    error = math.hypot(
        *(
            np.std(side, ddof=1) / np.mean(side) / math.sqrt(12) / math.log(2)
            for side in (OWN, OTHERS)
        )
    )
    assert (low + high) / 2 == pytest.approx(found)
    assert (high - low) / 2 == pytest.approx(2.09 * error, rel=0.1)  # t with about 19 degrees


def test_swapping_sides_mirrors_it() -> None:
    low, high = interval(OWN, OTHERS)
    other_low, other_high = interval(OTHERS, OWN)
    assert (-other_high, -other_low) == pytest.approx((low, high), abs=0.05)


def test_a_side_without_the_word_leaves_it_open() -> None:
    low, high = interval(OWN, [0.0] * 12)
    assert high == math.inf
    # The share of twelve articles that none of them shows is at most 1 - .025 ** (1/12), each with
    # five occurrences; the own rate varies little beside it.
    most = (1 - 0.025 ** (1 / 12)) * 5 * 12
    assert low == pytest.approx(math.log2(60 / most), abs=0.15)
    assert interval([0.0] * 12, OWN) == pytest.approx((-math.inf, -low), abs=0.1)


def test_one_article_has_no_interval() -> None:
    assert all(map(math.isnan, interval([3.0], OTHERS)))
    assert all(map(math.isnan, interval(OWN, [1.0])))


def test_articles_that_are_alike_leave_no_room() -> None:
    assert interval([4.0] * 5, [1.0] * 5) == pytest.approx((2.0, 2.0))


def test_the_seed_decides() -> None:
    assert interval(OWN, OTHERS, draws=50) == interval(OWN, OTHERS, draws=50)
    assert interval(OWN, OTHERS, draws=50) != interval(OWN, OTHERS, draws=50, seed=1)
