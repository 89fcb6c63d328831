"""The noun phrase that starts at a token, with what is apposed to it."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import holds_verb, is_name, is_nominal, is_nominal_at, is_time
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary

_LONGEST = 45
_AFTER_NAME = frozenset({"of", "from"})
_AFTER_NOUN = frozenset({"of", "for", "at", "from", "with", "in", "to", "on", "behind", "near"})
_MARKS = "\"“”„«»‹›'‘’‚ \u00a0\u202f"


def phrase_after(
    sentence: Sentence, index: int, *, appositions: bool = True, addressee: bool = False
) -> tuple[int, int] | None:
    """Give the noun phrase that starts at token *index*, as a half-open range of tokens."""
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
    if appositions:
        at = _over_apposition(sentence, at, vocab)
    return (index, at)


def phrase_in_front(sentence: Sentence, index: int) -> tuple[int, int] | None:
    """Give the noun phrase of "According to S, C": an apposition counts only if a comma ends it."""
    bare = phrase_after(sentence, index, appositions=False)
    whole = phrase_after(sentence, index)
    if bare is None or whole is None:
        return bare
    closed = whole[1] < len(sentence.tokens) and sentence.tokens[whole[1]].text == ","
    return whole if closed else bare


def _follows_noun(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    return (
        at + 1 < len(tokens) and is_nominal(tokens[at + 1], vocab) and tokens[at + 1].kind == "word"
    )


def _step_right(sentence: Sentence, index: int, at: int, vocab: Vocabulary, addressee: bool) -> int:
    tokens = sentence.tokens
    token = tokens[at]
    previous = tokens[at - 1] if at > index else None
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if (
        previous is not None
        and previous.kind == "quote"
        and previous.text.rstrip(_MARKS)[-1:] == ","
    ):
        return 0
    if token.kind == "quote":
        return 0 if addressee else int(len(token.text) <= 30)
    if token.text == "(":
        closing = next(
            (i for i in range(at, min(at + 7, len(tokens))) if tokens[i].text == ")"), None
        )
        return closing - at + 1 if closing is not None and previous is not None else 0
    if previous is not None and token.low in ("who",) and not addressee:
        return _relative_length(tokens, at, vocab)
    if previous is not None and token.low in ("and", "&", "or") and following is not None:
        joins = (
            is_name(following, vocab)
            or vocab.is_kind(following.low, "determiner")
            or (following.low in vocab.sources)
        )
        finite = at + 2 < len(tokens) and tokens[at + 2].low in vocab.finite and not addressee
        return int(joins and not finite and is_nominal(previous, vocab))
    if previous is not None and token.low in _AFTER_NOUN and following is not None:
        if (
            is_time(following, vocab)
            or (following.low in ("an", "a") and token.low in ("in", "on", "at"))
            or (addressee and token.low in ("to", "for"))
        ):
            return 0
        if (
            following.low in vocab.sources
            and vocab.is_source(following.low, "document")
            and token.low in ("in", "on")
        ):
            return 0
        if following.low in ("his", "her", "their", "its") and token.low in (
            "in",
            "on",
            "to",
            "with",
        ):
            return 0
        allowed = _AFTER_NAME if is_name(previous, vocab) else _AFTER_NOUN
        return int(token.low in allowed and is_nominal(following, vocab))
    if not is_nominal_at(tokens, at, vocab):
        if token.low.endswith("ed") and following is not None and is_nominal(following, vocab):
            return int(
                previous is None
                or vocab.is_kind(previous.low, "determiner", "number")
                or previous.low == "of"
            )
        return 0
    if (
        previous is not None
        and is_time(token, vocab)
        and not token.text.isdigit()
        and previous.low not in vocab.kinds
    ):
        return 0
    if (
        previous is not None
        and vocab.is_kind(token.low, "determiner")
        and not vocab.is_kind(previous.low, "determiner", "preposition", "conjunction")
    ):
        return 0
    return 1


def _relative_length(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> int:
    del vocab
    end = at
    while end < len(tokens) and not (tokens[end].kind == "mark" and tokens[end].text in ",;.?!:"):
        end += 1
    return end - at


def _over_apposition(sentence: Sentence, at: int, vocab: Vocabulary) -> int:
    """Take in what is directly attached behind a comma ("Jo Hale, a baker from Leeds")."""
    tokens = sentence.tokens
    for _ in range(3):
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return at
        first = tokens[at + 1]
        starts = (
            first.low in ("a", "an", "the", "who", "whose", "one", "of", "himself", "herself")
            or first.text.isdigit()
            or vocab.is_source(first.low, "role")
            or (is_name(first, vocab) and len(first.text) > 1 and "-" in first.text)
        )
        if not starts:
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
