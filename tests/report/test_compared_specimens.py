"""The hand-made comparison keeps the contract, so that what is tested on it holds for others."""

from __future__ import annotations

from typing import Any

import pytest
from compared_specimens import LONG_NAME, make_compared_tables, make_comparison

from framing.comparison import tables as contract

CASES: dict[str, dict[str, Any]] = {
    "three": {},
    "hostile": {"hostile": True},
    "reference": {"reference": "Daily Herald", "period": "", "adjust": ()},
    "twelve": {"groups": [f"{LONG_NAME[:-2]}{at:02d}" for at in range(12)], "sizes": (12, 3, 0, 1)},
}


@pytest.mark.parametrize("case", CASES)
def test_it_keeps_the_contract(case: str) -> None:
    comparison = make_comparison(**CASES[case])
    for name, index in contract.INDEX.items():
        table = getattr(comparison, name)
        assert tuple(table.index.names) == index
        if name != "values":
            columns = contract.COMPARED if name == "measures" else getattr(contract, name.upper())
            assert {column: str(kind) for column, kind in table.dtypes.items()} == columns
        assert table.index.is_unique
    assert set(comparison.values.columns[2:]) == set(comparison.measures.index)
    assert list(comparison.sample.index) == sorted(comparison.sample.index)


def test_every_verdict_is_there() -> None:
    verdicts = set(make_comparison().differences["verdict"])
    known = {"higher", "lower", "no clear difference", "equivalent", "exploratory", "not tested"}
    assert verdicts == known


def test_context_lines_stand_in_the_articles() -> None:
    comparison = make_comparison()
    paragraphs = make_compared_tables(comparison).paragraphs.index
    assert set(comparison.contexts["paragraph_id"]) <= set(paragraphs)
