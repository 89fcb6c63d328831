"""Whom "the former inspector", "its owner" or "the company" means, where only one can be meant."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.actors import BODIES, PERSON, Actor, names_in
from framing.speech.descriptions import Description
from framing.speech.hearing import NEAR, Hearing
from framing.speech.pronouns import of_gender
from framing.speech.sources import SourcePhrase
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of
from framing.text.values import value

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_ANYBODY = frozenset({"man", "woman", "boy", "girl"})
_NEW = frozenset({"former", "retired", "ex", "onetime", "then"})
_SEVERAL = frozenset(
    {"two", "three", "four", "five", "six", "several", "some", "many", "both", "few"}
)
_RELATIVE = frozenset({"who", "whom", "whose", "which"})
_OWNER = 5


@value
class Asked:
    """A phrase without a name: as read, what it tells, its tokens, and where it stands."""

    phrase: SourcePhrase
    told: Description
    tokens: Sequence[Token]
    position: int
    start: int

    @property
    def is_owned(self) -> bool:
        """Whether an owner stands in it: "its maker", "the firm's owner"."""
        return self.tokens[0].low in _POSSESSIVE or any(t.low == "'s" for t in self.tokens)

    @property
    def length(self) -> int:
        """How many letters of it there are before a clause: "An aide, who asked ..." is an aide."""
        tokens = self.tokens
        kept = 1
        while kept < len(tokens) and tokens[kept].low not in _RELATIVE:
            kept += 1
        while kept > 1 and tokens[kept - 1].kind == "mark" and tokens[kept - 1].text in ",–—-":
            kept -= 1
        return tokens[kept - 1].end - tokens[0].start

    @property
    def names(self) -> frozenset[str]:
        """The names in it: "the mayor of Leeds" is not "the mayor of York"."""
        return names_in(token.text for token in self.tokens[1:])

    @property
    def is_plural(self) -> bool:
        """Whether it means several people ("two officials")."""
        words = [t.low for t in self.tokens if t.kind == "word"]
        if not words or words[0] in ("a", "an", "one", "another"):
            return False
        if self._is_joined:
            return True
        ends = words_of("ends_head")
        head = words[next((i for i, w in enumerate(words) if i and w in ends), len(words)) - 1]
        return head.endswith("s") or head in words_of("plural") or words[0] in _SEVERAL

    @property
    def _is_joined(self) -> bool:
        """Whether it names two side by side ("Tom Reed and his wife", "a nurse and two aides")."""
        vocab = vocabulary()
        for at, token in enumerate(self.tokens[:-1]):
            following = self.tokens[at + 1].low
            if at and token.low == "and":
                return following in vocab.determiners or following in _POSSESSIVE
            if at and token.low in words_of("ends_head"):
                return False
        return False

    @property
    def is_bare(self) -> bool:
        """Whether it is a noun without an article, as in a headline."""
        token = self.tokens[0]
        return len(self.tokens) == 1 and token.low[-1] != "s" and token.text[0].isupper()

    @property
    def is_service(self) -> bool:
        """Whether it is a bare service of many, as "Police"."""
        return len(self.tokens) == 1 and self.tokens[0].low in words_of("service")

    @property
    def is_definite(self) -> bool:
        """Whether it means somebody known: "the aide", "its maker", a bare "Minister".

        "Police" is no such noun: any force may be meant. Headlines leave articles out.
        """
        first, head = self.tokens[0].low, self.phrase.head
        if self.position == 0 and first not in vocabulary().kinds:
            return head in words_of("service") or not self.is_plural
        if self.is_service:
            return False
        owned = first not in ("a", "an") and any(t.low == "'s" for t in self.tokens[:_OWNER])
        return owned or first in _DEFINITE or first in _POSSESSIVE or self.is_bare

    @property
    def is_new(self) -> bool:
        """Whether it tells something new of somebody: an age, past post, party, children."""
        nouns = words_of("partisan") | words_of("parent")
        return bool(self.told.age or self.told.words & _NEW or self.told.nouns & nouns)


def of_description(hearing: Hearing, asked: Asked) -> tuple[Actor, str] | None:
    """Give the one actor a definite phrase can mean, and on what ground."""
    fitting = described(hearing, asked)
    if len(fitting) > 1:
        fitting = [a for a in fitting if asked.told.words & _words(a)] or fitting
    if len(fitting) > 1:
        fitting = hearing.near(fitting, asked.position, asked.start)
    if len(fitting) == 1:
        return fitting[0], "description"
    head = asked.phrase.head
    if asked.is_owned and head in words_of("relative"):
        other = _of_family(hearing, asked)
        return None if other is None else (other, "description")
    if fitting or asked.is_owned:
        return None
    if head in words_of("firm"):
        firm = _firm(hearing, asked)
        return None if firm is None else (firm, "alone")
    if asked.phrase.source_type != "unnamed_role" or asked.is_plural:
        return None
    person = _so_called(hearing, asked)
    return None if person is None else (person, "alone")


def described(hearing: Hearing, asked: Asked) -> list[Actor]:
    """Give the actors that a description can be that of: by its age, else by its noun."""
    told = asked.told
    key = f"age {told.age}" if told.age else asked.phrase.head
    names = asked.names
    return [
        actor
        for actor in hearing.described(key)
        if (not told.gender or actor.may_be(told.gender))
        and not (names and actor.names and names.isdisjoint(actor.names))
        and not _is_other_body(told, actor)
    ]


def _is_other_body(told: Description, actor: Actor) -> bool:
    """Say whether a body is called otherwise: the fire service is not the ambulance service."""
    return bool(told.words) and actor.source_type in BODIES and told.words.isdisjoint(_words(actor))


def named_below(hearing: Hearing, asked: Asked) -> Actor | None:
    """Give who "a judge" in a headline or lead is, where the text below names one judge."""
    groups = hearing.cast.groups
    if asked.phrase.head == "couple" and len(groups) == 1:
        return groups[0]
    below = [a for a in described(hearing, asked) if a.source_type == PERSON]
    return below[0] if len(below) == 1 else None


def _words(actor: Actor) -> set[str]:
    return {*actor.description.words, *actor.name.lower().split()}


def _firm(hearing: Hearing, asked: Asked) -> Actor | None:
    """Give the one firm named nearest before."""
    for back in (0, 1, NEAR, asked.position):
        named = hearing.bodies(asked.position, asked.start, back)
        firms = [actor for actor in named if _is_firm(actor)]
        if firms:
            return firms[0] if len(firms) == 1 else None
    return None


def _is_firm(actor: Actor) -> bool:
    """Say whether "the company" can mean a body: no other kind of body is told of it."""
    known = {*actor.name.lower().split(), *actor.description.nouns}
    others = {w for w in known if w in vocabulary().organisations} - words_of("firm")
    return not others


def _of_family(hearing: Hearing, asked: Asked) -> Actor | None:
    """Give the one who shares the surname of who was named last ("his wife")."""
    before = hearing.persons(asked.position, asked.start)
    named = [actor for _, _, actor in before if actor.source_type == PERSON]
    if not named:
        return None
    gender = asked.told.gender
    others = [
        actor
        for actor in hearing.cast.family(named[-1].name.split()[-1])
        if actor is not named[-1] and (not gender or actor.may_be(gender))
    ]
    return others[0] if len(others) == 1 else None


def _so_called(hearing: Hearing, asked: Asked) -> Actor | None:
    """Give the person a new description is put for ("the 67-year-old", "the former nurse").

    An age, a past post, a party or a word that shows the gender tells something new of somebody
    known: of the one person near. "The man" is he.
    """
    told = asked.told
    if told.nouns <= _ANYBODY and len(told.nouns) == 1 and not told.words:
        return of_gender(hearing, told.gender, asked.position, asked.start)
    if not (asked.is_new or told.gender):
        return None
    fitting = {
        actor
        for _, _, actor in hearing.persons(asked.position, asked.start)
        if (not told.gender or actor.may_be(told.gender))
        and not (told.age and actor.description.age)
    }
    return fitting.pop() if len(fitting) == 1 else None
