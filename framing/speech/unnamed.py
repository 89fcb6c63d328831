"""What kind of source a noun phrase without a name is: role, public, body, paper, or nobody."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from framing.speech.tokens import Token, written
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_SHARES = ("-third", "-thirds", "-quarters", "-quarter", "-fifths", "-fifth", "-tenths")
_FRIENDS = frozenset({"friend", "friends", "associate", "associates"})
_FRACTIONS = frozenset({"third", "thirds", "quarter", "quarters", "fifth", "tenth"})
#: Endings of nouns for people in the plural.
PEOPLE = ("ers", "ors", "ists", "ians", "ans", "ants", "ents", "men", "women")


def _is_close(tokens: Sequence[Token]) -> bool:
    pairs = pairwise(tokens)
    return any((one.low, two.low) == ("close", "to") for one, two in pairs)


def _is_share(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a phrase is a share ("six in 10", "four out of five", "a third of them")."""
    lows = [t.low for t in tokens[:5]]
    part = next((i for i, low in enumerate(lows[:3]) if low in _FRACTIONS), 0)
    if part and lows[part + 1 : part + 2] == ["of"]:
        return not any(t.low in vocab.documents for t in tokens)
    at = next((i for i, low in enumerate(lows[:3]) if low in ("in", "out")), 0)
    at += int(lows[at : at + 2] == ["out", "of"])
    counted = [low for low in (lows[0], *lows[at + 1 : at + 2]) if _counts(low, vocab)]
    return at > 0 and len(counted) == 2


def _is_employed(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a firm with a name follows a noun ("analysts | at Bexley Partners")."""
    employer = tokens[at : at + 2]
    return len(employer) > 1 and employer[0].low in ("at", "with") and employer[1].text[0].isupper()


def _counts(low: str, vocab: Vocabulary) -> bool:
    return low[0].isdigit() or low in vocab.numbers


def type_of_noun(main: Sequence[Token], tokens: Sequence[Token], vocab: Vocabulary) -> str:
    """Say what kind of source a phrase without a name is, by its head noun and its first word."""
    lows = [t.low for t in main]
    head = lows[-1]
    role = head in vocab.roles
    if lows == ["one"] and len(tokens) > 2 and tokens[1].low == "of":
        paper = any(t.low in vocab.documents for t in tokens)
        return "document" if paper else "unnamed_role"  # "one of them", "one of the studies"
    if head in ("person", "people", *_FRIENDS) and _is_close(tokens):
        return "unnamed_vague"  # "a person close to the talks"
    if head in _FRIENDS and any(t.low == "of" for t in tokens):
        return "unnamed_vague"  # "a friend of Sir Alan's"
    if head in ("men", "women") and any(t.low == "who" for t in tokens):
        return "unnamed_role"  # "the men who came to measure the salt"
    if vocab.sources.get(head) == frozenset({"document"}):
        return "document"
    if lows[0] in words_of("indefinite") and not (len(lows) > 1 and role):
        counted = vocab.is_source(head, "collective") and head not in words_of("indefinite")
        polled = any(t.low in words_of("surveyed") for t in tokens)
        return "collective" if counted or polled else "unnamed_vague"
    if _is_share(tokens, vocab):
        return "collective"  # "six in 10 of those surveyed"
    if lows[0] in vocab.numbers and vocab.is_source(head, "role", "vague", "collective"):
        return "unnamed_role"  # "two residents": people one could name
    singular = lows[0] in ("a", "an", "the", "one") and not head.endswith("s")
    if vocab.is_source(head, "vague") and not singular and lows[0] != "the":
        modified = any(t.text[0].isupper() for t in main[1:]) or len(lows) > 2
        modified = modified or _is_employed(tokens, len(main))
        if not (modified and role):
            return "unnamed_vague"
    if vocab.is_source(head, "collective") and not singular:
        return "collective"
    return _type_of_head(main, tokens, vocab, singular=singular)


def _type_of_head(
    main: Sequence[Token], tokens: Sequence[Token], vocab: Vocabulary, *, singular: bool
) -> str:
    """Say what kind of source the head noun alone makes of a phrase."""
    head = main[-1].low
    firm = head in vocab.roles and head in vocab.organisations
    if firm and singular and _is_definite(main) and head not in words_of("surname"):
        return "named_organisation"  # "the retailer"
    for kind in ("document", "role", "vague", "collective", "organisation", "outlet"):
        if vocab.is_source(head, kind):
            if kind == "organisation":
                return "named_organisation" if _is_body(main, tokens) else "unnamed_role"
            if kind == "vague" and singular and head in vocab.roles:
                return "unnamed_role"
            return {"role": "unnamed_role", "vague": "unnamed_vague"}.get(kind, kind)
    if any(t.low in ("percent", "per", "%") or t.low.endswith(_SHARES) for t in main):
        return "collective"
    people = head.endswith(PEOPLE)
    bare = len(main) == 1
    return "collective" if people and bare else "unnamed_role"


def _is_body(main: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """Say whether the noun of an organisation means one body: by a name, or as the reader can tell.

    A service of many ("police", "the army") is one only with a name ("Leeds police").
    """
    if any(t.text[0].isupper() for t in tokens[1:]):
        return True
    if main[-1].low not in words_of("service"):
        return _is_definite(main)
    first = main[0]
    plain = first.low in vocabulary().kinds or first.low in words_of("unnaming")
    return len(main) > 1 and first.text[0].isupper() and not plain


def _is_definite(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase means one body the reader can tell ("the ministry", "his office")."""
    first = tokens[0].low
    if any(t.low == "'s" for t in tokens) or first in words_of("possessive"):
        return True
    if first in ("the", "this"):
        return True
    # Headlines leave the article out: "Ministry denies claim".
    plural = tokens[-1].low.endswith("s")
    return not plural and not vocabulary().is_kind(first, "determiner", "number")


def organisation_in(tokens: Sequence[Token], vocab: Vocabulary) -> str:
    """Give the capitalised name inside an organisation's description, from its first capital."""
    capitals = [
        i
        for i, t in enumerate(tokens)
        if t.kind == "word" and t.text[0].isupper() and t.low not in vocab.kinds
    ]
    if not capitals or tokens[-1].low not in vocab.organisations:
        return ""
    return written([t for t in tokens[capitals[0] :] if t.kind in ("word", "clitic")])
