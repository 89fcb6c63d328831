"""Values: small records of which a text makes many, so that making one has to cost little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def value(kind: type[T]) -> type[T]:
    """Make a class a dataclass with slots that nobody changes.

    To the type checker it is frozen. At run time it is not guarded: that would make each four
    times as dear, and a paragraph makes some dozens of them.

    >>> @value
    ... class Point:
    ...     x: int
    ...     y: int = 0
    >>> Point(1), {Point(1), Point(1, 0)}
    (Point(x=1, y=0), {Point(x=1, y=0)})
    """
    return dataclass(slots=True, unsafe_hash=True)(kind)
