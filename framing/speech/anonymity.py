"""Wishes not to be named: they say how a source is cited, and attribute nothing to it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary
from framing.speech.weighing import Draft

_CITED = frozenset({"named", "identified", "quoted", "photographed"})
_NAMES = frozenset({"name", "names", "surname", "surnames", "identity", "identities"})
_SHOWN = frozenset(
    {"used", "published", "printed", "disclosed", "revealed", "given", "withheld", "made", "shared"}
)
_REFUSING = frozenset({"decline", "refuse"})
_LONGEST = 12


def is_wish_for_anonymity(scene: Scene, draft: Draft) -> bool:
    """Say whether a draft only tells that a source wants to stay without a name.

    "Asked not to be named", "that her surname not be used", "for anonymity".
    """
    if draft.cue is None or len(draft.content) != 1:
        return False
    start, end = draft.content[0]
    tokens = scene.tokens[start:end]
    group = scene.tokens[draft.cue.first : draft.cue.head]
    denied = any(t.low == "not" or t.low.endswith("n't") for t in (*group, tokens[0]))
    if draft.pattern in ("phrase", "gerund") and denied and _is_name(tokens):
        return True  # "did not want her name in the paper"
    if draft.pattern == "infinitive":
        return (denied or draft.cue.entry.lemma in _REFUSING) and _is_citing(tokens)
    if draft.pattern in ("preposition", "phrase"):
        return any(t.low == "anonymity" for t in tokens[:2]) or (
            tokens[-1].low == "anonymity" and len(tokens) <= 3
        )
    return draft.pattern in ("that", "clause") and _withholds_name(tokens)


def _is_citing(tokens: Sequence[Token]) -> bool:
    """Say whether an infinitive is "(not) to be named", and no "to be named director"."""
    rest = tokens[1:] if tokens[0].low == "not" else tokens
    if [t.low for t in rest[:2]] != ["to", "be"]:
        return False
    at = next((i for i in range(2, min(4, len(rest))) if rest[i].low in _CITED), None)
    if at is None:
        return False
    following = rest[at + 1] if at + 1 < len(rest) else None
    vocab = vocabulary()
    return (
        following is None
        or following.kind == "mark"
        or following.low.endswith(("ly", "ing"))
        or vocab.is_kind(following.low, "preposition", "subordinator", "conjunction")
    )


def _is_name(tokens: Sequence[Token]) -> bool:
    """Say whether a phrase is somebody's own name ("her name in the paper", "their surnames")."""
    owned = tokens[0].low in ("his", "her", "their", "my", "its", "the")
    return owned and any(t.low in _NAMES for t in tokens[1:3])


def _withholds_name(tokens: Sequence[Token]) -> bool:
    """Say whether a clause is "her surname not be used", "their names be withheld"."""
    lows = [t.low for t in tokens[:_LONGEST]]
    if "be" not in lows or not _NAMES & set(lows[: lows.index("be")]):
        return False
    return bool(_SHOWN & set(lows[lows.index("be") :]))
