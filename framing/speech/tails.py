"""What goes on behind a noun to its right: reduced and bare clauses, makers, places.

"Two people briefed on the talks", "a poll released Thursday", "figures the council released",
"a survey by the institute", "the foundation that owns it", "an official there".
"""

from __future__ import annotations

from framing.speech.nominals import is_name
from framing.speech.reduced import is_participle
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_ENDING = ("as", "when", "while", "after", "before", "because", "but", "who", "adding", "and")
_HUNG = ("home", "last", "this", "earlier", "there", "here")
_FURTHEST = 30
_SUBJECT = 6


def tail_end(sentence: Sentence, start: int, end: int) -> int:
    """Give where the noun phrase from *start* to *end* ends with what goes on behind it."""
    tokens = sentence.tokens
    vocab = vocabulary()
    if end + 1 >= len(tokens) or end <= start:
        return end
    if end - 2 >= start and is_participle(tokens[end - 1], vocab):
        end -= int(tokens[end - 2].low in vocab.sources)  # "a poll | taken"
    token, head = tokens[end], tokens[end - 1]
    if token.low == "there" and head.low in vocab.sources:
        end += 1
        return tail_end(sentence, start, end)
    people = head.low in vocab.sources and not is_name(head, vocab)
    if people and (is_participle(token, vocab) or token.low in words_of("expert")):
        hung = tokens[end + 1]
        if vocab.is_kind(hung.low, "preposition", "time") or hung.low in _HUNG:
            return _clause_end(sentence, end + 1)
    paper = any(t.low in vocab.documents for t in tokens[start:end])
    if paper and token.low in ("by", "from") and not is_name(head, vocab):
        return _clause_end(sentence, end + 1)
    if token.low == "that" and _is_verb(tokens[end + 1], vocab):
        return _clause_end(sentence, end + 1)
    if head.low in vocab.documents and _opens_bare_clause(sentence, end, vocab):
        return _clause_end(sentence, end + 1)
    return end


def _clause_end(sentence: Sentence, at: int) -> int:
    """Give where a clause behind a noun ends: at a mark, a quotation or the next clause."""
    tokens = sentence.tokens
    for index in range(at, min(len(tokens), at + _FURTHEST)):
        token = tokens[index]
        stop = token.kind == "mark" and token.text in ",;:.?!–—()"
        if stop or token.kind == "quote" or token.low in _ENDING:
            return index
    return min(len(tokens), at + _FURTHEST)


def _is_verb(token: Token, vocab: Vocabulary) -> bool:
    return token.low in vocab.auxiliaries or token.low in vocab.finite


def _opens_bare_clause(sentence: Sentence, at: int, vocab: Vocabulary) -> bool:
    """Say whether a clause without "that" opens at a token ("figures | the council released")."""
    tokens = sentence.tokens
    first = tokens[at]
    subject = vocab.is_kind(first.low, "determiner", "subject") or is_name(first, vocab)
    if not subject or first.low == "that":
        return False
    for token in tokens[at + 1 : at + _SUBJECT]:
        if token.kind != "word":
            return False
        if _is_verb(token, vocab) or token.low.endswith("ed"):
            return True
        if token.low in vocab.kinds and token.low not in vocab.determiners:
            return False
    return False
