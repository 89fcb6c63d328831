"""Steps in a series: against a second way of computing them, and their properties."""

from __future__ import annotations

import math

import numpy as np
import pytest

from framing.comparison.steps import CRITICAL, Course, Step, block_length, find_step

Cells = dict[tuple[int, int], list[float]]


def cells_of(
    periods: int,
    *,
    step: float = 0.0,
    at: int = 0,
    levels: tuple[float, ...] = (0.0,),
    seed: int = 0,
) -> Cells:
    """Give figures of articles by period and group; later groups have more articles late."""
    generator = np.random.default_rng(seed)
    return {
        (period, group): list(
            level + step * (period >= at) + generator.normal(size=6 + group * period // 2)
        )
        for period in range(periods)
        for group, level in enumerate(levels)
    }


def course_of(cells: Cells) -> Course:
    periods, groups = (1 + max(key[axis] for key in cells) for axis in (0, 1))
    counts, sums = np.zeros((periods, groups)), np.zeros(periods)
    for group in range(groups):
        mean = np.mean([x for (_, g), mine in cells.items() if g == group for x in mine])
        for period in range(periods):
            mine = cells.get((period, group), [])
            counts[period, group] = len(mine)
            sums[period] += sum(mine) - len(mine) * mean
    return Course(counts, sums)


def step_of(cells: Cells, *, permutations: int = 199, seed: int = 1) -> Step:
    found = find_step(course_of(cells), permutations=permutations, seed=seed)
    assert found is not None
    return found


def regressed(cells: Cells, at: int) -> tuple[float, float]:
    """Give the step and the squares left of a regression on groups and a step, by least squares."""
    groups = sorted({group for _, group in cells})
    rows, figures = [], []
    for (period, group), mine in cells.items():
        for figure in mine:
            rows.append([*(float(group == g) for g in groups), float(period >= at)])
            figures.append(figure)
    design, outcome = np.array(rows), np.array(figures)
    solution = np.linalg.lstsq(design, outcome, rcond=None)[0]
    return float(solution[-1]), float(((outcome - design @ solution) ** 2).sum())


@pytest.mark.parametrize("levels", [(0.0,), (0.0, 3.0), (1.0, -2.0, 5.0)])
def test_the_place_and_the_step_are_those_of_least_squares(levels: tuple[float, ...]) -> None:
    cells = cells_of(14, step=0.8, at=5, levels=levels, seed=3)
    found = step_of(cells)
    left = {at: regressed(cells, at)[1] for at in range(2, 13)}
    assert found.at == min(left, key=lambda at: left[at])
    assert found.difference == pytest.approx(regressed(cells, found.at)[0])
    assert found.low < found.difference < found.high
    assert found.earliest <= found.at <= found.latest


def test_a_plain_step_is_told_by_hand() -> None:
    # Four periods of 1 ± .1 and four of 3 ± .1, two articles each: a difference of 2.
    cells = {(t, 0): [v + 0.1, v - 0.1] for t, v in enumerate([1.0] * 4 + [3.0] * 4)}
    found = step_of(cells)
    assert (found.at, found.earliest, found.latest) == (4, 4, 4)
    assert found.difference == pytest.approx(2.0)
    assert found.after == 0.5
    assert 0 < found.p_value < 0.2


def test_a_change_of_the_mix_alone_is_no_step() -> None:
    # Two groups, far apart and each constant but for noise; the higher one takes over.
    generator = np.random.default_rng(5)
    cells = {}
    for period in range(16):
        for group, level in enumerate((0.0, 10.0)):
            amount = (20 - period, 2 + period)[group]
            cells[period, group] = list(level + generator.normal(size=amount))
    found = step_of(cells, permutations=499)
    assert abs(found.difference) < 1
    assert found.p_value > 0.05
    pooled = {(period, 0): cells[period, 0] + cells[period, 1] for period in range(16)}
    assert step_of(pooled, permutations=499).difference > 2, "which it would be without levels"


def test_groups_that_never_overlap_a_place_say_nothing_of_it() -> None:
    early_late = {(t, int(t >= 4)): [float(t), float(t) + 1] for t in range(8)}
    found = find_step(course_of(early_late), permutations=19, seed=1)
    assert found is not None
    assert found.at != 4, "between the groups a step cannot be told from their levels"
    one_period_each = {(t, t): [1.0, 2.0] for t in range(8)}
    assert find_step(course_of(one_period_each), permutations=19, seed=1) is None


def test_turned_upside_down_or_stretched_it_is_the_same_step() -> None:
    cells = cells_of(12, step=0.7, at=6, levels=(0.0, 1.0), seed=8)
    found = step_of(cells)
    other = step_of({key: [5 - 3 * x for x in mine] for key, mine in cells.items()})
    assert (other.at, other.earliest, other.latest) == (found.at, found.earliest, found.latest)
    assert other.p_value == found.p_value
    assert other.difference == pytest.approx(-3 * found.difference)
    assert (other.low, other.high) == pytest.approx((-3 * found.high, -3 * found.low))


def test_the_same_seed_gives_the_same_p() -> None:
    cells = cells_of(20, step=0.3, at=9, seed=2)
    assert step_of(cells) == step_of(cells)
    assert step_of(cells, seed=2).p_value == pytest.approx(step_of(cells).p_value, abs=0.15)


def test_correlated_periods_make_a_step_less_sure() -> None:
    waves = [math.sin(t / 3) for t in range(24)]
    apart = [waves[5 * t % 24] for t in range(24)]
    sure = []
    for series in (waves, apart):
        cells = {(t, 0): [v + (t >= 12) + d for d in (-0.5, 0.5)] for t, v in enumerate(series)}
        found = step_of(cells, permutations=999)
        sure.append(found.high - found.low)
    assert sure[0] > 1.5 * sure[1]


@pytest.mark.parametrize("periods", [0, 1, 3])
def test_too_short_a_series_has_no_step(periods: int) -> None:
    course = Course(np.ones((periods, 1)), np.zeros(periods))
    assert find_step(course, permutations=9, seed=0) is None


def test_blocks_are_short_enough_to_be_shuffled() -> None:
    for periods in range(1, 400):
        assert block_length(periods) >= 1
        assert periods < 16 or periods // block_length(periods) >= 16


def test_the_critical_value_is_that_of_the_published_table() -> None:
    # Hansen (2000), table 1 and equation (16): P(xi <= x) = (1 - exp(-x / 2))**2 = .95.
    assert -2 * math.log(1 - math.sqrt(0.95)) == pytest.approx(CRITICAL, abs=0.005)
