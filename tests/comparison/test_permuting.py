"""Permutation p-values against brute force, against scipy, and under the null hypothesis."""

from __future__ import annotations

from itertools import permutations as every_order

import numpy as np
import pytest
from scipy import stats
from scipy.sparse import csr_array

from framing.comparison import permuting
from framing.comparison.permuting import adjusted, permuted_p_values

COUNTS = np.array([[3, 0, 1], [1, 0, 0], [2, 1, 1], [0, 2, 1], [0, 0, 0], [1, 3, 1], [0, 1, 0]])
WORDS = np.array([100, 120, 90, 200, 100, 150, 110])
LABELS = np.array([0, 0, 0, 1, 1, 2, 1])


def p_values(
    *,
    counts: np.ndarray = COUNTS,
    words: np.ndarray = WORDS,
    labels: np.ndarray = LABELS,
    wanted: tuple[int, ...] = (0, 1),
    permutations: int = 1_000,
    random_state: int = 0,
) -> dict[int, np.ndarray]:
    return permuted_p_values(
        csr_array(counts.astype(float)),
        words.astype(float),
        labels,
        wanted,
        permutations=permutations,
        random_state=random_state,
    )


def difference(counts: np.ndarray, words: np.ndarray, own: np.ndarray) -> float:
    return counts[own].sum() / words[own].sum() - counts[~own].sum() / words[~own].sum()


@pytest.mark.parametrize("label", [0, 1])
@pytest.mark.parametrize("item", [0, 1, 2])
def test_every_order_of_the_articles_gives_the_exact_p(label: int, item: int) -> None:
    counts, found = COUNTS[:, item], difference(COUNTS[:, item], WORDS, np.equal(LABELS, label))
    orders = [LABELS[list(order)] for order in every_order(range(len(LABELS)))]
    drawn = np.array([difference(counts, WORDS, order == label) for order in orders])
    tails = (np.mean(drawn >= found - 1e-12), np.mean(drawn <= found + 1e-12))
    assert p_values()[label][item] == pytest.approx(min(1, 2 * min(tails)))


def test_scipy_gives_the_same_p() -> None:
    own, others = np.flatnonzero(LABELS == 0), np.flatnonzero(LABELS != 0)

    def of_rates(x: np.ndarray, y: np.ndarray) -> float:
        x, y = x.astype(int), y.astype(int)
        return COUNTS[x, 0].sum() / WORDS[x].sum() - COUNTS[y, 0].sum() / WORDS[y].sum()

    theirs = stats.permutation_test(
        (own, others), of_rates, vectorized=False, n_resamples=np.inf, alternative="two-sided"
    )
    assert p_values()[0][0] == pytest.approx(theirs.pvalue)


def test_drawn_permutations_come_near_the_exact_p() -> None:
    counts, words = np.vstack([COUNTS] * 2), np.concatenate([WORDS] * 2)
    labels = np.array([0, 0, 0, 1, 1, 1, 1] * 2)
    both = {"counts": counts, "words": words, "labels": labels, "wanted": (0,)}
    exact = p_values(**both, permutations=3_003)[0]  # 14 over 6
    drawn = p_values(**both, permutations=3_002)[0]
    assert drawn == pytest.approx(exact, abs=0.03)
    assert not np.array_equal(drawn, exact)


def test_a_drawn_p_is_never_zero() -> None:
    counts = np.repeat([[5], [0]], 10, axis=0)
    found = p_values(
        counts=counts,
        words=np.full(20, 100),
        labels=np.repeat([0, 1], 10),
        permutations=99,
    )
    assert found[0] == pytest.approx([2 / 100])


def test_two_groups_have_each_other_s_p() -> None:
    labels = np.array([0, 1, 0, 1, 1, 0, 1])
    for permutations in (10, 1_000):  # drawn, exact
        found = p_values(labels=labels, permutations=permutations)
        assert found[0].tolist() == found[1].tolist()


def test_batches_do_not_change_the_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = p_values(permutations=20), p_values()
    monkeypatch.setattr(permuting, "CELLS", 21)
    for before, after in zip(whole, (p_values(permutations=20), p_values()), strict=True):
        assert {k: v.tolist() for k, v in before.items()} == {
            k: v.tolist() for k, v in after.items()
        }


def test_the_seed_decides_the_draws() -> None:
    first, again, other = (p_values(permutations=20, random_state=n)[0].tolist() for n in (1, 1, 2))
    assert first == again
    assert first != other


def test_false_keyness_is_near_its_level_where_words_come_in_bursts() -> None:
    """Two groups from one source: articles dwell on a word or do without it."""
    generator = np.random.default_rng(0)
    by_article, by_word = [], []
    for run in range(10):
        words = generator.integers(300, 900, 40)
        means = np.outer(words, generator.uniform(0.001, 0.01, 50))
        counts = generator.poisson(means * generator.gamma(0.3, 1 / 0.3, means.shape))
        labels = np.repeat([0, 1], [15, 25])
        found = p_values(
            counts=counts, words=words, labels=labels, permutations=199, random_state=run
        )
        by_article.extend(found[0])
        own, others = counts[labels == 0].sum(axis=0), counts[labels == 1].sum(axis=0)
        lengths = words[labels == 0].sum(), words[labels == 1].sum()
        for a, b in zip(own, others, strict=True):
            table = [[a, b], [lengths[0] - a, lengths[1] - b]]
            by_word.append(stats.chi2_contingency(table, correction=False).pvalue)
    assert 0.03 <= np.mean(np.array(by_article) <= 0.05) <= 0.06
    assert np.mean(np.array(by_word) <= 0.05) > 0.2  # what treating words as the sample would do


def test_false_discovery_adjusts_by_hand() -> None:
    p = np.array([[0.01, np.nan, 0.02], [0.03, 0.04, 0.5]])
    by_hand = np.array([[0.05, np.nan, 0.05], [0.05, 0.05, 0.5]])  # 5 tests: p * 5 / rank
    assert adjusted(p) == pytest.approx(by_hand, nan_ok=True)


def test_nothing_to_adjust() -> None:
    assert np.isnan(adjusted(np.full((2, 2), np.nan))).all()
