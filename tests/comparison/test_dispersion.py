"""Dispersion against published examples."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_array

from framing.comparison.dispersion import deviation_of_proportions

#: The corpus of five parts and fifty words with which Gries (2008) compares measures.
GRIES = (
    "b a m n i b e u p",
    "b a s a t b e w q n",
    "b c a g a b e s t a",
    "b a g h a b e a a t",
    "b a h a a b e a x a t",
)


def dispersion(*counts: float, sizes: list[float]) -> float:
    column = csr_array(np.array(counts, dtype=float)[:, None])
    return float(deviation_of_proportions(column, np.array(sizes, dtype=float))[0])


def test_example_of_gries_2008() -> None:
    parts = [part.split() for part in GRIES]
    sizes = [len(part) for part in parts]
    counts = [part.count("a") for part in parts]
    assert (sizes, counts) == ([9, 10, 10, 10, 11], [1, 2, 3, 4, 5])
    smallest = 9 / 50
    normalised = dispersion(*counts, sizes=sizes)
    assert normalised * (1 - smallest) == pytest.approx(0.18, abs=1e-12)  # as published
    assert normalised == pytest.approx(0.18 / 0.82)


def test_example_of_lijffijt_and_gries_2012() -> None:
    assert dispersion(2, 1, 0, sizes=[10, 10, 10]) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("counts", "sizes", "expected"),
    [
        ([1, 2, 3], [100, 200, 300], 0.0),  # as the lengths are
        ([5, 0, 0], [100, 200, 300], 1.0),  # all in the shortest
        ([0, 0, 5], [100, 200, 300], 0.5 / (1 - 1 / 6)),  # all in the longest
        ([0, 0, 0], [100, 200, 300], np.nan),  # nowhere
        ([5], [100], np.nan),  # one part
    ],
)
def test_ends_of_the_scale(counts: list[float], sizes: list[float], expected: float) -> None:
    assert dispersion(*counts, sizes=sizes) == pytest.approx(expected, abs=1e-12, nan_ok=True)


def test_each_item_is_judged_by_itself() -> None:
    counts = csr_array([[1.0, 0.0, 4.0], [2.0, 0.0, 0.0]])
    sizes = np.array([50.0, 100.0])
    assert deviation_of_proportions(counts, sizes) == pytest.approx([0, np.nan, 1], nan_ok=True)
