"""Corpora with planted differences, analysed once for all tests that compare."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from corpus_making import Planted, Recipe, analysed
from hypothesis import settings
from threadpoolctl import threadpool_limits

#: 300 articles in four outlets, copies and all; more is told of people in need in the second year.
THREE_HUNDRED = Recipe(each=69, changed=12)


def pytest_configure() -> None:
    """Let each process compute on one thread: two processes fill two cores.

    Where each starts a thread a core, these wait for each other most of the time.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(name, "1")  # for what is loaded later, and for processes started
    threadpool_limits(1)
    # How long an example takes is no fault of the code: seconds are for the benchmarks.
    settings.register_profile("framing", deadline=None)
    settings.load_profile("framing")


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
