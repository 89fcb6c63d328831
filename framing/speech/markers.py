"""Content that a mark or a small word announces: a quotation, a colon, that, whether, to."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.dates import is_date
from framing.speech.extents import clause_end
from framing.speech.nominals import is_name
from framing.speech.scene import Content, Scene
from framing.speech.titles import is_title
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of


def content_of(start: int, end: int, pattern: str) -> Content | None:
    """Make a content, or nothing where the stretch is empty."""
    return Content(start, end, pattern) if end > start else None


def marked(scene: Scene, cue: Cue, at: int, *, addressed: bool = True) -> Content | None:
    """Content that a mark or a small word announces: quotation, colon, that, whether, to."""
    tokens = scene.tokens
    if at >= len(tokens):
        return None
    frames = cue.entry.frames.replace("A", "tiw" if addressed else "")
    token = tokens[at]
    if token.kind == "quote":
        named = at > cue.last + 1 and tokens[at - 1].kind == "word" and is_title(token.text)
        if named or not ("q" in frames or "t" in frames or "n" in frames):
            return None  # a title or name behind the noun it belongs to
        return content_of(at, clause_end(scene, at, cue), "quotation")
    if at + 1 >= len(tokens):
        return None
    if token.kind == "mark":
        return _behind_mark(scene, cue, at, frames)
    return _behind_word(scene, cue, at, frames)


def _behind_mark(scene: Scene, cue: Cue, at: int, frames: str) -> Content | None:
    """Content behind a colon or comma, or behind an insertion that a mark opens."""
    token, following = scene.tokens[at], scene.tokens[at + 1]
    speaks = "q" in frames or "t" in frames
    named = token.text == "," and following.kind == "quote" and is_title(following.text)
    if token.text in (":", ",") and following.kind == "quote" and speaks and not named:
        return content_of(at + 1, clause_end(scene, at + 1, cue), "quotation")
    if token.text == ":" and speaks:
        return content_of(at + 1, clause_end(scene, at + 1, cue), "colon")
    if token.text in (",", "—", "–"):
        return _after_parenthesis(scene, cue, at)
    return None


def _behind_word(scene: Scene, cue: Cue, at: int, frames: str) -> Content | None:
    """Content that begins at or behind that, whether, what, to, not to."""
    tokens = scene.tokens
    low, following = tokens[at].low, tokens[at + 1]
    if low == "that" and "t" in frames.lower() and not _refers(scene, at):
        start = at if _is_subject(following) else at + 1
        return content_of(start, clause_end(scene, at + 1, cue), "that")
    pattern = ""
    if low == "as" and following.low in ("saying", "having"):
        pattern = "quotation"
    elif low in words_of("question") and _asks(scene, cue, at, frames):
        pattern = "question"
    elif "i" in frames:
        denied = low in ("not", "never") and following.low == "to"
        plain = low == "to" and is_infinitive(tokens, at)
        pattern = "infinitive" if denied or plain else ""
    return content_of(at, clause_end(scene, at, cue), pattern) if pattern else None


def _refers(scene: Scene, at: int) -> bool:
    """Say whether "that" means a time, a matter or a noun and opens no clause."""
    dated = is_date(scene.tokens, at + 1) or _points_at_matter(scene.tokens, at + 1)
    return dated or _points(scene, at)


def _points(scene: Scene, at: int) -> bool:
    """Say whether "that" points at the noun that ends a clause ("disputed that figure.")."""
    tokens = scene.tokens
    vocab = vocabulary()
    end = next((i for i in range(at + 1, min(at + 4, len(tokens))) if tokens[i].text in ".;"), at)
    words = tokens[at + 1 : end]
    return bool(words) and not any(
        t.kind != "word"
        or t.low.endswith("ed")
        or t.low in vocab.finite
        or t.low in vocab.kinds
        or is_name(t, vocab)
        for t in words
    )


def _points_at_matter(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "that" before a token is an object ("say that about anything")."""
    vocab = vocabulary()
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    counted = after is not None and (after.text.isdigit() or after.low in vocab.numbers)
    return tokens[at].low == "about" and not counted


def _is_subject(following: Token) -> bool:
    """Say whether "that" is a subject with its verb behind it ("said that is why")."""
    clitic = following.kind == "clitic" and following.low == "'s"
    return clitic or following.low in vocabulary().auxiliaries


def _asks(scene: Scene, cue: Cue, at: int, frames: str) -> bool:
    """Say whether a question word opens content, and no time ("said when Reed asked him")."""
    low, following = scene.tokens[at].low, scene.tokens[at + 1]
    if following.low in ("asked", "pressed", "questioned"):
        return False
    if low == "when" and cue.form == "finite" and cue.first == cue.head and "t" in frames:
        return any(t.low in ("would", "will") for t in scene.tokens[at + 2 : at + 8])
    return "w" in frames or (low == "what" and ("t" in frames or "n" in frames))


def is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "to" at a token is followed by a verb, not by a noun or name."""
    vocab = vocabulary()
    follower = tokens[at + 1]
    if follower.kind == "quote":
        first = follower.inner.split(maxsplit=1)[:1]
        return bool(first) and first[0] in vocab.verbs  # "vowed to “fight on”"
    if follower.kind != "word" or is_name(follower, vocab):
        return False
    return not vocab.is_kind(follower.low, "determiner", "object", "preposition")


def _after_parenthesis(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind an insertion: "claimed, without offering evidence, that ..."."""
    tokens = scene.tokens
    first = cue.first <= scene.comma and cue.entry.weight >= 0.9
    for index in range(at + 1, min(at + 25, len(tokens) - 1)):
        if tokens[index].text == tokens[at].text and index > at + 1:
            after = tokens[index + 1]
            if first and "t" in cue.entry.frames and after.low in vocabulary().subjects:
                return content_of(index + 1, clause_end(scene, index + 1, cue), "clause")
            if after.low == "that" and "t" in cue.entry.frames.lower():
                return content_of(index + 2, clause_end(scene, index + 2, cue), "that")
            if after.low == "to" and "i" in cue.entry.frames:
                return content_of(index + 1, clause_end(scene, index + 1, cue), "infinitive")
            if after.kind == "quote":
                return content_of(index + 1, clause_end(scene, index + 1, cue), "quotation")
    return None
