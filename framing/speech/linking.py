"""Whom a source stands for: a short name, "the minister", "she" or "it" tied to an actor.

A wrong link is worse than none: where two actors could be meant, the source stays open.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from framing.speech.actors import BODIES, PERSON, Actor, Cast, gender_of_title
from framing.speech.definites import Asked, named_below, of_description
from framing.speech.descriptions import Description, describe
from framing.speech.hearing import Hearing
from framing.speech.pronouns import of_pronoun, open_type
from framing.speech.sources import SourcePhrase
from framing.speech.tokens import Token
from framing.speech.vocabulary import words_of
from framing.text.values import value

#: How sure a link is, by what it rests on. Set by hand.
_SURE = {
    **{"name": 1.0, "short name": 0.95, "description": 0.9, "pronoun": 0.85, "alone": 0.75},
    **{"same words": 0.7, "new": 1.0},
}
_OTHERS, _BLANKS = re.compile(r"[^a-z0-9]+"), re.compile(r"\s+")


@value
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


class Linker:
    """Ties sources to actors, in reading order."""

    def __init__(self, cast: Cast) -> None:
        """Start with the names of an article and nobody heard."""
        self._hearing = Hearing(cast)
        self._ids: dict[Actor, str] = {}
        self._given: Counter[str] = Counter()
        self._taken: set[str] = set()

    def resolve(
        self, phrase: SourcePhrase, tokens: Sequence[Token], text: str, position: int, start: int
    ) -> Resolved:
        """Give the actor of a source at a place; *tokens* are those of its phrase."""
        if phrase.source_type == "none":
            return Resolved("none", "", "")
        if phrase.source_type == "pronoun":
            pronoun = of_pronoun(self._hearing, phrase.head, position, start)
            if pronoun is None:
                return Resolved(open_type(self._hearing, phrase.head, position, start), "", "")
            actor, ground = pronoun, "pronoun"
        else:
            asked = Asked(phrase, describe(tokens), tokens, position, start)
            actor, ground = self._of_phrase(asked, text)
        if phrase.head not in ("i", "we", "you"):
            self._hearing.hear(actor, position, start)
        if actor.open:
            return Resolved(actor.source_type, "", "", actor.gender)
        own = self._id_of(actor)
        return Resolved(actor.source_type, actor.name, own, actor.gender, _SURE[ground])

    def _id_of(self, actor: Actor) -> str:
        """Give the id of an actor: its name as plain letters, numbered where two share it."""
        if actor not in self._ids:
            own = found = slug(actor.name)
            while found in self._taken:
                self._given[own] += 1
                found = f"{own}-{self._given[own] + 1}"
            self._taken.add(found)
            self._ids[actor] = found
        return self._ids[actor]

    def _of_phrase(self, asked: Asked, text: str) -> tuple[Actor, str]:
        phrase, cast = asked.phrase, self._hearing.cast
        partisan = phrase.head in words_of("partisan") and phrase.source_type != "outlet"
        if partisan and asked.tokens[0].low == "the":
            phrase = SourcePhrase("unnamed_role", "", phrase.head, "")  # "the Kansas Republican"
            asked = Asked(phrase, asked.told, asked.tokens, asked.position, asked.start)
        if phrase.source_type == PERSON and " " not in phrase.name:
            body = None if cast.person(phrase.name) else cast.body(phrase.name)
            if body is not None:
                return body, "short name"  # "Tamarack" for Tamarack Motors
            if cast.person(phrase.name) is None and _is_thing(asked):
                return self._of_body(replace(phrase, source_type="named_organisation"))
        if phrase.source_type == PERSON and phrase.name:
            if any(token.low == "and" for token in asked.tokens):
                return self._of_several(text), "name"
            return self._of_person(phrase, asked.told)
        if phrase.name and phrase.source_type in BODIES:
            return self._of_body(phrase)
        known = of_description(self._hearing, asked) if asked.is_definite else None
        if known is not None and known[0].places[:1] == [(asked.position, asked.start)]:
            known = known[0], "new"
        if known is None and asked.position <= 1 and asked.tokens[0].low in ("a", "an"):
            below = named_below(self._hearing, asked)
            known = None if below is None else (below, "alone")
        return known or self._of_unnamed(asked, text)

    def _of_person(self, phrase: SourcePhrase, told: Description) -> tuple[Actor, str]:
        last = self._hearing.last
        actor = self._hearing.cast.person(phrase.name, phrase.title, last[2] if last else None)
        if actor is None:  # two could be meant, or the name stands in no sentence that was read
            actor = self._hearing.called(phrase.name)
            actor = actor or self._hearing.keep(Actor(phrase.name, PERSON))
        actor.gender = actor.gender or gender_of_title(phrase.title) or told.gender
        return actor, "name" if phrase.name == actor.name else "short name"

    def _of_several(self, text: str) -> Actor:
        """Give persons who speak together: an actor beside each of them."""
        known = self._hearing.cast.group(text) or self._hearing.called(text)
        return known or self._hearing.keep(Actor(text, PERSON, plural=True))

    def _of_body(self, phrase: SourcePhrase) -> tuple[Actor, str]:
        cast = self._hearing.cast
        actor = cast.body(phrase.name) or cast.add_body(Actor(phrase.name, phrase.source_type))
        return actor, "name" if actor.name == phrase.name else "short name"

    def _of_unnamed(self, asked: Asked, text: str) -> tuple[Actor, str]:
        """Give an actor without a name: a new one, or one called by the same plural before."""
        plural = asked.is_plural
        name = text[: asked.length]
        same = self._hearing.called(name)
        if same is not None and (plural or asked.is_definite or asked.is_service):
            return same, "same words"
        kind = asked.phrase.source_type
        actor = Actor(name, kind, asked.told.gender, plural=plural, description=asked.told)
        known = kind == "unnamed_role" and not plural and self._hearing.cast.has_persons
        if known and asked.is_new and asked.is_definite:
            actor.source_type, actor.open = PERSON, True  # "the 46-year-old" has a name elsewhere
        # "Librarian: ..." in a headline is named below
        bare = asked.is_bare and not asked.is_service
        return actor if bare else self._hearing.keep(actor), "new"


def _is_thing(asked: Asked) -> bool:
    """Say whether a name nobody is called by more fully is no person's ("the secret Gestapo")."""
    told = asked.told
    nouns = told.nouns - {asked.phrase.head}
    is_somebody = asked.phrase.title or nouns or told.age or told.gender
    return asked.tokens[0].low == "the" and not is_somebody


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """Give a name as an id: plain lower-case letters and digits joined by hyphens.

    >>> slug("Alexander Khinsten")
    'alexander-khinsten'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = _OTHERS.sub("-", letters).strip("-")
    return plain or _BLANKS.sub("-", name.lower()).strip("-")
