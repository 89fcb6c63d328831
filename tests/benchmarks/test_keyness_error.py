"""How often keyness is wrong where there is none, and how often its intervals hold.

Two groups write from one source, in bursts: an article dwells on a word or does without it. What
is flagged at .05 is false. Printed beside it, what the same words give with the test that takes
every token for a draw of its own (log-likelihood, Dunning 1993), and with whole articles but
differences of rates.

Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational
Linguistics 19(1), 61–74.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest
from scipy.sparse import csr_array
from scipy.stats import chi2

from framing.comparison.log_ratios import log_ratio_intervals
from framing.comparison.permuting import permuted_p_values
from framing.comparison.studentising import studentised_p_values

pytestmark = pytest.mark.benchmark

MOST_FALSE = 0.06
LEAST_HELD, MOST_HELD = 0.92, 0.98
#: Rates per word: few, some and many of 300 to 900 words.
RATES = {"rare": (2e-5, 6e-5), "middling": (3e-4, 1e-3), "frequent": (3e-3, 6e-3)}
BURST = 0.5
WORDS, RUNS, PERMUTATIONS = 120, 25, 999


class Corpus(NamedTuple):
    """Occurrences by article and word, words of the articles, and whether each is of the group."""

    counts: np.ndarray
    words: np.ndarray
    labels: np.ndarray


def corpus(
    generator: np.random.Generator,
    sizes: tuple[int, int],
    rates: np.ndarray,
    *,
    longer: float = 1.0,
    ratio: float = 1.0,
) -> Corpus:
    """Draw articles; those of the group (label 0) are *longer*, and say words by *ratio* more."""
    labels = np.repeat([0, 1], sizes)
    words = generator.integers(300, 900, len(labels)) * np.where(labels == 0, longer, 1.0)
    bursts = generator.gamma(BURST, 1 / BURST, (len(labels), len(rates)))
    means = np.outer(words * np.where(labels == 0, ratio, 1.0), rates) * bursts
    return Corpus(generator.poisson(means).astype(float), np.round(words), labels)


def by_token(drawn: Corpus) -> np.ndarray:
    """Give the p-values of the log-likelihood ratio, each token a draw of its own."""
    own = drawn.labels == 0
    sizes = np.array([[drawn.words[own].sum()], [drawn.words[~own].sum()]])
    found = np.vstack([drawn.counts[own].sum(axis=0), drawn.counts[~own].sum(axis=0)])
    expected = sizes * found.sum(axis=0) / sizes.sum()
    terms = found * np.log(np.where(found > 0, found, 1.0) / expected)
    return chi2.sf(2 * terms.sum(axis=0), 1)


@pytest.mark.parametrize("longer", [0.6, 1.0, 1.6])
@pytest.mark.parametrize("sizes", [(75, 225), (20, 20), (10, 30)])
def test_identical_bursty_groups_have_no_keywords(
    sizes: tuple[int, int], longer: float, capsys: pytest.CaptureFixture[str]
) -> None:
    generator = np.random.default_rng([*sizes, int(10 * longer)])
    told, every = [], []
    for name, (low, high) in RATES.items():
        shares: dict[str, list[np.ndarray]] = {"token": [], "rates": [], "ours": []}
        for run in range(RUNS):
            rates = generator.uniform(low, high, WORDS)
            drawn = corpus(generator, sizes, rates, longer=longer)
            tested = (drawn.counts > 0).sum(axis=0) >= 3
            drawn = drawn._replace(counts=drawn.counts[:, tested])
            given = (csr_array(drawn.counts), drawn.words, drawn.labels, [0])
            settings = {"permutations": PERMUTATIONS, "random_state": run}
            shares["token"].append(by_token(drawn))
            shares["rates"].append(permuted_p_values(*given, **settings)[0])
            shares["ours"].append(studentised_p_values(*given, **settings)[0])
        pooled = {kind: np.concatenate(p) for kind, p in shares.items()}
        flagged = {kind: float((p <= 0.05).mean()) for kind, p in pooled.items()}
        told.append(
            f"{name:9} ({len(pooled['ours']):4} tests): each token {flagged['token']:.3f},"
            f" articles by rates {flagged['rates']:.3f}, ours {flagged['ours']:.3f}"
        )
        every.append(flagged["ours"])
    with capsys.disabled():
        print(f"\n{sizes[0]} and {sizes[1]} articles, the former {longer:g} times as long")
        print("\n".join(told))
    assert max(every) <= MOST_FALSE


@pytest.mark.parametrize("ratio", [1.0, 4.0])
@pytest.mark.parametrize("sizes", [(10, 10), (20, 20), (40, 40), (40, 200)])
def test_intervals_of_log_ratios_hold(
    sizes: tuple[int, int], ratio: float, capsys: pytest.CaptureFixture[str]
) -> None:
    generator = np.random.default_rng([*sizes, int(ratio)])
    held: list[np.ndarray] = []
    for run in range(12):
        rates = generator.uniform(5e-4, 5e-3, WORDS)
        drawn = corpus(generator, sizes, rates, ratio=ratio)
        own = drawn.labels == 0
        known = ((drawn.counts[own] > 0).sum(axis=0) >= 3) & (drawn.counts[~own].sum(axis=0) > 0)
        low, high = log_ratio_intervals(
            *(drawn.counts[own][:, known], drawn.words[own]),
            *(drawn.counts[~own][:, known], drawn.words[~own]),
            draws=1_000,
            seed=run,
        )
        held.append((low <= np.log2(ratio)) & (np.log2(ratio) <= high))
    share, amount = np.concatenate(held).mean(), sum(map(len, held))
    with capsys.disabled():
        print(
            f"\n{sizes[0]} and {sizes[1]} articles, {ratio:g} times as often:"
            f" {share:.3f} of {amount} intervals hold it"
        )
    assert LEAST_HELD - 0.01 <= share <= MOST_HELD
