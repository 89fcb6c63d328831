"""Tokens and sentences for the reading of speech: words, marks, and each quotation as one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from framing.lexicons import lower
from framing.speech.titles import is_title
from framing.speech.vocabulary import Vocabulary, vocabulary
from framing.text.passage import Passage
from framing.text.spans import Stretch

_CLITIC = re.compile(r"(?<=.)['’](?:s|ve|ll|d|re|m)$", re.IGNORECASE)
_ENDS = ".?!…"
_OPENERS = "([{—–-$#•*@"
_LONGEST_DATELINE = 14


class Token(NamedTuple):
    """A word, a mark or a whole quotation (``quote`` is its number in the article, else -1)."""

    start: int
    end: int
    text: str
    low: str
    kind: str
    quote: int = -1


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence in the paragraph at ``position``."""

    position: int
    tokens: tuple[Token, ...]
    text: str
    titled: bool = False


class QuotePart(NamedTuple):
    """The part of a quotation that lies in one paragraph."""

    start: int
    end: int
    quote: int


def read_sentences(
    passage: Passage, position: int, parts: Sequence[QuotePart]
) -> tuple[Sentence, ...]:
    """Cut a paragraph into sentences whose quotations are single tokens."""
    tokens = _tokens(passage, parts)
    ends = _sentence_ends(passage, tokens, parts)
    sentences = []
    current: list[Token] = []
    for index, token in enumerate(tokens):
        current.append(token)
        if index in ends:
            sentences.append(_sentence(position, current, passage.text))
            current = []
    if current:
        sentences.append(_sentence(position, current, passage.text))
    return tuple(sentences)


def _sentence(position: int, tokens: list[Token], text: str) -> Sentence:
    words = [t for t in tokens if t.kind == "word" and len(t.text) > 3]
    capital = sum(t.text[0].isupper() or t.text[0].isdigit() for t in words)
    kinds = vocabulary().kinds
    told = tokens[-1].text == "." and any(
        t.kind == "word" and t.text[0].islower() and t.low not in kinds for t in tokens
    )
    titled = len(words) >= 3 and capital >= 0.75 * len(words) and not told
    return Sentence(position, tuple(tokens), text, titled)


def _tokens(passage: Passage, parts: Sequence[QuotePart]) -> list[Token]:
    """Give words, single marks, and quotations, in order."""
    tokens: list[Token] = []
    vocab = vocabulary()
    text = passage.text
    lowered = lower(passage.plain)
    cursor = 0
    words = passage.words
    index = 0
    for part in (*parts, QuotePart(len(text), len(text), -1)):
        while index < len(words) and words[index].start < part.start:
            word = words[index]
            word = Stretch(word.start, min(word.end, part.start))
            _add_marks(tokens, text, cursor, word.start)
            _add_word(tokens, text, lowered, word, vocab)
            cursor = word.end
            index += 1
        _add_marks(tokens, text, cursor, part.start)
        if part.quote >= 0:
            piece = text[part.start : part.end]
            tokens.append(Token(part.start, part.end, piece, "", "quote", part.quote))
            cursor = part.end
            while index < len(words) and words[index].start < part.end:
                index += 1
    return tokens


def _add_word(
    tokens: list[Token], text: str, lowered: str, word: Stretch, vocab: Vocabulary
) -> None:
    """Add a word; a clitic ('s, 've) becomes a token of its own."""
    del vocab
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
    vocab = vocabulary()
    for at in range(start, end):
        mark = text[at]
        if mark.isspace():
            continue
        last = tokens[-1] if tokens else None
        if last is not None and last.end == at and last.kind == "word":
            if mark == "." and _is_abbreviation(last, text[at + 1 : at + 3], vocab):
                tokens[-1] = Token(last.start, at + 1, text[last.start : at + 1], last.low, "word")
                continue
            if mark in "'’" and last.low.endswith("s"):
                tokens.append(Token(at, at + 1, mark, "'s", "clitic"))
                continue
        tokens.append(Token(at, at + 1, mark, mark, "mark"))


def _is_abbreviation(word: Token, following: str, vocab: Vocabulary) -> bool:
    """Say whether a full stop belongs to a title, an initial or a dotted abbreviation."""
    goes_on = following[:1] == " " and (following[1:2].isupper() or following[1:2].isdigit())
    if len(word.text) == 1 and word.text.isupper():
        return goes_on or following[:1] in ("", ",", "’", "'")
    if "." in word.text or word.low in ("jr", "sr"):
        return True
    short = len(word.text) <= 5 and word.text[0].isupper()
    if short and following[1:2].isdigit() and (vocab.is_kind(word.low, "time") or word.low == "no"):
        return goes_on
    return short and goes_on and vocab.is_source(word.low, "title") and word.low not in _FULL_WORDS


_FULL_WORDS = frozenset({"judge", "king", "queen", "pope", "lord", "lady", "dame", "sir", "mayor"})


def _sentence_ends(
    passage: Passage, tokens: Sequence[Token], parts: Sequence[QuotePart]
) -> set[int]:
    """Give the indices of tokens that end a sentence, never inside a quotation."""
    borders = [sentence.end for sentence in passage.sentences]
    ends = _dateline_end(tokens)
    border = 0
    for index, token in enumerate(tokens):
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        crossed = False
        while border < len(borders) and borders[border] <= token.end:
            crossed = crossed or borders[border] > token.start
            border += 1
        if following is None:
            continue
        if token.kind == "quote":
            if _quote_ends(token, following):
                ends.add(index)
        elif (crossed or token.text in (".", "?", "!")) and _starts(token, following):
            ends.add(index)
    del parts
    return ends


def _quote_ends(token: Token, following: Token) -> bool:
    inner = token.text.rstrip("\"“”«»‹›'’‘ \u00a0\u202f")
    if not inner or inner[-1] not in _ENDS:
        return False
    return following.kind == "quote" or (following.kind == "word" and following.text[0].isupper())


def _starts(token: Token, following: Token) -> bool:
    """Say whether a sentence can start at *following* after the end *token*."""
    if token.kind == "word" and (len(token.text.rstrip(".")) == 1 or token.text.endswith(".")):
        # "Sen. Ted", "J. Smith": the stop belongs to the word before.
        if vocabulary().is_source(token.low, "title") or len(token.text) == 2:
            return False
    if token.kind == "mark" and token.text in ".?!…":
        if following.kind == "mark":
            return following.text in _OPENERS
        return following.kind == "quote" or not following.text[0].islower()
    if following.kind == "quote":
        return token.text.endswith(".") and _is_full_quotation(following)
    return token.text.endswith(".") and following.text[0].isupper()


def _is_full_quotation(token: Token) -> bool:
    """Say whether a quotation can be a sentence of its own: a capital, and more than a name."""
    inner = token.text.lstrip("\"“”„«»‹›'’‘‚ \u00a0\u202f")
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
