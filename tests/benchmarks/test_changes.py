"""Changes that are not there are seldom found, one that is there is found, and in its place.

Articles lie in three outlets of different levels, whose mix drifts; those of one period share an
effect, and neighbouring periods are correlated.
"""

from __future__ import annotations

import numpy as np
import pytest

from framing.comparison.steps import Course, Step, find_step

pytestmark = [pytest.mark.benchmark, pytest.mark.slow]

LEVELS = np.array([0.0, 2.0, -1.0])
#: Articles an outlet and period on average; the second outlet comes to three times as many.
ARTICLES = 5
RUNS = 1_000


def course(
    random: np.random.Generator, periods: int, correlation: float, effect: float, shift: float = 0.0
) -> Course:
    """Give a course whose articles have a spread of 1 and whose periods one of *effect*.

    It steps up by *shift* in the middle. Sums are drawn at once, as those of normal articles are.
    """
    waves = random.normal(size=periods)
    for at in range(1, periods):
        waves[at] = correlation * waves[at - 1] + np.sqrt(1 - correlation**2) * waves[at]
    means = effect * waves + shift * (np.arange(periods) >= periods // 2)
    counts = random.poisson(ARTICLES, (periods, len(LEVELS))).astype(float)
    counts[:, 0] += 1
    counts[:, 1] += np.linspace(0, 2 * ARTICLES, periods).round()
    sums = counts * (means[:, None] + LEVELS) + np.sqrt(counts) * random.normal(size=counts.shape)
    return Course(counts, (sums - counts * (sums.sum(0) / counts.sum(0))).sum(1))


def steps(
    periods: int, correlation: float, effect: float, *, runs: int, shift: float = 0.0
) -> list[Step]:
    random = np.random.default_rng(20)
    found = [
        find_step(course(random, periods, correlation, effect, shift), permutations=499, seed=at)
        for at in range(runs)
    ]
    return [step for step in found if step]


def test_a_change_that_is_not_there_is_seldom_found() -> None:
    print("\nperiods  correlation  sd of periods  found at .05")
    worst = 0.0
    for periods in (8, 12, 24, 48):
        for effect in (0.3, 2.0):
            for correlation in (0.0, 0.3, 0.5):
                made = steps(periods, correlation, effect, runs=RUNS)
                share = sum(step.p_value <= 0.05 for step in made) / RUNS
                print(f"{periods:7}  {correlation:11}  {effect:13}  {share:12.1%}")
                worst = max(worst, share if correlation <= 0.3 else 0.0)
    assert worst <= 0.06


def test_a_change_of_one_standard_deviation_is_found_in_its_place() -> None:
    print("\nperiods  correlation  sd of periods  found  its period held  its difference held")
    runs = RUNS // 2
    for periods in (12, 24, 48):
        for effect in (0.2, 0.4):
            for correlation in (0.0, 0.3):
                made = steps(periods, correlation, effect, runs=runs, shift=1.0)
                found = [step for step in made if step.p_value <= 0.05]
                place = sum(s.earliest <= periods // 2 <= s.latest for s in found) / len(found)
                size = sum(s.low <= 1 <= s.high for s in found) / len(found)
                row = f"{len(found) / runs:5.1%}  {place:15.1%}  {size:19.1%}"
                print(f"{periods:7}  {correlation:11}  {effect:13}  {row}")
                assert place >= 0.90
                assert size >= 0.85
                if periods >= 24 and effect == 0.2:
                    assert len(found) * place >= 0.90 * runs, "found, and its period held"
