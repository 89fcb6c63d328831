"""Reasons: why a word is in the list of loaded words, and what a plainer text would say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from framing.lexicons import Row, headword, load_lexicon

#: What stands in the list's column ``neutral`` where the plain text has no word at all.
LEFT_OUT = "-"


@dataclass(frozen=True)
class Reason:
    """Why an entry is loaded, in one phrase, and the neutral alternative, where there is one."""

    text: str
    neutral: str = ""

    @property
    def instead(self) -> str:
        """What a plainer text would have, as it is told; empty where nothing is known.

        >>> Reason("verdict as noun", "claim").instead, Reason("verdict as noun", "-").instead
        ('neutral: claim', 'neutral: leave it out')
        """
        if not self.neutral:
            return ""
        return f"neutral: {'leave it out' if self.neutral == LEFT_OUT else self.neutral}"


def find_reason(entry: str, kind: str) -> Reason | None:
    """Give the reason that the list of this package has for an entry, as spans name it.

    >>> find_reason("abyss", "catastrophe").text
    'risk told as depth'
    >>> find_reason("abyss", "label") is None
    True
    """
    row = _rows().get((entry, kind))
    return None if row is None else Reason(row["reason"].strip(), row.get("neutral", "").strip())


@cache
def _rows() -> Mapping[tuple[str, str], Row]:
    """Give the rows of the list by entry and kind; of two alike the first."""
    rows: dict[tuple[str, str], Row] = {}
    for row in load_lexicon("loaded").rows:
        rows.setdefault((headword(row), row["kind"]), row)
    return rows
