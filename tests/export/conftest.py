"""One analysis of hostile articles, for all tests of exports."""

from __future__ import annotations

import warnings

import hostile
import pytest

import framing
from framing.analysis import Analysis


@pytest.fixture(scope="session")
def odd() -> Analysis:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return framing.analyze(hostile.articles(), model="fast")
