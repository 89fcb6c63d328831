"""Content that a mark or a small word announces: a quotation, a colon, that, whether, to."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.extents import clause_end
from framing.speech.nominals import is_name, is_time
from framing.speech.scene import Content, Scene
from framing.speech.titles import is_title
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of


def content_of(start: int, end: int, pattern: str) -> Content | None:
    return Content(start, end, pattern) if end > start else None


def marked(scene: Scene, cue: Cue, at: int, *, addressed: bool = True) -> Content | None:
    """Content that a mark or a small word announces: quotation, colon, that, whether, to."""
    tokens = scene.tokens
    frames = cue.entry.frames.replace("A", "tiw" if addressed else "")
    if at >= len(tokens):
        return None
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == "quote":
        return (
            content_of(at, clause_end(scene, at, cue), "quotation") if _quotable(frames) else None
        )
    quotes = following is not None and following.kind == "quote" and bool(set("qt") & set(frames))
    quotes = quotes and not (following and token.text == "," and is_title(following.text))
    if token.text in (":", ",") and quotes:
        return content_of(at + 1, clause_end(scene, at + 1, cue), "quotation")
    if token.text == ":" and following is not None and set("qt") & set(frames):
        return content_of(at + 1, clause_end(scene, at + 1, cue), "colon")
    if token.text in (",", "—", "–"):
        return _after_parenthesis(scene, cue, at)
    if (
        token.low == "that"
        and "t" in frames.lower()
        and following is not None
        and not is_time(following, vocabulary())
    ):
        return content_of(at + 1, clause_end(scene, at + 1, cue), "that")
    if token.low == "as" and following is not None and following.low in ("saying", "having"):
        return content_of(at, clause_end(scene, at, cue), "quotation")
    asking = following is not None and following.low not in ("asked", "pressed", "questioned")
    if (
        token.low in words_of("question")
        and asking
        and ("w" in frames or (token.low == "what" and set("tn") & set(frames)))
    ):
        return content_of(at, clause_end(scene, at, cue), "question")
    if token.low == "not" and following is not None and following.low == "to" and "i" in frames:
        return content_of(at, clause_end(scene, at, cue), "infinitive")
    if token.low == "to" and following is not None and "i" in frames and is_infinitive(tokens, at):
        return content_of(at, clause_end(scene, at, cue), "infinitive")
    return None


def _quotable(frames: str) -> bool:
    return bool(set("qtn") & set(frames))


def is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    vocab = vocabulary()
    follower = tokens[at + 1]
    if follower.kind != "word" or is_name(follower, vocab):
        return False
    return not vocab.is_kind(follower.low, "determiner", "object", "preposition")


def _after_parenthesis(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind an insertion: "claimed, without offering evidence, that ..."."""
    tokens = scene.tokens
    first = not any(t.text == "," for t in tokens[: cue.first]) and cue.entry.weight >= 0.9
    for index in range(at + 1, min(at + 25, len(tokens) - 1)):
        if tokens[index].text == tokens[at].text and index > at + 1:
            after = tokens[index + 1]
            if first and "t" in cue.entry.frames and vocabulary().is_kind(after.low, "subject"):
                return content_of(index + 1, clause_end(scene, index + 1, cue), "clause")
            if after.low == "that" and "t" in cue.entry.frames.lower():
                return content_of(index + 2, clause_end(scene, index + 2, cue), "that")
            if after.low == "to" and "i" in cue.entry.frames:
                return content_of(index + 1, clause_end(scene, index + 1, cue), "infinitive")
            if after.kind == "quote":
                return content_of(index + 1, clause_end(scene, index + 1, cue), "quotation")
    return None
