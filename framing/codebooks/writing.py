"""Writing codebooks: one that was read, as the TOML text that gives it again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from framing.codebooks.book import Codebook, Frame
from framing.codebooks.checking import HEAD, LISTS, WORDING


def dump_codebook(codebook: Codebook) -> str:
    """Give a codebook as TOML text: the same codebook always gives the same text.

    >>> from framing.codebooks import load_codebook
    >>> dump_codebook(load_codebook()).splitlines()[0]
    'name = "Three frames of conflict news"'
    """
    return "\n".join([*_head_lines(codebook), *map(_frame_text, codebook.frames)])


def _head_lines(codebook: Codebook) -> Iterator[str]:
    for key in HEAD:
        yield f"{key} = {_quoted(getattr(codebook, key))}"
    if codebook.note:
        yield f"note = {_quoted(codebook.note)}"
    if codebook.rules:
        yield _listed("rules", codebook.rules)


def _frame_text(frame: Frame) -> str:
    lines = ["", "[[frames]]"]
    lines += [f"{key} = {_quoted(getattr(frame, key))}" for key in WORDING]
    if frame.parent:
        lines.append(f"parent = {_quoted(frame.parent)}")
    lines += [_listed(key, getattr(frame, key)) for key in LISTS]
    if frame.cues:
        lines.append("[frames.cues]")
        lines += [f"{_quoted(cue)} = {float(weight)!r}" for cue, weight in frame.cues]
    return "\n".join([*lines, ""])


def _listed(key: str, texts: Sequence[str]) -> str:
    inside = "".join(f"\n    {_quoted(text)}," for text in texts)
    return f"{key} = [{inside}\n]" if texts else f"{key} = []"


def _quoted(text: str) -> str:
    """Give a text as a basic string of TOML, whose escapes are those of JSON and one more."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
