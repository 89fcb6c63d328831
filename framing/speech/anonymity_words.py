"""The words by which a text tells that somebody's name is kept back."""

from __future__ import annotations

NAMES = frozenset({"name", "names", "surname", "surnames", "identity", "identities"})
#: "Not to be named", "only be identified as Tom".
CITED = frozenset({"named", "identified", "quoted", "photographed", "pictured"})
#: "Not authorised to speak".
LET = frozenset({"authorised", "authorized", "permitted", "allowed", "cleared", "empowered"})
#: Words that tell of anonymity by themselves.
HIDDEN = frozenset({"anonymity", "anonymously", "pseudonym", "pseudonymously"})
KEPT = frozenset({"withheld", "withhold", "withholding", "changed", "secret", "undisclosed"})
#: What is not done to a name.
SHOWN = frozenset(
    [
        *["used", "use", "published", "printed", "print", "disclosed", "released", "given", "give"],
        *["reveal", "revealed", "shared", "made"],
    ]
)
REFUSING = frozenset(
    ["declined", "declining", "declines", "decline", "refused", "refusing", "refuses", "refuse"]
)
DENYING = REFUSING | {"not", "never", "no", "none", "neither", "without", "cannot"}


def denies(word: str) -> bool:
    """Say whether a word in small letters denies or refuses ("not", "didn't", "declined")."""
    return word in DENYING or word.endswith(("n't", "n’t"))
