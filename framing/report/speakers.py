"""Speakers: what the source of an attribution is called on the page, and when it is nobody yet."""

from __future__ import annotations

import pandas as pd

from framing.report.wording import NAMED, UNNAMED, plain
from framing.speech.vocabulary import vocabulary

#: What stands for a pronoun whose person the programme could not tell, and for the outlet's "we".
UNRESOLVED = "a pronoun, person not told"
OUTLET_ITSELF = "the outlet itself (“we”)"
#: Sources that can be the same actor in two articles: those with a name.
IDENTIFIED = (*NAMED, "document", "outlet")


def is_pronoun(words: str) -> bool:
    """Say whether the words that stand for a source are only a pronoun.

    >>> is_pronoun("She"), is_pronoun("her office"), is_pronoun("It")
    (True, False, True)
    """
    return vocabulary().is_kind(words.strip().casefold(), "subject", "object", "relative")


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
    return _common(words) if source_type in UNNAMED else words


def _common(words: str) -> str:
    """Write a description that began a sentence as it stands elsewhere: “Critics” as “critics”."""
    first = words.split(" ", 1)[0]
    known = vocabulary()
    if first.istitle() and (first.lower() in known.kinds or first.lower() in known.sources):
        return first.lower() + words[len(first) :]
    return words
