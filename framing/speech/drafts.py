"""From cues to drafts: each cue of a sentence with its source and content, as token ranges."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.according import according, hearsay
from framing.speech.colons import after_colons, headline
from framing.speech.dependents import dependent
from framing.speech.finite import finite
from framing.speech.nouns import nominal
from framing.speech.passives import passive
from framing.speech.scene import Scene, scene_of
from framing.speech.tokens import Sentence
from framing.speech.weighing import Draft

_NEARBY = 8
_MINDS = frozenset({"thought", "wish", "feeling"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})


def find_drafts(sentence: Sentence) -> list[Draft]:
    """Draft the attributions of a sentence, in the order of their cues."""
    scene = scene_of(sentence)
    drafts: list[Draft] = []
    taken: set[int] = set()
    for number, cue in enumerate(scene.cues):
        draft = _draft(scene, number, drafts, taken)
        if draft is None:
            continue
        drafts.append(draft)
        if (
            draft.pattern in ("quotation", "quoted", "that", "clause", "colon")
            and cue.entry.weight >= 0.5
        ):
            for start, end in draft.content:
                taken |= {i for i in range(start, end) if sentence.tokens[i].kind == "quote"}
    if len(drafts) > 1:
        drafts = _without_doubles(drafts)
        drafts = [
            draft
            for at, draft in enumerate(drafts)
            if not any(_speaks_own_mind(k, draft) for k in drafts[max(0, at - _NEARBY) : at])
        ]
    if ":" in sentence.lows:
        drafts += after_colons(scene, taken)
        return drafts or headline(sentence)
    return drafts


def _without_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the surest of drafts that say the same words, or words from the cue of the other on."""
    kept: list[Draft] = []
    for draft in drafts:
        near = range(max(0, len(kept) - _NEARBY), len(kept))
        at = next((i for i in near if draft.content and _is_double(kept[i], draft)), None)
        if at is None:
            kept.append(draft)
        elif kept[at].cue is None or _is_better(draft, kept[at]):
            kept[at] = draft
    return kept


def _is_better(draft: Draft, other: Draft) -> bool:
    """Say whether a draft is surer, and does not tell of nobody where the other tells of somebody.

    "Hale rejected claims that C": Hale speaks, not whoever claims.
    """
    told = draft.source is not None or other.source is None
    return told and draft.confidence > other.confidence


def _is_double(one: Draft, other: Draft) -> bool:
    """Say whether two drafts of a sentence are one attribution, found by way of two cues."""
    if not one.content or one.pattern == "according" or other.cue is None:
        return False
    (start, end), (other_start, other_end) = one.content[0], other.content[0]
    if start == other_start:
        return other_end == end or other.cue.form == "noun"
    if other.source is not None and other.source[0] == start and _is_set_off(other):
        return False
    return start in (other.cue.first, other.cue.first - 1) and other_end == end


def _is_set_off(draft: Draft) -> bool:
    """Say whether a state of mind is denied or past at the time of speech.

    Then it is more than a manner of saying: "said he had feared C", "said she did not believe C".
    """
    if draft.cue is None:
        return False
    group = draft.sentence.tokens[draft.cue.first : draft.cue.head]
    return any(t.low in ("not", "never", "had") or t.low.endswith("n't") for t in group)


def _speaks_own_mind(one: Draft, other: Draft) -> bool:
    """Say whether *other* is what the source of *one* says of itself ("Hale said she thinks C")."""
    if other.source is None or one.source is None or other.cue is None or one.cue is None:
        return False
    if other.cue.entry.cue_class not in _MINDS or one.cue.entry.cue_class in _MINDS:
        return False
    tokens = one.sentence.tokens
    if _is_set_off(other):
        return False
    pronoun, first = tokens[other.source[0]].low, tokens[one.source[0]].low
    if pronoun not in _PRONOUNS or (first in _PRONOUNS and first != pronoun):
        return False
    return any(
        start == other.source[0] and other.content[-1][1] <= end
        for start, end in one.content
        if other.content
    )


def _draft(scene: Scene, number: int, drafts: Sequence[Draft], taken: set[int]) -> Draft | None:
    cue = scene.cues[number]
    if cue.entry.kind == "preposition":
        return according(scene, cue)
    if cue.entry.kind == "adverb":
        return hearsay(scene, cue)
    if cue.form == "noun":
        return nominal(scene, cue)
    if cue.form == "passive":
        return passive(scene, number)
    if cue.form in ("ing", "infinitive", "participle"):
        return dependent(scene, number, drafts)
    return finite(scene, number, drafts, taken)
