"""What can stand in a noun phrase: nouns, names, times, by word shape and place."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, words_of


def is_nominal(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token can stand inside a noun phrase before or as its head."""
    if token.kind == "quote":
        return len(token.text) <= 40 and token.inner[-1:] not in ".,?!…;"
    if token.kind == "clitic":
        return token.low == "'s"
    if token.kind != "word":
        return token.text in "&$%#"
    if token.text[0].isupper() and token.low not in vocab.kinds:
        return True
    if token.low in vocab.kinds:
        return vocab.is_kind(token.low, "determiner", "number", "time")
    return token.low not in vocab.finite or token.low in vocab.sources


def is_nominal_at(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say the same of a token in its place: a verb form behind an article is a noun."""
    token = tokens[index]
    if is_nominal(token, vocab):
        return True
    if token.kind != "word":
        return False
    if index == 0:
        return token.low in words_of("ordinal") and _opens_rank(tokens, vocab)
    before = tokens[index - 1]
    if token.low in words_of("ordinal"):
        return before.low in vocab.determiners or before.low == "'s"
    if token.low in vocab.kinds:
        return False
    setting = token.low in words_of("setting")
    if before.low == "'s" or (setting and before.low.endswith(("al", "ic", "ive", "ary", "ed"))):
        return True
    if before.low in vocab.numbers and token.low.endswith("s"):
        return True
    loose = ("that", "all", "both", "some", "many", "few")
    return before.low in vocab.determiners and before.low not in loose


def _opens_rank(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether the first token of a sentence counts a noun ("Third seed Jo Hale")."""
    if len(tokens) < 2 or tokens[1].kind != "word":
        return False
    return tokens[1].text[0].islower() and tokens[1].low not in vocab.kinds


def is_name(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token is a capitalised word that is no function word."""
    return (
        token.kind == "word"
        and token.text[0].isupper()
        and not (token.low in vocab.kinds and token.low not in vocab.times)
    )


def is_time(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token tells a time ("Tuesday", "week", "2014")."""
    if token.kind != "word":
        return False
    return token.low in vocab.times or (token.text.isdigit() and len(token.text) in (1, 2, 4))


def holds_verb(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a stretch has a finite verb before any relative word: it is a clause."""
    for index, token in enumerate(tokens):
        if token.low in ("who", "which", "that", "whose", "where"):
            return False
        if token.low in vocab.auxiliaries:
            return True
        verb = token.low in vocab.finite and not token.low.endswith("ing")
        if index and verb and not is_nominal_at(tokens, index, vocab):
            return True
    return False
