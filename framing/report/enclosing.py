"""Enclosing: which stretch of a text another one lies in, found without looking at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(eq=False)
class Enclosing(Generic[T]):
    """Stretches of one text, each with what is known of it.

    >>> sentences = Enclosing([(0, 9, "first"), (10, 20, "second")])
    >>> sentences.of(12, 15), sentences.of(5, 15)
    ('second', None)
    """

    stretches: Iterable[tuple[int, int, T]]
    _starts: list[int] = field(init=False)
    _farthest: list[tuple[int, int, T]] = field(init=False)

    def __post_init__(self) -> None:
        """Note for each start which of those up to it ends last."""
        ordered = sorted(self.stretches, key=lambda one: one[0])
        self._starts = [start for start, _, _ in ordered]
        self._farthest = [*accumulate(ordered, _farther)]

    def of(self, start: int, end: int) -> T | None:
        """Give what is known of a stretch that ``start:end`` lies in, ``None`` where there is none.

        Of several it is the one that ends last.
        """
        before = bisect_right(self._starts, start)
        if not before or self._farthest[before - 1][1] < end:
            return None
        return self._farthest[before - 1][2]


def _farther(one: tuple[int, int, T], other: tuple[int, int, T]) -> tuple[int, int, T]:
    return other if other[1] > one[1] else one
