"""Corpora with planted differences, analysed once for all tests that compare."""

from __future__ import annotations

import pytest
from corpus_making import Planted, Recipe, analysed

#: 300 articles in four outlets, copies and all; more is told of people in need in the second year.
THREE_HUNDRED = Recipe(each=69, changed=12)


@pytest.fixture(scope="session")
def planted() -> Planted:
    """Give 300 articles in which one outlet is more loaded, and all change in one frame."""
    return analysed(0, THREE_HUNDRED)


@pytest.fixture(scope="session")
def steady() -> Planted:
    """Give 224 others in which one outlet is more loaded, and nothing changes."""
    return analysed(1, Recipe())
