"""Studentised permutation: against brute force, with articles of other lengths, few draws."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from scipy.sparse import csr_array

from framing.comparison.permuting import permuted_p_values
from framing.comparison.studentising import FEW, stratified_p_value, studentised_p_values

COUNTS = np.array([[3, 0, 1], [1, 0, 0], [2, 1, 1], [0, 2, 1], [0, 0, 0], [1, 3, 1], [0, 1, 0]])
WORDS = np.array([100.0, 120, 90, 200, 100, 150, 110])
LABELS = np.array([0, 0, 0, 1, 1, 2, 1])


def p_values(
    counts: np.ndarray, words: np.ndarray, labels: np.ndarray, *, permutations: int = 1_000
) -> np.ndarray:
    sparse = csr_array(counts.astype(float))
    found = studentised_p_values(
        sparse, words.astype(float), labels, [0], permutations=permutations, random_state=0
    )
    return found[0]


def test_every_division_gives_the_exact_p() -> None:
    def studentised(counts: np.ndarray, own: list[int], less: float = 0.0) -> float:
        others = [row for row in range(len(WORDS)) if row not in own]
        surplus = counts - counts.sum() / WORDS.sum() * WORDS
        share = WORDS[own].sum() / WORDS.sum()
        error = (1 - share) ** 2 * (surplus[own] ** 2).sum()
        error += share**2 * (surplus[others] ** 2).sum()
        return (surplus[own].sum() - less) / error**0.5

    for item in range(3):
        counts = COUNTS[:, item]
        every = np.array([studentised(counts, list(own)) for own in combinations(range(7), 3)])
        high = np.mean(every >= studentised(counts, [0, 1, 2], 0.5))
        low = np.mean(every <= studentised(counts, [0, 1, 2], -0.5))
        assert p_values(COUNTS, WORDS, LABELS)[item] == pytest.approx(min(1, 2 * min(high, low)))


def test_what_is_clearly_nothing_costs_few_draws_and_what_is_far_out_gets_more() -> None:
    labels = np.repeat([0, 1], 20)
    far, near, nothing = np.repeat([5, 0], 20), np.tile([1, 0], 20), np.ones(40)
    counts = np.column_stack([far, near, nothing])
    found = p_values(counts, np.full(40, 100), labels, permutations=2_000)
    assert 1e-11 < found[0] < 4e-11  # one division of C(40, 20), at both ends
    assert found[1] > 0.5
    assert found[2] == 1.0


def test_many_that_lie_far_out_are_not_gone_through_one_by_one() -> None:
    labels, counts = np.repeat([0, 1], 20), np.tile(np.repeat([[5], [0]], 20, axis=0), FEW + 1)
    found = p_values(counts, np.full(40, 100), labels, permutations=200)
    assert found == pytest.approx(2 / 2_001)


def test_strata_come_near_every_division() -> None:
    """Words in bursts: which articles fall to the group counts, not only how many."""
    generator = np.random.default_rng(11)
    words, own = generator.integers(80, 120, 16).astype(float), np.arange(16) < 7
    ratios = []
    for seed in range(90):
        rates = generator.gamma(0.5, 2, 16) * np.where(own, 2.5, 0.4)
        counts = generator.poisson(rates)[:, None]
        if (counts > 0).sum() < 3:
            continue
        exact = p_values(counts, words, np.where(own, 0, 1), permutations=11_440)[0]
        if exact < 0.02:
            estimate = stratified_p_value(csr_array(counts.astype(float)), words, own, seed=seed)
            ratios.append(estimate / exact)
    assert len(ratios) > 10
    assert 0.95 < np.median(ratios) < 1.3
    assert min(ratios) > 0.7
    assert max(ratios) < 2.5


def test_draws_come_near_the_exact_p() -> None:
    generator = np.random.default_rng(5)
    counts, words = generator.poisson(1.0, (14, 60)), generator.integers(80, 120, 14)
    labels = np.repeat([0, 1], [6, 8])
    counts[:6, :9] += generator.poisson(1.5, (6, 9))
    exact = p_values(counts, words, labels, permutations=3_003)  # 14 over 6
    drawn = p_values(counts, words, labels, permutations=3_002)
    assert drawn == pytest.approx(exact, abs=0.06)
    small = exact < 0.03
    assert small.any()
    assert drawn[small] == pytest.approx(exact[small], rel=0.6)


def test_a_group_of_short_articles_is_not_marked_off_by_every_rare_word() -> None:
    """Four of four occurrences in one of two groups are chance, whatever its articles' lengths."""
    words = np.repeat([390.0, 410.0], 20) + np.tile([1, -1], 20)
    labels = np.repeat([0, 1], 20)
    counts = np.zeros((40, 1))
    counts[:4] = 1
    sparse = csr_array(counts)
    plain = permuted_p_values(sparse, words, labels, [0], permutations=9_999, random_state=0)
    assert plain[0][0] < 0.01  # of the divisions with all four, the one with fewest words
    assert p_values(counts, words, labels, permutations=9_999)[0] == pytest.approx(0.11, abs=0.02)


@pytest.mark.parametrize("permutations", [20, 999])
def test_two_groups_have_each_other_s_p_however_far_out(permutations: int) -> None:
    labels = np.repeat([0, 1], [7, 9])
    counts = np.column_stack([np.arange(16) % 4 * (labels == 0), np.arange(16) % 3])
    found = studentised_p_values(
        csr_array(counts.astype(float)),
        np.linspace(100, 900, 16),
        labels,
        [0, 1],
        permutations=permutations,
        random_state=0,
    )
    assert found[0].tolist() == pytest.approx(found[1].tolist())
