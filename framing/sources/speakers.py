"""Speakers: what the source of an attribution is called, and when it is nobody yet."""

from __future__ import annotations

import pandas as pd

from framing.sources.types import NAMED, UNNAMED
from framing.speech.vocabulary import vocabulary

#: What stands for a pronoun whose person the programme could not tell, and for the outlet's "we".
UNRESOLVED = "a pronoun, person not told"
OUTLET_ITSELF = "the outlet itself (“we”)"


def is_pronoun(words: str) -> bool:
    """Say whether the words that stand for a source are only a pronoun.

    >>> is_pronoun("She"), is_pronoun("her office"), is_pronoun("It")
    (True, False, True)
    """
    return vocabulary().is_kind(words.strip().casefold(), "subject", "object", "relative")


def group_of(name: str, source_type: str) -> str:
    """Give the one list that a speaker stands in.

    It is ``named``, ``unnamed``, ``document`` or ``outlet``, as the data dictionary counts the
    types; "" where no source is given or a pronoun's person could not be told.

    >>> group_of("Ann Lee", "named_person"), group_of("his office", "named_organisation")
    ('named', 'named')
    >>> group_of("critics", "unnamed_vague"), group_of("a report", "document")
    ('unnamed', 'document')
    """
    if name in ("", UNRESOLVED):
        return ""
    if source_type in ("document", "outlet"):
        return source_type
    return "named" if source_type in NAMED else "unnamed"


def is_local(name: str) -> bool:
    """Say whether a body is known by a common noun only: which one, its article alone tells.

    >>> is_local("his office"), is_local("the council"), is_local("the Foreign Ministry")
    (True, True, False)
    >>> is_local("Police"), is_local("Moscow")
    (True, False)
    """
    first, _, rest = name.partition(" ")
    opening = first.istitle() and first.lower() in vocabulary().sources
    return not any(map(str.isupper, rest if opening else name))


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
