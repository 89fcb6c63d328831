"""Text modes: how much of the articles' text a page shows, for texts that may not be copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.errors import InputError
from framing.tables import Tables
from framing.text.words import find_words

FULL, EXCERPTS, NONE = "full", "excerpts", "none"
#: The text modes: the whole text; words around evidence; no running text at all.
TEXT_MODES = (FULL, EXCERPTS, NONE)
#: In ``excerpts`` so many words stand at most on each side of evidence, and in it.
REACH = 25
#: In ``none`` so many words in a row stand at most: a word, a name, an entry of a list.
FEW_WORDS = 5
GAP = "…"

Stretches = tuple[tuple[int, int], ...]


def check_mode(text_mode: str) -> str:
    """Give the text mode back; raises InputError where there is no such mode."""
    if text_mode not in TEXT_MODES:
        raise InputError(
            "text_mode", [f"is {text_mode!r}"], remedy=f"Name one of {', '.join(TEXT_MODES)}."
        )
    return text_mode


def shown_stretches(text: str, evidence: Iterable[tuple[int, int]], text_mode: str) -> Stretches:
    """Give the parts of a text that a mode shows, in order, as offsets.

    In ``excerpts`` these are evidence with up to 25 words on each side; of evidence longer than 50
    words the first and last 25.

    >>> text = "one two three four"
    >>> shown_stretches(text, [(4, 7)], "none"), shown_stretches(text, [], "full")
    ((), ((0, 18),))
    """
    if text_mode == FULL:
        return ((0, len(text)),)
    if text_mode == NONE:
        return ()
    words = find_words(text)
    found: list[tuple[int, int]] = []
    for start, end in evidence:
        inside = [at for at, word in enumerate(words) if word.start < end and word.end > start]
        if inside:
            first, last = inside[0], inside[-1]
            ranges = [(first - REACH, last + REACH)]
            if last - first + 1 > 2 * REACH:
                ranges = [(first - REACH, first + REACH - 1), (last - REACH + 1, last + REACH)]
            found += [(max(low, 0), min(high, len(words) - 1)) for low, high in ranges]
    return tuple(
        (
            0 if low == 0 else words[low].start,
            len(text) if high == len(words) - 1 else words[high].end,
        )
        for low, high in _joined(found)
    )


def _joined(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join ranges of words that touch."""
    joined: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if joined and low <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(high, joined[-1][1]))
        else:
            joined.append((low, high))
    return joined


def told_words(text: str, text_mode: str) -> str:
    """Give words of an article as a mode shows them where they stand alone: a name, a quotation.

    >>> told_words("a man who did not give his name", "none")
    'a man who did not …'
    """
    words = find_words(text)
    if text_mode == EXCERPTS and len(words) > 2 * REACH:
        return f"{text[: words[REACH - 1].end]} {GAP} {text[words[-REACH].start :]}"
    if text_mode == NONE and len(words) > FEW_WORDS:
        return f"{text[: words[FEW_WORDS - 1].end]} {GAP}"
    return text


def in_mode(tables: Tables, text_mode: str) -> Tables:
    """Give an analysis in which no source, cue or word of evidence is longer than a mode shows.

    For sections that print these words and no text around them. Raises InputError for an unknown
    mode.
    """
    if check_mode(text_mode) == FULL:
        return tables
    told = {
        name: tables.attributions[name].map(
            lambda words: told_words(words, text_mode), na_action="ignore"
        )
        for name in ("source", "source_resolved", "cue")
    }
    texts = tables.spans["text"].map(lambda words: told_words(words, text_mode))
    return replace(
        tables,
        attributions=tables.attributions.assign(**told),
        spans=tables.spans.assign(text=texts),
    )
