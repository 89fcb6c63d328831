"""The one name that a source gives: "who gave only her first name, Dolma", "his name as Tom"."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.anonymity_words import NAMES
from framing.speech.tokens import Token


def name_given_end(tokens: Sequence[Token], at: int) -> int:
    """Give where a phrase ends that stopped at *at*, with the one name that is given behind it.

    "gave only her first name, | Dolma": the name belongs to it where a mark follows.
    """
    given = tokens[at : at + 3]
    if at == 0 or tokens[at - 1].low not in NAMES or len(given) < 3:
        return at
    comma, name, closing = given
    enclosed = comma.text == "," and closing.kind == "mark"
    return at + 2 if enclosed and _is_name(name) else at


def name_given(tokens: Sequence[Token]) -> Token | None:
    """Give the name that a source gives in its phrase, if there is one."""
    for at, token in enumerate(tokens[:-2]):
        if token.low not in NAMES:
            continue
        behind = [t for t in tokens[at + 1 : at + 4] if t.low != "only"]
        if len(behind) > 1 and behind[0].text in (",", "as") and _is_name(behind[1]):
            return behind[1]
    return None


def _is_name(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()
