"""Clauses that say why a source stays without a name, as stretches of a sentence.

", who asked not to be named because he feared for his job,": the clause tells how a source is
cited. Nothing in it is attributed to anybody, and the verb of speech behind it has its subject
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from framing.speech.ambiguity import is_ly
from framing.speech.anonymity_words import (
    CITED,
    HIDDEN,
    KEPT,
    LET,
    NAMES,
    REFUSING,
    SHOWN,
    denies,
)
from framing.speech.nominals import is_nominal_at
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of
from framing.text.values import value

_FURTHEST = 12
_SUBJECT = 4
_OPENERS = frozenset({"who", "whom", "whose"})
_CITING = frozenset({"name", "identify", "names", "identifies"})
_HIDDEN = HIDDEN | {"anonymous", "unnamed"}
_KEPT = KEPT | {"only"}
_HEARTS = NAMES | CITED | _CITING | LET | _HIDDEN
_REASONS = frozenset({"because", "since", "as", "lest", "although", "though"})
_ASKING = frozenset(
    [
        *["ask", "asks", "asked", "asking", "request", "requests", "requested", "requesting"],
        *["spoke", "speak", "speaks", "speaking", "talked", "talks", "talking"],
        *["want", "wants", "wanted", "wanting", "wish", "wishes", "wished", "wishing"],
        *["hope", "hopes", "hoped", "hoping"],
        *["insist", "insists", "insisted", "insisting", "demanded", "demanding", "begged"],
        *["agree", "agrees", "agreed", "agreeing", "consented", "prefers", "preferred"],
        *["gave", "gives", "give", "giving", "granted", "given", "promised", "guaranteed"],
        *["sought", "seeking", "chose", "choosing", "opted", "interviewed", "remain", "remained"],
        *["provided", "provides", "used", "uses"],
    ]
)
_CLAUSES = _REASONS | {"that", "who", "which", "if", "when", "while", "until"}
_SAYING = frozenset({"said", "says", "say", "told", "tells", "tell", "added"})


@value
class AnonymityClause:
    """A half-open range of tokens; ``relative`` where "who" or "whom" opens it."""

    start: int
    end: int
    relative: bool


def anonymity_clauses(tokens: Sequence[Token]) -> list[AnonymityClause]:
    """Find the clauses of a sentence that tell how a source is cited, in order.

    >>> from framing.speech.sentences import read_sentences
    >>> from framing.text.passage import Passage
    >>> told = "An aide, who asked not to be named because he feared for his job, left."
    >>> anonymity_clauses(read_sentences(Passage(told), 0, ())[0].tokens)
    [AnonymityClause(start=3, end=15, relative=True)]
    """
    found: list[AnonymityClause] = []
    if not may_hold_clause([token.low for token in tokens]):
        return found
    end = 0
    for at, token in enumerate(tokens):
        if at < end or token.kind != "word":
            continue
        opener = _opener(tokens, at)
        if opener == at or not (opener >= 0 or _asks(token)):
            continue
        heart = _heart(tokens, at, max(opener, 0) if opener >= 0 else max(0, at - 3))
        if heart < 0:
            continue
        start = _counted(tokens, opener) if opener >= 0 else at
        end = _end(tokens, start, heart, relative=opener >= 0)
        found.append(AnonymityClause(start, end, opener >= 0))
    return found


def may_hold_clause(lows: Iterable[str]) -> bool:
    """Say whether any of some words can be the heart of such a clause: most sentences hold none."""
    return not _HEARTS.isdisjoint(lows)


def _asks(token: Token) -> bool:
    return token.low in _ASKING or token.low in REFUSING or token.low == "on"


def _opener(tokens: Sequence[Token], at: int) -> int:
    """Give the relative word whose verb group starts at a token, or -1."""
    if tokens[at].low in _OPENERS or at == 0:
        return -1
    vocab = vocabulary()
    if not (_asks(tokens[at]) or tokens[at].low in vocab.auxiliaries):
        return -1
    index = at - 1
    while index > 0 and (tokens[index].low in vocab.adverbs or is_ly(tokens[index])):
        index -= 1
    near = range(index, max(-1, index - _SUBJECT), -1)
    whom = next((i for i in near if tokens[i].low == "whom"), -1)
    if 0 <= whom < index:  # "whom it did not name", but "all of whom asked"
        return whom
    if tokens[index].low in NAMES and tokens[index - 1].low == "whose":
        index -= 1
    return index if tokens[index].low in _OPENERS else -1


def _counted(tokens: Sequence[Token], opener: int) -> int:
    """Give where "all of whom" or "who" starts."""
    counted = opener > 1 and tokens[opener].low == "whom" and tokens[opener - 1].low == "of"
    return opener - 2 if counted else opener


def _heart(tokens: Sequence[Token], verb: int, first: int) -> int:
    """Give the word that says that a name is kept back, close behind a verb, or -1."""
    first = _counted(tokens, first)
    limit = min(len(tokens), verb + _FURTHEST)
    for at in range(verb + 1, limit):
        token = tokens[at]
        if token.kind != "word" and token.kind != "clitic":
            return -1
        if token.low in _REASONS or token.low in _SAYING:
            return -1
        if token.low in _HIDDEN:
            condition = tokens[verb].low != "on" or tokens[at - 1].low == "of"
            return at if condition else -1
        if tokens[verb].low != "on" and _keeps_back(tokens, first, at):
            return at
    return -1


def _keeps_back(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Say whether a word is the name that is kept back, or that it is not told."""
    low = tokens[at].low
    lows = [t.low for t in tokens[first:at]]
    denied = any(map(denies, lows))
    near = {t.low for t in tokens[at + 1 : at + 5]}
    if low in CITED:
        passive = bool({"be", "being", "was", "were", "is", "are"} & set(lows[-3:]))
        return passive and (denied or "only" in lows or "only" in near)
    if lows[:1] == ["whose"]:
        return low in _KEPT or (denied and low in SHOWN)
    if low in _CITING and lows[:1] == ["whom"]:
        return denied
    if low in LET:
        return denied and bool({"to", "by"} & near)
    owned = any(map(_owns, lows[-3:])) or lows[-1:] in (["first"], ["last"], ["full"])
    if low not in NAMES or not owned:
        return False  # "refused to publish the names of donors"
    return denied or bool({"not", *_KEPT} & (near | set(lows)))


