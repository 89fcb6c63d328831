"""Nesting: a text cut into pieces, so that marks that overlap can be written as elements."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from framing.report.marks import Mark
from framing.report.modes import GAP


@dataclass(frozen=True)
class Corner:
    """Where a judged sentence begins or ends; it has no width and may stand inside a mark."""

    position: int
    opens: bool
    state: str
    told: str = ""


@dataclass(frozen=True)
class Piece:
    """A stretch of text: bare, or a mark (or a part of one) with pieces inside it; or a corner.

    ``first`` and ``last`` say whether the mark begins and ends here; a mark that crosses the
    edge of another is cut in two.
    """

    text: str = ""
    mark: Mark | None = None
    corner: Corner | None = None
    first: bool = True
    last: bool = True
    inside: tuple[Piece, ...] = ()


def nest(text: str, marks: Sequence[Mark], corners: Sequence[Corner] = ()) -> tuple[Piece, ...]:
    """Cut a text into pieces so that every mark is whole or properly inside another.

    The texts of all bare pieces, joined, are the text itself. Corners stand in their places,
    outside a mark that begins or ends there.
    """
    waiting = deque(sorted(corners, key=lambda corner: (corner.position, corner.opens)))
    ordered = sorted(marks, key=lambda mark: (mark.start, -mark.end, mark.key))
    parts = [_Part(mark.start, -mark.end, mark.key, at, mark) for at, mark in enumerate(ordered)]
    pieces = _nest(text, parts, waiting, 0, len(text))
    return (*pieces, *(Piece(corner=corner) for corner in waiting))


class _Part(NamedTuple):
    """A mark or what is left of it: the outermost of those that begin first comes first."""

    left: int
    minus_right: int
    key: int
    number: int
    mark: Mark


def _nest(
    text: str, parts: list[_Part], waiting: deque[Corner], start: int, end: int
) -> list[Piece]:
    pieces: list[Piece] = []
    heapify(parts)
    at = start
    while parts:
        outer = heappop(parts)
        left, right = outer.left, -outer.minus_right
        pieces += _bare(text, waiting, at, left)
        inside, after = [], []
        while parts and parts[0].left < right:
            inner = heappop(parts)
            inside.append(inner._replace(minus_right=max(inner.minus_right, -right)))
            if -inner.minus_right > right:
                after.append(inner._replace(left=right))
        for part in after:
            heappush(parts, part)
        pieces.append(
            Piece(
                mark=outer.mark,
                first=left == outer.mark.start,
                last=right == outer.mark.end,
                inside=tuple(_nest(text, inside, waiting, left, right)),
            )
        )
        at = right
    return pieces + _bare(text, waiting, at, end)


def _bare(text: str, waiting: deque[Corner], start: int, end: int) -> list[Piece]:
    """Give a stretch without marks, and the corners in it; one that closes at its end waits."""
    pieces: list[Piece] = []
    at = start
    while waiting and waiting[0].position < end + waiting[0].opens:
        corner = waiting.popleft()
        if corner.position > at:
            pieces.append(Piece(text[at : corner.position]))
            at = corner.position
        pieces.append(Piece(corner=corner))
    if at < end:
        pieces.append(Piece(text[at:end]))
    return pieces


def crop(pieces: Sequence[Piece], stretches: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    """Keep what lies in some stretches of the text; a gap is shown where something is left out.

    The stretches are in order and apart from each other; corners stay, having no width.
    """
    cutter = _Cutter(stretches)
    kept = cutter.cut(pieces)
    return (*kept, Piece(f" {GAP}")) if cutter.at > cutter.shown else tuple(kept)


@dataclass
class _Cutter:
    """Where a reading of the pieces is: how far it has come, and how far all is shown or told.

    ``past`` is the number of stretches that are behind it.
    """

    stretches: Sequence[tuple[int, int]]
    at: int = 0
    shown: int = 0
    past: int = 0

    def cut(self, pieces: Sequence[Piece]) -> list[Piece]:
        kept: list[Piece] = []
        for piece in pieces:
            if piece.mark:
                inside = self.cut(piece.inside)
                kept += [replace(piece, inside=tuple(inside))] if inside else []
            elif piece.corner:
                kept.append(piece)
            else:
                kept += self._bare(piece.text)
        return kept

    def _bare(self, text: str) -> list[Piece]:
        start, self.at = self.at, self.at + len(text)
        kept: list[Piece] = []
        while self.past < len(self.stretches) and self.stretches[self.past][1] <= start:
            self.past += 1
        for number in range(self.past, len(self.stretches)):
            low, high = self.stretches[number]
            if low >= self.at:
                break
            left, right = max(low, start), min(high, self.at)
            if left < right:
                if left > self.shown:
                    kept.append(Piece(f" {GAP} " if self.shown else f"{GAP} "))
                kept.append(Piece(text[left - start : right - start]))
                self.shown = right
        return kept
