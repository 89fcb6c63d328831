"""Told lengths: whether as much of an article was read as its database says that it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.corpus.drafts import shorten

_WORDS = re.compile(r"(\d[\d,.]*) words?", re.I)
#: Databases count words in other ways: so much, and so great a share, may be their way.
_FEW, _SHARE = 20, 0.25


def differs(told: str, text: str) -> bool:
    """Say whether a text has clearly another number of words than is told, as "1,512 words".

    >>> differs("512 words", "It rained. " * 60), differs("5 words", "It rained."), differs("", "a")
    (True, False, False)
    """
    found = _WORDS.search(told)
    if found is None:
        return False
    wanted, read = int(re.sub(r"\D", "", found[1])), len(text.split())
    return abs(wanted - read) > max(_FEW, _SHARE * wanted)


def length_note(places: Sequence[str], database: str) -> str:
    """Give what to know of articles whose length differs from what their database tells.

    >>> length_note(["a.docx"], "Nexis")[:52]
    'Read with clearly more or fewer words than Nexis tel'
    """
    return (
        f"Read with clearly more or fewer words than {database} tells: {shorten(places)}. Compare "
        "with the originals: a part may be missing, or may not belong to the article."
    )
