"""On which terms a source speaks: whether a text says that its name is withheld.

"On condition of anonymity", "who was not authorised to speak", "asked not to be named", "gave only
her first name": the words stand beside the source, or in the sentence behind it ("She asked that
her surname not be used.").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.anonymity_clauses import anonymity_clauses, may_hold_clause
from framing.speech.anonymity_words import CITED, HIDDEN, KEPT, LET, NAMES, SHOWN, denies
from framing.speech.tokens import Sentence, Token

_SPEAKING = frozenset(
    {"speak", "talk", "discuss", "comment", "brief", "give", "disclose", "share", "make", "go"}
)
_SHOWN = SHOWN | {"see", "real", "full", "last"}
_NEAR = 6


def withholds_name(tokens: Sequence[Token]) -> bool:
    """Say whether words tell that somebody's name is withheld, or on which terms they speak.

    >>> from framing.speech.sentences import read_sentences
    >>> from framing.text.passage import Passage
    >>> told = "an aide, who was not authorised to speak in public"
    >>> withholds_name(read_sentences(Passage(told), 0, ())[0].tokens)
    True
    """
    lows = [token.low for token in tokens]
    if not may_hold_clause(lows):
        return False
    told = any(low in HIDDEN or _is_term(lows, at) for at, low in enumerate(lows))
    return told or bool(anonymity_clauses(tokens))


def _is_term(lows: Sequence[str], at: int) -> bool:
    """Say whether the word at a place is the heart of such a term."""
    low = lows[at]
    before, after = lows[max(0, at - _NEAR) : at], lows[at + 1 : at + 1 + _NEAR]
    denied = any(map(denies, before))
    if low in LET:
        return denied and after[:1] == ["to"] and bool(_SPEAKING & set(after[:5]))
    if low in CITED:
        return denied and "be" in before[-2:]
    if low not in NAMES:
        return False
    if "only" in before or "only" in after[:1]:
        return lows[at - 1] == "first"
    near = set(before) | set(after)
    negated = denied or any(map(denies, after))
    return bool(KEPT & near) or (negated and bool(_SHOWN & near))


def goes_on(sentence: Sentence, source: Sequence[Token]) -> bool:
    """Say whether a sentence speaks on of a source ("She asked not to be named.").

    "The nurse ..." does where the source was a nurse.
    """
    lows = [token.low for token in sentence.tokens[:2]]
    if lows[:1] in (["he"], ["she"], ["they"]):
        return True
    return lows[:1] == ["the"] and bool({token.low for token in source} & set(lows[1:]))
