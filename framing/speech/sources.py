"""What kind of source a noun phrase names, and the name at its core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.speech.names import name_at_end, type_of_name
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of


@dataclass(frozen=True, slots=True)
class SourcePhrase:
    """A source as read: its type, its core name ("" without one), its head noun, its title."""

    source_type: str
    name: str
    head: str
    title: str


def read_source(tokens: Sequence[Token]) -> SourcePhrase:
    """Say what kind of source the tokens of a noun phrase name.

    A person inside an insertion counts for the whole ("the group, through its head Jo Hale").
    """
    vocab = vocabulary()
    tokens = [t for t in tokens if t.kind != "quote"]
    parts = _parts(tokens)
    if not parts:
        return SourcePhrase("none", "", "", "")
    main = parts[0]
    first = read_part(main, vocab)
    if first.source_type == "named_person":
        return first
    for part in parts[1:]:
        speaks_for = part[0].low in (
            "through",
            "via",
            "by",
            "represented",
        ) and first.source_type not in ("document",)
        apposed = first.source_type in ("unnamed_role", "unnamed_vague") and part[
            0
        ].low not in words_of("ends_name")
        if speaks_for or apposed:
            inner = read_part(part[1:] if speaks_for else part, vocab)
            if inner.source_type == "named_person":
                return SourcePhrase(
                    "named_person", inner.name, first.head, first.title or inner.title
                )
    return first


def _parts(tokens: Sequence[Token]) -> list[list[Token]]:
    """Cut at commas, brackets and dashes."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "mark" and token.text in ",()—–:":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def read_part(tokens: Sequence[Token], vocab: Vocabulary) -> SourcePhrase:
    """Read one noun phrase without commas."""
    tokens = list(tokens)
    while tokens and tokens[-1].kind == "clitic":
        tokens.pop()
    if not tokens:
        return SourcePhrase("none", "", "", "")
    cut = next(
        (
            i
            for i, t in enumerate(tokens)
            if i and t.low in words_of("ends_name") and not t.text[0].isupper()
        ),
        len(tokens),
    )
    main = tokens[:cut]
    head = main[-1]
    if vocab.is_kind(head.low, "subject", "relative", "object") or head.low in (
        "his",
        "her",
        "their",
        "its",
        "my",
        "our",
        "this",
        "that",
    ):
        return SourcePhrase("pronoun", "", head.low, "")
    name, title = name_at_end(main, vocab)
    if name:
        return SourcePhrase(type_of_name(main, name, vocab), _clean(name), head.low, title)
    return SourcePhrase(
        _type_of_noun(main, tokens, vocab), _organisation(tokens, vocab), head.low, ""
    )


def _clean(name: Sequence[Token]) -> str:
    return " ".join(t.text for t in name)


def _type_of_noun(main: Sequence[Token], tokens: Sequence[Token], vocab: Vocabulary) -> str:
    lows = [t.low for t in main]
    head = lows[-1]
    if lows[0] in words_of("indefinite") and not (len(lows) > 1 and vocab.is_source(head, "role")):
        if vocab.is_source(head, "collective") and head not in words_of("indefinite"):
            return "collective"
        inner = {t.low for t in tokens}
        return (
            "collective"
            if inner & {"voters", "americans", "respondents", "surveyed"}
            else "unnamed_vague"
        )
    singular = lows[0] in ("a", "an", "the", "one") and not head.endswith("s")
    order = ("document", "role", "vague", "collective", "organisation", "outlet")
    if (
        vocab.is_source(head, "vague")
        and not singular
        and lows[0] not in ("the", "two", "three", "four", "five")
    ):
        modified = any(t.text[0].isupper() for t in main[1:]) or len(lows) > 2
        if not (modified and vocab.is_source(head, "role")):
            return "unnamed_vague"
    if vocab.is_source(head, "collective") and not singular:
        return "collective"
    for kind in order:
        if vocab.is_source(head, kind):
            if kind == "organisation":
                named = any(t.text[0].isupper() and i for i, t in enumerate(tokens))
                return "named_organisation" if named or _is_definite(main) else "unnamed_role"
            if kind == "vague" and singular and vocab.is_source(head, "role"):
                return "unnamed_role"
            return {"role": "unnamed_role", "vague": "unnamed_vague"}.get(kind, kind)
    if "percent" in lows or "per" in lows or any(t.text == "%" for t in main):
        return "collective"
    if head.endswith(("ers", "ors", "ists", "ians", "ans", "ants", "ents", "men", "women")):
        return "collective" if len(lows) == 1 else "unnamed_role"
    return "unnamed_role"


def _is_definite(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase means one body the reader can tell ("the ministry", "his office")."""
    first = tokens[0].low
    owned = any(t.low == "'s" for t in tokens)
    return owned or first in ("the", "his", "her", "their", "its", "our", "my", "your", "this")


def _organisation(tokens: Sequence[Token], vocab: Vocabulary) -> str:
    """Give the capitalised name inside an organisation's description, from its first capital."""
    capitals = [
        i
        for i, t in enumerate(tokens)
        if t.kind == "word" and t.text[0].isupper() and t.low not in vocab.kinds
    ]
    if not capitals or not vocab.is_source(tokens[-1].low, "organisation"):
        return ""
    return " ".join(t.text for t in tokens[capitals[0] :] if t.kind == "word")
