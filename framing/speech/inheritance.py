"""The subject of a cue that has none of its own, from the clause it depends on."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import is_nominal_at
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Range, Scene, is_adverb
from framing.speech.statements import is_past
from framing.speech.subjects import phrase_before
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft

_NEARBY = 8
_FURTHEST = 25


def inherited(scene: Scene, number: int, drafts: Sequence[Draft]) -> Range | None:
    """Give the subject of the clause on which a cue without subject depends."""
    for draft in drafts[: -_NEARBY - 1 : -1]:
        if (
            draft.source is not None
            and draft.cue is not None
            and draft.cue.form in ("finite", "ing", "infinitive")
        ):
            return draft.source
    for earlier in range(number - 1, max(-1, number - _NEARBY), -1):
        if earlier in scene.subjects:
            return scene.subjects[earlier]
    return main_subject(scene, scene.cues[number].first)


def main_subject(scene: Scene, limit: int) -> Range | None:
    """Give the first noun phrase of the sentence, behind what is fronted with a comma."""
    tokens = scene.tokens
    vocab = vocabulary()
    start = 0
    if not tokens:
        return None
    first = tokens[0]
    plain = first.low not in vocab.subordinators
    if first.low in vocab.prepositions and (plain or not _has_comma(scene, limit)):
        found = _before_first_verb(scene, limit)
        if found is not None:
            return found
    fronted = vocab.is_kind(
        first.low, "preposition", "subordinator", "opener"
    ) or first.low.endswith(("ing", "ed", "ly"))
    fronted = fronted or _tells_time(scene)
    if (fronted and first.low != "that") or limit == 0:
        start = next((i + 1 for i in range(min(len(tokens), 40)) if tokens[i].text == ","), 0)
        if not start and first.low not in vocab.conjunctions:
            return None
        start = start or 1
    while start < len(tokens) and tokens[start].low in vocab.conjunctions:
        start += 1
    if start >= len(tokens) or (limit and start >= limit):
        return None
    return phrase_after(scene.sentence, start)


def _tells_time(scene: Scene) -> bool:
    """Say whether a sentence opens with a time and a comma ("Every few weeks, ...")."""
    tokens = scene.tokens
    comma = next((i for i in range(min(len(tokens), 6)) if tokens[i].text == ","), 0)
    vocab = vocabulary()
    if not comma or tokens[comma - 1].low not in vocab.times:
        return False
    first = tokens[0]
    opened = vocab.is_kind(first.low, "determiner", "number", "time") or first.text[0].isdigit()
    return opened and not any(t.low in vocab.finite for t in tokens[:comma])


def _has_comma(scene: Scene, limit: int) -> bool:
    return any(token.text == "," for token in scene.tokens[: min(limit, _FURTHEST)])


def _before_first_verb(scene: Scene, limit: int) -> Range | None:
    """Give the subject of "On Sunday the mayor left ...": the phrase before the first verb.

    A verb behind a comma or a relative word is not the first of the main clause.
    """
    tokens = scene.tokens
    vocab = vocabulary()
    for index in range(2, min(limit, _FURTHEST, len(tokens))):
        token = tokens[index]
        if token.kind != "word" or token.low in ("who", "which", "that", "whose", "where"):
            return None
        nominal = is_nominal_at(tokens, index, vocab) and not is_past(tokens, index, vocab)
        if token.low in vocab.auxiliaries or (token.low in vocab.verbs and not nominal):
            return phrase_before(scene.sentence, index)
    return None


def shared_subject(scene: Scene, number: int, drafts: Sequence[Draft]) -> Range | None:
    """Give the subject of a verb joined to an earlier one ("denied it and vowed to ...")."""
    cue = scene.cues[number]
    tokens = scene.tokens
    first = cue.first
    while first > 0 and is_adverb(scene.sentence, first - 1):
        first -= 1
    if first and (
        tokens[first - 1].low in ("and", "but", "then", "or", "who")
        or tokens[first - 1].text in ",;—–"
    ):
        return inherited(scene, number, drafts)
    return None
