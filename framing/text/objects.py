"""JSON files that were written here, read again: nothing in them may be taken in two ways."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any


def parse_json(text: str | bytes) -> Any:
    """Give the value of a JSON text.

    Raises ValueError where it is none, is nested too deeply to be read, or where a key stands
    twice in one object: one reader would take the first of the two, another the last.

    >>> parse_json('{"a": [1, 2]}')
    {'a': [1, 2]}
    >>> parse_json('{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ValueError: the key 'a' stands twice
    """
    try:
        return json.loads(text, object_pairs_hook=_each_once)
    except RecursionError:
        raise ValueError("is nested too deeply") from None


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise ValueError(f"the key {twice!r} stands twice")
    return found
