"""Tokens for the reading of speech: words, marks, and each quotation as one token."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from framing.lexicons import lower
from framing.speech.vocabulary import vocabulary
from framing.text.entries import forms_of
from framing.text.passage import Passage
from framing.text.spans import Stretch
from framing.text.values import value

_CLITIC = re.compile(r"(?<=.)['’](?:s|ve|ll|d|re|m)$", re.IGNORECASE)
_FULL_WORDS = frozenset({"judge", "king", "queen", "pope", "lord", "lady", "dame", "sir", "mayor"})

QUOTE_MARKS = "\"“”„‟″«»‹›'‘’‚‛` \u00a0\u202f"


@value
class Token:
    """A word, a mark or a whole quotation (``quote`` is its number in the article, else -1).

    ``low`` is the word in lower case; a name that is a function word elsewhere keeps its capital.
    """

    start: int
    end: int
    text: str
    low: str
    kind: str
    quote: int = -1

    @property
    def inner(self) -> str:
        """The words of a quotation, without its marks and blanks."""
        return self.text.strip(QUOTE_MARKS)


def written(tokens: Sequence[Token]) -> str:
    """Give tokens in a row as they are written, a clitic at its word ("Stott’s office")."""
    return "".join(t.text if t.kind == "clitic" else f" {t.text}" for t in tokens).strip()


@value
class Sentence:
    """The tokens of one sentence in the paragraph at ``position``.

    ``lows`` are their words in lower case; ``capitals`` the places of words that are written as
    names are; *titled* are sentences set as a headline.
    """

    position: int
    tokens: tuple[Token, ...]
    text: str
    lows: tuple[str, ...]
    capitals: tuple[int, ...]
    titled: bool = False


class QuotePart(NamedTuple):
    """The part of a quotation that lies in one paragraph."""

    start: int
    end: int
    quote: int


def tokens_of(
    passage: Passage, parts: Sequence[QuotePart], within: Stretch | None = None
) -> list[Token]:
    """Give words, single marks, and quotations, in order; *within* a stretch, or of all."""
    tokens: list[Token] = []
    text = passage.text
    lowered = passage.once(_lowered)
    written, starts, ends = passage.written
    lows = passage.once(_lows)
    cursor, limit = within or Stretch(0, len(text))
    index = bisect_left(starts, cursor)
    for part in (*parts, QuotePart(limit, limit, -1)):
        until = bisect_left(starts, part.start, index)
        for at in range(index, until):
            start, stop, word, low = starts[at], ends[at], written[at], lows[at]
            if stop > part.start:
                stop = part.start
                word, low = text[start:stop], lowered[start:stop]
            if start > cursor and (start > cursor + 1 or text[cursor] != " "):
                _add_marks(tokens, text, cursor, start)
            if "'" in low:
                _add_clitic(tokens, text, lowered, Stretch(start, stop))
            else:
                tokens.append(Token(start, stop, word, low, "word"))
            cursor = stop
        if part.start > cursor:
            _add_marks(tokens, text, cursor, part.start)
        if part.quote >= 0:
            piece = text[part.start : part.end]
            tokens.append(Token(part.start, part.end, piece, "", "quote", part.quote))
            cursor = part.end
            index = bisect_left(starts, part.end, until)
    return tokens


def _lowered(passage: Passage) -> str:
    return lower(passage.plain)


def _lows(passage: Passage) -> Sequence[str]:
    """Give the words in lower case; a letter that would grow stays as it is."""
    if "İ" not in passage.plain:
        return passage.once(forms_of).lows
    lowered = passage.once(_lowered)
    return [word.of(lowered) for word in passage.words]


def _add_clitic(tokens: list[Token], text: str, lowered: str, word: Stretch) -> None:
    """Add a word with an apostrophe; a clitic ('s, 've) becomes a token of its own."""
    start, end = word
    match = _CLITIC.search(text, start, end)
    if match and match.start() > start:
        middle = match.start()
        tokens.append(Token(start, middle, text[start:middle], lowered[start:middle], "word"))
        tokens.append(Token(middle, end, text[middle:end], lowered[middle:end], "clitic"))
    else:
        tokens.append(Token(start, end, text[start:end], lowered[start:end], "word"))


def _add_marks(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Add the marks between two words; the stop of an abbreviation joins its word."""
    for at in range(start, end):
        mark = text[at]
        if mark.isspace():
            continue
        last = tokens[-1] if tokens and mark in ".+'’" else None
        if last is not None and last.end == at and last.kind == "word":
            if mark == "+" or (mark == "." and _is_abbreviation(last, text[at + 1 : at + 3])):
                tokens[-1] = Token(last.start, at + 1, text[last.start : at + 1], last.low, "word")
                continue
            if mark in "'’" and last.low.endswith("s"):
                tokens.append(Token(at, at + 1, mark, "'s", "clitic"))
                continue
        tokens.append(Token(at, at + 1, mark, mark, "mark"))


def _is_abbreviation(word: Token, following: str) -> bool:
    """Say whether a full stop belongs to a title, an initial or a dotted abbreviation."""
    vocab = vocabulary()
    goes_on = following[:1] == " " and (following[1:2].isupper() or following[1:2].isdigit())
    if len(word.text) == 1 and word.text.isupper():
        return goes_on or following[:1] in ("", ",", "’", "'")
    if "." in word.text or word.low in ("jr", "sr"):
        return True
    short = len(word.text) <= 5 and word.text[0].isupper()
    if short and following[1:2].isdigit() and (word.low in vocab.times or word.low == "no"):
        return goes_on
    return short and goes_on and vocab.is_source(word.low, "title") and word.low not in _FULL_WORDS
