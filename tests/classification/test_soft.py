"""Regression on shares: a share counts for both sides, and groups are left out whole."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from framing.classification.soft import cross_validated, fit_soft

ROWS = np.random.default_rng(1).normal(size=(60, 3))
CODES = (ROWS[:, 0] + ROWS[:, 1] > 0).astype(float)


def test_shares_of_one_and_nothing_are_ordinary_codes() -> None:
    ordinary = LogisticRegression(C=0.5, tol=1e-8).fit(ROWS, CODES)
    soft = fit_soft(ROWS, CODES, strength=0.5)
    np.testing.assert_allclose(soft.coef_, ordinary.coef_, atol=1e-5)
    np.testing.assert_allclose(soft.intercept_, ordinary.intercept_, atol=1e-5)


def test_sparse_rows_give_the_same() -> None:
    shares = np.linspace(0, 1, 60)
    dense, given = (fit_soft(r, shares, 0.5).coef_ for r in (ROWS, sparse.csr_matrix(ROWS)))
    np.testing.assert_allclose(given, dense, atol=1e-6)


def test_a_share_is_what_is_said_of_texts_that_are_alike() -> None:
    given = fit_soft(np.zeros((2, 1)), np.array([0.2, 0.4]), strength=1.0).intercept_[0]
    assert 1 / (1 + np.exp(-given)) == pytest.approx(0.3, abs=1e-4)


def test_a_group_is_never_learnt_from_and_tested_on() -> None:
    # the label is only in the number of the group, so what is left out cannot be known
    groups = [str(number // 6) for number in range(60)]
    rows = np.eye(10)[np.arange(60) // 6]
    codes = (np.arange(60) // 6 % 2).astype(float)
    left_out = cross_validated(rows, codes, groups, strength=100.0)
    seen = fit_soft(rows, codes, strength=100.0).decision_function(rows)
    assert np.abs(left_out).max() < 1
    assert ((seen > 0) == (codes > 0.5)).all()
