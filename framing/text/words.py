"""Words with their positions."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from framing.text.spans import Stretch, stretches

# A word starts with a letter or digit; apostrophes, hyphens (soft ones too), full stops or commas
# between digits or single letters, and "&" between capitals stay inside it: "isn’t", "shot-down",
# "5,000", "3.5", "U.S", "AT&T".
_INSIDE = (
    r"['’ʼ´`\u2010\u2011\u00ad.,&-]"
    r"(?:(?<![.,&])|(?<=\d[.,])(?=\d)|(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)|(?<=[A-Z]&)(?=[A-Z]))"
)
# In brackets, so that a text cut at its words keeps them: that is the quickest way to find them.
_WORD = re.compile(rf"([^\W_]++(?:{_INSIDE}[^\W_]++)*+)")


class Written(NamedTuple):
    """The words of a text as they are written, in order, and where each starts and ends."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def read_words(text: str) -> Written:
    """Give the words of *text*, in order, with their positions side by side.

    >>> read_words("Don’t pay — yet.")
    Written(words=['Don’t', 'pay', 'yet'], starts=[0, 6, 12], ends=[5, 9, 15])
    """
    pieces = _WORD.split(text)
    bounds = [*accumulate(map(len, pieces))]
    return Written(pieces[1::2], bounds[:-1:2], bounds[1::2])


def find_words(text: str) -> tuple[Stretch, ...]:
    """Point at the words of *text*, in order.

    >>> [word.of("Don’t pay $5,000 — yet.") for word in find_words("Don’t pay $5,000 — yet.")]
    ['Don’t', 'pay', '5,000', 'yet']
    """
    written = read_words(text)
    return stretches(written.starts, written.ends)
