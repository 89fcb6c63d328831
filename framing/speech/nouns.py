"""Drafts from nouns that report: "S's claim that C", "in S's view, C"."""

from __future__ import annotations

from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Range, Scene
from framing.speech.sides import left_content
from framing.speech.subjects import phrase_before
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft, draft_of


def nominal(scene: Scene, cue: Cue) -> Draft | None:
    """Read "S's claim that C", "a claim by S that C", "his plan to C"."""
    tokens = scene.tokens
    vocab = vocabulary()
    source, at = _owner(scene, cue), cue.last + 1
    if "v" in cue.entry.frames:
        if source and source[0] and tokens[source[0] - 1].low in ("in", "to"):
            return _in_view(scene, cue, source)
        if "t" not in cue.entry.frames:
            return None
    if at < len(tokens) and tokens[at].low in ("by", "from", "among", "of", "within", "between"):
        by = phrase_after(scene.sentence, at + 1, appositions=False, addressee=True)
        if by is not None and (tokens[at].low != "of" or source is None) and by[1] < len(tokens):
            follows = tokens[by[1]].low in ("that", "to")
            if follows or tokens[at].low in ("by", "from"):
                source, at = source or by, by[1]
    if at >= len(tokens):
        return None
    token = tokens[at]
    if (
        token.low in ("is", "was", "are", "were")
        and at + 1 < len(tokens)
        and tokens[at + 1].low == "that"
    ):
        at, token = at + 1, tokens[at + 1]
    if (
        token.low == "that"
        and at + 1 < len(tokens)
        and not vocab.is_kind(tokens[at + 1].low, "auxiliary")
        and tokens[at + 1].low not in vocab.finite
    ):
        content = (at + 1, clause_end(scene, at + 1, cue))
        stop = next((i for i in range(*content) if tokens[i].kind == "mark"), content[1])
        if vocab.is_kind(tokens[stop - 1].low, "preposition"):
            return None  # a relative clause: "a fear that nobody likes to speak of"
        return draft_of(scene, cue, source, [content], "noun")
    if source is None:
        return None
    if token.low == "to" and "i" in cue.entry.frames:
        return draft_of(scene, cue, source, [(at, phrase_end(scene, at, cue))], "noun", 0.9)
    if token.low in cue.entry.prepositions and at > cue.last:
        return draft_of(scene, cue, source, [(at + 1, phrase_end(scene, at + 1, cue))], "noun", 0.8)
    return None


def _in_view(scene: Scene, cue: Cue, source: Range) -> Draft | None:
    """Read "In S's view, C", "C, in S's words" and "C, in S's words, C"."""
    tokens = scene.tokens
    start = source[0] - 1
    after = cue.last + 1
    comma = after < len(tokens) and tokens[after].text == ","
    rest = (after + 1, clause_end(scene, after + 1, cue)) if comma else (after, after)
    if start == 0:
        return draft_of(scene, cue, source, [rest], "according")
    if tokens[start - 1].text not in ",—–" and tokens[start - 1].kind != "quote":
        return None
    return draft_of(scene, cue, source, [left_content(scene, start, None), rest], "according")


def _owner(scene: Scene, cue: Cue) -> Range | None:
    """Give the possessor before a noun ("the ministry's", "his"), over adjectives."""
    tokens = scene.tokens
    vocab = vocabulary()
    for index in range(cue.first - 1, max(-1, cue.first - 4), -1):
        token = tokens[index]
        if token.kind == "clitic" and token.low == "'s":
            owner = phrase_before(scene.sentence, index)
            return owner
        if token.low in ("his", "her", "their", "its", "my", "our"):
            return (index, index + 1)
        if token.kind != "word" or token.low in vocab.kinds:
            return None
    return None
