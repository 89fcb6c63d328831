"""Literal or figurative: what the phrases beside a loaded word say about its use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from framing.articles import Paragraph
from framing.extractors.loaded_phrases import Beside, Phrase, Token, beside, phrase_at
from framing.text.casing import has_inner_capital
from framing.text.spans import Stretch

#: Fields whose words make a verb or noun figurative: who acts or is acted upon, and what is
#: decided, said or hoped; and the adjectives that say in which respect ("moral poison").
PEOPLE, MATTERS, PUBLIC = "people", "matters", "public"
#: Two further sorts of a phrase: a name, and a thing of a field in which the word is literal.
NAME, FIELD = "name", "field"
#: What leads in the place or tool of a deed; "for", "over" and "about" lead in its reason.
_PLACES = frozenset(
    [
        "across",
        "against",
        "along",
        "at",
        "by",
        "from",
        "in",
        "inside",
        "into",
        "near",
        "off",
        "on",
        "onto",
        "through",
        "to",
        "toward",
        "towards",
        "under",
        "with",
        "within",
    ]
)
_REASONS = frozenset(["for", "over", "about"])
#: Kinds of the list that hold verbs, and those that hold adjectives for the most part.
_VERBS = "dramatic_verb"
_ADJECTIVES = frozenset(["emotive", "glorifying", "intensifier"])


@dataclass(frozen=True)
class Company:
    """What stands beside a word (*own*) in its clause, and what that makes of it.

    *told* gives the places of each field in the sentence; *fields* are those in which the word
    would be literal; *kind* is that of the list.
    """

    paragraph: Paragraph
    clause: Stretch
    own: Stretch
    told: Mapping[str, Sequence[Stretch]]
    fields: frozenset[str]
    kind: str

    @cached_property
    def is_verb(self) -> bool:
        """Whether the word is used as a verb: not headed by an article, nor first in its clause."""
        if self.kind != _VERBS:
            return False
        if self._beside.is_headed:
            return bool(self._beside.governed.tokens)
        return bool(self._beside.before) or self._word.endswith(("ed", "ing"))

    @property
    def _word(self) -> str:
        return self.own.of(self.paragraph.plain)

    @cached_property
    def is_figurative(self) -> bool:
        """Say whether the phrase that is governed, or the subject, takes the word figuratively.

        A matter (a plan, a hope) does, as object or as what is spoken of; people and names do as
        objects where no thing of a field acts (the storm battered the town's people); so do the
        reason for which people are struck (slammed over), and an adjective of public life.
        """
        governed = self._sort_of(self._beside.governed)
        if governed in (PEOPLE, NAME):
            takes = self.is_verb or (governed == PEOPLE and self._may_describe)
            return takes and self._subject != FIELD
        if governed:
            return governed == MATTERS
        place = self._beside.place
        if place.preposition in _PLACES and self._sort_of(place) == FIELD:
            return False
        if self._predicates and self._subject == PEOPLE:
            return self.is_verb and place.preposition in _REASONS
        return self._is_public or (self._predicates and self._subject == MATTERS)

    def shows(self, place: Stretch, *, is_body: bool) -> bool:
        """Say whether the field's word at *place* speaks for a literal use.

        It does not where it only describes the head of its phrase (the football club's owners).
        A body must be the subject or object of a verb, or its place, or what an adjective or noun
        belongs to; so must any word where an adjective has its noun, which then decides (radical
        surgery). Else a setting holds throughout.
        """
        if self._describes(place):
            return False
        must_stand_beside = self._has_noun or (is_body and self._has_phrases)
        return not must_stand_beside or self._is_beside(place)

    @property
    def _has_noun(self) -> bool:
        """Whether the word is an adjective with its noun."""
        governed = self._beside.governed.tokens
        return self.kind in _ADJECTIVES and bool(governed) and not self._beside.is_of

    @property
    def _has_phrases(self) -> bool:
        """Whether a body must stand beside: not for a deed told as a noun (the blast)."""
        return self.is_verb or self.kind != _VERBS

    def _is_beside(self, place: Stretch) -> bool:
        return any(token.start == place.start for phrase in self._bodies for token in phrase.tokens)

    @property
    def _may_describe(self) -> bool:
        """Whether the word may be an adjective of what follows, by its form and place."""
        return not (self._beside.is_of or self._word.endswith("s"))

    @cached_property
    def _bodies(self) -> tuple[Phrase, ...]:
        place = self._beside.place
        near = (place,) if place.preposition in _PLACES or place.preposition == "of" else ()
        return (*self._beside.before, self._beside.governed, *near)

    @cached_property
    def _beside(self) -> Beside:
        return beside(self.paragraph.plain, self.own, self.clause)

    @cached_property
    def _subject(self) -> str:
        """The sort of the nearest phrase on the left that no preposition leads in."""
        sorts = (self._sort_of(p) for p in self._beside.before if not p.preposition)
        return next((sort for sort in sorts if sort), "")

    @property
    def _predicates(self) -> bool:
        """Whether the word says something of the phrase before it (the plan was torpedoed)."""
        return any(phrase.auxiliary for phrase in self._beside.before[:1])

    @property
    def _is_public(self) -> bool:
        before = self._beside.before[:1]
        last = before[0].tokens[-1] if before else None
        return last is not None and last.end + 1 == self.own.start and self._is_told(PUBLIC, last)

    def _sort_of(self, phrase: Phrase) -> str:
        """Give what the last telling word of a phrase makes of it, or nothing.

        One who belongs to a field acts as a thing of it (the soldier), and is acted on as a
        person; a thing with its own name is a thing (Storm Ciara).
        """
        sort = ""
        for token in reversed(phrase.tokens):
            if token.text.endswith(("'s", "s'")):
                return sort
            is_field = self._is_field(token)
            if self._is_told(MATTERS, token):
                return sort or MATTERS
            if self._is_told(PEOPLE, token):
                acts = is_field and phrase is not self._beside.governed
                return sort or (FIELD if acts else PEOPLE)
            if is_field:
                return sort if sort and phrase is self._beside.governed else FIELD
            if has_inner_capital(self.paragraph, token.start):
                sort = NAME
        return sort

    def _describes(self, place: Stretch) -> bool:
        """Say whether the word only describes a head that is no thing of a field, or a name."""
        text = self.paragraph.plain
        end = self.own.start if place.start < self.own.start else self.clause.end
        phrase = phrase_at(text, place.start, max(end, place.end))
        rest = phrase.tokens[1:]
        if rest and text[rest[-1].end : self.own.start] == " ":
            return False  # it describes the loaded word itself
        if not self._is_beside(place):
            return False
        if self.is_verb and text.startswith("'s", place.end):
            return not any(self._is_field(token) for token in rest)
        heads = (MATTERS, PEOPLE, NAME) if self.is_verb else (MATTERS, PEOPLE)
        return bool(rest) and self._sort_of(Phrase(rest)) in heads

    def _is_field(self, token: Token) -> bool:
        return any(self._is_told(name, token) for name in self.fields)

    def _is_told(self, name: str, token: Token) -> bool:
        places = self.told.get(name, ())
        at = bisect_left(places, (token.start,))
        return at < len(places) and places[at].start == token.start
