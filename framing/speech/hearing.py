"""Who has been heard so far in an article, and who was named shortly before a place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from framing.speech.actors import Actor, Cast, Mention, keys_of

#: How many who were heard are remembered, and how many paragraphs back is near.
_MEMORY = 40
NEAR = 2
_place = itemgetter(0, 1)


@dataclass
class Hearing:
    """The cast of an article, who was heard in reading order, and who has no name.

    Only what lies near is ever looked at, so that time grows with the length of the text.
    """

    cast: Cast
    heard: list[Mention] = field(default_factory=list)
    _unnamed: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _called: dict[str, Actor] = field(default_factory=dict)

    def hear(self, actor: Actor, position: int, start: int) -> None:
        """Remember that an actor speaks at a place."""
        self.heard.append((position, start, actor))
        if len(self.heard) > 2 * _MEMORY:
            del self.heard[:_MEMORY]

    def keep(self, actor: Actor) -> Actor:
        """Remember an actor that is not of the cast, by name and by what describes it."""
        self._called.setdefault(actor.name.lower(), actor)
        for key in keys_of(actor):
            self._unnamed[key].append(actor)
            del self._unnamed[key][:-_MEMORY]
        return actor

    def called(self, name: str) -> Actor | None:
        """Give the actor kept under a name."""
        return self._called.get(name.lower())

    @property
    def last(self) -> Mention | None:
        """Who was heard last, and where."""
        return self.heard[-1] if self.heard else None

    def described(self, key: str) -> list[Actor]:
        """Give all actors a noun or an age is told of."""
        return [*self.cast.described(key), *self._unnamed.get(key, ())]

    def near(self, actors: Iterable[Actor], position: int, start: int) -> list[Actor]:
        """Give those of some actors that were named or heard shortly before a place."""
        floor = (position - NEAR, 0)
        heard = {id(actor) for p, s, actor in self.heard if (p, s) >= floor}
        return [a for a in actors if id(a) in heard or a.stands_between(floor, (position, start))]

    def persons(self, position: int, start: int) -> list[Mention]:
        """Give the persons named or heard in this paragraph and the one before it, in order."""
        named = self.cast.named_before(self.cast.persons_at, (position, start))
        both = [mention for mention in named if mention[0] >= position - 1]
        both += [m for m in self.heard if m[0] >= position - 1 and m[2].is_person]
        return sorted(both, key=_place)

    def bodies(self, position: int, start: int, back: int) -> set[Actor]:
        """Give the bodies named in this paragraph or so many before it, outlets apart."""
        named = self.cast.named_before(self.cast.bodies_at, (position, start))
        return {a for p, _, a in named if p >= position - back and a.source_type != "outlet"}

    def groups(self, position: int, start: int) -> Iterator[Actor]:
        """Give the persons named together shortly before a place."""
        yield from self.near(self.cast.groups[-_MEMORY:], position, start)
