"""Whom a source stands for: a short name, "the minister", "she" or "it" tied to an actor.

A wrong link is worse than none: where two actors could be meant, the source stays open.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from framing.speech.cast import Actor, Cast, gender_of_title
from framing.speech.descriptions import Description, describe
from framing.speech.sources import SourcePhrase
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of

_MEMORY = 40
_NEAR = 2
_OWNER = 5
#: How sure a link is, by what it rests on.
_SURE = {"name": 1.0, "short name": 0.95, "description": 0.9, "pronoun": 0.85, "alone": 0.75}
_OPEN = {
    "they": "collective",
    "their": "collective",
    "them": "collective",
    "you": "collective",
    "i": "outlet",
    "my": "outlet",
    "we": "outlet",
    "our": "outlet",
}  # what a pronoun stands for where it can be tied to nobody
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_ANYBODY = frozenset({"man", "woman", "boy", "girl"})
_NEW = frozenset({"former", "retired", "ex", "onetime", "then"})
_NAMED = "named_person"
_PERSONS = frozenset({_NAMED, "unnamed_role", "unnamed_vague"})
_BODIES = frozenset({"named_organisation", "outlet"})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source with the actor it stands for: type, fullest name, id, gender and confidence.

    ``source_id`` is "" and ``confidence`` NaN where it stays open; ``gender`` is "she", "he", or
    "" where no title, word or pronoun of the text says so.
    """

    source_type: str
    name: str
    source_id: str
    gender: str = ""
    confidence: float = float("nan")


@dataclass(frozen=True, slots=True)
class _Heard:
    position: int
    start: int
    actor: Actor


