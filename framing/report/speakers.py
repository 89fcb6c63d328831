"""Speakers: what the source of an attribution is called on the page, and when it is nobody yet."""

from __future__ import annotations

import pandas as pd

from framing.report.wording import NAMED, UNNAMED, plain
from framing.speech.vocabulary import vocabulary

#: What stands for a pronoun whose person the programme could not tell, and for the outlet's "we".
UNRESOLVED = "a pronoun, person not told"
OUTLET_ITSELF = "the outlet itself (“we”)"
_POSSESSIVES = frozenset({"my", "our", "your", "his", "her", "its", "their"})
#: Types of sources that can be the same actor in two articles.
IDENTIFIED = (*NAMED, "document", "outlet")


def is_pronoun(words: str) -> bool:
    """Say whether the words that stand for a source are only a pronoun.

    >>> is_pronoun("She"), is_pronoun("her office"), is_pronoun("It")
    (True, False, True)
    """
    return vocabulary().is_kind(words.strip().casefold(), "subject", "object", "relative")


def is_identified(name: str, source_type: str) -> bool:
    """Say whether a speaker can be the same actor in another article.

    Nobody is who has no name there, and no "his office": whose it is, only its article says.

    >>> is_identified("Ann Lee", "named_person"), is_identified("critics", "unnamed_vague")
    (True, False)
    >>> is_identified("her office", "named_organisation")
    False
    """
    if not name or name in (UNRESOLVED, OUTLET_ITSELF) or source_type not in IDENTIFIED:
        return False
    return name.split()[0].casefold() not in _POSSESSIVES


def speaker_names(attributions: pd.DataFrame) -> pd.Series:
    """Give what each attribution's source is called; "" where none is given.

    A source is called by its fullest mention in the article, otherwise by its own words; a
    pronoun that was not resolved is nobody's name and is called ``UNRESOLVED``.
    """
    names = [
        _name(_text(resolved) or _text(own), str(kind))
        for resolved, own, kind in zip(
            attributions["source_resolved"],
            attributions["source"],
            attributions["source_type"],
            strict=True,
        )
    ]
    return pd.Series(names, index=attributions.index, dtype="str")


def labelled(name: str) -> str:
    """Give a speaker's name, or words that say that there is none."""
    return name or plain("none")


def _text(value: object) -> str:
    return "" if value is None or pd.isna(value) else str(value).strip()  # type: ignore[call-overload]


def _name(words: str, source_type: str) -> str:
    if words and is_pronoun(words):
        return OUTLET_ITSELF if source_type == "outlet" else UNRESOLVED
    return _common(words, named=source_type not in UNNAMED)


def _common(words: str, *, named: bool) -> str:
    """Write a description that began a sentence as it stands elsewhere: “Critics” as “critics”.

    Of a name only an article or the like is written small, and only where no name follows at once.
    """
    first, _, rest = words.partition(" ")
    known = vocabulary()
    common = first.lower() in known.kinds or (not named and first.lower() in known.sources)
    if first.istitle() and common and not rest[:1].isupper():
        return first.lower() + words[len(first) :]
    return words
