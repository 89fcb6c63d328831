"""Remembering: what several sections ask of the same tables is found once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from framing.tables import Tables

T = TypeVar("T")


def remembered(find: Callable[[Tables], T]) -> Callable[[Tables], T]:
    """Let a function keep what it found in tables for as long as these are there.

    All who ask get the same object, which nobody may change.
    """
    kept: WeakKeyDictionary[Tables, T] = WeakKeyDictionary()

    @wraps(find)
    def asked(tables: Tables) -> T:
        found = kept.get(tables)
        if found is None:
            found = kept[tables] = find(tables)
        return found

    return asked
