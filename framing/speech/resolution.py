"""Whom a source stands for: a full name for a short one, an actor for a pronoun."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from framing.speech.actors import Actors, Mention, clash, gender_of_title
from framing.speech.sources import SourcePhrase
from framing.speech.vocabulary import words_of

_MEMORY = 40
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


@dataclass(frozen=True, slots=True)
class Resolved:
    """A source with the actor it stands for: type, full name, id ("" where open)."""

    source_type: str
    name: str
    source_id: str


class Resolver:
    """Resolves sources in reading order; remembers who spoke last."""

    def __init__(self, actors: Actors) -> None:
        """Start with the names of an article and nobody heard."""
        self._actors = actors
        self._last: tuple[int, int, Resolved] | None = None
        self._pronoun: dict[str, str] = dict(actors.gender)
        self._organisations: dict[str, str] = {}

    def resolve(self, phrase: SourcePhrase, text: str, position: int, start: int) -> Resolved:
        """Give the actor of a source at a place."""
        if phrase.source_type == "none":
            return Resolved("none", "", "")
        if phrase.source_type == "pronoun":
            found = self._of_pronoun(phrase.head, position, start)
        else:
            found = self._of_phrase(phrase, text)
        if found.source_type != "none" and phrase.head not in ("i", "we", "you"):
            self._last = (position, start, found)
        return found

    def _of_phrase(self, phrase: SourcePhrase, text: str) -> Resolved:
        if phrase.source_type == "named_person":
            name = self._actors.core(phrase.name, phrase.title)
            if phrase.title and gender_of_title(phrase.title):
                self._pronoun.setdefault(name, gender_of_title(phrase.title))
            return Resolved("named_person", name, slug(name))
        if phrase.name:
            self._organisations.setdefault(phrase.name.split()[-1].lower(), phrase.name)
            return Resolved(phrase.source_type, phrase.name, slug(phrase.name))
        words = text.split()
        described = phrase.source_type in ("unnamed_role", "named_organisation")
        if described and len(words) <= 3 and words[0].lower() == "the":
            known = self._of_description(phrase.head, bare=len(words) == 2)
            if known is not None:
                return known
        return Resolved(phrase.source_type, text, "")

    def _of_description(self, head: str, *, bare: bool) -> Resolved | None:
        """Give the one person or body that "the governor" or "the ministry" can mean."""
        holders = {self._actors.core(n) for n in self._actors.roles.get(head, ())}
        if bare and len(holders) == 1:
            name = holders.pop()
            return Resolved("named_person", name, slug(name))
        organisation = self._organisations.get(head)
        if organisation:
            return Resolved("named_organisation", organisation, slug(organisation))
        return None

    def _of_pronoun(self, pronoun: str, position: int, start: int) -> Resolved:
        last = self._last
        near = last is not None and position - last[0] <= 1
        if pronoun in ("he", "she", "his", "her", "him"):
            wanted = "she" if pronoun in ("she", "her") else "he"
            return self._of_person(wanted, position, start)
        if pronoun in ("they", "their", "them", "it", "its") and near and last is not None:
            plural = pronoun.startswith("the")
            kind = last[2].source_type
            fits = (
                kind in ("collective", "unnamed_vague")
                if plural
                else kind in ("named_organisation", "document", "outlet")
            )
            if plural and kind == "unnamed_role":
                fits = _is_plural(last[2].name)
            if fits:
                return Resolved(kind, last[2].name, last[2].source_id)
        return Resolved(_OPEN.get(pronoun, "none"), "", "")

    def _gender_of(self, name: str) -> str:
        """Give she, he or "" for a person: by title, by an earlier pronoun, or by first name."""
        first = name.split()[0].lower() if name else ""
        known = self._pronoun.get(name, "")
        if known:
            return known
        return "she" if first in words_of("woman") else "he" if first in words_of("man") else ""

    def _of_person(self, wanted: str, position: int, start: int) -> Resolved:
        """Link he or she where only one person can be meant."""
        mentions = self._actors.mentions
        end = bisect_left(mentions, (position, start), key=lambda m: (m.position, m.start))
        before = [m for m in mentions[max(0, end - _MEMORY) : end] if m.position >= position - 1]
        fitting = self._fitting(before, wanted)
        speaker = self._speaker(wanted, position, before, fitting)
        if speaker is not None:
            return speaker
        nearest = self._fitting([m for m in before if m.position == position], wanted) or fitting
        if len(nearest) == 1:
            name = nearest.pop()
            self._pronoun.setdefault(name, wanted)
            return Resolved("named_person", name, slug(name))
        named = self._may_be_named(end, wanted)
        return Resolved("named_person" if named else "unnamed_role", "", "")

    def _fitting(self, mentions: Sequence[Mention], wanted: str) -> set[str]:
        """Give the persons mentioned whom he or she can stand for."""
        names = {self._actors.core(m.name, m.title) for m in mentions}
        return {name for name in names if not clash(self._gender_of(name), wanted)}

    def _speaker(
        self, wanted: str, position: int, before: Sequence[Mention], fitting: set[str]
    ) -> Resolved | None:
        """Give who spoke last, if near and of the right gender, and nobody else came between."""
        if self._last is None or position - self._last[0] > 1:
            return None
        last = self._last[2]
        if last.source_type == "unnamed_role" and not fitting and not _is_plural(last.name):
            return last
        if last.source_type != "named_person" or clash(self._gender_of(last.name), wanted):
            return None
        since = [m for m in before if (m.position, m.start) > self._last[:2]]
        between = {self._actors.core(m.name, m.title) for m in since} - {last.name}
        if between & fitting:
            return None
        if last.name:
            self._pronoun.setdefault(last.name, wanted)
        return last

    def _may_be_named(self, end: int, wanted: str) -> bool:
        """Say whether any of the first *end* mentions can be meant by he or she."""
        earlier = self._actors.mentions[:end]
        return any(
            not clash(self._gender_of(self._actors.core(m.name, m.title)), wanted)
            for m in earlier[-_MEMORY:]
        )


def _is_plural(phrase: str) -> bool:
    """Say whether a role without a name means several people ("two officials")."""
    words = phrase.lower().rstrip(".").split()
    return bool(words) and words[0] not in ("a", "an", "one") and words[-1].endswith("s")


def slug(name: str) -> str:
    """Give a name as an id: plain lower-case letters and digits joined by hyphens.

    >>> slug("Alexander Khinsten")
    'alexander-khinsten'
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
    return plain or re.sub(r"\s+", "-", name.lower()).strip("-")
