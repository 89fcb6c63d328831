"""Whether a present form can be the verb of the subject before it ("critics claim")."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.ambiguity import is_ly, may_be_noun
from framing.speech.tokens import Token
from framing.speech.vocabulary import CueForm, Vocabulary, vocabulary, words_of

_INSERTED = 25
_PLURALS = ("s", "men", "folk")
_SEVERAL = frozenset({"some", "many", "several", "few", "most", "others", "both", "those"})


def _is_place_word(low: str) -> bool:
    """Say whether a preposition may tie a place or matter to the noun before it."""
    return low in vocabulary().prepositions and low not in ("to", "by", "as", "like")


def agrees(tokens: Sequence[Token], index: int, form: CueForm, vocab: Vocabulary) -> bool:
    """Say whether a present form can agree with the word before it ("critics claim")."""
    if form.form not in ("base", "third"):
        return True
    if index == 0:
        # Nobody stands before it: a verb only where its subject follows ("Says Hale: ...").
        following = tokens[1] if len(tokens) > 1 else None
        named = following is not None and following.text[0].isupper()
        return form.form == "third" and named and not may_be_noun(tokens[0].low, vocab)
    at = index - 1
    while at > 0 and (tokens[at].low in vocab.adverbs or is_ly(tokens[at])):
        at -= 1
    if tokens[at].kind == "quote" or tokens[at].low in vocab.times:
        return True
    that_next = index + 1 < len(tokens) and tokens[index + 1].low == "that"
    if that_next and any(t.low == "who" for t in tokens[max(0, at - 14) : at]):
        return True  # "Friends who saw him on the trail say that"
    if form.form == "base":
        return _may_be_plural(tokens, at, vocab)
    return _may_be_singular(tokens, at)


def _may_be_plural(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether the subject that ends at a token can take a plural verb."""
    low = tokens[at].low
    if low == ",":
        return any(_is_plural(t) for t in tokens[max(0, at - _INSERTED) : at])
    return (
        low in words_of("plural")
        or low in (")", "%")
        or low.endswith(_PLURALS)
        or (low in vocab.kinds and low != "please")
        or any(t.low in ("and", "of") for t in tokens[max(0, at - 4) : at])
        or (low in words_of("postposed") and at > 0 and tokens[at - 1].low.endswith("s"))
        or _is_plural_before(tokens, at)
    )


def _is_plural(token: Token) -> bool:
    """Say whether a word looks like a plural, or like a pronoun that takes its verb."""
    return token.kind == "word" and (
        token.low.endswith(_PLURALS) or token.low in words_of("plural")
    )


def _may_be_singular(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the subject that ends at a token can take a verb of the third person."""
    token = tokens[at]
    if token.kind != "word" or not token.low.endswith("s") or token.text[0].isupper():
        return token.low not in ("i", "you", "we", "they")
    if token.low in ("always", "sometimes") or token.low.endswith(("ss", "us", "is", "news")):
        return True
    linking = ("of", "in", "for", "on", "at", "with")
    return any(t.low in linking for t in tokens[max(0, at - 5) : at])


def _is_plural_before(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a plural stands before a place or relative clause ("aides in Kent say")."""
    near = range(max(1, at - 4), at)
    seen = any(
        tokens[i].low == "by" and tokens[i - 2].low.endswith("s") and i > 1
        for i in near
        if tokens[i - 1].low in vocabulary().participles or tokens[i - 1].low.endswith("ed")
    )  # "documents seen by the Star show"
    return (
        seen
        or any(
            _is_place_word(tokens[i].low)
            and (tokens[i - 1].low.endswith("s") or tokens[i - 1].low in _SEVERAL)
            and tokens[i - 1].kind == "word"
            for i in near
        )
        or any(
            tokens[i].low == "who" and tokens[i - 1].low.endswith(_PLURALS)
            for i in range(max(1, at - 14), at)
        )
    )
