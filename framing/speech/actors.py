"""Actors of an article, and what a short name of one can mean."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from framing.speech.descriptions import NOTHING, Description
from framing.speech.names import has_place
from framing.speech.vocabulary import words_of

#: What a person, a body and the like are called in the table of attributions.
PERSON = "named_person"
BODIES = frozenset({"named_organisation", "outlet"})
#: Of one surname, or one word of a body, no more actors than this are told apart.
_MOST = 20
_OTHER = 40

Mention = tuple[int, int, "Actor"]
_place = itemgetter(0, 1)


@dataclass(eq=False, slots=True)
class Actor:
    """A person, body or other source of one article, under the fullest name it has there.

    ``gender`` is what a title, a word or a pronoun of the text says ("she", "he" or ""),
    ``first_name`` what the first name alone suggests; it only speaks against a link. It is *open*
    who somebody is that the article names and a source describes anew ("the 46-year-old").
    """

    name: str
    source_type: str
    gender: str = ""
    first_name: str = ""
    plural: bool = False
    open: bool = False
    description: Description = NOTHING
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        """Whether he or she can stand for it."""
        return self.source_type in (PERSON, "unnamed_role", "unnamed_vague") and not self.plural

    @property
    def names(self) -> frozenset[str]:
        """The names in the phrase of an actor without one ("the mayor of Leeds")."""
        if self.source_type in (PERSON, *BODIES):
            return frozenset()
        return names_in(self.name.split()[1:])

    def may_be(self, gender: str) -> bool:
        """Say whether nothing speaks against he or she."""
        return (self.gender or self.first_name) in ("", gender)

    def stands_between(self, first: tuple[int, int], end: tuple[int, int]) -> bool:
        """Say whether it is named from one place up to another."""
        at = bisect_left(self.places, first)
        return at < len(self.places) and self.places[at] < end


@dataclass
class Cast:
    """The actors an article names: persons, bodies, and persons named together.

    ``persons_at`` and ``bodies_at`` are the places of their mentions, and ``groups`` are couples
    and families ("Ron and Sheila Tapper"), all in reading order.
    """

    groups: list[Actor] = field(default_factory=list)
    persons_at: list[Mention] = field(default_factory=list)
    bodies_at: list[Mention] = field(default_factory=list)
    _persons: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _given: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _bodies: dict[str, Actor] = field(default_factory=dict)
    _words: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _initials: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _described: dict[str, list[Actor]] = field(default_factory=lambda: defaultdict(list))
    _together: dict[str, Actor] = field(default_factory=dict)

    @property
    def has_persons(self) -> bool:
        """Whether the article names anybody."""
        return bool(self._persons)

    @property
    def named(self) -> Iterator[Actor]:
        """All persons, then all bodies."""
        for some in self._persons.values():
            yield from some
        yield from self._bodies.values()

    def add_person(self, actor: Actor) -> Actor:
        """Take in a person."""
        _put(self._persons[actor.name.split()[-1].lower()], actor)
        _put(self._given[actor.name.split()[0].lower()], actor)
        return actor

    def add_body(self, actor: Actor) -> Actor:
        """Take in a body."""
        words = actor.name.lower().split()
        self._bodies[actor.name.lower()] = actor
        for word in {words[0], words[-1]}:
            _put(self._words[word], actor)
        for told in initials(actor.name):
            _put(self._initials[told], actor)
        return actor

    def settle(self) -> None:
        """Put everything in reading order, once all mentions are known."""
        for actor in self.named:
            actor.places.sort()
            for key in keys_of(actor):
                _put(self._described[key], actor)
        self.persons_at.sort(key=_place)
        self.bodies_at.sort(key=_place)
        self.groups.sort(key=lambda group: group.places[0])
        for group in self.groups:
            self._together.setdefault(group.name, group)

    def family(self, surname: str) -> Sequence[Actor]:
        """Give the persons of a surname."""
        return self._persons.get(surname.lower(), ())

    def group(self, name: str) -> Actor | None:
        """Give the couple or family of a name."""
        return self._together.get(name)

    def described(self, key: str) -> Sequence[Actor]:
        """Give the actors a noun or an age (as "age 46") is told of."""
        return self._described.get(key, ())

    def person(self, name: str, title: str = "", heard: Actor | None = None) -> Actor | None:
        """Give the one person a name can mean, by its last word and, if need be, by gender.

        Of a family the surname alone is who was *heard* last, else who is not told of as a
        relative.
        """
        words = name.split()
        fitting = self.family(words[-1])
        if len(words) > 1:
            fitting = [actor for actor in fitting if _fits(words, actor.name.split())]
        elif not fitting:
            fitting = self._given.get(name.lower(), ())
        if not fitting:
            return None
        told = gender_of_title(title)
        if told:
            fitting = [a for a in fitting if a.may_be(told)]
        if len(fitting) > 1 and told:
            fitting = [a for a in fitting if told in (a.gender, a.first_name)] or fitting
        if len(fitting) > 1 and heard in fitting:
            return heard
        if len(fitting) > 1 and len(words) == 1 and not told:
            fitting = [a for a in fitting if not a.description.nouns & words_of("relative")]
        return fitting[0] if len(fitting) == 1 else None

    def is_given(self, name: str) -> bool:
        """Say whether a word is the first name of a person named more fully."""
        return name.lower() in self._given

    def body(self, name: str) -> Actor | None:
        """Give the one body a name can mean: the same, its initials, or its first or last words.

        "Russia" is not United Russia (``framing.speech.names.has_place``).
        """
        key = name.lower()
        if key in self._bodies:
            return self._bodies[key]
        words = key.split()
        if len(words) == 1 and sum(map(str.isupper, name)) > 1:
            fitting = list(self._initials.get(name.upper(), ()))
        else:
            near = dict.fromkeys([*self._words.get(words[0], ()), *self._words.get(words[-1], ())])
            fitting = [body for body in near if _holds(words, body.name.lower().split())]
            if fitting and key in words_of("place"):
                fitting = [body for body in fitting if not has_place(body.name.lower().split())]
        return fitting[0] if len(fitting) == 1 else None

    def named_before(self, mentions: Sequence[Mention], place: tuple[int, int]) -> list[Mention]:
        """Give the last mentions before a place, the nearest last."""
        end = bisect_left(mentions, place, key=_place)
        return list(mentions[max(0, end - _OTHER) : end])


def names_in(words: Iterable[str]) -> frozenset[str]:
    """Give the words that are written as names, in small letters and without a possessive s."""
    return frozenset(
        word.lower().removesuffix("’s").removesuffix("'s") for word in words if word[:1].isupper()
    )


def _put(actors: list[Actor], actor: Actor) -> None:
    if len(actors) < _MOST and actor not in actors:
        actors.append(actor)


def keys_of(actor: Actor) -> Iterator[str]:
    """Give the nouns and the age by which a later description can mean an actor."""
    yield from actor.description.nouns
    if actor.description.age:
        yield f"age {actor.description.age}"
    if actor.source_type in BODIES:
        words = actor.name.lower().split()
        yield from words
        if words[-1] in words_of("team_name"):
            yield from words_of("team")


def _fits(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether the words of a short name stand in a longer one, in order, same last word."""
    if short[-1].lower() != long[-1].lower():
        return False
    at = 0
    for word in short[:-1]:
        while at < len(long) - 1 and not _same(word, long[at]):
            at += 1
        if at >= len(long) - 1:
            return False
        at += 1
    return True


def _same(word: str, other: str) -> bool:
    word, other = word.rstrip(".").lower(), other.rstrip(".").lower()
    return word == other or (len(word) == 1 and other.startswith(word))


def _holds(short: Sequence[str], long: Sequence[str]) -> bool:
    """Say whether a longer name begins or ends with the words of a shorter one."""
    length = len(short)
    return length < len(long) and short in (long[:length], long[-length:])


def initials(name: str) -> set[str]:
    """Give the initials of a name, with and without its small words.

    >>> sorted(initials("Ministry of Justice"))
    ['MJ', 'MOJ']
    """
    words = name.split()
    every = "".join(word[0] for word in words)
    return {every.upper(), "".join(letter for letter in every if letter.isupper())}


def gender_of_title(title: str) -> str:
    """Give she, he or "" for a title or role ("congresswoman", "Mr")."""
    title = title.rstrip(".").lower()
    return "she" if title in words_of("female") else "he" if title in words_of("male") else ""
