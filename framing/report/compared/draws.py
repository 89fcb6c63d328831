"""Draws: what a comparison drew at random, as the provenance of its page tells it."""

from __future__ import annotations

from dataclasses import replace

from framing.comparison.tables import Comparison
from framing.tables import Tables


def with_draws(comparison: Comparison, tables: Tables) -> Tables:
    """Give the tables with a provenance that says what the comparison drew, and from which seed."""
    seed, draws, permutations = (
        int(comparison.settings.get(name, 0)) for name in ("random_state", "draws", "permutations")
    )
    drawn = (
        f"{seed}: the seed of {draws:,} resamples of articles for each interval and of up to"
        f" {permutations:,} permutations for the tests of words and of changes; to score the"
        " articles nothing is drawn"
    )
    return replace(tables, provenance={**tables.provenance, "random_state": drawn})
