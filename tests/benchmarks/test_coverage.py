"""How often the shipped 95 % intervals hold what they should, in simulated outlets.

Each article is the mean of 5 to 15 paragraphs, of which those of one article resemble each other by
the intraclass correlation. What is wanted is the mean of the articles an outlet might have
published, and the difference of two such means, which is zero. ``python -m pytest -s`` prints it.

Bootstraps that scipy has by name fall short at ten articles, as the last column shows: a resample
varies by (n - 1) / n as much as the sample, and a skewed sample's mean goes with its spread. So the
shipped one is studentised and symmetric (``framing.comparison.intervals``). With one quantile for
each tail, skewed figures were held less often, in 92 % of the worst case.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from framing.comparison.intervals import difference_interval, mean_interval, side_of

pytestmark = pytest.mark.benchmark

Floats = npt.NDArray[np.float64]

ARTICLES = (10, 20, 40)
CORRELATIONS = (0.0, 0.2, 0.4)
PARAGRAPHS = (5, 15)
DRAWS, REPETITIONS, OF_SCIPY = 2_000, 2_000, 500
LEAST, MOST = 0.92, 0.97
DEVIATES: dict[str, Callable[[np.random.Generator, tuple[int, ...]], Floats]] = {
    "normal": lambda random, shape: random.standard_normal(shape),
    "skewed": lambda random, shape: random.exponential(size=shape) - 1,
}


def outlet(random: np.random.Generator, articles: int, correlation: float, kind: str) -> Floats:
    """Give the figure of each article of an outlet, 0 on average."""
    draw = DEVIATES[kind]
    amounts = random.integers(*PARAGRAPHS, size=articles, endpoint=True)
    is_there = np.arange(PARAGRAPHS[1]) < amounts[:, None]
    paragraphs = (draw(random, is_there.shape) * is_there).sum(axis=1) / amounts
    return np.sqrt(correlation) * draw(random, (articles,)) + np.sqrt(1 - correlation) * paragraphs


def holds(low: float, high: float) -> bool:
    return bool(low <= 0 <= high)


def shares_held(articles: int, correlation: float, kind: str) -> dict[str, float]:
    """Give how often the intervals of a mean and of differences from other outlets hold 0."""
    random = np.random.default_rng([articles, round(10 * correlation), len(kind)])
    held: dict[str, list[bool]] = {"mean": [], "difference": [], "difference from 3 n": []}
    for seed in range(REPETITIONS):
        sizes = (articles, articles, 3 * articles)
        one, two, three = (outlet(random, size, correlation, kind) for size in sizes)
        sides = [
            side_of(figures, draws=DRAWS, seed=3 * seed + at)
            for at, figures in enumerate((one, two, three))
        ]
        low, high, chosen = mean_interval(one, draws=DRAWS, seed=3 * seed)
        assert chosen == "bootstrap"
        held["mean"].append(holds(low, high))
        held["difference"].append(holds(*difference_interval(sides[0], sides[1])[:2]))
        held["difference from 3 n"].append(holds(*difference_interval(sides[0], sides[2])[:2]))
    return {name: float(np.mean(found)) for name, found in held.items()}


def share_held_by_scipy(articles: int, correlation: float, kind: str, method: str) -> float:
    """Give how often a bootstrap that scipy has by name holds the mean."""
    from scipy.stats import bootstrap

    random = np.random.default_rng(articles)
    found = []
    for _ in range(OF_SCIPY):
        figures = outlet(random, articles, correlation, kind)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            interval = bootstrap(
                (figures,), np.mean, n_resamples=DRAWS, method=method, rng=random
            ).confidence_interval
        found.append(holds(interval.low, interval.high))
    return float(np.mean(found))


@pytest.mark.parametrize("kind", DEVIATES)
@pytest.mark.parametrize("articles", ARTICLES)
def test_intervals_hold_what_they_should(
    articles: int, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = {correlation: shares_held(articles, correlation, kind) for correlation in CORRELATIONS}
    with capsys.disabled():
        for correlation, shares in table.items():
            told = [f"{name} {100 * share:.1f}" for name, share in shares.items()]
            if articles == min(ARTICLES):
                for method in ("percentile", "BCa"):
                    share = share_held_by_scipy(articles, correlation, kind, method)
                    told.append(f"(mean, {method}: {100 * share:.1f})")
            print(
                f"\n{articles} articles, {kind}, correlation {correlation}: {', '.join(told)}",
                end="",
            )
    found = [share for shares in table.values() for share in shares.values()]
    assert min(found) >= LEAST
    assert max(found) <= MOST
