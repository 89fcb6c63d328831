"""Corpora with planted differences, analysed once for all tests that compare."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from corpus_making import Planted, Recipe, analysed

#: 300 articles in four outlets, copies and all; more is told of people in need in the second year.
THREE_HUNDRED = Recipe(each=69, changed=12)


@pytest.fixture(autouse=True, scope="session")
def no_cache() -> Iterator[None]:
    """Keep nothing in the cache of whoever runs the tests, and take nothing from it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FRAMING_CACHE", "")
        yield


@pytest.fixture(scope="session")
def planted() -> Planted:
    """Give 300 articles in which one outlet is more loaded, and all change in one frame."""
    return analysed(0, THREE_HUNDRED)


@pytest.fixture(scope="session")
def steady() -> Planted:
    """Give 224 others in which one outlet is more loaded, and nothing changes."""
    return analysed(1, Recipe())
