"""Sentences with their positions."""

from __future__ import annotations

import nupunkt

from framing.text.spans import Stretch


def find_sentences(text: str) -> tuple[Stretch, ...]:
    """Point at the sentences of *text*, without the blanks around them.

    >>> text = "Mr. Hale paid 3.5 million. He left."
    >>> [sentence.of(text) for sentence in find_sentences(text)]
    ['Mr. Hale paid 3.5 million.', 'He left.']
    """
    found = []
    for start, end in nupunkt.sent_spans(text):
        piece = text[start:end]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            found.append(Stretch(start + lead, start + lead + len(piece.strip())))
    return tuple(found)
