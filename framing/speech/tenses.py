"""The tense of a cue: whether something was said, is said or will be."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.tokens import Token

_FUTURE = frozenset({"will", "'ll", "’ll", "shall", "won't", "won’t"})
_CONDITIONAL = frozenset({"would", "could", "might", "may", "should", "can", "must", "cannot"})
_PAST = frozenset({"had", "has", "have", "was", "were", "did", "been", "'ve", "’ve"})
_PRESENT = frozenset({"is", "are", "am", "does", "do", "'re", "’re", "'m", "’m"})
_TENSES = (
    ("future", _FUTURE),
    ("conditional", _CONDITIONAL),
    ("past", _PAST),
    ("present", _PRESENT),
)


def tense_of(tokens: Sequence[Token], cue: Cue) -> str:
    """Give the tense of a cue in a sentence: past, present, future or conditional.

    The perfect counts as past. "" for what has no tense: participles, infinitives, nouns,
    "according to".
    """
    if cue.entry.kind not in ("verb", "adjective") or cue.form not in ("finite", "passive"):
        return ""
    group = [_plain(token.low) for token in tokens[cue.first : cue.head]]
    for tense, words in _TENSES if group else ():
        if not words.isdisjoint(group):
            return tense
    head = tokens[cue.head].low
    if cue.entry.kind == "adjective":
        return "present"
    past = head.endswith("ed") or not (head.endswith("s") or head == cue.entry.lemma.split()[0])
    return "past" if past else "present"


def _plain(low: str) -> str:
    return low[:-3] if low.endswith(("n't", "n’t")) and low not in _FUTURE else low