def _owns(low: str) -> bool:
    """Say whether a word tells whose name it is ("her", "whose", "the family's")."""
    return low in words_of("possessive") or low in ("whose", "'s")


def _end(tokens: Sequence[Token], start: int, heart: int, *, relative: bool) -> int:
    """Give where a clause ends: at the mark that closes it, or before the verb of the sentence."""
    vocab = vocabulary()
    enclosed = start > 0 and tokens[start - 1].kind == "mark"
    owed = 0
    at = _over_name(tokens, heart + 1)
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mark" and (token.text in ",;:—–)" or at + 1 == len(tokens)):
            return at
        joined = token.low in ("and", "but") and at + 1 < len(tokens)
        if joined and not enclosed and tokens[at + 1].low in vocab.cues:
            return at
        if token.low in _CLAUSES:
            owed += 1
        elif relative and not enclosed and _is_verb(tokens, at):
            if not owed:
                return at
            owed -= 1
            at = _group_end(tokens, at)
            continue
        at += 1
    return len(tokens)


def _over_name(tokens: Sequence[Token], at: int) -> int:
    """Step over the one name that is given ("only her first name, Ines, | because")."""
    given = tokens[at : at + 3]
    if len(given) < 3 or given[0].text != "," or given[2].text != ",":
        return at
    following = tokens[at + 3].low if at + 3 < len(tokens) else ""
    return at + 2 + int(following in _REASONS) if given[1].text[0].isupper() else at


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a finite verb group starts at a token."""
    vocab = vocabulary()
    token, before = tokens[at], tokens[at - 1].low
    if token.kind != "word" or vocab.is_kind(before, "determiner", "preposition"):
        return False
    if token.low in vocab.auxiliaries:
        return token.low not in ("be", "been", "being", "having")
    if before in ("be", "been", "being"):
        return False
    if token.low in vocab.finite:
        return before != "to" and not is_nominal_at(tokens, at, vocab)
    return token.low.endswith("ed") and before not in vocab.auxiliaries


def _group_end(tokens: Sequence[Token], at: int) -> int:
    """Give the token behind a verb group ("is not | allowed", "had | warned", "works")."""
    vocab = vocabulary()
    end = at
    while end < len(tokens) and (
        vocab.is_kind(tokens[end].low, "auxiliary", "adverb", "negation") or is_ly(tokens[end])
    ):
        end += 1
    helped = end > at
    verbal = end < len(tokens) and (
        tokens[end].low in vocab.verbs or tokens[end].low.endswith(("ed", "ing"))
    )
    return end + 1 if verbal or not helped else end
