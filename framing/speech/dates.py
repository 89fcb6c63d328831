"""Whether "that" points at a time ("that night") or opens a clause ("that night shifts harm")."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import is_time
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary


def is_date(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the word behind "that", at a token, is the time meant and describes no noun."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    owned = after is not None and (
        after.kind == "clitic"
        or (
            after.kind == "word" and after.text[0].islower() and after.low not in vocabulary().kinds
        )
    )
    return tokens[at].low == "same" or (is_time(tokens[at], vocabulary()) and not owned)
