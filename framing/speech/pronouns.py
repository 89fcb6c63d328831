"""Whom "he", "they" or "it" stands for, where only one can be meant."""

from __future__ import annotations

from framing.speech.actors import BODIES, PERSON, Actor
from framing.speech.hearing import Hearing

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
_GENDERS = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}


def of_pronoun(hearing: Hearing, pronoun: str, position: int, start: int) -> Actor | None:
    """Give the one actor a pronoun at a place can stand for."""
    if pronoun in _GENDERS:
        return of_gender(hearing, _GENDERS[pronoun], position, start)
    if pronoun in ("they", "their", "them"):
        return _several(hearing, position, start)
    return _thing(hearing, position, start) if pronoun in ("it", "its") else None


def of_gender(hearing: Hearing, gender: str, position: int, start: int) -> Actor | None:
    """Give the one person he or she can be: who spoke last, else who was named last."""
    before = hearing.persons(position, start)
    fitting = {actor for _, _, actor in before if actor.may_be(gender)}
    last = hearing.last
    if (
        last is not None
        and position - last[0] <= 1
        and last[2].is_person
        and last[2].may_be(gender)
    ):
        since = {a for p, s, a in before if (p, s) > last[:2]}
        if not (since - {last[2]}) & fitting:
            return _known_as(last[2], gender)
    here = {a for p, _, a in before if p == position and a.may_be(gender)} or fitting
    if len(here) != 1 or len(fitting) > 1:  # others may be meant: only a known gender tells
        here = {a for a in here if gender in (a.gender, a.first_name)}
    return _known_as(here.pop(), gender) if len(here) == 1 else None


def _known_as(actor: Actor, gender: str) -> Actor:
    actor.gender = actor.gender or gender
    return actor


def _several(hearing: Hearing, position: int, start: int) -> Actor | None:
    """Give the plural source that spoke last, if near, else the one couple named."""
    for place, _, actor in hearing.heard[:-4:-1]:
        if position - place > 1:
            break
        if actor.plural or actor.source_type == "collective":
            return actor
    groups = list(hearing.groups(position, start))
    return groups[0] if len(groups) == 1 else None


def _thing(hearing: Hearing, position: int, start: int) -> Actor | None:
    """Give the body or document that spoke last, or the one body named shortly before."""
    last = hearing.last
    if (
        last is not None
        and position - last[0] <= 1
        and last[2].source_type in (*BODIES, "document")
    ):
        return last[2]
    named = hearing.cast.named_before(hearing.cast.bodies_at, (position, start))
    near = {actor for place, _, actor in named if place >= position - 1}
    return near.pop() if len(near) == 1 else None


def open_type(hearing: Hearing, pronoun: str, position: int, start: int) -> str:
    """Say what a pronoun that is tied to nobody counts as."""
    if pronoun not in _GENDERS:
        return _OPEN.get(pronoun, "none")
    earlier = hearing.cast.named_before(hearing.cast.persons_at, (position, start))
    named = any(actor.may_be(_GENDERS[pronoun]) for _, _, actor in earlier)
    return PERSON if named else "unnamed_role"
