"""Remembering: what was found in tables is kept as long as these are there, and no longer."""

from __future__ import annotations

import gc
from dataclasses import replace

from report_specimens import make_tables

from framing.report.remembering import remembered
from framing.tables import Tables


def test_the_same_tables_are_asked_once() -> None:
    asked: list[Tables] = []

    @remembered
    def find(tables: Tables) -> list[str]:
        """Say what this is."""
        asked.append(tables)
        return list(tables.articles.index)

    one = make_tables({"a": "It rained."})
    assert find(one) is find(one)
    assert find.__doc__ == "Say what this is."
    assert len(asked) == 1
    other = replace(one, provenance={})
    assert find(other) == ["a"]
    assert len(asked) == 2


def test_tables_are_let_go() -> None:
    @remembered
    def find(tables: Tables) -> list[str]:
        return list(tables.articles.index)

    tables = make_tables({"a": "It rained."})
    find(tables)
    kept = find.__closure__
    assert kept is not None
    held = next(cell.cell_contents for cell in kept if hasattr(cell.cell_contents, "keyrefs"))
    assert len(held) == 1
    del tables
    gc.collect()
    assert len(held) == 0
