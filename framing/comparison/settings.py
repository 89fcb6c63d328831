"""The settings of a comparison: what is compared by what, and which measures were named before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Settings:
    """What a comparison asks.

    ``by`` is the column of the articles that groups them, ``reference`` the group that the others
    are compared with ("" for all others together); ``primary`` the measures named before anything
    was looked at; ``adjust`` columns of the articles, or ``words``, that are held equal in adjusted
    differences; ``period`` the length of a period (``day``, ``week``, ``month``, ``quarter``,
    ``year``, "" for no look at time); ``events`` what happened when, as (date, label); ``bounds``
    the difference of a measure that would be too small to matter; ``wanted`` half the width of
    interval wanted for a measure; ``min_words`` of an article.
    """

    by: str = "outlet"
    reference: str = ""
    primary: tuple[str, ...] = ()
    adjust: tuple[str, ...] = ()
    period: str = ""
    events: tuple[tuple[str, str], ...] = ()
    bounds: Mapping[str, float] = field(default_factory=dict)
    wanted: Mapping[str, float] = field(default_factory=dict)
    min_words: int = 50
    draws: int = 2_000
    permutations: int = 9_999
    random_state: int = 0
