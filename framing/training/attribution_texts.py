"""Texts with attributions marked inline: read into a plain text and the places of the marks."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from framing.errors import DataError
from framing.text.spans import Stretch
from framing.training.texts import read_texts

#: What a tag means: ``<s1>…</s1>`` marks the source of the first attribution.
PARTS = {"s": "source", "c": "cue", "t": "content"}
_TAG = re.compile(r"<(/?)([sct])(\d+)>")


@dataclass(frozen=True)
class Marked:
    """One attribution of a text: where its source, cue and content stand, in order."""

    number: str
    source: list[Stretch] = field(default_factory=list)
    cue: list[Stretch] = field(default_factory=list)
    content: list[Stretch] = field(default_factory=list)


def read_marked(marked: str) -> tuple[str, list[Marked]]:
    """Give the text without its tags, and its attributions by number.

    Raises DataError where a tag is not closed, or closed without having been opened.

    >>> text, (only,) = read_marked("<t1>It rained</t1>, <s1>Hale</s1> <c1>said</c1>.")
    >>> text, [part.of(text) for part in (*only.source, *only.cue, *only.content)]
    ('It rained, Hale said.', ['Hale', 'said', 'It rained'])
    """
    pieces: list[str] = []
    length = end = 0
    waiting: dict[tuple[str, str], int] = {}
    found: dict[str, Marked] = {}
    for tag in _TAG.finditer(marked):
        pieces.append(marked[end : tag.start()])
        length, end = length + tag.start() - end, tag.end()
        closing, part, number = tag.groups()
        if not closing:
            waiting[part, number] = length
        elif (part, number) in waiting:
            own = found.setdefault(number, Marked(number))
            getattr(own, PARTS[part]).append(Stretch(waiting.pop((part, number)), length))
        else:
            raise _fault(tag.group(), marked)
    if waiting:
        raise _fault("<{}{}>".format(*next(iter(waiting))), marked)
    text = "".join([*pieces, marked[end:]])
    for own in found.values():
        for places in (own.source, own.cue, own.content):
            places.sort()
    return text, sorted(found.values(), key=lambda own: int(own.number))


def _fault(tag: str, marked: str) -> DataError:
    return DataError(
        "marked text", [f"{tag} has no partner in {marked[:60]!r}"], remedy="Close each tag once."
    )


@dataclass(frozen=True)
class Tagged:
    """A paragraph with the places of all sources, cues and contents in it."""

    text: str
    parts: dict[str, list[Stretch]]


def read_passages() -> list[Tagged]:
    """Give the paragraphs of the passages that were written with attributions marked."""
    return _tagged("attribution_[0-9].jsonl")


def read_held() -> list[Tagged]:
    """Give the paragraphs of the articles that no model learns from and no rule was written by."""
    return _tagged("attribution_articles_held.jsonl")


def _tagged(pattern: str) -> list[Tagged]:
    return [
        paragraph
        for row in read_texts(pattern)
        for paragraph in _paragraphs(*read_marked(row["marked"]))
    ]


def _paragraphs(text: str, found: list[Marked]) -> list[Tagged]:
    tagged, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        parts: dict[str, list[Stretch]] = defaultdict(list)
        for own in found:
            for name in PARTS.values():
                for place in getattr(own, name):
                    if start <= place.start < end:
                        parts[name].append(Stretch(place.start - start, place.end - start))
        if line.strip():
            tagged.append(Tagged(line, dict(parts)))
        start = end + 1
    return tagged
