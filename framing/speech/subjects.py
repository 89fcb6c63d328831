"""The subject before a verb: where its noun phrase begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.insertions import is_indefinite, is_part, opens_relative
from framing.speech.left_extent import opening_of, start_of
from framing.speech.nominals import is_name, is_nominal, is_nominal_at
from framing.speech.reduced import is_described, is_participle, ordered_paper
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of


def phrase_before(sentence: Sentence, index: int, floor: int = 0) -> tuple[int, int] | None:
    """Give the subject that ends before token *index*, as a half-open range of tokens."""
    tokens = sentence.tokens
    vocab = vocabulary()
    end = _skip_left(tokens, index, floor, vocab)
    joined = end - 3 > floor and tokens[end - 2].low in words_of("joiner")
    if joined and tokens[end - 1].text == tokens[end - 3].text == ",":
        end -= 3  # "Hale, however, said"
    if end <= floor:
        return None
    last = tokens[end - 1]
    if last.low in vocab.conjunctions:
        return None
    if (last.kind == "mark" and last.text in ",)—–-") or last.text == "--":
        return _before_parenthesis(sentence, end, floor, vocab)
    start = start_of(sentence, end, floor, vocab)
    if start >= end:
        return None
    if tokens[start].low in ("a", "an") and vocab.is_source(last.low, "role", "vague"):
        joined = any(t.low in words_of("inside") for t in tokens[start:end])  # "a study of nurses"
        loose = last.low.endswith("s") and not joined
        start = end - 1 if loose else start  # "a plan critics call"
    if tokens[start].low == "that" and start + 1 < end and last.low.endswith("s"):
        start += 1  # "a bill that supporters say is good"
    paper = ordered_paper(tokens, min(start + 1, end - 1), end, floor)
    whole = start_of(sentence, paper, floor, vocab) if paper else start
    if whole == floor or tokens[whole - 1].kind == "mark" or tokens[whole - 1].low == "that":
        start = whole  # "a study | she ordered from a lab"
    return (_head_of_relative(sentence, start, floor, vocab), end)


def _head_of_relative(sentence: Sentence, start: int, floor: int, vocab: Vocabulary) -> int:
    """Step left over the relative clause a phrase ends ("friends who saw the man say")."""
    tokens = sentence.tokens
    verb = False
    if tokens[start].low in vocab.subjects:
        return start
    for index in range(start - 1, max(floor, start - 14), -1):
        token = tokens[index]
        if token.kind in ("mark", "quote") or token.low in vocab.subordinators:
            return start
        if token.low == "who":
            before = tokens[index - 1]
            headed = verb and before.kind == "word" and is_nominal(before, vocab)
            return start_of(sentence, index, floor, vocab) if headed else start
        verb = verb or token.low in vocab.finite or token.low in vocab.auxiliaries
    return start


def _skip_left(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> int:
    """Step left over adverbs and times between subject and verb."""
    end = index
    while end > floor:
        token = tokens[end - 1]
        if token.low in words_of("ordinal") and is_nominal_at(tokens, end - 1, vocab):
            break  # "someone at the back"
        noun = token.text[0].isupper() or token.low in vocab.sources
        if (token.kind == "word" and token.low.endswith("ly") and not noun) or (
            token.low in vocab.adverbs and not vocab.is_source(token.low, "vague")
        ):
            end -= 1
        elif (
            token.low in vocab.times
            and end - 2 >= floor
            and (tokens[end - 2].low in ("on", "last", "this", "early", "late", "next")
                 or (token.text[0].isupper() and is_nominal(tokens[end - 2], vocab) and not
                     vocab.is_kind(tokens[end - 2].low, "determiner", "preposition")))
            and not (token.low == "may" and token.text != "May")
            and not _is_dated(tokens, end, floor)
        ):  # fmt: skip
            end -= 1
            while end > floor and tokens[end - 1].low in ("on", "last", "this", "early", "late"):
                end -= 1
        else:
            break
    published = end < index and end - 2 >= floor and is_participle(tokens[end - 1], vocab)
    if published and is_described(tokens, end - 2, floor, vocab):
        return index  # "a poll released on Tuesday"
    return end


def _is_dated(tokens: Sequence[Token], end: int, floor: int) -> bool:
    """Say whether a date belongs to the noun before it ("the entry for 3 May"), not to the verb."""
    digit = end - 3 >= floor and tokens[end - 2].text.isdigit()
    return digit and tokens[end - 3].low in ("for", "of", "from", "dated")


def _before_parenthesis(
    sentence: Sentence, end: int, floor: int, vocab: Vocabulary
) -> tuple[int, int] | None:
    """Step left over appositions between commas ("S, a baker of 61, said"); keep them in it."""
    tokens = sentence.tokens
    at = end - 1
    last_part = end if tokens[at].text == ")" else at
    relative: int | None = None
    for _ in range(4):
        opener = opening_of(tokens, at, floor)
        if opener is None or opener <= floor:
            return None
        if not _is_apposition(tokens, opener + 1, at, vocab):
            return None
        if not is_part(tokens, opener + 1, at, vocab):
            last_part, relative = opener, None
        elif opens_relative(tokens, opener + 1):
            relative = opener
        inner = _skip_left(tokens, opener, floor, vocab) if opener > floor else opener
        last = tokens[inner - 1]
        if last.kind == "mark" and last.text in ",)":
            at = inner - 1
            continue
        start = start_of(sentence, inner, floor, vocab)
        if start >= inner:
            return None
        further = _closing_comma(tokens, start, inner, floor)
        if further is not None:
            at = further
            continue
        if relative is not None and not is_indefinite(tokens, start, vocab):
            last_part = relative
        return (start, last_part)
    return None


def _closing_comma(tokens: Sequence[Token], start: int, end: int, floor: int) -> int | None:
    """Give the comma before what is not the name yet: an age, or a place ("Hale, 56, of Leeds")."""
    if start - 2 > floor and tokens[start - 1].low in ("of", "in", "from"):
        return start - 2 if tokens[start - 2].text == "," else None
    if start > floor and tokens[start - 1].text == "," and _is_aside(tokens, start, end):
        return start - 1
    return None


def _is_aside(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a stretch between commas is an age or place and not yet the name itself."""
    return end - start == 1 and (
        tokens[start].text.isdigit() or tokens[start].low in ("jr.", "sr.")
    )


def _is_apposition(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> bool:
    """Say whether the tokens between two commas describe what stands before them."""
    if start >= end:
        return False
    first = tokens[start]
    if first.low in words_of("apposed") or first.text.isdigit() or first.kind == "quote":
        return True
    reduced = start + 1 < end and tokens[start + 1].low in ("by", "in", "as")
    if first.low.endswith(("ing", "ly")) or (first.low.endswith("ed") and reduced):
        return True
    for at in range(start, end):
        token = tokens[at]
        verb = token.low in vocab.finite and not token.text[0].isupper()
        compound = at + 1 < end and tokens[at + 1].low in vocab.sources  # "rescue service"
        if verb and not compound and token.low not in vocab.sources:
            return False
    return first.kind == "word" and (
        is_name(first, vocab) or first.low not in vocab.kinds or first.low in vocab.numbers
    )
