"""Percent agreement, kappa and AC1: published examples, another library, and their limits."""

from __future__ import annotations

import math

import numpy as np
import pytest
from codings_made import FLEISS, FOUR, both, counts_of, crossed, once
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from framing.agreement.alpha import Floats
from framing.agreement.chance import agreements, first_coefficients, kappa
from framing.codings import Level

#: Cohen (1960), table 2, p. 45: 200 cases, .44 .07 .09 / .05 .20 .05 / .01 .03 .06.
COHEN = ((88, 14, 18), (10, 40, 10), (2, 6, 12))
#: Fleiss, Cohen and Everitt (1969), Psychological Bulletin 72(5), 323-327, table 1.
EVERITT = ((106, 10, 4), (22, 28, 10), (2, 12, 6))
#: Gwet (2014), Handbook of Inter-Rater Reliability, chapter 3: pregnancies of 100 women by two
#: abstractors; as cont3x3abstractors in the overview of the R package irrCAC.
GWET = ((13, 0, 0), (0, 20, 7), (0, 4, 56))


def ac1(counts: Floats) -> float:
    return float(first_coefficients(counts, once(counts))[0])


def agreement(counts: Floats) -> float:
    return float(agreements(counts, once(counts))[0])


@pytest.mark.parametrize(("table", "expected"), [(COHEN, 0.492), (EVERITT, 0.429), (GWET, 0.796)])
def test_kappa_as_published(table: tuple[tuple[int, ...], ...], expected: float) -> None:
    assert round(kappa(*crossed(table), np.arange(3.0), "nominal"), 3) == expected


def test_ac1_as_published() -> None:
    # Gwet (2014), as in the overview of irrCAC: gwet.ac1.table(cont3x3abstractors),
    # gwet.ac1.raw(cac.raw4raters), gwet.ac1.dist(distrib.6raters).
    assert round(ac1(both(GWET)), 4) == 0.8493
    assert round(ac1(counts_of(FOUR, "12345")), 4) == 0.7754
    assert round(ac1(FLEISS[:15]), 4) == 0.4448


def test_percent_agreement_as_published() -> None:
    # Fleiss (1971), p. 381: the mean proportion of agreeing pairs over 30 patients is .556.
    assert round(agreement(FLEISS), 3) == 0.556
    assert agreement(both(COHEN)) == pytest.approx(0.70)


def test_where_one_code_is_very_frequent_kappa_falls_and_ac1_does_not() -> None:
    # 118 of 125 alike, reckoned by hand: chance agreement is 2 * 243/250 * 7/250 for AC1.
    table = ((118, 5), (2, 0))
    chance = 2 * (243 / 250) * (7 / 250)
    assert ac1(both(table)) == pytest.approx((118 / 125 - chance) / (1 - chance))
    assert round(kappa(*crossed(table), np.arange(2.0), "nominal"), 3) == -0.023


codes = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=25)


@given(codes, st.sampled_from([("nominal", None), ("ordinal", "quadratic")]))
def test_kappa_is_that_of_another_library(
    pairs: list[tuple[int, int]], kind: tuple[Level, str | None]
) -> None:
    one, other = np.array(pairs, dtype=np.intp).T
    level, weights = kind
    mine = kappa(one, other, np.arange(4.0), level)
    if len({*one, *other}) == 1:
        assert math.isnan(mine)
        return
    theirs = cohen_kappa_score(one, other, labels=[0, 1, 2, 3], weights=weights)
    assert mine == pytest.approx(theirs, abs=1e-12)


def test_kappa_weighs_intervals_by_their_values() -> None:
    one, other = np.array([0, 1, 2, 2]), np.array([0, 1, 1, 2])
    far = kappa(one, other, np.array([0.0, 1.0, 9.0]), "interval")
    apart = np.array([0.0, 1, 9, 9]), np.array([0.0, 1, 1, 9])
    expected = np.subtract.outer(*apart) ** 2
    assert far == pytest.approx(1 - ((apart[0] - apart[1]) ** 2).mean() / expected.mean())
    assert math.isnan(kappa(one, other, np.array([0.0, 1.0, 9.0]), "ratio"))


@given(st.lists(st.lists(st.integers(0, 3), min_size=2, max_size=4), min_size=1, max_size=8))
def test_order_and_names_do_not_matter(rows: list[list[int]]) -> None:
    counts = np.array([[*row, *[0] * (4 - len(row))] for row in rows], dtype=np.float64)
    for figure in (ac1, agreement):
        assert figure(counts) == pytest.approx(figure(counts[::-1, ::-1]), abs=1e-12, nan_ok=True)


def test_their_limits() -> None:
    perfect = np.array([[2.0, 0], [0, 2], [3, 0]])
    assert agreement(perfect) == 1
    assert ac1(perfect) == 1
    assert ac1(np.array([[2.0, 0], [2, 0]])) == 1  # another code could have been given
    assert math.isnan(ac1(np.array([[2.0], [2]])))
    assert math.isnan(agreement(np.array([[1.0, 0], [0, 1]])))
    nobody = np.array([], dtype=np.intp)
    assert math.isnan(kappa(nobody, nobody, np.arange(2.0), "nominal"))
