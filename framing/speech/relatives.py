"""Content of a relative clause without commas: it ends where the verb of the sentence stands."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import is_nominal_at
from framing.speech.scene import Range, Scene
from framing.speech.statements import is_past
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary

_RELATIVE = ("who", "that", "which", "whose")


def defining_end(scene: Scene, subject: Range, start: int, end: int) -> int:
    """Give where the content of "a man who said he would not vote | left early" ends.

    Only where no verb stands before the relative word, so that one must follow its clause.
    """
    tokens = scene.tokens
    vocab = vocabulary()
    if tokens[subject[0]].low not in _RELATIVE or subject[0] == 0:
        return end
    lead = range(subject[0])
    if any(tokens[i].kind == "mark" or _is_verb(tokens, i, vocab) for i in lead):
        return end
    index = _own_verb_end(tokens, start, end, vocab)
    while index < end:
        token = tokens[index]
        if _breaks(token, vocab):
            return end
        if _is_main_verb(tokens, index, vocab):
            return index
        index += 1
    return end


def _own_verb_end(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> int:
    """Give the token behind the first verb group of a clause, or its end."""
    index = start + 1
    while index < end and not _is_verb(tokens, index, vocab):
        if _breaks(tokens[index], vocab):
            return end
        index += 1
    helped = False
    while index < end and _helps(tokens[index], vocab):
        helped = True
        index += 1
    verbal = index < end and (
        tokens[index].low in vocab.verbs or tokens[index].low.endswith(("ed", "ing"))
    )
    return index + int(verbal or not helped)


def _helps(token: Token, vocab: Vocabulary) -> bool:
    if token.kind == "clitic":
        return token.low != "'s"
    return vocab.is_kind(token.low, "auxiliary", "adverb", "negation")


def _breaks(token: Token, vocab: Vocabulary) -> bool:
    """Say whether the clause is joined to more at a token, so that its verbs cannot be told."""
    if token.kind in ("mark", "quote") or token.low in _RELATIVE:
        return True
    subordinator = token.low in vocab.subordinators
    preposition = token.low in vocab.prepositions
    return token.low in vocab.conjunctions or (subordinator and not preposition)


def _is_verb(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    token = tokens[index]
    if token.kind == "clitic":
        return token.low in ("'ll", "'d", "'ve", "'re")
    if token.low in vocab.auxiliaries:
        return True
    if index == 0 or token.kind != "word":
        return False
    finite = token.low in vocab.finite and not is_nominal_at(tokens, index, vocab)
    return finite or is_past(tokens, index, vocab)


def _is_main_verb(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a token is surely finite: an auxiliary or a past form, no infinitive or noun."""
    low = tokens[index].low
    if tokens[index - 1].low == "to" or low in vocab.adverbs:
        return False
    sure = low not in vocab.bases and not low.endswith(("s", "ing"))
    return low in vocab.auxiliaries or (sure and _is_verb(tokens, index, vocab))
