"""Intervals: by hand, by scipy, and what must not change them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from framing.comparison.intervals import (
    Side,
    difference_interval,
    mean_interval,
    seed_of,
    side_of,
    welch_error,
)

SEED = 7


def side(values: list[float], seed: int = SEED) -> Side:
    return side_of(values, draws=2_000, seed=seed)


def test_few_articles_have_students_interval() -> None:
    values = [4.0, 7.0, 1.0, 9.0]
    low, high, kind = mean_interval(values, draws=2_000, seed=SEED)
    found = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert (low, high) == pytest.approx((found.low, found.high), rel=1e-12)
    assert kind == "t"


def test_few_articles_have_welchs_interval_of_a_difference() -> None:
    one, two = [4.0, 7.0, 1.0, 9.0], [2.0, 2.5, 3.0, 2.0, 1.5]
    low, high, kind = difference_interval(side(one), side(two))
    found = stats.ttest_ind(one, two, equal_var=False).confidence_interval(0.95)
    assert (low, high) == pytest.approx((found.low, found.high), rel=1e-12)
    assert kind == "t"


@pytest.mark.parametrize("values", [[], [3.0], [2.0, 2.0, 2.0], [0.1 + 0.2, 0.3] * 6, [math.nan]])
def test_where_nothing_varies_there_is_no_interval(values: list[float]) -> None:
    low, high, kind = mean_interval(values, draws=2_000, seed=SEED)
    assert math.isnan(low)
    assert math.isnan(high)
    assert kind == ""


def test_undefined_figures_are_left_out() -> None:
    values = [1.0, math.nan, 3.0, 2.0, math.nan]
    assert mean_interval(values, draws=100, seed=1) == mean_interval([1, 2, 3], draws=100, seed=1)


def test_many_articles_have_a_bootstrap_near_students_interval() -> None:
    values = np.random.default_rng(0).normal(size=200)
    low, high, kind = mean_interval(values, draws=2_000, seed=SEED)
    found = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert (low, high) == pytest.approx((found.low, found.high), abs=0.01)
    assert kind == "bootstrap"


def test_the_bootstrap_is_studentised_and_symmetric() -> None:
    # The same, resample by resample and without arrays of them.
    values = sorted(np.random.default_rng(1).exponential(size=12).tolist())
    mean, error = np.mean(values), stats.sem(values)
    random, ratios = np.random.default_rng(SEED), []
    for places in random.integers(0, 12, (200, 12)):
        drawn = [values[place] for place in places]
        ratios.append(abs(np.mean(drawn) - mean) / stats.sem(drawn))
    within = sorted(ratios)[math.ceil(0.95 * 199)]
    low, high, kind = mean_interval(values, draws=200, seed=SEED)
    assert (low, high) == pytest.approx((mean - within * error, mean + within * error))
    assert kind == "bootstrap"


def test_what_is_rare_in_ten_articles_has_students_interval() -> None:
    # A third of the resamples never draw the one article that has any.
    values = [0.0] * 9 + [1.0]
    low, high, kind = mean_interval(values, draws=2_000, seed=SEED)
    found = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert (low, high) == pytest.approx((found.low, found.high))
    assert kind == "t"


def test_one_side_may_be_constant() -> None:
    random = np.random.default_rng(0)
    low, high, kind = difference_interval(side([0.0] * 12), side(list(random.normal(1, 0.1, 12))))
    assert low < high < 0
    assert kind == "bootstrap"


figures = st.lists(st.floats(-50, 50), min_size=2, max_size=15)


@settings(deadline=None, max_examples=40)
@given(one=figures, two=figures, order=st.randoms(use_true_random=False))
def test_order_changes_nothing_and_swapping_flips_signs(one, two, order) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(one)
    order.shuffle(shuffled)
    first, second = side(one, 1), side(two, 2)
    low, high, kind = difference_interval(first, second)
    again = difference_interval(side(shuffled, 1), second)
    assert again.kind == kind
    assert np.array_equal(again[:2], (low, high), equal_nan=True)
    assert difference_interval(second, first)[:2] == pytest.approx((-high, -low), nan_ok=True)


@settings(deadline=None, max_examples=40)
@given(one=st.lists(st.integers(0, 9), min_size=2, max_size=15), shift=st.integers(-100, 100))
def test_a_shift_moves_means_and_no_difference(one: list[int], shift: int) -> None:
    moved = [value + shift for value in one]
    low, high, _ = mean_interval(one, draws=500, seed=SEED)
    assert mean_interval(moved, draws=500, seed=SEED)[:2] == pytest.approx(
        (low + shift, high + shift), nan_ok=True
    )
    other = [3.0, 4.0, 6.0]
    before = difference_interval(side(list(map(float, one))), side(other))
    after = difference_interval(
        side(list(map(float, moved))), side([value + shift for value in other])
    )
    assert after[:2] == pytest.approx(before[:2], nan_ok=True)
    assert after[2] == before[2]


def test_degrees_of_freedom_are_welchs() -> None:
    one, two = [4.0, 7.0, 1.0, 9.0], [2.0, 2.5, 3.0, 2.0, 1.5]
    _, freedom = welch_error(side(one), side(two))
    assert freedom == pytest.approx(stats.ttest_ind(one, two, equal_var=False).df, rel=1e-12)


def test_seeds_differ_by_every_name_and_by_where_names_end() -> None:
    seeds = [seed_of(0, "a", "bc"), seed_of(0, "ab", "c"), seed_of(1, "a", "bc"), seed_of(0, "a")]
    assert len(set(seeds)) == 4
    assert seed_of(0, "\ud800") >= 0
