"""Findings: what was found out about one side of a source, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from framing.text.figures import count

#: ``stops``: no analysis is made until it is mended; ``look``: figures may mislead; ``fine``: all
#: is as it should be, or only told.
STOPS, LOOK, FINE = "stops", "look", "fine"
_SHOWN = 5
_PLURAL = {"is": "are", "has": "have"}


class Finding(NamedTuple):
    """One finding: how grave it is, what it is about, of how many articles or rows, and advice."""

    level: str
    about: str
    articles: int
    found: str
    advice: str = ""


def named(names: Sequence[str]) -> str:
    """Give the first five names, and how many more there are.

    >>> named(["a", "b"]), named(list("abcdefg"))
    ('a, b', 'a, b, c, d, e and 2 more')
    """
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def some(number: int, noun: str, *, verb: str = "") -> str:
    """Give a number with its noun, and a verb that agrees, given as for one.

    >>> some(1, "article", verb="has"), some(1200, "day"), some(2, "article", verb="ends")
    ('1 article has', '1,200 days', '2 articles end')
    """
    told = count(number, noun)
    if not verb:
        return told
    return f"{told} {verb if number == 1 else _PLURAL.get(verb, verb.removesuffix('s'))}"
