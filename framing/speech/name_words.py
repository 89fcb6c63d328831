"""Names by where they stand: function words among names, and names where all is in capitals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_GIVEN = frozenset({"will", "may", "april", "june", "august"})
_DAYS = ("day", "days")
_ACRONYM = 6


def with_names(tokens: Sequence[Token], capitals: Iterable[int]) -> Sequence[Token]:
    """Let names keep their capital in ``low``, so that no list takes them for function words.

    *capitals* are the places of the words that have one. A surname stands behind a known
    first name or title; a first name before a capitalised word.

    >>> from framing.speech.tokens import tokens_of
    >>> from framing.text.passage import Passage
    >>> tokens = tokens_of(Passage("Theresa May may say"), ())
    >>> [token.low for token in with_names(tokens, (0, 1))]
    ['theresa', 'May', 'may', 'say']
    """
    vocab = vocabulary()
    named = list(tokens)
    for at in capitals:
        token = tokens[at]
        if token.low in vocab.kinds and (
            _is_surname(tokens, at, vocab) or _is_given(tokens, at, vocab)
        ):
            named[at] = replace(token, low=token.text)
    return named


def _is_surname(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a capitalised word follows a first name or title ("Emma Long", "Mrs May")."""
    token, before = tokens[at], tokens[at - 1]
    if at == 0 or len(token.text) == 1 or not before.text[0].isupper() or before.kind != "word":
        return False
    day = token.low in vocab.times and token.low.endswith(_DAYS)  # "Hale Monday said"
    dated = at + 1 < len(tokens) and tokens[at + 1].text.isdigit()  # "Florence May 4"
    low = before.low.rstrip(".")
    first = low in words_of("woman") or low in words_of("man") or vocab.is_source(low, "title")
    return first and not day and not dated


def _is_given(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a first name stands before a surname, and no verb of a question nor a month."""
    token = tokens[at]
    if token.low not in _GIVEN or at + 1 >= len(tokens):
        return False
    if token.low == "will" and _is_no_auxiliary(tokens, at, vocab):
        return True
    following = tokens[at + 1]
    surname = following.kind == "word" and following.text[0].isupper()
    if not surname or following.low in vocab.kinds:
        return False
    if at == 0:
        return _has_verb(tokens, at + 2, vocab)
    before = tokens[at - 1]
    if before.kind == "mark" and before.text != ",":
        return False
    return token.low == "will" or before.kind == "quote"


def _is_no_auxiliary(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a form follows that no auxiliary takes ("Will said", "Theresa May Says")."""
    if at + 1 >= len(tokens) or tokens[at].low not in vocab.auxiliaries:
        return False
    low = tokens[at + 1].low
    return low in vocab.finite and low not in vocab.bases


def _has_verb(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a finite verb follows a name that opens a sentence ("Will Young | said")."""
    if tokens[-1].text == "?" or at >= len(tokens):
        return False
    low = tokens[at].low
    acts = low in vocab.finite and low not in vocab.bases
    return acts or low == "," or (low in vocab.auxiliaries and low not in vocab.bases)


def with_titled_names(tokens: Sequence[Token]) -> Sequence[Token]:
    """Do the same in a headline, where every verb has a capital too ("Theresa May Says No").

    An auxiliary behind a first name is a surname only before a form that it cannot take.
    """
    vocab = vocabulary()
    return [
        replace(token, low=token.text)
        if _is_no_auxiliary(tokens, at, vocab) and _is_surname(tokens, at, vocab)
        else token
        for at, token in enumerate(tokens)
    ]


def is_shouted(tokens: Sequence[Token]) -> bool:
    """Say whether a sentence of three words or more, a common one among them, is all in capitals.

    >>> from framing.speech.tokens import tokens_of
    >>> from framing.text.passage import Passage
    >>> is_shouted(tokens_of(Passage("HALE SAID NO"), ())), is_shouted(tokens_of(Passage("EU"), ()))
    (True, False)
    """
    first = next((token.text for token in tokens if token.kind == "word"), "")
    if not first.isupper():
        return False
    words = [token for token in tokens if token.kind == "word"]
    if len(words) < 3 or not all(token.text.isupper() for token in words):
        return False
    vocab = vocabulary()
    return any(token.low in vocab.kinds or token.low in vocab.verbs for token in words)


def in_small_letters(tokens: Sequence[Token]) -> Sequence[Token]:
    """Spell the words of a sentence in capitals as in a headline ("HALE" as "Hale").

    Known acronyms ("NATO") and dotted words stay.
    """
    vocab = vocabulary()
    return [
        token if _is_acronym(token, vocab) else replace(token, text=token.text.capitalize())
        for token in tokens
    ]


def _is_acronym(token: Token, vocab: Vocabulary) -> bool:
    body = vocab.is_source(token.low, "organisation", "outlet") or token.low in words_of("body")
    short = len(token.text) <= _ACRONYM
    return token.kind != "word" or "." in token.text or (body and short)
