"""Quotation marks and their pairing, over paragraphs where a quotation runs on.

Three families are told apart (double, angled, single); within a family the role of a mark comes
from its shape and from what stands beside it, so that „low“, ”Nordic”, »inverted« and « spaced »
marks are read alike. Every text is read once from left to right, so time is linear.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.speech.records import Place

_DOUBLE = '"“”„‟″＂'
_ANGLED = "«»‹›"
_SINGLE = "'‘’‚‛"
# Of three straight marks behind a word the inner, single quotation closes first.
_MARK = re.compile(rf"(?<=\S)'(?=''(?!'))|''|``|[{_DOUBLE}{_ANGLED}{_SINGLE}]")
_OPENING_BEFORE = " \t\n\u00a0\u2009\u202f([{-–—―/\"“„«‹»›'‘‚"
_CLOSING_AFTER = " \t\n\u00a0\u2009\u202f.,;:!?…)]}-–—―/\"”“»›«‹'’"
_BLANKS = " \t\n\u00a0\u2009\u202f"
_ELISIONS = re.compile(r"(?:\d\ds?|tis|twas|til|em|cause|round|bout|n)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_FURTHEST = 10


@dataclass(frozen=True, slots=True)
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
    marks = [list(_marks_of(text)) for text in texts]
    pairs: list[Pair] = []
    carried: _Open | None = None
    for position, text in enumerate(texts):
        pairs_here, waiting = _pair_paragraph(text, marks[position], position, carried)
        carried = None
        for mark in waiting[:1]:
            if _continues(texts, marks, position, mark):
                mark.places.append(Place(position, mark.start, len(text)))
                carried = _Open(mark.family, mark.shape, position + 1, 0, mark.places)
        if carried is None:
            pairs_here += _unclosed(text, waiting, marks[position], position)
        pairs += _outermost(pairs_here, waiting[0] if carried and waiting else None)
    return tuple(pairs)


def _marks_of(text: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Give (start, end, family, shape, role); role is open, close or either."""
    for match in _MARK.finditer(text):
        shape, start, end = match[0], match.start(), match.end()
        before, after = text[start - 1 : start], text[end : end + 1]
        can_open = (not before or before in _OPENING_BEFORE) and bool(after)
        can_close = (not after or after in _CLOSING_AFTER) and bool(before)
        if shape in _SINGLE:
            role = _role_of_single(text, start, shape, can_open, can_close)
            if role:
                yield start, end, "single", shape, role
        elif shape in _ANGLED:
            yield start, end, "angled", shape, _role_of_angled(shape, before, after)
        else:
            role = _role_of_double(shape, before, after, can_open, can_close)
            yield start, end, "double", shape, role


def _role_of_double(shape: str, before: str, after: str, can_open: bool, can_close: bool) -> str:
    if shape in "“„‟":
        attached = bool(before) and before not in _BLANKS and (not after or after in _CLOSING_AFTER)
        return "either" if shape == "“" and attached else "open"
    if shape == "``":
        return "open"
    if shape == "”":
        starts = (not before or before in _BLANKS) and bool(after) and after not in _CLOSING_AFTER
        return "either" if starts else "close"
    if not before or (before in _BLANKS + "([{" and after and after not in _BLANKS):
        return "open"
    if not after or (after in _CLOSING_AFTER and before not in _OPENING_BEFORE):
        return "close"
    return (
        "open"
        if can_open and not can_close
        else "close"
        if can_close and not can_open
        else "either"
    )


def _role_of_angled(shape: str, before: str, after: str) -> str:
    outside_before = not before or before in _BLANKS + "([{—–"
    outside_after = not after or after in _CLOSING_AFTER
    if shape in "«‹":
        return "close" if not outside_before and outside_after else "open"
    return "open" if outside_before and not outside_after else "close"


def _role_of_single(text: str, start: int, shape: str, can_open: bool, can_close: bool) -> str:
    if shape in "‚‛‘" and can_open:
        return "open"
    after = text[start + 1 : start + 6]
    if shape in "'’" and can_open and after[:1].isalnum() and not can_close:
        return "" if _ELISIONS.match(after) else "open"
    if not can_close or text[start - 1 : start] in _BLANKS:
        return ""
    # After an s the mark may be a possessive: it closes only where nothing is owned.
    following = text[start + 1 : start + 3].lstrip()
    return "either" if text[start - 1 : start] in "sS" and following[:1].isalpha() else "close"


def _pair_paragraph(
    text: str,
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
    """End what nobody closed: at the paragraph's end, or before the next mark that opens."""
    found = []
    starts = {family: [m[0] for m in marks if m[2] == family] for family in ("double", "angled")}
    for mark in waiting:
        if mark.family == "single":
            continue
        if mark.position != position or mark.places:
            places = (*mark.places, Place(position, 0, _sentence_end(text, 0, len(text))))
            found.append(Pair(places, closed=False))
            continue
        own = starts[mark.family]
        index = bisect_right(own, mark.start)
        end = _sentence_end(text, mark.start, own[index]) if index < len(own) else len(text)
        if end > mark.start + 1:
            found.append(Pair((Place(position, mark.start, end),), closed=False))
    return found


def _sentence_end(text: str, start: int, limit: int) -> int:
    match = _SENTENCE_END.search(text, start, limit)
    return match.end() if match else len(text[:limit].rstrip())


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
