"""Drafts from nouns that report: "S's claim that C", "in S's view, C"."""

from __future__ import annotations

from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end
from framing.speech.left_extent import start_of
from framing.speech.main_verbs import noun_clause_end
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Range, Scene
from framing.speech.sides import left_content
from framing.speech.subjects import phrase_before
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import Draft, draft_of

_BY = ("by", "from", "among", "of", "within", "between")


def nominal(scene: Scene, cue: Cue) -> Draft | None:
    """Read "S's claim that C", "a claim by S that C", "his plan to C"."""
    tokens = scene.tokens
    source = _owner(scene, cue)
    if "v" in cue.entry.frames:
        if source and source[0] and tokens[source[0] - 1].low in ("in", "to"):
            return _in_view(scene, cue, source)
        if "t" not in cue.entry.frames:
            return None
    source, at = _by_whom(scene, cue, source)
    if at + 1 >= len(tokens):
        return None
    if tokens[at].low in ("is", "was", "are", "were") and tokens[at + 1].low == "that":
        at += 1
    if tokens[at].low == "that":
        return _that(scene, cue, source, at + 1)
    if source is None:
        return None
    if tokens[at].low == "to" and "i" in cue.entry.frames:
        first = _first_of(scene, cue, source)
        end = noun_clause_end(scene, first, at, phrase_end(scene, at, cue), 0)
        return draft_of(scene, cue, source, [(at, end)], "noun", 0.9)
    if tokens[at].low in cue.entry.prepositions and at > cue.last:
        return draft_of(scene, cue, source, [(at + 1, phrase_end(scene, at + 1, cue))], "noun", 0.8)
    return None


def _that(scene: Scene, cue: Cue, source: Range | None, at: int) -> Draft | None:
    """Read the that-clause of a noun; a relative clause ("a fear that nobody has") is none."""
    tokens = scene.tokens
    vocab = vocabulary()
    if at >= len(tokens):
        return None
    if tokens[at].low in vocab.auxiliaries or tokens[at].low in vocab.finite:
        return None
    end = clause_end(scene, at, cue)
    content = (at, noun_clause_end(scene, _first_of(scene, cue, source), at, end, 1))
    stop = next((i for i in range(at, end) if tokens[i].kind == "mark"), end)
    if tokens[stop - 1].low in vocab.prepositions:
        return None
    return draft_of(scene, cue, source, [content], "noun")


def _first_of(scene: Scene, cue: Cue, source: Range | None) -> int:
    """Give the first token of the noun phrase of a cue: of its owner, article or adjective."""
    if source is not None and source[0] < cue.first:
        return source[0]
    return start_of(scene.sentence, cue.last + 1, 0, vocabulary())


def _by_whom(scene: Scene, cue: Cue, source: Range | None) -> tuple[Range | None, int]:
    """Give the source with what "by S" or "from S" behind the noun adds, and the token behind."""
    tokens = scene.tokens
    at = cue.last + 1
    if at >= len(tokens) or tokens[at].low not in _BY or (tokens[at].low == "of" and source):
        return source, at
    by = phrase_after(scene.sentence, at + 1, appositions=False, addressee=True)
    if by is None or by[1] >= len(tokens):
        return source, at
    if tokens[by[1]].low in ("that", "to") or tokens[at].low in ("by", "from"):
        return source or by, by[1]
    return source, at


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
            return phrase_before(scene.sentence, index)
        if token.low in words_of("possessive"):
            return (index, index + 1)
        if token.kind != "word" or token.low in vocab.kinds:
            return None
    return None
