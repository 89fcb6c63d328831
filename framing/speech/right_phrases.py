"""The noun phrase that starts at a token, with what is apposed to it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.given_names import name_given_end
from framing.speech.insertions import is_indefinite
from framing.speech.names import starts_person
from framing.speech.nominals import holds_verb, is_name, is_nominal, is_nominal_at, is_time
from framing.speech.tails import tail_end
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_LONGEST = 45
_AFTER_NAME = frozenset({"of", "from"})
_AFTER_NOUN = frozenset({"of", "for", "at", "from", "with", "in", "to", "on", "behind", "near"})


def phrase_after(
    sentence: Sentence,
    index: int,
    *,
    appositions: bool = True,
    addressee: bool = False,
    tails: bool = False,
) -> tuple[int, int] | None:
    """Give the noun phrase that starts at token *index*, as a half-open range of tokens.

    With *tails*, it keeps the reduced and bare clauses behind its noun ("a poll taken in May").
    """
    tokens = sentence.tokens
    vocab = vocabulary()
    at = index
    if at < len(tokens) and (
        vocab.is_kind(tokens[at].low, "subject", "object")
        or (
            tokens[at].low in ("this", "that", "these", "those")
            and not _follows_noun(tokens, at, vocab)
        )
    ):
        return (at, at + 1)
    while at < len(tokens) and at - index < _LONGEST:
        step = _step_right(sentence, index, at, vocab, addressee)
        if step == 0:
            break
        at += step
    while at > index and (
        tokens[at - 1].low in vocab.kinds and not is_nominal(tokens[at - 1], vocab)
    ):
        at -= 1
    if at == index:
        return None
    bare = at
    if tails:
        at = tail_end(sentence, index, at)
    if appositions and at == bare:
        at = _over_apposition(sentence, index, at, vocab)
    return (index, at)


def phrase_in_front(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Give the noun phrase of "According to S, C": an apposition counts only if a comma ends it."""
    bare = phrase_after(sentence, index, appositions=False, tails=True)
    whole = phrase_after(sentence, index, tails=True)
    if bare is None or whole is None:
        return bare
    closed = whole[1] < len(sentence.tokens) and sentence.tokens[whole[1]].text == ","
    return whole if closed and not _tells_person(sentence, bare[1], whole[1]) else bare


def _tells_person(sentence: Sentence, end: int, further: int) -> bool:
    """Say whether a person follows a paper, who is none ("the newspaper, | a former clerk,")."""
    vocab = vocabulary()
    tokens = sentence.tokens
    paper = tokens[end - 1].text[0].islower() and vocab.is_source(
        tokens[end - 1].low, "document", "outlet"
    )
    return paper and any(
        vocab.sources.get(t.low) == frozenset({"role"}) for t in tokens[end:further]
    )


