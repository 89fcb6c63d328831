"""Sentences with their positions: a trained splitter, and what news needs beyond it.

The splitter (nupunkt) knows abbreviations, initials and decimals. Rules of our own mend what it
gets wrong in news: two ranks in a row, speech that goes on after a closing mark, abbreviations
that end a sentence as well as stand inside one, and closing marks set off by a blank. Where the
rules tell every mark of a text, the splitter could add nothing, and is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import nupunkt

from framing.text.sentence_ends import goes_on, starts_by_rule
from framing.text.spans import Stretch

_ENUMERATOR = re.compile(r"\(?\d{1,3}[.)]\s*")
# The splitter's time grows with the square of a run without blanks; no sentence ends inside one.
_RUN = re.compile(r"\S{200,}")
_RUN_END = 8


def find_sentences(text: str) -> tuple[Stretch, ...]:
    """Point at the sentences of *text*, without the blanks around them.

    The text is the scoring copy of a passage, with ASCII marks and joined lines. A sentence keeps
    the marks and brackets that close it.

    >>> text = "Lt. Col. Hale paid 3.5 million. 'Why?' he asked."
    >>> [sentence.of(text) for sentence in find_sentences(text)]
    ['Lt. Col. Hale paid 3.5 million.', "'Why?' he asked."]
    """
    starts, all_told = starts_by_rule(text)
    if not all_told:
        starts.update(_starts_of_splitter(text))
    sentences = []
    for start, end in pairwise([*sorted(starts), len(text)]):
        piece = text[start:end].rstrip()
        if piece:
            lead = len(piece) - len(piece.lstrip())
            sentences.append(Stretch(start + lead, start + len(piece)))
    return tuple(sentences)


def _starts_of_splitter(text: str) -> Iterator[int]:
    """Give the starts that the splitter finds, without those where a sentence goes on.

    Each stands after a mark with its closing marks and blanks, so that a start by rule after the
    same mark is the same start.
    """
    before = Stretch(0, 0)
    for start, end in nupunkt.sent_spans(_RUN.sub(_shaded, text)):
        if start == 0:
            yield 0
        elif not (_ENUMERATOR.fullmatch(text, *before) or goes_on(text, start)):
            yield _past_closing_mark(text, start)
        before = Stretch(start, end)


def _shaded(run: re.Match[str]) -> str:
    """Give a run of the same length and end that costs the splitter nothing."""
    return "x" * (len(run[0]) - _RUN_END) + run[0][-_RUN_END:]


def _past_closing_mark(text: str, start: int) -> int:
    """Give the start after a mark that stands alone: it closes the sentence before it."""
    return start + 1 if text[start : start + 2] in ('" ', "' ", ") ") else start
