"""Whether a clause with a subject and verb of its own starts at a token."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.nominals import is_name, is_nominal
from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of


def is_clause(scene: Scene, at: int) -> bool:
    """Say whether a clause with its own subject starts at a token."""
    tokens = scene.tokens
    vocab = vocabulary()
    token = tokens[at]
    if token.kind == "quote":
        return True
    if at + 1 >= len(tokens):
        return False
    if token.low in ("it", "you", "there", "this", "that"):
        # These may be objects or point at a noun: a verb must follow near.
        return any(_is_verbal(t) for t in tokens[at + 1 : at + 4])
    if token.low in vocab.subjects:
        return True
    if token.low in vocab.auxiliaries and token.text[0].islower():
        return False
    if token.low in vocab.subordinators:
        return token.low not in words_of("no_clause")
    if token.low == "at" and tokens[at + 1].low in ("least", "most"):
        return _finds_verb(tokens, at + 1, vocab)
    if vocab.is_kind(token.low, "preposition", "conjunction"):
        return False
    return _finds_verb(tokens, at, vocab)


def _finds_verb(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> bool:
    """Say whether a finite verb follows the subject that starts at a token, before it ends."""
    limit = min(len(tokens), at + 25)
    singular = tokens[at].low in ("a", "an", "this", "that", "each", "every", "another")
    index = at + 1
    while index < limit:
        token = tokens[index]
        if token.text == ",":
            index = _insertion_end(tokens, index, limit)
            if not index:
                return False
            continue
        if token.kind == "quote" and (_quotes_a_verb(token, vocab) or not is_nominal(token, vocab)):
            return _quotes_a_verb(token, vocab)
        if token.kind == "clitic" and token.low in ("'ve", "'ll", "'d", "'re"):
            return True
        if token.low in vocab.auxiliaries and token.text != "May":
            return True
        if _ends_subject(token, vocab) or _joins_verb(tokens, index, limit, vocab):
            return False
        agreeing = not (singular and token.low in vocab.bases)
        if agreeing and (_is_finite(tokens, index, vocab) or is_past(tokens, index, vocab)):
            return True
        index += 1
    return False


def _ends_subject(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a token shows that no verb of this subject will follow."""
    if token.kind == "mark" and token.text in ";:.":
        return True
    return token.low in vocab.subordinators or token.low in ("to", "who")


def _joins_verb(tokens: Sequence[Token], index: int, limit: int, vocab: Vocabulary) -> bool:
    """Say whether a second verb of the clause before is joined ("writes a column and leads")."""
    if tokens[index].low not in ("and", "or", "but") or index + 1 >= limit:
        return False
    following = tokens[index + 1]
    finite = following.low in vocab.finite and not is_nominal(following, vocab)
    return finite or following.low in vocab.auxiliaries


def _is_finite(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    token = tokens[index]
    if token.low not in vocab.finite or token.low in vocab.sources or is_name(token, vocab):
        return False
    return not vocab.is_kind(tokens[index - 1].low, "preposition", "determiner")


def is_past(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a form in -ed is a past tense by its neighbours, no participle."""
    if not tokens[index].low.endswith("ed") or tokens[index].kind != "word":
        return False
    before = tokens[index - 1].low
    if vocab.is_kind(before, "determiner", "preposition", "adverb", "conjunction"):
        return False
    after = tokens[index + 1].low if index + 1 < len(tokens) else ""
    kinds = ("determiner", "preposition", "adverb", "number", "subordinator")
    return after != "by" and (after in ("", ".", ",") or vocab.is_kind(after, *kinds))


def _is_verbal(token: Token) -> bool:
    """Say whether a token can be or begin a verb group ("is", "'ll", "shows")."""
    vocab = vocabulary()
    if token.kind == "clitic" or token.kind == "quote":
        return True
    return token.low in vocab.auxiliaries or token.low in vocab.finite or token.low.endswith("ed")


def is_fronted_clause(scene: Scene, at: int, cue: Cue) -> bool:
    """Say whether a clause with a circumstance in front follows ("says despite that, S was")."""
    tokens = scene.tokens
    if cue.entry.weight < 0.9 or tokens[at].low not in vocabulary().prepositions:
        return False
    comma = next((i for i in range(at, min(at + 10, len(tokens))) if tokens[i].text == ","), None)
    if comma is None or comma + 1 >= len(tokens) or tokens[comma + 1].low.endswith("ing"):
        return False
    return is_clause(scene, comma + 1)


def _insertion_end(tokens: Sequence[Token], comma: int, limit: int) -> int:
    """Give the token behind an insertion between commas ("the plan, which cost a lot,"), or 0."""
    first = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if first is None:
        return 0
    known = first.low in ("which", "who", "whose", "a", "an", "the", "one", "now")
    if not known and not _describes(tokens, comma + 1):
        return 0
    for index in range(comma + 2, limit):
        if tokens[index].text == ",":
            return index + 1
        if not known and tokens[index].low in ("and", "or", "but"):
            return 0
    return 0


def _describes(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a name, age, participle or place in an insertion tells of the noun before it.

    "The pilot, Ann Reed, 34, was", "the sample, taken in May, had", "the mast, at 90 metres, is".
    """
    vocab = vocabulary()
    token, before = tokens[at], tokens[at - 2]
    if token.kind != "word" or before.low in vocab.conjunctions:
        return False
    if is_name(token, vocab):
        return not (before.low in vocab.times or is_name(before, vocab))
    part = token.low in vocab.participles or token.low.endswith("ed")
    return part or token.text.isdigit() or token.low in vocab.prepositions


def _quotes_a_verb(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a quotation begins with a verb: it goes on from a subject outside it."""
    words = token.inner.split()
    first = words[0].lower() if words else ""
    return first in vocab.auxiliaries or (len(words) > 2 and first in vocab.finite)
