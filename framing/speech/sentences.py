"""Sentences for the reading of speech: a quotation is never cut, a dateline stands apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from framing.speech.name_words import (
    in_small_letters,
    is_shouted,
    with_names,
    with_titled_names,
)
from framing.speech.names import is_capital
from framing.speech.titles import is_title
from framing.speech.tokens import QuotePart, Sentence, Token, tokens_of
from framing.speech.vocabulary import vocabulary
from framing.text.passage import Passage
from framing.text.spans import Stretch

_ENDS = ".?!…"
_STOPS = frozenset(".?!")
_NO_WORDS = frozenset({"quote", "mark"})
_OPENERS = "([{—–-$#•*@"
_LONGEST_DATELINE = 14


def read_sentences(
    passage: Passage, position: int, parts: Sequence[QuotePart], within: Stretch | None = None
) -> tuple[Sentence, ...]:
    """Cut a paragraph, or a stretch of it, into sentences whose quotations are single tokens."""
    tokens = tokens_of(passage, parts, within)
    behind = [end + 1 for end in sorted(_sentence_ends(passage, tokens))]
    return tuple(
        _sentence(position, tokens[start:end], passage.text)
        for start, end in pairwise((0, *behind, len(tokens)))
        if end > start
    )


def _sentence(position: int, tokens: Sequence[Token], text: str) -> Sentence:
    """Make a sentence; it is titled where nearly all its words have capitals, as in a headline."""
    titled = is_shouted(tokens)
    if titled:
        tokens = in_small_letters(tokens)
    titled = titled or _is_titled(tokens)
    capitals = tuple(
        [
            at
            for at, token in enumerate(tokens)
            if not token.text.islower() and token.kind == "word" and is_capital(token.text)
        ]
    )
    tokens = tuple(with_titled_names(tokens) if titled else with_names(tokens, capitals))
    lows = tuple([token.low for token in tokens])
    return Sentence(position, tokens, text, lows, capitals, titled)


def _is_titled(tokens: Sequence[Token]) -> bool:
    """Say whether nearly all longer words have capitals, and none tells a full sentence."""
    kinds = vocabulary().kinds
    if tokens[-1].text == "." and any(
        t.kind == "word" and t.text[0].islower() and t.low not in kinds for t in tokens
    ):
        return False
    words = [t.text[0] for t in tokens if t.kind == "word" and len(t.text) > 3]
    capital = sum(first.isupper() or first.isdigit() for first in words)
    return len(words) >= 3 and capital >= 0.75 * len(words)


def _sentence_ends(passage: Passage, tokens: Sequence[Token]) -> set[int]:
    """Give the indices of tokens that end a sentence, never inside a quotation."""
    ends = _dateline_end(tokens)
    last = len(tokens) - 1
    for at in [at for at, token in enumerate(tokens) if token.kind in _NO_WORDS]:
        token = tokens[at]
        if token.kind == "quote":
            if at < last and _quote_ends(token, tokens[at + 1]):
                ends.add(at)
            if at and _opens_line(passage, tokens[at - 1], token):
                ends.add(at - 1)
        elif token.text in _STOPS and at < last and _starts(token, tokens[at + 1]):
            ends.add(at)
    for at in _crossed(passage, tokens):
        if at < last and tokens[at].kind != "quote" and _starts(tokens[at], tokens[at + 1]):
            ends.add(at)
    return ends


def _crossed(passage: Passage, tokens: Sequence[Token]) -> Iterator[int]:
    """Give the indices of tokens in which, or with which, a sentence of the passage ends."""
    if not tokens:
        return
    borders = passage.sentences
    nearest = bisect_right(borders, tokens[0].start, key=_end_of)
    at = 0
    for _, border in borders[nearest:]:
        at = bisect_left(tokens, border, at, key=_token_end)
        if at == len(tokens):
            return
        if tokens[at].start < border:
            yield at


_end_of, _token_end = itemgetter(1), attrgetter("end")


def _opens_line(passage: Passage, before: Token, token: Token) -> bool:
    """Say whether a quotation begins a line behind words, as a sentence of its own."""
    parted = before.kind != "quote" and "\n" in passage.text[before.end : token.start]
    return parted and _is_full_quotation(token)


def _quote_ends(token: Token, following: Token) -> bool:
    """Say whether a quotation ends its sentence: an end inside it, a capital behind it."""
    inner = token.inner
    if not inner or inner[-1] not in _ENDS:
        return False
    return following.kind == "quote" or (following.kind == "word" and following.text[0].isupper())


def _starts(token: Token, following: Token) -> bool:
    """Say whether a sentence can start at *following* after the end *token*."""
    stopped = token.text.endswith(".")
    titled = vocabulary().is_source(token.low, "title") or len(token.text) == 2
    if token.kind == "word" and titled and (stopped or len(token.text) == 1):
        return False  # "Sen. Ted", "J. Smith": the stop belongs to the word before
    if token.kind == "mark" and token.text in ".?!…":
        if following.kind == "mark":
            return following.text in _OPENERS
        return following.kind == "quote" or not following.text[0].islower()
    if following.kind == "quote":
        return stopped and _is_full_quotation(following)
    return stopped and following.text[0].isupper()


def _is_full_quotation(token: Token) -> bool:
    """Say whether a quotation can be a sentence of its own: a capital, and more than a name."""
    inner = token.inner
    return inner[:1].isupper() and len(inner.split()) > 2 and not is_title(token.text)


def _dateline_end(tokens: Sequence[Token]) -> set[int]:
    """Give the dash behind a dateline ("LEEDS, Dec 4 (Wire) —"): a stretch of its own."""
    first = tokens[0].text if tokens else ""
    if not (first.isalpha() and first.isupper() and len(first) > 2):
        return set()
    for index, token in enumerate(tokens[1:_LONGEST_DATELINE], start=1):
        if token.text in ("—", "–", "-", "―"):
            return {index} if tokens[index].start > tokens[index - 1].end else set()
        if token.kind != "mark" and not (token.text[0].isupper() or token.text[0].isdigit()):
            return set()
    return set()
