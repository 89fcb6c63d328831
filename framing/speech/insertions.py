"""What stands between commas behind a noun phrase: part of the source, or an aside to it.

An apposition ("Jo Hale, a baker of 61,") belongs to the source; a time, a place, a participle or
a gesture ("on Friday", "having seen it", "cap in hand") does not. A relative clause belongs to it
only where the noun alone does not tell who is meant ("an aide, who asked not to be named,").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import is_name
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, words_of

_RELATIVE = ("who", "whose", "whom")
_INDEFINITE = ("a", "an", "one", "another", "several", "some", "many", "few")
_PARTS = ("of", "including", "among", "like", "along", "through", "via", "one", "himself")
_BODY = frozenset({"hand", "hands", "arm", "arms", "lap", "side", "tow", "eye", "eyes", "shoulder"})


def is_part(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> bool:
    """Say whether the tokens between two commas tell who the source before them is."""
    first = tokens[start]
    following = tokens[start + 1] if start + 1 < end else None
    if opens_relative(tokens, start) or first.kind == "quote" or first.text.isdigit():
        return True
    if first.low == "from" and following is not None:
        return is_name(following, vocab)
    if first.low in ("formerly", "once", "now", "then", "currently", "also"):
        return following is not None and following.low not in vocab.prepositions
    if first.low in _PARTS or first.low == "herself":
        return True
    return not _is_aside(tokens, start, end, vocab)


def _is_aside(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> bool:
    """Say whether a stretch between commas is a circumstance of what is told."""
    first = tokens[start]
    following = tokens[start + 1] if start + 1 < end else None
    low = first.low
    if low == "which" or low in words_of("joiner"):
        return True
    if low.endswith(("ing", "ly")) and not first.text[0].isupper() and low not in vocab.sources:
        return True
    if vocab.is_kind(low, "preposition", "subordinator") and low not in ("ex", "former"):
        return True
    hung = following is not None and following.low in vocab.prepositions
    if hung and following is not None and following.low not in ("of", "by"):
        plain = not first.text[0].isupper() and low not in vocab.sources
        participle = low.endswith("ed") or low in vocab.participles
        ranked = low in vocab.numbers or low in words_of("ordinal")
        if plain and (participle or ranked):
            return True
    return _is_gesture(tokens[start:end])


def _is_gesture(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase shows how somebody stood there ("a jaw in each hand", "arms folded")."""
    held = tokens[-1].low in _BODY and any(t.low in ("in", "under", "by", "on") for t in tokens)
    owned = tokens[0].low in words_of("possessive")
    return held or (owned and any(t.low.endswith("ing") for t in tokens[2:]))


def opens_relative(tokens: Sequence[Token], start: int) -> bool:
    """Say whether a relative clause about people opens at a token ("who", "all of whom")."""
    if tokens[start].low in _RELATIVE:
        return True
    counted = start + 2 < len(tokens) and tokens[start + 1].low == "of"
    return counted and tokens[start + 2].low == "whom"


def is_indefinite(tokens: Sequence[Token], start: int, vocab: Vocabulary) -> bool:
    """Say whether a noun phrase starts as one that does not tell who is meant ("two guards")."""
    first = tokens[start]
    return first.low in _INDEFINITE or (first.low in vocab.numbers and first.low != "first")
