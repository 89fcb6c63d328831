"""Whether a clause with a subject and verb of its own starts at a token."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.nominals import is_name
from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary


def is_clause(scene: Scene, at: int) -> bool:
    """Say whether a clause with its own subject starts at a token."""
    tokens = scene.tokens
    vocab = vocabulary()
    token = tokens[at]
    if token.kind == "quote":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if token.low in ("it", "you", "there", "this", "that"):
        # These may be objects or point at a noun: a verb must follow near.
        return any(_is_verbal(t) for t in tokens[at + 1 : at + 4])
    if vocab.is_kind(token.low, "subject"):
        return True
    if vocab.is_kind(token.low, "preposition") and not vocab.is_kind(token.low, "subordinator"):
        return False
    if vocab.is_kind(token.low, "subordinator") and token.low not in (
        "as",
        "since",
        "after",
        "before",
        "until",
        "because",
    ):
        return True
    limit = min(len(tokens), at + 25)
    resume = 0
    for index in range(at + 1, limit):
        low = tokens[index].low
        if index < resume:
            continue
        if tokens[index].text == ",":
            resume = _insertion_end(tokens, index, limit)
            if not resume:
                return False
            continue
        if tokens[index].kind == "mark" and tokens[index].text in ";:.":
            return False
        if tokens[index].kind == "quote":
            return _quotes_a_verb(tokens[index], vocab)
        if tokens[index].kind == "clitic" and low in ("'ve", "'ll", "'d", "'re"):
            return True
        if vocab.is_kind(low, "auxiliary"):
            return True
        if vocab.is_kind(low, "subordinator") or low in ("to", "who"):
            return False
        if low in vocab.bases and token.low in (
            "a",
            "an",
            "this",
            "that",
            "each",
            "every",
            "another",
        ):
            continue  # a singular subject does not agree with it: a noun
        if (
            low in vocab.finite
            and low not in vocab.sources
            and not is_name(tokens[index], vocab)
            and not vocab.is_kind(tokens[index - 1].low, "preposition", "determiner")
        ):
            return True
        if (
            low.endswith("ed")
            and tokens[index].kind == "word"
            and not vocab.is_kind(
                tokens[index - 1].low, "determiner", "preposition", "adverb", "conjunction"
            )
        ):
            nxt = tokens[index + 1].low if index + 1 < len(tokens) else ""
            if nxt != "by" and (
                not nxt
                or vocab.is_kind(
                    nxt, "determiner", "preposition", "adverb", "number", "subordinator"
                )
                or nxt in ".,"
            ):
                return True
    return False


def _is_verbal(token: Token) -> bool:
    """Say whether a token can be or begin a verb group ("is", "'ll", "shows")."""
    vocab = vocabulary()
    if token.kind == "clitic" or token.kind == "quote":
        return True
    return (
        vocab.is_kind(token.low, "auxiliary")
        or token.low in vocab.finite
        or token.low.endswith("ed")
    )


def is_fronted_clause(scene: Scene, at: int, cue: Cue) -> bool:
    """Say whether a clause with a circumstance in front follows ("says despite that, S was")."""
    tokens = scene.tokens
    if cue.entry.weight < 0.9 or not vocabulary().is_kind(tokens[at].low, "preposition"):
        return False
    comma = next((i for i in range(at, min(at + 10, len(tokens))) if tokens[i].text == ","), None)
    return comma is not None and comma + 1 < len(tokens) and is_clause(scene, comma + 1)


def _insertion_end(tokens: Sequence[Token], comma: int, limit: int) -> int:
    """Give the token behind an insertion between commas ("the plan, which cost a lot,"), or 0."""
    first = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if first is None or first.low not in ("which", "who", "whose", "a", "an", "the", "one", "now"):
        return 0
    for index in range(comma + 2, limit):
        if tokens[index].text == ",":
            return index + 1
    return 0


def _quotes_a_verb(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a quotation begins with a verb: it goes on from a subject outside it."""
    words = token.text.strip("\"“”„«»‹›'’‘‚ \u00a0\u202f").split()
    first = words[0].lower() if words else ""
    return vocab.is_kind(first, "auxiliary") or (len(words) > 2 and first in vocab.finite)