class Linker:
    """Ties sources to actors, in reading order; remembers who was heard."""

    def __init__(self, cast: Cast) -> None:
        """Start with the names of an article and nobody heard."""
        self._cast = cast
        self._heard: list[_Heard] = []
        self._unnamed: list[Actor] = []
        self._ids: dict[int, str] = {}

    def resolve(
        self, phrase: SourcePhrase, tokens: Sequence[Token], text: str, position: int, start: int
    ) -> Resolved:
        """Give the actor of a source at a place; *tokens* are those of its phrase."""
        if phrase.source_type == "none":
            return Resolved("none", "", "")
        if phrase.source_type == "pronoun":
            found = self._of_pronoun(phrase.head, position, start)
            if found is None:
                return Resolved(self._open_type(phrase.head, position, start), "", "")
            actor, ground = found
        else:
            actor, ground = self._of_phrase(phrase, tokens, text, position, start)
        if phrase.head not in ("i", "we", "you"):
            self._heard.append(_Heard(position, start, actor))
        if actor.open:
            return Resolved(actor.source_type, "", "", actor.gender)
        return Resolved(
            actor.source_type, actor.name, self._id_of(actor), actor.gender, _SURE[ground]
        )

    def _id_of(self, actor: Actor) -> str:
        """Give the id of an actor: its name as plain letters, numbered where two share it."""
        if id(actor) not in self._ids:
            own = slug(actor.name)
            taken = set(self._ids.values())
            number = 2
            while own in taken:
                own = f"{slug(actor.name)}-{number}"
                number += 1
            self._ids[id(actor)] = own
        return self._ids[id(actor)]

    # --- phrases ------------------------------------------------------------------------------

    def _of_phrase(
        self, phrase: SourcePhrase, tokens: Sequence[Token], text: str, position: int, start: int
    ) -> tuple[Actor, str]:
        told = describe(tokens)
        if phrase.head in words_of("partisan") and tokens[0].low == "the":
            phrase = SourcePhrase("unnamed_role", "", phrase.head, "")  # "the Kansas Republican"
        short = phrase.source_type == _NAMED and " " not in phrase.name
        if short and self._cast.person(phrase.name) is None:
            body = self._cast.body(phrase.name)  # "Tamarack" for Tamarack Motors
            if body is not None:
                return body, "short name"
        if phrase.source_type == "named_person" and phrase.name:
            if any(t.low == "and" for t in tokens):
                return self._of_several(text), "name"
            return self._of_person(phrase, told)
        if phrase.name and phrase.source_type in _BODIES:
            return self._of_body(phrase)
        # headlines leave articles out: "City head confirms attack"
        several = _is_plural(tokens) and phrase.head not in words_of("service")
        headed = position == 0 and not (several or tokens[0].low in vocabulary().kinds)
        if headed or _is_definite(tokens):
            known = self._of_description(phrase, told, tokens, position, start)
            if known is not None:
                return known
        if position <= 1 and tokens[0].low in ("a", "an"):
            known = self._named_below(phrase, told)
            if known is not None:
                return known
        return self._of_unnamed(phrase, told, tokens, text)

    def _named_below(self, phrase: SourcePhrase, told: Description) -> tuple[Actor, str] | None:
        """Give who "a judge" in a headline or lead is, where the text below names one judge."""
        if phrase.head == "couple" and len(self._cast.groups) == 1:
            return self._cast.groups[0], "alone"
        below = [
            actor
            for actor in self._cast.named
            if actor.is_person and _describes(told, phrase.head, actor)
        ]
        return (below[0], "alone") if len(below) == 1 else None

    def _of_person(self, phrase: SourcePhrase, told: Description) -> tuple[Actor, str]:
        actor = self._cast.person(phrase.name, phrase.title, self._heard_last())
        if actor is None:  # two could be meant, or the name stands in no sentence that was read
            known = [a for a in self._unnamed if a.name == phrase.name]
            actor = known[0] if known else Actor(phrase.name, "named_person")
            if not known:
                self._unnamed.append(actor)
        actor.gender = actor.gender or gender_of_title(phrase.title) or told.gender
        full = phrase.name.split()[-1] == actor.name.split()[-1] and phrase.name == actor.name
        return actor, "name" if full else "short name"

    def _heard_last(self) -> Actor | None:
        return self._heard[-1].actor if self._heard else None

    def _of_several(self, text: str) -> Actor:
        """Give persons who speak together: an actor beside each of them."""
        every = [*self._cast.groups, *self._unnamed]
        known = next((a for a in every if a.name == text), None)
        if known is None:
            known = Actor(text, "named_person", plural=True)
            self._unnamed.append(known)
        return known

    def _of_body(self, phrase: SourcePhrase) -> tuple[Actor, str]:
        actor = self._cast.body(phrase.name)
        if actor is None:
            actor = self._cast.bodies[phrase.name.lower()] = Actor(phrase.name, phrase.source_type)
        return actor, "name" if actor.name == phrase.name else "short name"

    def _of_description(
        self,
        phrase: SourcePhrase,
        told: Description,
        tokens: Sequence[Token],
        position: int,
        start: int,
    ) -> tuple[Actor, str] | None:
        """Give the one actor that "the former inspector" or "the company" can mean."""
        body = phrase.source_type in _BODIES
        owned = tokens[0].low in _POSSESSIVE or any(t.low == "'s" for t in tokens)
        every = [*self._cast.named, *self._unnamed]
        fitting = [a for a in every if _describes(told, phrase.head, a)]
        if len(fitting) > 1:
            closer = [a for a in fitting if told.words & _all_words(a)]
            fitting = closer or fitting
        if len(fitting) > 1:
            fitting = self._near(fitting, position, start)
        if len(fitting) == 1:
            return fitting[0], "description"
        if owned and phrase.head in words_of("relative"):
            other = self._of_family(told, position, start)
            return None if other is None else (other, "description")
        if fitting or owned:
            return None
        if phrase.head in words_of("firm"):
            for within in (0, 1, _NEAR, position):
                firms = {a for a in self._bodies(position, start, within) if _is_firm(a)}
                if firms:
                    return (firms.pop(), "alone") if len(firms) == 1 else None
            return None
        if body or phrase.source_type != "unnamed_role" or _is_plural(tokens):
            return None
        person = self._so_called(told, position, start)
        return None if person is None else (person, "alone")

    def _so_called(self, told: Description, position: int, start: int) -> Actor | None:
        """Give the person a new description is put for ("the 67-year-old", "the former nurse").

        An age, a past post, a party or a word that shows the gender tells something new of somebody
        known: of the one person near.
        """
        before = self._mentions(position, start)
        fitting = {
            actor
            for _, _, actor in before
            if (not told.gender or actor.may_be(told.gender))
            and not (told.age and actor.description.age)
        }
        if len(told.nouns) == 1 and told.nouns <= _ANYBODY and not told.words:
            return self._person(told.gender, position, start)  # "the man" is he
        if not (_is_new(told) or told.gender):
            return None
        return fitting.pop() if len(fitting) == 1 else None

    def _of_family(self, told: Description, position: int, start: int) -> Actor | None:
        """Give the one who shares the surname of who was named last ("his wife")."""
        before = [a for _, _, a in self._mentions(position, start) if a.source_type == _NAMED]
        if not before:
            return None
        surname = before[-1].name.split()[-1].lower()
        others = [
            actor
            for actor in self._cast.persons.get(surname, ())
            if actor is not before[-1] and (not told.gender or actor.may_be(told.gender))
        ]
        return others[0] if len(others) == 1 else None

    def _near(self, actors: Iterable[Actor], position: int, start: int) -> list[Actor]:
        """Give those of some actors that were named or heard shortly before a place."""
        floor = (position - _NEAR, 0)
        heard = {id(h.actor) for h in self._heard if (h.position, h.start) >= floor}
        return [
            actor
            for actor in actors
            if id(actor) in heard or any(floor <= p < (position, start) for p in actor.places)
        ]

    def _bodies(self, position: int, start: int, within: int) -> set[Actor]:
        """Give the bodies named in this paragraph or some before it, outlets apart."""
        end = bisect_left(self._cast.bodies_at, (position, start), key=lambda m: m[:2])
        return {
            actor
            for place, _, actor in self._cast.bodies_at[max(0, end - _MEMORY) : end]
            if place >= position - within and actor.source_type != "outlet"
        }

    def _of_unnamed(
        self, phrase: SourcePhrase, told: Description, tokens: Sequence[Token], text: str
    ) -> tuple[Actor, str]:
        """Give an actor without a name: a new one, or one called by the same plural before."""
        plural = _is_plural(tokens)
        same = [a for a in self._unnamed if a.name.lower() == text.lower()]
        if same and (plural or _is_definite(tokens)):
            return same[0], "name"
        kind = phrase.source_type
        known = kind == "unnamed_role" and _is_new(told) and _is_definite(tokens) and not plural
        actor = Actor(text, kind, gender=told.gender, plural=plural)
        if known and self._cast.persons:  # "the 46-year-old": somebody named, but who stays open
            actor.source_type, actor.open = "named_person", True
        actor.description = told
        if not _is_bare(tokens):  # "Librarian: ..." in a headline is named below
            self._unnamed.append(actor)
        return actor, "name"

    # --- pronouns -----------------------------------------------------------------------------

    def _of_pronoun(self, pronoun: str, position: int, start: int) -> tuple[Actor, str] | None:
        if pronoun in ("he", "she", "his", "her", "him"):
            actor = self._person("she" if pronoun in ("she", "her") else "he", position, start)
        elif pronoun in ("they", "their", "them"):
            actor = self._several(position, start)
        elif pronoun in ("it", "its"):
            actor = self._thing(position, start)
        else:
            return None
        return None if actor is None else (actor, "pronoun")

    def _person(self, gender: str, position: int, start: int) -> Actor | None:
        """Give the one person he or she can stand for: who spoke last, else who was named last."""
        before = self._mentions(position, start)
        fitting = {actor for _, _, actor in before if actor.may_be(gender)}
        last = self._heard[-1] if self._heard else None
        if last is not None and position - last.position <= 1 and _may_speak(last.actor, gender):
            since = {a for p, s, a in before if (p, s) > (last.position, last.start)}
            if not (since - {last.actor}) & fitting:
                return self._known_as(last.actor, gender)
        here = {a for p, _, a in before if p == position and a.may_be(gender)} or fitting
        if len(here) != 1:
            here = {a for a in here or fitting if gender in (a.gender, a.first_name)}
        elif len(fitting) > 1:  # another stands in the paragraph before
            here = {a for a in here if gender in (a.gender, a.first_name)}
        return self._known_as(here.pop(), gender) if len(here) == 1 else None

    def _mentions(self, position: int, start: int) -> list[tuple[int, int, Actor]]:
        """Give the persons named or heard in this paragraph and the one before it."""
        mentions = self._cast.mentions
        end = bisect_left(mentions, (position, start), key=lambda m: m[:2])
        named = [m for m in mentions[max(0, end - _MEMORY) : end] if m[0] >= position - 1]
        heard = [
            (h.position, h.start, h.actor)
            for h in self._heard[-_MEMORY:]
            if h.position >= position - 1 and h.actor.is_person and not h.actor.plural
        ]
        return sorted([*named, *heard], key=lambda m: m[:2])

    def _known_as(self, actor: Actor, gender: str) -> Actor:
        actor.gender = actor.gender or gender
        return actor

    def _several(self, position: int, start: int) -> Actor | None:
        """Give the plural source that spoke last, if near, else the one couple named."""
        for heard in self._heard[:-4:-1]:
            if position - heard.position > 1:
                break
            if heard.actor.plural or heard.actor.source_type == "collective":
                return heard.actor
        groups = [actor for actor in self._cast.groups if self._near([actor], position, start)]
        return groups[0] if len(groups) == 1 else None

    def _thing(self, position: int, start: int) -> Actor | None:
        """Give the body or document that spoke last, or the one body named shortly before."""
        last = self._heard[-1] if self._heard else None
        near = last is not None and position - last.position <= 1
        if near and last is not None and last.actor.source_type in (*_BODIES, "document"):
            return last.actor
        named = {
            actor
            for place, at, actor in self._cast.bodies_at
            if position - 1 <= place and (place, at) < (position, start)
        }
        return named.pop() if len(named) == 1 else None

    def _open_type(self, pronoun: str, position: int, start: int) -> str:
        """Say what a pronoun that is tied to nobody counts as."""
        if pronoun not in ("he", "she", "his", "her", "him"):
            return _OPEN.get(pronoun, "none")
        gender = "she" if pronoun in ("she", "her") else "he"
        end = bisect_left(self._cast.mentions, (position, start), key=lambda m: m[:2])
        earlier = self._cast.mentions[max(0, end - _MEMORY) : end]
        named = any(actor.may_be(gender) for _, _, actor in earlier)
        return "named_person" if named else "unnamed_role"


