"""Drafts from passive cues: "it was announced that C", "C was confirmed by S"."""

from __future__ import annotations

from framing.speech.adverbials import skip_adverbials
from framing.speech.contents import content_after
from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end, strip_end
from framing.speech.markers import content_of, marked
from framing.speech.nominals import is_time
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Content, Range, Scene
from framing.speech.sides import left_content
from framing.speech.statements import is_clause
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import Draft, draft_of, is_negated

_FURTHEST = 12
_REASONS = ("for", "as", "over")


def _speaker(scene: Scene, at: int) -> Range | None:
    """Give the source behind "by", without the reason behind it ("by rivals for being late")."""
    found = phrase_after(scene.sentence, at)
    if found is None:
        return None
    tokens = scene.tokens
    reason = (
        i
        for i in range(found[0] + 1, found[1] - 1)
        if tokens[i].low in _REASONS and tokens[i + 1].low.endswith("ing")
    )
    return (found[0], next(reason, found[1]))


def _agent(scene: Scene, at: int) -> int:
    """Give the "by" behind a passive, over time and place ("was reported on Monday by"), or 0."""
    tokens = scene.tokens
    vocab = vocabulary()
    for index in range(at, min(at + _FURTHEST, len(tokens) - 1)):
        token = tokens[index]
        if token.low == "by" and not is_time(tokens[index + 1], vocab):
            return index
        if token.kind != "word" or vocab.is_kind(token.low, "auxiliary", "subject", "conjunction"):
            return 0
        verbal = token.low.endswith("ed") or token.low in vocab.finite
        if index > at + 2 and verbal and token.low not in vocab.sources:
            return 0
        if token.low in ("that", "to", "as", "whether", "how", "for", "who", "which"):
            return 0
    return 0


def passive(scene: Scene, number: int) -> Draft | None:
    """Read "it was announced that C", "S was told that C", "C was confirmed by S"."""
    cue = scene.cues[number]
    tokens = scene.tokens
    subject = scene.subjects.get(number)
    at = cue.last + 1
    source: Range | None = None
    agent = _agent(scene, at)
    if agent:
        source = _speaker(scene, agent + 1)
    impersonal = (
        subject is not None and subject[1] - subject[0] == 1 and tokens[subject[0]].low == "it"
    )
    asked = cue.entry.lemma == "ask" or (source is not None and "A" in cue.entry.frames)
    found = _told(scene, cue) or content_after(scene, cue)
    if found is None and source is not None and asked:
        found = marked(scene, cue, source[1])
    beside = found is not None and source is not None and found.start < agent < found.end
    if found is not None and (beside or _quotes_circumstance(scene, cue, found)):
        found = None
    if found is not None and found.pattern not in ("phrase", "clause"):
        factor = 1.0 if impersonal else 0.7 if is_negated(scene, cue) else 0.9
        return draft_of(scene, cue, source, [(found.start, found.end)], found.pattern, factor)
    if impersonal and subject is not None:
        start = subject[0]
        if start > 2 and tokens[start - 1].text in ",—–":
            content = left_content(scene, start, None)
            return draft_of(scene, cue, source, [content], "aside", 1.25)
        return None
    reported = tokens[0].low == "that" and found is None and cue.first > 3
    if reported and "t" in cue.entry.frames.lower():
        return draft_of(scene, cue, source, [(1, strip_end(tokens, 1, cue.first))], "that")
    return None if subject is None else _of_subject(scene, cue, subject, None if asked else source)


def _quotes_circumstance(scene: Scene, cue: Cue, found: Content) -> bool:
    """Say whether quoted words tell when or where it is done ("be dismissed “within a day”")."""
    token = scene.tokens[found.start]
    if token.kind != "quote" or found.start != cue.last + 1:
        return False
    first = token.inner.split(maxsplit=1)[:1]
    return bool(first) and first[0] != "as" and first[0] in vocabulary().prepositions


def _told(scene: Scene, cue: Cue) -> Content | None:
    """Find what somebody was told: the one addressed is the subject, so content follows."""
    if "a" not in cue.entry.frames.lower():
        return None
    at = skip_adverbials(scene, cue.last + 1, keep=cue.entry.prepositions)
    found = marked(scene, cue, at)
    bare = cue.entry.lemma in words_of("tells") and at < len(scene.tokens)
    if found is None and bare and scene.tokens[at].kind == "word" and is_clause(scene, at):
        return content_of(at, clause_end(scene, at, cue), "that")
    return found


def _of_subject(scene: Scene, cue: Cue, subject: Range, source: Range | None) -> Draft | None:
    """Read "C was confirmed by S", "S1 was blamed by S for C", "C is expected to"."""
    tokens = scene.tokens
    at = cue.last + 1
    if source is not None:
        if source[1] < len(tokens) and tokens[source[1]].low in _REASONS:
            reason = (source[1], phrase_end(scene, source[1], cue))
            return draft_of(scene, cue, source, [subject, reason], "judged")
        return draft_of(scene, cue, source, [subject], "subject")
    if at < len(tokens) and tokens[at].low in ("to", "as"):
        rest = (at, phrase_end(scene, at, cue))
        return draft_of(scene, cue, None, [subject, rest], "subject", 0.9)
    return None
