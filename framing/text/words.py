"""Words with their positions."""

from __future__ import annotations

import re

from framing.text.spans import Stretch, every_match

# A word starts with a letter or digit; apostrophes, hyphens (soft ones too), full stops or commas
# between digits or single letters, and "&" between capitals stay inside it: "isn’t", "shot-down",
# "5,000", "3.5", "U.S", "AT&T".
_INSIDE = (
    r"['’ʼ´`\u2010\u2011\u00ad.,&-]"
    r"(?:(?<![.,&])|(?<=\d[.,])(?=\d)|(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)|(?<=[A-Z]&)(?=[A-Z]))"
)
_WORD = re.compile(rf"[^\W_]++(?:{_INSIDE}[^\W_]++)*+")


def find_words(text: str) -> tuple[Stretch, ...]:
    """Point at the words of *text*, in order.

    >>> [word.of("Don’t pay $5,000 — yet.") for word in find_words("Don’t pay $5,000 — yet.")]
    ['Don’t', 'pay', '5,000', 'yet']
    """
    return every_match(_WORD, text)
