"""Nesting: a text cut into pieces, so that marks that overlap can be written as elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.report.marks import Mark


@dataclass(frozen=True)
class Piece:
    """A stretch of text: bare, or a mark (or a part of one) with pieces inside it.

    ``first`` and ``last`` say whether the mark begins and ends here; a mark that crosses the
    edge of another is cut in two.
    """

    text: str = ""
    mark: Mark | None = None
    first: bool = True
    last: bool = True
    inside: tuple[Piece, ...] = ()


def nest(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut a text into pieces so that every mark is whole or properly inside another.

    The texts of all bare pieces, joined, are the text itself.
    """
    clipped = [(mark.start, mark.end, mark) for mark in marks]
    return tuple(_nest(text, clipped, 0, len(text)))


def _nest(text: str, spans: list[tuple[int, int, Mark]], start: int, end: int) -> list[Piece]:
    pieces: list[Piece] = []
    queue = sorted(spans, key=_outermost)
    at = start
    while queue:
        left, right, mark = queue.pop(0)
        if left > at:
            pieces.append(Piece(text[at:left]))
        inside, after = [], []
        for other_left, other_right, other in queue:
            if other_left >= right:
                after.append((other_left, other_right, other))
                continue
            inside.append((other_left, min(other_right, right), other))
            if other_right > right:
                after.append((right, other_right, other))
        queue = sorted(after, key=_outermost)
        pieces.append(
            Piece(
                mark=mark,
                first=left == mark.start,
                last=right == mark.end,
                inside=tuple(_nest(text, inside, left, right)),
            )
        )
        at = right
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces


def _outermost(span: tuple[int, int, Mark]) -> tuple[int, int, int]:
    left, right, mark = span
    return left, -right, mark.key
