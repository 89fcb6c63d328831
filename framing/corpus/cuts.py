"""Cuts: texts that a news service cut short, which must not pass as whole."""

from __future__ import annotations

import re

# NewsAPI and GNews end what they cut after 200 characters with "… [+1234 chars]".
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+?(\d{1,9}) chars?\]\s*\Z")


def parted(text: str) -> tuple[str, int | None]:
    """Give a text without the mark that it was cut, and how many characters are missing.

    >>> parted("The council met on Mon… [+1234 chars]"), parted("It rained.")
    (('The council met on Mon', 1234), ('It rained.', None))
    """
    found = _CUT.search(text[-80:])
    if found is None:
        return text, None
    return text[: max(0, len(text) - 80) + found.start()], int(found[1])
