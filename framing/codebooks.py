"""Codebooks: what a frame is, with rules, examples and cues, read from TOML and checked."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from framing.errors import InputError

CODEBOOKS = Path(__file__).parent / "data" / "codebooks"
_REMEDY = "Correct the codebook; framing/data/codebooks/default.toml shows every field."
_CODE = re.compile(r"[a-z][a-z0-9_]*")
_CUE = re.compile(r"[^\W_]+(?:['-][^\W_]+)*\*?(?: [^\W_]+(?:['-][^\W_]+)*\*?)?")
_HEAD = ("name", "version", "unit", "citation")
_WORDING = ("code", "name", "definition")
_LISTS = ("include", "exclude", "examples", "counter_examples")


@dataclass(frozen=True)
class Frame:
    """One frame of a codebook.

    ``code`` is the short name in column names. ``examples`` are paragraphs in which the frame is
    present, ``counter_examples`` paragraphs that only look so. ``cues`` are words, or pairs of
    words, that hint at the frame (a closing ``*`` stands for any ending), and how strongly, above
    0 to 1.
    """

    code: str
    name: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    cues: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Codebook:
    """A coding scheme: its frames, the unit they are coded for, and where they come from."""

    name: str
    version: str
    unit: str
    citation: str
    frames: tuple[Frame, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the frames, in the order of the codebook.

        >>> load_codebook().codes
        ('humanitarian', 'security', 'political_symbolism')
        """
        return tuple(frame.code for frame in self.frames)

    @cached_property
    def hash(self) -> str:
        """The sha256 of the content: two codebooks with the same hash say the same."""
        canonical = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(canonical.encode()).hexdigest()


def load_codebook(source: str | Path = "default") -> Codebook:
    """Give the codebook stored in a TOML file, or the shipped one of that name.

    Raises InputError, which lists every fault with its line where it can be told.

    >>> load_codebook("default").frames[0].name
    'Humanitarian'
    """
    shipped = isinstance(source, str) and _CODE.fullmatch(source)
    path = CODEBOOKS / f"{source}.toml" if shipped else Path(source)
    try:
        text = path.read_text("utf-8")
        content = tomllib.loads(text)
    except (OSError, ValueError) as error:
        fault = str(error) if path.exists() else "there is no such file"
        raise InputError(f"codebook {source}", [fault], remedy=_REMEDY) from error
    faults = find_faults(content, text)
    if faults:
        raise InputError(f"codebook {path.name}", faults, remedy=_REMEDY)
    return _codebook(content)


def find_faults(content: Mapping[str, Any], text: str = "") -> list[str]:
    """Say everything that is wrong with a codebook's content; *text* lets faults name lines.

    >>> find_faults({"name": "x", "version": "1", "unit": "paragraph", "citation": "own"})
    ['frames: there is none; add a [[frames]] table']
    """
    faults = [
        f"{_line(text, key)}{key}: expected a text, not empty"
        for key in _HEAD
        if not _is_text(content.get(key))
    ]
    faults += [
        f"{_line(text, key)}{key}: is no field of a codebook"
        for key in content
        if key not in (*_HEAD, "frames")
    ]
    frames = content.get("frames", [])
    if not isinstance(frames, list) or not frames:
        return [*faults, "frames: there is none; add a [[frames]] table"]
    for place, frame in enumerate(frames):
        if isinstance(frame, dict):
            faults += _frame_faults(frame, text, place)
        else:
            faults.append(f"frames[{place}]: expected a [[frames]] table")
    codes = [frame.get("code") for frame in frames if isinstance(frame, dict)]
    faults += [f"frames: the code {code!r} stands twice" for code in _doubles(codes)]
    return faults


def _frame_faults(frame: Mapping[str, Any], text: str, place: int) -> list[str]:
    def fault(key: str, what: str) -> str:
        return f"{_line(text, key, place)}frames[{place}].{key}: {what}"

    faults = [
        fault(key, "expected a text, not empty") for key in _WORDING if not _is_text(frame.get(key))
    ]
    code = frame.get("code")
    if _is_text(code) and not _CODE.fullmatch(str(code)):
        faults.append(fault("code", f"{code!r} is not lower-case letters, digits and underscores"))
    for key in _LISTS:
        values = frame.get(key, [])
        if not isinstance(values, list) or not all(map(_is_text, values)):
            faults.append(fault(key, "expected a list of texts, none empty"))
    known = (*_WORDING, *_LISTS, "cues")
    faults += [fault(key, "is no field of a frame") for key in frame if key not in known]
    cues = frame.get("cues", {})
    if not isinstance(cues, dict):
        return [*faults, fault("cues", "expected a table of words and weights")]
    for cue, weight in cues.items():
        if not _CUE.fullmatch(cue) or cue != cue.lower():
            faults.append(fault(cue, "expected one or two words in lower case"))
        if not isinstance(weight, float | int) or isinstance(weight, bool) or not 0 < weight <= 1:
            faults.append(fault(cue, f"expected a weight above 0, to 1, got {weight!r}"))
    return faults


def _line(text: str, key: str, place: int | None = None) -> str:
    """Give ``line 12, `` where *key* is set, in the frame at *place* or before all frames."""
    lines = text.splitlines()
    tables = [at for at, line in enumerate(lines) if line.strip() == "[[frames]]"]
    first, last = 0, tables[0] if tables else len(lines)
    if place is not None:
        if place >= len(tables):
            return ""
        first, last = tables[place], [*tables, len(lines)][place + 1]
    setting = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=|\s*\[frames\.{re.escape(key)}\]")
    for at in range(first, last):
        if setting.match(lines[at]):
            return f"line {at + 1}, "
    return "" if place is None else f"line {first + 1}, "


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _doubles(values: Sequence[Any]) -> list[Any]:
    return sorted({value for value in values if values.count(value) > 1}, key=str)


def _codebook(content: Mapping[str, Any]) -> Codebook:
    name, version, unit, citation = (_joined(content[key]) for key in _HEAD)
    return Codebook(name, version, unit, citation, tuple(map(_frame, content["frames"])))


def _frame(content: Mapping[str, Any]) -> Frame:
    code, name, definition = (_joined(content[key]) for key in _WORDING)
    include, exclude, yes, no = (tuple(map(_joined, content.get(key, []))) for key in _LISTS)
    cues = tuple((cue, float(weight)) for cue, weight in content.get("cues", {}).items())
    return Frame(code, name, definition, include, exclude, yes, no, cues)


def _joined(text: str) -> str:
    """Give a text that was wrapped for reading on one line again."""
    return " ".join(text.split())
