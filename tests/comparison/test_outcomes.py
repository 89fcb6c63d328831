"""Outcomes: what is tested, exploratory or neither is counted in one way everywhere."""

from __future__ import annotations

import re

import pytest
from toy import outlets

import framing
from framing.comparison.outcomes import Outcomes, counted, outcomes_of
from framing.comparison.tables import Comparison
from framing.tables import Tables


def without(tables: Tables, *groups: str, measure: str = "sentiment_mean") -> Tables:
    """Give the tables with a measure that is undefined in every article of these groups."""
    out = tables.paragraphs["outlet"].isin(groups)
    tables.features.loc[out, measure] = float("nan")
    return tables


MADE = {
    "two": lambda: outlets({"A": 12, "B": 12}),
    "three": lambda: outlets({"A": 12, "B": 12, "C": 15}, planted="C", by=3.0),
    "one small": lambda: outlets({"A": 12, "B": 12, "C": 3}),
    "one empty": lambda: without(outlets({"A": 12, "B": 12, "C": 13}), "C"),
    "only one has it": lambda: without(outlets({"A": 12, "B": 12, "C": 13}), "B", "C"),
    "cases": lambda: outlets({"A": 1, "B": 1, "C": 1}),
    "few": lambda: outlets({"A": 3, "B": 3, "C": 3}),
}


@pytest.fixture(params=MADE)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return framing.compare(MADE[request.param](), permutations=9, draws=100)


def found(comparison: Comparison) -> Outcomes:
    articles = comparison.sample["analysed"].to_dict()
    return outcomes_of(counted(comparison.differences, articles, "")["verdict"].tolist())


def test_what_is_tested_is_what_is_corrected(comparison: Comparison) -> None:
    sizes = comparison.differences.groupby("family")["family_size"].first()
    assert found(comparison).tested == sizes.sum()


def test_findings_count_the_same(comparison: Comparison) -> None:
    told, amounts = " ".join(comparison.findings["sentence"]), found(comparison)
    unclear = amounts.tested - amounts.clear
    says = re.search(r"(\d+) of (\d+) differences tested .* not clear", told)
    assert (says is None) == (unclear == 0)
    if says:
        assert says.groups() == (str(unclear), str(amounts.tested))
    for amount, verdict in (
        (amounts.exploratory, "exploratory:"),
        (amounts.not_tested, "not test"),
    ):
        says = re.search(rf"(\d+) (?:other )?differences? of [^.]* {verdict}", told)
        assert int(says[1] if says else 0) == amount


def test_each_test_counts_once() -> None:
    two = framing.compare(MADE["two"](), permutations=9, draws=100)
    assert found(two) == Outcomes(len(two.measures), 0, 0, 0, 0)
    empty = framing.compare(MADE["one empty"](), permutations=9, draws=100)
    # Of sentiment one test of A and B, and C has none; of three others a test each.
    assert found(empty).tested == 1 + 3 * 3
    assert found(empty).not_tested == 1
