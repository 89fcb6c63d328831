"""Quotation marks in a text, and whether each opens or closes by its shape and neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ANGLED = "«»‹›"
_CLOSING_AFTER = " \t\n\u00a0\u2009\u202f.,;:!?…)]}-–—―/\"”“»›«‹'’"
_DOUBLE = '"“”„‟″＂'
_SINGLE = "'‘’‚‛"
# Of three straight marks behind a word the inner, single quotation closes first. An apostrophe
# inside a word is no mark. What every mark begins with comes first, so that the search is quick.
_MARK = re.compile(
    rf"[`{_DOUBLE}{_ANGLED}{_SINGLE}]"
    rf"(?:(?<=\S')(?=''(?!'))|(?<=')'|(?<=`)`|(?<![`{_SINGLE}])|(?<!`)(?:(?!\w)|(?<!\w.)))"
)
_OPENING_BEFORE = " \t\n\u00a0\u2009\u202f([{-–—―/\"“„«‹»›'‘‚"
_BLANKS = " \t\n\u00a0\u2009\u202f"
_ELISIONS = re.compile(r"(?:\d\ds?|tis|twas|til|em|cause|round|bout|n)\b", re.IGNORECASE)


def marks_of(text: str) -> Iterator[tuple[int, int, str, str, str]]:
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
