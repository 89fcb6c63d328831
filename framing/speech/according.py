"""Drafts from "according to S" and from words of hearsay ("allegedly")."""

from __future__ import annotations

from framing.speech.cues import Cue
from framing.speech.extents import clause_end, strip_end
from framing.speech.right_phrases import phrase_after, phrase_in_front
from framing.speech.scene import Range, Scene
from framing.speech.sides import clause_start
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft, draft_of

_RELATIVE = ("who", "whose", "which", "where")


def according(scene: Scene, cue: Cue) -> Draft | None:
    """Read "According to S, C" and "C, according to S"."""
    tokens = scene.tokens
    front = cue.first == 0
    at = cue.last + 1
    source = (
        phrase_in_front(scene.sentence, at)
        if front
        else phrase_after(scene.sentence, at, tails=True)
    )
    if source is None or _is_mere_manner(scene, source):
        return None
    end = _over_clause(scene, source[1])
    after = end + 1 if end < len(tokens) and tokens[end].text == "," else end
    rest = (after, clause_end(scene, after, cue))
    start = clause_start(scene, cue.first)
    left = (start, strip_end(tokens, start, cue.first))
    alone = left[1] - left[0] == 1 and tokens[left[0]].kind != "quote"
    if left[1] <= left[0] or alone:
        return draft_of(scene, cue, source, [rest], "according")
    if after > end and rest[1] - rest[0] > 2 and left[1] - left[0] < 6:
        return draft_of(scene, cue, source, [left, rest], "according")
    return draft_of(scene, cue, source, [left], "according")


def _over_clause(scene: Scene, end: int) -> int:
    """Step over the relative clause behind a source (", who runs the club,"): no content."""
    tokens = scene.tokens
    if end + 1 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].low not in _RELATIVE:
        return end
    marks = (i for i in range(end + 1, len(tokens)) if tokens[i].text in ",.;")
    return next(marks, len(tokens))


def _is_mere_manner(scene: Scene, source: Range) -> bool:
    """Say whether "according to" names no source but a way ("according to plan")."""
    if source[1] - source[0] != 1:
        return False
    token = scene.tokens[source[0]]
    people = ("role", "collective", "vague", "organisation", "outlet")
    plain = token.kind == "word" and not token.text[0].isupper() and not token.low.endswith("s")
    vocab = vocabulary()
    return plain and token.low not in vocab.kinds and not vocab.is_source(token.low, *people)


def hearsay(scene: Scene, cue: Cue) -> Draft | None:
    """Read a clause with a word of hearsay in it: "S allegedly did it"."""
    start = clause_start(scene, cue.first)
    end = clause_end(scene, cue.last + 1, cue)
    return draft_of(scene, cue, None, [(start, cue.first), (cue.last + 1, end)], "hearsay", 0.8)
