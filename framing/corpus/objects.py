"""Objects: JSON files as sheets, a row an object; what is nested once has a column of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from framing.corpus.cells import OpenSheet, Row, numbered
from framing.corpus.decoding import TextFile
from framing.corpus.drafts import Fault, Where
from framing.corpus.entries import EntryError, entries_of


def open_json(file: TextFile, name: str, *, lines: bool) -> OpenSheet:
    """Open a file of one object a *line*, or one that is a list of objects or holds one.

    Its columns are all keys of all objects. A row is told by its line, or by its number in the
    list.
    """

    def rows() -> Iterator[Row | Fault]:
        for where, number, value in (_lines if lines else _listed)(file, name):
            if isinstance(value, Fault):
                yield value
            elif isinstance(value, dict):
                yield Row(where, numbered(number), unnested(value))
            else:
                yield where.fault(f"expected an object {{…}}, got {_kind(value)}")

    columns: dict[str, None] = {}
    for row in rows():
        if isinstance(row, Row):
            columns.update(dict.fromkeys(row.cells))
    return OpenSheet(name, tuple(columns), rows)


def unnested(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Give an object with what its objects hold beside it, under both names with a dot between.

    >>> unnested({"title": "Calm", "source": {"id": None, "name": "The Daily"}})
    {'title': 'Calm', 'source.id': None, 'source.name': 'The Daily'}
    """
    flat: dict[str, Any] = {}
    for name, value in cells.items():
        if isinstance(value, dict):
            flat |= {f"{name}.{inner}": cell for inner, cell in value.items()}
        else:
            flat[name] = value
    return flat


_Values = Iterator[tuple[Where, int, Any]]


def _lines(file: TextFile, name: str) -> _Values:
    # Lines end at line feeds alone: a JSON string may hold U+2028 and its like.
    with file.open() as opened:
        for number, line in enumerate(opened, start=1):
            if not line.strip():
                continue
            where = Where(name, f"line {number}")
            try:
                yield where, number, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield where, number, where.fault(f"is not JSON ({error})")


def _listed(file: TextFile, name: str) -> _Values:
    number = 0
    with file.open() as opened:
        try:
            for number, value in enumerate(entries_of(opened), start=1):
                yield Where(name, f"entry {number}"), number, value
        except EntryError as error:
            where = Where(name, f"after entry {number}" if number else "")
            yield where, number, where.fault(f"is not JSON ({error})")


def _kind(value: object) -> str:
    kinds = {list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
