"""Checking codebooks: everything that is wrong with one, with its line where it can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeGuard

CODE = re.compile(r"[a-z][a-z0-9_]*")
HEAD = ("name", "version", "unit", "citation")
#: What no frame can have as its code: columns that stand beside the codes of frames in tables of
#: paragraphs and figures, and words that a report gives a meaning of their own.
RESERVED = frozenset(
    {
        *("text", "article_id", "paragraph_id", "outlet", "published", "headline", "url"),
        *("where", "unit", "frame", "coded", "variable", "value", "coder", "label", "part"),
        *("start", "end", "words", "language", "relation"),
        *("none", "document", "unnamed_role", "unnamed_vague"),
    }
)
WORDING = ("code", "name", "definition")
LISTS = ("include", "exclude", "examples", "counter_examples")
_WORD = r"[^\W_]+(?:['-][^\W_]+)*\*?"
_CUE = re.compile(rf"{_WORD}(?: {_WORD})?")
_TABLE = re.compile(r"\s*\[\[\s*frames\s*\]\]")


def find_faults(content: Mapping[str, Any], text: str = "") -> list[str]:
    """Say everything that is wrong with a codebook's content; *text* lets faults name lines.

    >>> find_faults({"name": "x", "version": "1", "unit": "paragraph", "citation": "own"})
    ['frames: there is none; add a [[frames]] table']
    """
    frames = content.get("frames", [])
    amount = len(frames) if isinstance(frames, list) else 0
    lines = _Lines(text, amount)
    faults = [
        f"{lines.of(key)}{key}: expected a text, not empty"
        for key in HEAD
        if not _is_text(content.get(key))
    ]
    if "note" in content and not _is_text(content["note"]):
        faults.append(f"{lines.of('note')}note: expected a text, not empty")
    if not _are_texts(content.get("rules", [])):
        faults.append(f"{lines.of('rules')}rules: expected a list of texts, none empty")
    faults += [
        f"{lines.of(key)}{key}: is no field of a codebook"
        for key in content
        if key not in (*HEAD, "note", "rules", "frames")
    ]
    if not amount:
        return [*faults, "frames: there is none; add a [[frames]] table"]
    for place, frame in enumerate(frames):
        if isinstance(frame, dict):
            faults += _frame_faults(frame, lines, place)
        else:
            faults.append(f"frames[{place}]: expected a [[frames]] table")
    return [*faults, *_code_faults(frames, lines)]


def _frame_faults(frame: Mapping[str, Any], lines: _Lines, place: int) -> list[str]:
    def fault(key: str, what: str) -> str:
        return f"{lines.of(key, place)}frames[{place}].{key}: {what}"

    faults = [
        fault(key, "expected a text, not empty") for key in WORDING if not _is_text(frame.get(key))
    ]
    code = frame.get("code")
    if _is_text(code) and not CODE.fullmatch(code):
        faults.append(fault("code", f"{code!r} is not lower-case letters, digits and underscores"))
    elif _is_text(code) and code in RESERVED:
        faults.append(fault("code", f"{code!r} has a meaning of its own in tables; choose another"))
    faults += [
        fault(key, "expected a list of texts, none empty")
        for key in LISTS
        if not _are_texts(frame.get(key, []))
    ]
    if "parent" in frame and not _is_text(frame["parent"]):
        faults.append(fault("parent", "expected the code of another frame"))
    known = (*WORDING, *LISTS, "parent", "cues")
    faults += [fault(key, "is no field of a frame") for key in frame if key not in known]
    cues = frame.get("cues", {})
    if not isinstance(cues, dict):
        return [*faults, fault("cues", "expected a table of words and weights")]
    for cue, weight in cues.items():
        if not _CUE.fullmatch(cue) or cue != cue.lower():
            faults.append(fault(cue, "expected one or two words in lower case"))
        elif any(word[0].isdigit() for word in cue.split()):
            faults.append(fault(cue, "a word that begins with a digit is read as a number"))
        if not isinstance(weight, float | int) or isinstance(weight, bool) or not 0 < weight <= 1:
            faults.append(fault(cue, f"expected a weight above 0, to 1, got {weight!r}"))
    return faults


def _code_faults(frames: Sequence[Any], lines: _Lines) -> Iterator[str]:
    """Say which codes stand twice, and which parents are not to be found or go in a circle."""
    places: dict[str, int] = {}
    parents: dict[str, str] = {}
    for place, frame in enumerate(frames):
        code = frame.get("code") if isinstance(frame, dict) else None
        if not _is_text(code):
            continue
        if code in places:
            yield f"{lines.of('code', place)}frames: the code {code!r} stands twice"
            continue
        places[code] = place
        if _is_text(frame.get("parent")):
            parents[code] = frame["parent"]

    def fault(code: str, what: str) -> str:
        return f"{lines.of('parent', places[code])}frames[{places[code]}].parent: {what}"

    for code, parent in parents.items():
        if parent not in places:
            yield fault(code, f"{parent!r} is the code of no frame")
        elif parent == code:
            yield fault(code, f"{parent!r} is the frame itself")
    for circle in _circles(parents):
        told = " in ".join(map(repr, [*circle, circle[0]]))
        yield fault(circle[0], f"goes in a circle: {told}")


def _circles(parents: Mapping[str, str]) -> Iterator[list[str]]:
    """Give each circle of several frames once."""
    seen: set[str] = set()
    for code in parents:
        path: dict[str, int] = {}
        here = code
        while here in parents and here not in seen and here not in path:
            path[here] = len(path)
            here = parents[here]
        seen.update(path)
        if here in path and parents[here] != here:
            yield [*path][path[here] :]


class _Lines:
    """Where things are set in the text of a codebook that has so many frames."""

    def __init__(self, text: str, amount: int) -> None:
        self._text = text
        self._amount = amount

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _tables(self) -> list[int]:
        """The lines that open a frame; none where they cannot be told from the text."""
        tables = [at for at, line in enumerate(self._lines) if _TABLE.match(line)]
        return tables if len(tables) == self._amount else []

    def of(self, key: str, place: int | None = None) -> str:
        """Give ``line 12, `` where *key* is set, in the frame at *place* or before all frames."""
        tables = self._tables
        first, last = 0, tables[0] if tables else len(self._lines)
        if place is not None:
            if not tables:
                return ""
            first, last = tables[place], [*tables, len(self._lines)][place + 1]
        name = rf"[\"']?{re.escape(key)}[\"']?"
        setting = re.compile(rf"\s*{name}\s*=|\s*\[\s*frames\s*\.\s*{name}\s*\]")
        for at in range(first, last):
            if setting.match(self._lines[at]):
                return f"line {at + 1}, "
        return "" if place is None else f"line {first + 1}, "


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value.strip())


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))
