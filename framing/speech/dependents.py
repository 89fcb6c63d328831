"""Drafts from cues without a subject: ", saying that C", "Said S: Q"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.ambiguity import is_ly
from framing.speech.contents import content_after
from framing.speech.cues import Cue
from framing.speech.extents import clause_end, phrase_end
from framing.speech.inheritance import inherited
from framing.speech.nominals import is_nominal_at
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Range, Scene
from framing.speech.subjects import phrase_before
from framing.speech.vocabulary import vocabulary, words_of
from framing.speech.weighing import FIRM, Draft, draft_of

_SURE = 0.6


def dependent(scene: Scene, number: int, drafts: Sequence[Draft]) -> Draft | None:
    """Read a cue without its own subject: ", saying that C", "to say that C", "Asked whether"."""
    cue = scene.cues[number]
    if cue.form == "participle":
        return _fronted(scene, cue) or _participle(scene, cue)
    found = content_after(scene, cue)
    if found is None:
        return None
    if cue.form == "infinitive" and (_is_impersonal(scene, cue) or _is_awaited(scene, cue)):
        return None
    if found.pattern == "clause" and _hangs_on_noun(scene, cue):
        return None
    source = inherited(scene, number, drafts)
    factor = 0.75 if cue.form == "infinitive" else 0.95
    before = scene.tokens[cue.first - 1] if cue.first else None
    apart = before is None or before.text == "," or before.low.endswith("ly")
    if before is not None and cue.form == "ing" and not apart:
        factor = 0.75 if found.pattern in FIRM else 0.5
        near = phrase_before(scene.sentence, cue.first, _floor(scene, number))
        if before.low not in words_of("no_owner"):
            source = near or source
    return draft_of(scene, cue, source, [(found.start, found.end)], found.pattern, factor)


def _is_impersonal(scene: Scene, cue: Cue) -> bool:
    """Say whether nobody in particular speaks: "it is hard to say whether"."""
    return cue.first > 1 and scene.tokens[cue.first - 2].low in words_of("impersonal")


def _is_awaited(scene: Scene, cue: Cue) -> bool:
    """Say whether nobody has spoken yet: "is expected to say", "was due to announce"."""
    at = cue.first - 2
    tokens = scene.tokens
    if at < 1 or tokens[at].low not in words_of("awaited"):
        return False
    vocab = vocabulary()
    state = at - 1
    while state > 0 and (
        vocab.is_kind(tokens[state].low, "adverb", "negation") or is_ly(tokens[state])
    ):
        state -= 1
    helped = tokens[state].kind == "clitic" or tokens[state].low in vocab.auxiliaries
    return helped or tokens[at].low not in vocab.verbs  # "Hale expected to say no" is his own mind


def _hangs_on_noun(scene: Scene, cue: Cue) -> bool:
    """Say whether a weak verb behind "to" tells of a noun ("the vote to accept the bid was 6-5").

    Then the verb of the clause behind it is that of the noun.
    """
    if cue.form != "infinitive" or cue.first < 2 or cue.entry.weight >= _SURE:
        return False
    at = cue.first - 2
    noun = scene.tokens[at]
    vocab = vocabulary()
    opened = at > 0 and scene.tokens[at - 1].low in vocab.determiners
    named = opened or noun.low not in vocab.verbs
    return named and is_nominal_at(scene.tokens, at, vocab) and noun.low not in vocab.sources


def _participle(scene: Scene, cue: Cue) -> Draft | None:
    """Read "the plan announced by S" and "Asked whether C"."""
    tokens = scene.tokens
    if cue.last + 1 < len(tokens) and tokens[cue.last + 1].low == "by":
        source = phrase_after(scene.sentence, cue.last + 2)
        subject = phrase_before(scene.sentence, cue.first)
        if source is None:
            return None
        judged = _judged(scene, cue, source)
        made = cue.entry.lemma in words_of("makes")  # "a doctor called by the court"
        if judged is not None or subject is None or made:
            return judged
        return draft_of(scene, cue, source, [subject], "subject", 0.9)
    found = content_after(scene, cue)
    if found is None or cue.first > 0:
        return None
    return draft_of(scene, cue, None, [(found.start, found.end)], found.pattern, 0.9)


def _judged(scene: Scene, cue: Cue, source: Range) -> Draft | None:
    """Read what follows the source in "described by critics as a mess"."""
    at = source[1]
    if at >= len(scene.tokens) or scene.tokens[at].low != "as":
        return None
    return draft_of(scene, cue, source, [(at + 1, phrase_end(scene, at + 1, cue))], "judged")


def _floor(scene: Scene, number: int) -> int:
    """Give the first token behind the cue before this one."""
    return scene.cues[number - 1].last + 1 if number else 0


def _fronted(scene: Scene, cue: Cue) -> Draft | None:
    """Read "Said Jo Hale, the mayor, by telephone: Q"."""
    tokens = scene.tokens
    at = cue.last + 1
    if cue.first > 0 or at >= len(tokens) or not cue.entry.takes("qtA"):
        return None
    source = phrase_after(scene.sentence, at)
    if source is None or not any(t.text[0].isupper() for t in tokens[source[0] : source[1]]):
        return None
    for index in range(source[1], min(source[1] + 30, len(tokens) - 1)):
        if tokens[index].text in ",:" and tokens[index + 1].kind == "quote":
            content = (index + 1, clause_end(scene, index + 1, cue))
            return draft_of(scene, cue, source, [content], "quotation")
    return None
