"""Krippendorff's alpha: published examples, its definition, and what may not change it."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pytest
from codings_made import FLEISS, FOUR, Floats, counts_of, once
from hypothesis import given
from hypothesis import strategies as st

from framing.agreement.alpha import alphas
from framing.codings import Level

LEVELS: tuple[Level, ...] = ("nominal", "ordinal", "interval", "ratio")


def alpha(counts: Floats, level: Level = "nominal", first: float = 0.0) -> float:
    values = np.arange(counts.shape[1]) + first
    return float(alphas(counts, values, level, once(counts))[0])


@pytest.mark.parametrize(
    ("coders", "codes", "expected"),
    [
        # Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, pp. 1-10: section A,
        # binary data, two observers (p. 2), and section B, nominal data, two observers (p. 3).
        (("0100000010", "1110010000"), "01", 0.095),
        (("aabbdcccedda", "babbbccceddd"), "abcde", 0.692),
    ],
)
def test_two_observers_as_published(coders: tuple[str, str], codes: str, expected: float) -> None:
    assert round(alpha(counts_of(coders, codes)), 3) == expected


# Krippendorff (2011), sections C and E (pp. 4-8); the same data in Krippendorff (2019), p. 290.
@pytest.mark.parametrize(
    ("level", "expected"),
    [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)],
)
def test_four_observers_with_gaps_as_published(level: Level, expected: float) -> None:
    assert round(alpha(counts_of(FOUR, "12345"), level, first=1), 3) == expected


def test_many_observers_agree_with_the_kappa_of_fleiss() -> None:
    # Fleiss (1971, table 1, p. 380): kappa .430 of 180 codes; alpha corrects it for their number.
    kappa = 1 - (1 - alpha(FLEISS)) * 180 / 179
    assert round(kappa, 3) == 0.430


def by_definition(counts: Floats, values: list[float], level: Level) -> float:
    """Give alpha from every pair of codes, one by one, as the books define it."""
    units = [
        [code for code, n in enumerate(row) for _ in range(int(n))]
        for row in counts
        if row.sum() >= 2
    ]
    every = [code for unit in units for code in unit]
    totals = [every.count(code) for code in range(len(values))]

    def apart(one: int, other: int) -> float:
        low, high = sorted((one, other))
        if level == "nominal":
            return float(one != other)
        if level == "ordinal":
            return (sum(totals[low : high + 1]) - (totals[low] + totals[high]) / 2) ** 2
        gap = values[one] - values[other]
        total = values[one] + values[other]
        return gap**2 if level == "interval" else (gap / total) ** 2 if total else 0.0

    observed = sum(
        apart(one, other) / (len(unit) - 1)
        for unit in units
        for one, other in itertools.permutations(unit, 2)
    )
    expected = sum(apart(one, other) for one, other in itertools.permutations(every, 2))
    if not expected:
        return math.nan
    return 1 - (observed / len(every)) / (expected / (len(every) * (len(every) - 1)))


tables = st.lists(st.lists(st.integers(0, 3), min_size=3, max_size=3), min_size=1, max_size=8)


@given(tables, st.sampled_from(LEVELS))
def test_it_is_what_the_books_define(rows: list[list[int]], level: Level) -> None:
    counts = np.array(rows, dtype=np.float64)
    expected = by_definition(counts, [0.0, 1.0, 2.0], level)
    assert alpha(counts, level) == pytest.approx(expected, abs=1e-9, nan_ok=True)


@given(tables, st.sampled_from(LEVELS), st.randoms())
def test_order_of_units_does_not_matter(
    rows: list[list[int]], level: Level, random: object
) -> None:
    mixed = list(rows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = (alpha(np.array(told, dtype=np.float64), level) for told in (rows, mixed))
    assert one == pytest.approx(other, abs=1e-9, nan_ok=True)


@given(tables, st.permutations([0, 1, 2]))
def test_names_of_nominal_codes_do_not_matter(rows: list[list[int]], order: list[int]) -> None:
    counts = np.array(rows, dtype=np.float64)
    assert alpha(counts) == pytest.approx(alpha(counts[:, order]), abs=1e-9, nan_ok=True)


@pytest.mark.parametrize("level", LEVELS)
def test_perfect_agreement_is_one_and_no_variation_is_undefined(level: Level) -> None:
    assert alpha(np.array([[2.0, 0, 0], [0, 3, 0], [0, 0, 2]]), level) == 1
    assert math.isnan(alpha(np.array([[0.0, 2, 0], [0, 3, 0]]), level))
    assert math.isnan(alpha(np.array([[1.0, 0, 0], [0, 1, 0]]), level))
    assert math.isnan(alpha(np.empty((0, 3)), level))


@pytest.mark.parametrize("level", LEVELS)
def test_a_unit_drawn_twice_counts_as_two_alike(level: Level) -> None:
    counts = counts_of(FOUR, "12345")
    weights = np.array([[2.0, 0, 1, 3, 1, 1, 0, 1, 1, 1, 0, 1]])
    drawn = np.repeat(counts, weights[0].astype(int), axis=0)
    values = np.arange(1.0, 6.0)
    expected = alphas(drawn, values, level, once(drawn))
    assert alphas(counts, values, level, weights) == pytest.approx(expected, abs=1e-12)
