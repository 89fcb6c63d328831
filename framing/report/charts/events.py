"""Events: lines at what happened when, named at the line where there is room, else by a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from string import ascii_uppercase

from framing.report.charts.drawing import BOLD, SIZE, Drawing
from framing.report.charts.labels import cut, text_width, wrap
from framing.report.charts.slots import Slots

_LINE = SIZE + 4
_APART = 8.0


@dataclass(frozen=True)
class Event:
    """What happened: ``at`` counts periods from the beginning of the first, with their parts."""

    at: float
    label: str


@dataclass(frozen=True)
class Tag:
    """A text over one or more lines, centred at its place."""

    x: float
    text: str

    @property
    def half(self) -> float:
        """Half of its width."""
        return text_width(self.text, SIZE) * BOLD / 2


def letter(at: int) -> str:
    """Give the letter that stands for an event.

    >>> [letter(at) for at in (0, 25, 26, 27)]
    ['A', 'Z', 'AA', 'BB']
    """
    return ascii_uppercase[at % 26] * (1 + at // 26)


class Events:
    """The events of a drawing: how they are tagged, once for all of its panels."""

    def __init__(self, events: Sequence[Event], slots: Slots, width: float) -> None:
        self.events = sorted(events, key=lambda event: event.at)
        self.slots = slots
        self.width = width
        self.tags = [self._tag(slots.x(e.at), e.label) for e in self.events]
        self.lettered = any(_touch(one, two) for one, two in pairwise(self.tags)) or any(
            2 * tag.half > width / 2 for tag in self.tags
        )
        if self.lettered:
            self.tags = self._letters()

    def key(self, drawing: Drawing, y: float) -> float:
        """Write which letter is which event, where letters stand for them; give where it ends."""
        if not self.lettered:
            return y
        room = max(text_width(letter(at), SIZE) for at in range(len(self.events))) * BOLD + 10
        for at, event in enumerate(self.events):
            drawing.text(0, y + SIZE, letter(at), look="strong")
            for line in wrap(event.label, self.width - room - 2, SIZE, lines=4):
                drawing.text(room, y + SIZE, line)
                y += _LINE
        return y + 10

    def name(self, drawing: Drawing, y: float) -> float:
        """Write the tags of one panel; give where they end."""
        for tag in self.tags:
            drawing.text(tag.x, y + SIZE, tag.text, anchor="middle", look="strong event")
        return y + _LINE if self.tags else y

    def lines(self, drawing: Drawing, top: float, bottom: float) -> None:
        """Draw the lines through one panel."""
        ways = (f"M{self.slots.x(e.at):.1f} {top:.1f}V{bottom:.1f}" for e in self.events)
        if self.events:
            drawing.path("".join(ways), "happened")

    def _tag(self, x: float, text: str) -> Tag:
        """Give a tag at a place, or as near as the drawing lets it stand."""
        text = cut(text, self.width / BOLD - 2, SIZE)
        half = Tag(x, text).half
        return Tag(min(max(x, half), self.width - half), text)

    def _letters(self) -> list[Tag]:
        """Give the letters; those that would touch are joined to one tag in the middle of them."""
        members = [[at] for at in range(len(self.events))]
        while True:
            tags = [self._joined(part) for part in members]
            touching = [at for at, pair in enumerate(pairwise(tags)) if _touch(*pair)]
            if not touching:
                return tags
            first = touching[0]
            members[first : first + 2] = [members[first] + members[first + 1]]

    def _joined(self, members: Sequence[int]) -> Tag:
        places = [self.slots.x(self.events[at].at) for at in members]
        middle = (min(places) + max(places)) / 2
        return self._tag(middle, " ".join(letter(at) for at in members))


def _touch(one: Tag, two: Tag) -> bool:
    return one.x + one.half + _APART > two.x - two.half
