"""What hands that had not seen any output marked in texts, beside what the reading of speech finds.

Two readings of an attribution agree where source and content are the same words, whatever marks
stand around them, where one cue holds the other ("said", "has said"), and where type of source
and stance are the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from framing.articles import Article, article_of
from framing.speech import Attribution, Place
from framing.text.spans import Stretch
from framing.training.attribution_texts import Marked, read_marked
from framing.training.texts import read_texts

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")

Words = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """An attribution in words: those of source, cue and content, its type and its stance."""

    source: Words
    cue: Words
    content: Words
    source_type: str
    stance: str

    def faults(self, wanted: Told) -> list[str]:
        """Give what is not as another reading wants it."""
        cues = set(self.cue), set(wanted.cue)
        same_cue = bool(cues[0]) == bool(cues[1]) and (cues[0] <= cues[1] or cues[1] <= cues[0])
        agreed = {
            "source": self.source == wanted.source,
            "cue": same_cue,
            "content": self.content == wanted.content,
            "source_type": self.source_type == wanted.source_type,
            "stance": self.stance == wanted.stance,
        }
        return [
            f"{name}: expected {_plain(getattr(wanted, name))}, got {_plain(getattr(self, name))}"
            for name, same in agreed.items()
            if not same
        ]


def _plain(value: str | Words) -> str:
    return repr(value if isinstance(value, str) else " ".join(value))


def read_golden() -> list[dict[str, Any]]:
    """Give the rows of the golden table: sentences and short texts, marked by another hand."""
    return read_texts("attribution_golden.jsonl")


def compare(row: dict[str, Any], read: Callable[[str], Article] = article_of) -> list[str]:
    """Give every fault of the reading of a golden row; none where it agrees."""
    text, marked = read_marked(row["marked"])
    wanted = [one for _, one in sorted(_wanted(text, marked, row), key=_order)]
    found = [one for _, one in sorted(_found(read(text), text), key=_order)]
    if len(wanted) != len(found):
        cues = [" / ".join(_plain(one.cue) for one in some) for some in (wanted, found)]
        return [f"expected {len(wanted)} attributions ({cues[0]}), got {len(found)} ({cues[1]})"]
    pairs = zip(found, wanted, strict=True)
    return [fault for one, other in pairs for fault in one.faults(other)]


def _order(placed: tuple[int, Told]) -> tuple[int, Words]:
    return placed[0], placed[1].cue


def _wanted(text: str, marked: Iterable[Marked], row: dict[str, Any]) -> Iterator[tuple[int, Told]]:
    for one in marked:
        number = one.number
        yield (
            (one.content or one.cue)[0].start,
            Told(
                _words(text, one.source),
                _words(text, one.cue),
                _words(text, one.content),
                row["types"][number],
                row["stances"][number],
            ),
        )


def _found(article: Article, text: str) -> Iterator[tuple[int, Told]]:
    starts = starts_in(article, text)
    for one in article.speech.attributions:
        yield (
            places_in(starts, one.content or one.cue)[0].start,
            told(one, starts, text),
        )


def told(one: Attribution, starts: list[int], text: str) -> Told:
    """Give an attribution of an article in words; the paragraphs start there in the text."""
    return Told(
        _words(text, places_in(starts, one.source)),
        _words(text, places_in(starts, one.cue)),
        _words(text, places_in(starts, one.content)),
        one.source_type,
        one.stance,
    )


def starts_in(article: Article, text: str) -> list[int]:
    """Give where the paragraphs of an article start in the text it was made of."""
    starts, end = [], 0
    for paragraph in article.paragraphs:
        starts.append(text.index(paragraph.text, end))
        end = starts[-1] + len(paragraph.text)
    return starts


def places_in(starts: list[int], places: Iterable[Place]) -> list[Stretch]:
    """Give places in the paragraphs of an article as stretches of its text."""
    return [Stretch(starts[at] + start, starts[at] + end) for at, start, end in places]


def _words(text: str, places: Iterable[Stretch]) -> Words:
    return tuple(word.lower() for place in places for word in _WORD.findall(place.of(text)))
