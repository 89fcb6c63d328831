"""Times, places and occasions between a cue and its content."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from framing.speech.nominals import is_name, is_time
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of


def skip_adverbials(scene: Scene, at: int, keep: Collection[str] = ()) -> int:
    """Step over times, adverbs and places of speech between a cue and its content.

    A preposition to *keep* belongs to the cue ("called on S to C") and is not stepped over.
    """
    tokens = scene.tokens
    vocab = vocabulary()
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind != "word":
            return at
        if token.low in ("back", "out", "again", "later", "earlier", "publicly", "only", "simply", "also", "privately", "recently", "today", "yesterday", "tonight", "once", "aloud", "bluntly", "afterward", "afterwards", "instead", "separately", "jointly"):  # fmt: skip
            at += 1
        elif vocab.is_kind(token.low, "time") and token.low not in (
            "last",
            "may",
            "next",
            "late",
            "early",
            "march",
            "fall",
            "second",
            "spring",
        ):
            at += 1
        elif (
            token.low.endswith("ly")
            and following is not None
            and token.low not in ("family", "only")
            and not is_name(token, vocab)
        ):
            at += 1
        elif (
            token.low in ("last", "this", "that", "late", "early", "next")
            and following is not None
            and is_time(following, vocab)
        ):
            at += 2
        elif (
            vocab.is_kind(token.low, "preposition")
            and token.low not in keep
            and token.low not in ("like", "of", "than", "about")
        ):
            end = _place_end(scene, at)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _place_end(scene: Scene, at: int) -> int:
    """Give the end of a prepositional phrase that tells time, place or hearers of the speech."""
    tokens = scene.tokens
    vocab = vocabulary()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return at
    if vocab.is_kind(following.low, "object", "subject") and following.low not in ("it",):
        return at + 2
    timed = _time_end(tokens, at + 1)
    phrase = phrase_after(scene.sentence, timed, appositions=False, addressee=True)
    if phrase is None:
        return timed if timed > at + 1 else at
    owned = tokens[timed - 1].low == "'s" or timed == at + 1
    start, end = (at + 1, phrase[1]) if owned else (at + 1, timed)
    words = [t.low for t in tokens[start:end]]
    after = tokens[end] if end < len(tokens) else None
    announced = after is not None and (
        after.low == "that" or after.kind == "quote" or after.text == ":"
    )
    if after is not None and after.text == "," and is_name(tokens[end - 1], vocab):
        return _region_end(tokens, end) or at
    known = any(
        is_time(t, vocab)
        or t.low in words_of("setting")
        or vocab.is_source(t.low, "document", "outlet")
        for t in tokens[start:end]
    )
    if announced or (known and end - start <= 8):
        return end
    if after is not None and vocab.is_kind(after.low, "subject", "determiner") and len(words) <= 4:
        return (
            end
            if tokens[at].low in ("to", "in", "on", "at", "during", "after", "through", "via")
            else at
        )
    return at


def _region_end(tokens: Sequence[Token], comma: int) -> int:
    """Give the token behind a region between commas ("in Madison, Wisconsin, that"), or 0."""
    vocab = vocabulary()
    at = comma + 1
    while at < len(tokens) and at < comma + 4 and is_name(tokens[at], vocab):
        at += 1
    closed = at > comma + 1 and at + 1 < len(tokens) and tokens[at].text == ","
    return at + 1 if closed and tokens[at + 1].low == "that" else 0


def _time_end(tokens: Sequence[Token], at: int) -> int:
    """Step over a date or day and its possessive ("Dec. 4, 2024", "this week's")."""
    vocab = vocabulary()
    end = at
    if end < len(tokens) and tokens[end].low in ("this", "last", "that", "the"):
        end += 1
    first = end
    while end < len(tokens):
        token = tokens[end]
        year = token.text == "," and end + 1 < len(tokens) and tokens[end + 1].text.isdigit()
        if not (is_time(token, vocab) or (year and end > first)):
            break
        end += 1
    if end == first:
        return at
    return end + 1 if end < len(tokens) and tokens[end].low == "'s" else end
