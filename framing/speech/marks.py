"""Quotation marks and their pairing, over paragraphs where a quotation runs on.

Three families are told apart (double, angled, single); within a family the role of a mark comes
from its shape and from what stands beside it, so that „low“, ”Nordic”, »inverted« and « spaced »
marks are read alike. Every text is read once from left to right, so time is linear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.speech.mark_roles import marks_of
from framing.speech.records import Place
from framing.speech.unclosed import sentence_end, unclosed_end
from framing.text.values import value

_FURTHEST = 10


@value
class Pair:
    """One quotation as marked: a place per paragraph, marks included; ``closed`` if balanced."""

    places: tuple[Place, ...]
    closed: bool = True


@dataclass(slots=True)
class _Open:
    """A mark that waits for its partner."""

    family: str
    shape: str
    position: int
    start: int
    places: list[Place] = field(default_factory=list)


def pair_marks(texts: Sequence[str]) -> tuple[Pair, ...]:
    """Pair the quotation marks of an article's paragraphs; only outermost quotations are given.

    >>> [pair.places for pair in pair_marks(["He said «it is", "over» and left."])]
    [(Place(position=0, start=8, end=14), Place(position=1, start=0, end=5))]
    """
    marks = [list(marks_of(text)) for text in texts]
    pairs: list[Pair] = []
    carried: _Open | None = None
    for position, text in enumerate(texts):
        if carried is None and not marks[position]:
            continue
        pairs_here, waiting = _pair_paragraph(marks[position], position, carried)
        carried = None
        for mark in waiting[:1]:
            if _continues(texts, marks, position, mark):
                mark.places.append(Place(position, mark.start, len(text.rstrip())))
                carried = _Open(mark.family, mark.shape, position + 1, 0, mark.places)
        if carried is None and waiting:
            pairs_here += _unclosed(text, waiting, marks[position], position)
        pairs += _outermost(pairs_here, waiting[0] if carried and waiting else None)
    kept = (_without_gaps(pair) for pair in pairs)
    return tuple(pair for pair in kept if any(_has_words(texts, place) for place in pair.places))


def _has_words(texts: Sequence[str], place: Place) -> bool:
    """Say whether more than marks stands in a place: “”, “…” and “?” quote nothing."""
    return any(map(str.isalnum, texts[place.position][place.start : place.end]))


def _without_gaps(pair: Pair) -> Pair:
    """Leave out the empty paragraphs a quotation runs over."""
    if len(pair.places) == 1:
        return pair
    return Pair(tuple(place for place in pair.places if place.end > place.start), pair.closed)


def _pair_paragraph(
    marks: Sequence[tuple[int, int, str, str, str]],
    position: int,
    carried: _Open | None,
) -> tuple[list[Pair], list[_Open]]:
    """Pair the marks of one paragraph; *carried* is a quotation open since an earlier one."""
    stack: list[_Open] = [carried] if carried else []
    depth = {"double": 0, "angled": 0, "single": 0}
    if carried:
        depth[carried.family] += 1
    pairs: list[Pair] = []
    for index, (start, end, family, shape, role) in enumerate(marks):
        if carried and index == 0 and start == 0 and family == carried.family and role != "close":
            continue
        opens = role == "open" or (role == "either" and not depth[family])
        if role == "either" and family == "single":
            # A plural possessive, unless the quotation has no better end.
            if not depth[family] or any(
                m[2] == "single" and m[4] == "close" for m in marks[index + 1 : index + 3]
            ):
                continue
            opens = False
        if opens:
            stack.append(_Open(family, shape, position, start))
            depth[family] += 1
        elif depth[family]:
            while stack[-1].family != family:
                depth[stack.pop().family] -= 1
            opened = stack.pop()
            depth[family] -= 1
            pairs.append(Pair((*opened.places, Place(position, opened.start, end))))
    return pairs, [mark for mark in stack if mark.family != "single" or mark.shape == "‘"]


def _continues(
    texts: Sequence[str],
    marks: Sequence[Sequence[tuple[int, int, str, str, str]]],
    position: int,
    mark: _Open,
) -> bool:
    """Say whether a mark left open runs on: repeated at the next paragraph, or closed later."""
    for later in range(position + 1, min(position + 1 + _FURTHEST, len(texts))):
        own = [m for m in marks[later] if m[2] == mark.family]
        if own:
            start, _, _, shape, role = own[0]
            if start == 0 and later == position + 1:
                return role != "close" or shape == "»"
            return role != "open" and mark.family != "single"
    return False


def _unclosed(
    text: str,
    waiting: Sequence[_Open],
    marks: Sequence[tuple[int, int, str, str, str]],
    position: int,
) -> list[Pair]:
    """End what nobody closed: at its speaker, the paragraph's end, or the next mark's sentence."""
    found = []
    starts = {family: [m[0] for m in marks if m[2] == family] for family in ("double", "angled")}
    for mark in waiting:
        if mark.family == "single":
            continue
        if mark.position != position or mark.places:
            places = (*mark.places, Place(position, 0, sentence_end(text, 0, len(text))))
            found.append(Pair(places, closed=False))
            continue
        own = starts[mark.family]
        index = bisect_right(own, mark.start)
        last = index == len(own)
        limit = len(text.rstrip()) if last else sentence_end(text, mark.start, own[index])
        end = unclosed_end(text, mark.start, limit)
        if end > mark.start + 1:
            found.append(Pair((Place(position, mark.start, end),), closed=False))
    return found


def _outermost(pairs: list[Pair], running: _Open | None) -> list[Pair]:
    """Keep the pairs that lie in no other, in order of appearance."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda p: (p.places[-1].start, -p.places[-1].end)):
        last = pair.places[-1]
        if running is not None and last.start >= running.start and len(pair.places) == 1:
            continue
        if kept and last.start < kept[-1].places[-1].end:
            continue
        kept.append(pair)
    return kept
