"""Corpora with planted differences, analysed once for all tests that compare."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from corpus_making import Corpus, Recipe, make_corpus

import framing
from framing.analysis import Analysis

#: The month, counted from 0, from which more is told of people in need.
CHANGED = 12


@dataclass(frozen=True)
class Planted:
    """A corpus and what the toolkit makes of it."""

    corpus: Corpus
    analysis: Analysis


def analysed(seed: int, recipe: Recipe) -> Planted:
    """Make a corpus and analyse it."""
    corpus = make_corpus(seed, recipe)
    return Planted(corpus, framing.analyze(corpus.articles, model="fast"))


@pytest.fixture(scope="session")
def planted() -> Planted:
    """Give a corpus in which one outlet is more loaded, and all change in one frame."""
    return analysed(0, Recipe(changed=CHANGED))


@pytest.fixture(scope="session")
def steady() -> Planted:
    """Give another in which one outlet is more loaded, and nothing changes."""
    return analysed(1, Recipe())