def _follows_noun(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    return (
        at + 1 < len(tokens) and is_nominal(tokens[at + 1], vocab) and tokens[at + 1].kind == "word"
    )


def _step_right(sentence: Sentence, index: int, at: int, vocab: Vocabulary, addressee: bool) -> int:
    """Say how many tokens from *at* on still belong to the phrase that starts at *index*."""
    tokens = sentence.tokens
    token = tokens[at]
    if token.kind == "quote":
        return 0 if addressee else int(len(token.text) <= 30)
    previous = tokens[at - 1] if at > index else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if previous is None:
        return int(token.text != "(" and _begins(tokens, at, vocab))
    if previous.kind == "quote" and previous.inner[-1:] == ",":
        return 0
    if token.text == "(":
        near = range(at, min(at + 7, len(tokens)))
        closing = next((i for i in near if tokens[i].text == ")"), None)
        return closing - at + 1 if closing is not None else 0
    if token.low == "who" and not addressee:
        return _relative_length(tokens, at)
    if token.low in ("and", "&", "or") and following is not None:
        return int(_joins(tokens, at, vocab, addressee=addressee))
    if token.low in _AFTER_NOUN and following is not None:
        return int(_hangs_on(token, previous, following, vocab, addressee=addressee))
    return int(_goes_on(tokens, at, vocab))


def _begins(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a noun phrase can begin at a token."""
    if is_nominal_at(tokens, at, vocab):
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    ed = tokens[at].low.endswith("ed")
    return ed and following is not None and is_nominal(following, vocab)


def _goes_on(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a noun phrase goes on with a token that joins nothing."""
    token, previous = tokens[at], tokens[at - 1]
    named = is_name(previous, vocab) or previous.low.endswith("-old")
    if named and token.low.endswith("ed") and token.text[0].islower():
        return False  # "Hale wiped the glass"
    if not is_nominal_at(tokens, at, vocab):
        opened = vocab.is_kind(previous.low, "determiner", "number") or previous.low == "of"
        return opened and _begins(tokens, at, vocab)
    paper = token.low in vocab.documents  # "the latest minutes"
    timed = is_time(token, vocab) and not token.text.isdigit() and not paper
    if timed and previous.low not in vocab.kinds:
        return False
    return token.low not in vocab.determiners or vocab.is_kind(
        previous.low, "determiner", "preposition", "conjunction"
    )


def _joins(tokens: Sequence[Token], at: int, vocab: Vocabulary, *, addressee: bool) -> bool:
    """Say whether 'and' goes on with another noun, and not with the next clause."""
    following = tokens[at + 1]
    noun = is_name(following, vocab) or following.low in vocab.sources
    if not (noun or following.low in vocab.determiners):
        return False
    clause = at + 2 < len(tokens) and tokens[at + 2].low in vocab.finite and not addressee
    return not clause and is_nominal(tokens[at - 1], vocab)


def _hangs_on(
    token: Token, previous: Token, following: Token, vocab: Vocabulary, *, addressee: bool
) -> bool:
    """Say whether a preposition and what follows hang on the noun before ("head of the city")."""
    if is_time(following, vocab) or (addressee and token.low in ("to", "for")):
        return False
    if following.low in ("an", "a") and token.low in ("in", "on", "at"):
        return False
    if following.low in vocab.documents and token.low in ("in", "on"):
        return False
    owned = following.low in words_of("possessive")
    if owned and token.low in ("in", "on", "to", "with"):
        return False
    allowed = _AFTER_NAME if is_name(previous, vocab) else _AFTER_NOUN
    return token.low in allowed and is_nominal(following, vocab)


def _relative_length(tokens: Sequence[Token], at: int) -> int:
    end = at
    while end < len(tokens) and not (tokens[end].kind == "mark" and tokens[end].text in ",;.?!:"):
        end += 1
    return name_given_end(tokens, end) - at


def _over_apposition(sentence: Sentence, index: int, at: int, vocab: Vocabulary) -> int:
    """Take in what is directly attached behind a comma ("Jo Hale, a baker from Leeds")."""
    tokens = sentence.tokens
    for _ in range(3):
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return at
        first = tokens[at + 1]
        starts = (
            first.low in ("a", "an", "the", "who", "whose", "one", "of", "himself", "herself")
            or first.text.isdigit()
            or (first.low in words_of("possessive") and _tells_post(tokens, at + 2, vocab))
            or _tells_post(tokens, at + 1, vocab)
            or (is_name(first, vocab) and len(first.text) > 1 and "-" in first.text)
            or _is_named(tokens, index, at, vocab)
            or _is_region(tokens, index, at, vocab)
        )
        if not starts:
            return at
        if first.low in ("who", "whose") and not is_indefinite(tokens, index, vocab):
            return at
        end = at + 1
        while end < len(tokens) and tokens[end].kind not in ("mark", "quote"):
            end += 1
        if end < len(tokens) and (tokens[end].text == "(" or tokens[end].kind == "quote"):
            return at
        relative = first.low in ("who", "whose", "of")
        if not relative and holds_verb(tokens[at + 1 : end], vocab):
            return at
        at = end
    return at


def _is_named(tokens: Sequence[Token], index: int, at: int, vocab: Vocabulary) -> bool:
    """Say whether the one holder of a post is named behind it ("the head of the club, Jo Hale")."""
    first = tokens[index].low
    definite = first == "the" or first in words_of("possessive") or tokens[index + 1].low == "'s"
    named = any(t.low == "'s" for t in tokens[index:at])
    role = any(t.low in vocab.roles for t in tokens[index:at])
    name = [t for t in tokens[at + 1 : at + 3] if is_name(t, vocab)]
    return (definite or named) and role and starts_person(name, vocab)


def _is_region(tokens: Sequence[Token], index: int, at: int, vocab: Vocabulary) -> bool:
    """Say whether a region follows the place it holds ("of Leeds, Yorkshire")."""
    if at - index < 2 or not is_name(tokens[at - 1], vocab) or not is_name(tokens[at + 1], vocab):
        return False
    closed = at + 2 >= len(tokens) or tokens[at + 2].kind == "mark"
    return closed and any(t.low in ("in", "of", "from", "near") for t in tokens[at - 3 : at - 1])


def _tells_post(tokens: Sequence[Token], start: int, vocab: Vocabulary) -> bool:
    """Say whether a post stands at a token, or behind an adjective and before "of" or "at"."""
    if start < len(tokens) and tokens[start].low in vocab.roles:
        return True
    hung = start + 2 < len(tokens) and tokens[start + 2].low in ("of", "at", "for")
    return hung and tokens[start + 1].low in vocab.roles
