"""Findings: what was found out about one side of a source, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

#: ``stops``: no analysis is made until it is mended; ``look``: figures may mislead; ``fine``: all
#: is as it should be, or only told.
STOPS, LOOK, FINE = "stops", "look", "fine"
_SHOWN = 5


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


def some(count: int, noun: str, *, verb: str = "") -> str:
    """Give a number with its noun, and a verb that agrees, given as for one.

    >>> some(1, "article", verb="has"), some(1200, "day"), some(2, "article", verb="ends")
    ('1 article has', '1,200 days', '2 articles end')
    """
    plural = {"is": "are", "has": "have"}
    one = count == 1
    agreed = "" if not verb else f" {verb if one else plural.get(verb, verb.removesuffix('s'))}"
    return f"{count:,} {noun}{'' if one else 's'}{agreed}"
