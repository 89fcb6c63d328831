"""How a text describes an actor beside its name: title, post, age, apposition.

"The former grain inspector Laura Whitcomb", "Antônio Lemos, 67, a grower", "the head of the works
council, Birgit Hauck", "Redback Resources, the developer": what is said here is what a later "the
inspector", "the 67-year-old" or "the developer" can mean.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from framing.speech.remembering import remembered
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of
from framing.text.values import value

_FURTHEST = 14
_AGED = re.compile(r"(\d{1,3})-year-old")
_OPENERS = frozenset({"a", "an", "the", "its", "his", "her", "their", "one", "another"})
_OWNERS = {"his": "he", "her": "she"}
_COPULAS = frozenset({"is", "was", "became", "remains"})


@value
class Description:
    """The nouns and other words that describe an actor, the age told, the gender they show."""

    nouns: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    age: str = ""
    gender: str = ""

    def joined(self, other: Description) -> Description:
        """Give what both say."""
        if other is NOTHING:
            return self
        return Description(
            self.nouns | other.nouns,
            self.words | other.words,
            self.age or other.age,
            self.gender or other.gender,
        )


#: What is known of somebody who is only named.
NOTHING = Description()


@dataclass(slots=True)
class _Noted:
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    age: str = ""


def beside(tokens: Sequence[Token], start: int, end: int, titles: Sequence[str]) -> Description:
    """Read what describes the name in a range of tokens: before it, behind it, in its titles."""
    noted = _Noted()
    for title in titles:
        noted.nouns |= spelled_out(title)
    _read_before(tokens, start, noted)
    _read_behind(tokens, end, noted)
    genders = {g for noun in (*titles, *noted.nouns) if (g := _gender_of(noun))}
    return _told(noted, genders | _as_owner(tokens, end))


@remembered
def describe(tokens: Sequence[Token]) -> Description:
    """Read a noun phrase without a name ("the 67-year-old grower")."""
    noted = _Noted()
    _note(_phrase(tokens, 0), noted)
    return _told(noted, {g for noun in noted.nouns if (g := _gender_of(noun))})


def _told(noted: _Noted, genders: Set[str]) -> Description:
    """Make a description of what was noted; two genders show none."""
    gender = next(iter(genders)) if len(genders) == 1 else ""
    if not (noted.nouns or noted.words or noted.age or gender):
        return NOTHING
    return Description(frozenset(noted.nouns), frozenset(noted.words), noted.age, gender)


def spelled_out(title: str) -> set[str]:
    """Give the nouns a title stands for ("Sen." is a senator), itself among them."""
    low = title.rstrip(".").lower()
    return {low, *vocabulary().titles.get(low, ())}


def _gender_of(noun: str) -> str:
    return "she" if noun in words_of("female") else "he" if noun in words_of("male") else ""


def _as_owner(tokens: Sequence[Token], end: int) -> set[str]:
    """Give the gender that kin behind a name tells ("Tom Reed | and his wife"), if any."""
    if end >= len(tokens) or tokens[end].low != "and":
        return set()
    kin = [token.low for token in tokens[end : end + 4]]
    related = not words_of("relative").isdisjoint(kin[2:])
    return {_OWNERS[kin[1]]} if related and kin[1] in _OWNERS else set()


def _read_before(tokens: Sequence[Token], start: int, noted: _Noted) -> None:
    """Read "former nurse | Tara Lindqvist" and "the head of the works council, | Birgit Hauck"."""
    vocab = vocabulary()
    at = start - 1
    if at >= 1 and tokens[at].text == ",":
        opener = next(
            (i for i in range(at - 1, max(-1, at - _FURTHEST), -1) if _opens(tokens, i)), None
        )
        alone = opener is not None and (opener == 0 or tokens[opener - 1].kind == "mark")
        if opener is not None and (alone or not _holds_verb(tokens[opener:at])):
            _note(_phrase(tokens, opener), noted)
        return
    first = at + 1
    while first > 0 and _is_describing(tokens[first - 1]):
        first -= 1
    own = tokens[first : at + 1]
    if own and own[-1].low in vocab.sources:
        _note(own, noted)
        if first and tokens[first - 1].kind == "word" and tokens[first - 1].text[0].isupper():
            noted.words.add(tokens[first - 1].low)  # "City head Eugene Maslov"


def _is_describing(token: Token) -> bool:
    vocab = vocabulary()
    return (
        token.kind == "word"
        and token.low not in vocab.kinds
        and (token.low not in vocab.finite or token.low in vocab.sources)
        and not token.text[0].isupper()
    )


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Say whether an apposition can begin at a token."""
    low = tokens[at].low
    return low in _OPENERS and not (at and tokens[at - 1].low in ("of", "in", "at", "for", "by"))


def _read_behind(tokens: Sequence[Token], end: int, noted: _Noted) -> None:
    """Read ", 67, a grower," and "was a nurse" behind a name."""
    at = end
    limit = min(len(tokens), end + _FURTHEST)
    while at + 1 < limit and tokens[at].text in (",", "("):
        at += 1
        if tokens[at].text.isdigit():
            noted.age = noted.age or tokens[at].text
            at += 1
            continue
        if tokens[at].low == "who" and at + 3 < limit and tokens[at + 1].low in _COPULAS:
            at += 2 + (tokens[at + 2].low == "also")  # ", who is also a doctor"
        bare = vocabulary().is_source(tokens[at].low, "role", "title") and tokens[at].low.islower()
        if tokens[at].low not in _OPENERS and not bare:
            break
        stop = next((i for i in range(at, limit) if tokens[i].text in (",", ")")), limit)
        if _tells(tokens[at:stop]):
            break  # ", the museum said": no apposition
        _note(_phrase(tokens, at), noted)
        at = stop
    if at + 1 < limit and tokens[at].low in _COPULAS and tokens[at + 1].low in _OPENERS:
        phrase = _phrase(tokens, at + 1)
        if phrase and vocabulary().is_source(phrase[-1].low, "role", "title", "organisation"):
            _note(phrase, noted)


def _phrase(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """Give the noun phrase that begins at a token, up to its head."""
    vocab = vocabulary()
    end = at + (tokens[at].low in _OPENERS) if at < len(tokens) else at
    first = end
    while end < len(tokens) and end - first < 7:
        token = tokens[end]
        if token.kind in ("mark", "quote") or vocab.is_kind(
            token.low, "preposition", "subordinator", "conjunction", "relative", "auxiliary"
        ):
            break
        made = token.low in vocab.participles and token.low not in vocab.sources
        if end > first and made:
            break  # "a report seen by ..."
        if token.kind == "clitic":
            first = end + 1  # the owner is no part of what is owned
        end += 1
    return tokens[first:end]


def _note(phrase: Sequence[Token], noted: _Noted) -> None:
    if not phrase:
        return
    *others, head = phrase
    for token in phrase:
        aged = _AGED.fullmatch(token.low)
        if aged:
            noted.age = noted.age or aged[1]
    noted.nouns |= spelled_out(head.low)
    noted.words |= {token.low for token in others}


def _tells(tokens: Sequence[Token]) -> bool:
    """Say whether a stretch has a verb of its own, outside a relative clause."""
    related = next(
        (i for i, t in enumerate(tokens) if t.low in ("who", "which", "that", "whose")), len(tokens)
    )
    return _holds_verb(tokens[:related])


def _holds_verb(tokens: Sequence[Token]) -> bool:
    vocab = vocabulary()
    return any(
        t.kind == "word" and t.low in vocab.finite and t.low not in vocab.sources for t in tokens
    )
