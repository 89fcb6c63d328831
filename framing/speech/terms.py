"""On which terms a source speaks: whether a text says that its name is withheld.

"On condition of anonymity", "who was not authorised to speak", "asked not to be named", "gave only
her first name": the words stand beside the source, or in the sentence behind it ("She asked that
her surname not be used.").
"""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.anonymity_clauses import anonymity_clauses, may_hold_clause
from framing.speech.tokens import Sentence, Token

_SAID = frozenset({"anonymity", "anonymously", "pseudonym", "pseudonymously"})
_LET = frozenset({"authorised", "authorized", "permitted", "allowed", "cleared", "empowered"})
_SPEAKING = frozenset(
    {"speak", "talk", "discuss", "comment", "brief", "give", "disclose", "share", "make", "go"}
)
_CITED = frozenset({"named", "identified", "quoted"})
_NAMES = frozenset({"name", "names", "surname", "surnames", "identity", "identities"})
_KEPT = frozenset({"withheld", "withhold", "changed", "undisclosed"})
_SHOWN = frozenset(
    [
        *["used", "use", "published", "printed", "print", "disclosed", "given", "give", "reveal"],
        *["revealed", "shared", "made", "see", "real", "full", "last"],
    ]
)
_NO = frozenset({"not", "never", "no", "without", "declined", "refused", "decline", "refuse"})
_HEARTS = _SAID | _LET | _CITED | _NAMES
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
    if _HEARTS.isdisjoint(lows) and not may_hold_clause(lows):
        return False
    told = any(low in _SAID or _is_term(lows, at) for at, low in enumerate(lows))
    return told or bool(anonymity_clauses(tokens))


def _is_term(lows: Sequence[str], at: int) -> bool:
    """Say whether the word at a place is the heart of such a term."""
    low = lows[at]
    before, after = lows[max(0, at - _NEAR) : at], lows[at + 1 : at + 1 + _NEAR]
    denied = any(word in _NO or word.endswith("n't") or word.endswith("n’t") for word in before)
    if low in _LET:
        return denied and after[:1] == ["to"] and bool(_SPEAKING & set(after[:5]))
    if low in _CITED:
        return denied and "be" in before[-2:]
    if low not in _NAMES:
        return False
    if "only" in before or "only" in after[:1]:
        return lows[at - 1] == "first"
    near = set(before) | set(after)
    negated = denied or any(word in _NO or word.endswith("n't") for word in after)
    return bool(_KEPT & near) or (negated and bool(_SHOWN & near))


def goes_on(sentence: Sentence, source: Sequence[Token]) -> bool:
    """Say whether a sentence speaks on of a source ("She asked not to be named.").

    "The nurse ..." does where the source was a nurse.
    """
    lows = [token.low for token in sentence.tokens[:2]]
    if lows[:1] in (["he"], ["she"], ["they"]):
        return True
    return lows[:1] == ["the"] and bool({token.low for token in source} & set(lows[1:]))