def _is_new(told: Description) -> bool:
    """Say whether a description is new of somebody known: age, past post, party, children."""
    nouns = words_of("partisan") | words_of("parent")
    return bool(told.age or told.words & _NEW or told.nouns & nouns)


def _is_firm(actor: Actor) -> bool:
    """Say whether "the company" can mean a body: no other kind of body is told of it."""
    known = {*actor.name.lower().split(), *actor.description.nouns}
    others = {w for w in known if vocabulary().is_source(w, "organisation")} - words_of("firm")
    return not others


def _may_speak(actor: Actor, gender: str) -> bool:
    return actor.source_type in _PERSONS and not actor.plural and actor.may_be(gender)


def _describes(told: Description, head: str, actor: Actor) -> bool:
    """Say whether a description can be that of an actor: its noun, its age, a word of its name."""
    if told.age:
        return told.age == actor.description.age
    if told.gender and not actor.may_be(told.gender):
        return False
    if head in actor.description.nouns:
        return True
    if actor.source_type not in _BODIES:
        return False
    words = actor.name.lower().split()
    return head in words or (head in words_of("team") and words[-1] in words_of("team_name"))


def _all_words(actor: Actor) -> set[str]:
    return {*actor.description.words, *actor.name.lower().split()}


def _is_definite(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase means somebody known: "the aide", "its maker", a bare "Minister".

    "Police" is no such noun: any force may be meant.
    """
    if len(tokens) == 1 and tokens[0].low in words_of("service"):
        return False
    first = tokens[0].low
    owned = first not in ("a", "an") and any(t.low == "'s" for t in tokens[:_OWNER])
    if owned or first in _DEFINITE or first in _POSSESSIVE:
        return True
    return _is_bare(tokens)


def _is_bare(tokens: Sequence[Token]) -> bool:
    """Say whether a noun stands without an article, as in a headline."""
    return len(tokens) == 1 and not tokens[0].low.endswith("s") and tokens[0].text[0].isupper()


def _is_plural(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase means several people ("two officials")."""
    words = [t.low for t in tokens if t.kind == "word"]
    if not words or words[0] in ("a", "an", "one", "another"):
        return False
    cut = next((i for i, w in enumerate(words) if i and w in words_of("ends_head")), len(words))
    return words[cut - 1].endswith("s") or words[cut - 1] in words_of("plural") or words[0] in (
        "two", "three", "four", "five", "six", "several", "some", "many", "both", "few",
    )  # fmt: skip


def slug(name: str) -> str:
    """Give a name as an id: plain lower-case letters and digits joined by hyphens.

    >>> slug("Alexander Khinsten")
    'alexander-khinsten'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return plain or re.sub(r"\s+", "-", name.lower()).strip("-")
