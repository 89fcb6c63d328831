"""Where the verb of the sentence stands behind a clause that is embedded in its subject."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.ambiguity import is_ly
from framing.speech.extents import strip_end
from framing.speech.nominals import is_name, is_nominal_at
from framing.speech.scene import Scene
from framing.speech.statements import is_past
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary

_PERSONS = frozenset({"he", "she", "they", "we", "i"})
_PARTICLES = frozenset({"off", "out", "up", "down", "away", "back", "over"})
_HOW = frozenset({"hard", "badly", "well", "long", "late", "fast", "flat", "quickly"})
_JOINERS = frozenset({"and", "or", "but"})


def main_verb(scene: Scene, start: int, end: int, clauses: int) -> int:
    """Give the token of the verb behind *clauses* finite verbs, or *end* where there is none.

    "The claim that the jail was staffed | did not survive": the second verb ends one clause. Each
    subordinate clause on the way has a verb of its own.
    """
    tokens = scene.tokens
    vocab = vocabulary()
    open_clauses = clauses
    index = start
    while index < end:
        token = tokens[index]
        if token.text in (";", ":"):
            return end
        if token.kind == "quote" and open_clauses and _is_statement(token, vocab):
            open_clauses -= 1
        elif index > start and (
            opens_clause(tokens, index, vocab) or _joins_verb(tokens, index, end, vocab)
        ):
            open_clauses += 1
        elif is_finite_verb(tokens, index, vocab) and (index > start or not clauses):
            if open_clauses == 0:
                return index if _is_sure(tokens, index, vocab) else end
            open_clauses -= 1
            index = _group_end(tokens, index, end, vocab)
            continue
        index += 1
    return end


def is_subject_noun(scene: Scene, first: int) -> bool:
    """Say whether the noun phrase that starts at a token is the subject of its clause."""
    if first == 0:
        return True
    before = scene.tokens[first - 1]
    return before.text in (",", ";", "–", "—") or before.low in _JOINERS


def is_finite_verb(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a finite verb group starts at a token, by list, ending and neighbours."""
    token = tokens[index]
    if token.kind == "clitic":
        return token.low in ("'ll", "'d", "'ve", "'re")
    if token.kind != "word" or index == 0 or tokens[index - 1].low == "to":
        return False
    if token.low in vocab.auxiliaries:
        return token.low not in ("be", "been", "being", "having") and token.text != "May"
    if is_name(token, vocab) or (token.low in vocab.participles and token.low not in vocab.finite):
        return False
    known = token.low in vocab.finite and not is_nominal_at(tokens, index, vocab)
    before = tokens[index - 1].low
    plain = before in _PARTICLES or not vocab.is_kind(
        before, "preposition", "determiner", "auxiliary"
    )
    return (known and plain) or is_past(tokens, index, vocab) or _is_done(tokens, index, vocab)


def _is_done(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a form in -ed has an object or adverb, so that it is no participle."""
    low = tokens[index].low
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    led = vocab.is_kind(following, "determiner", "object", "number") or following in _HOW
    return low.endswith("ed") and led and tokens[index - 1].low not in ("a", "an", "the")


def _is_statement(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a quotation holds a verb, so that it is a clause ("“the coffers are empty”")."""
    words = token.inner.lower().split()
    return any(w in vocab.auxiliaries or w in vocab.finite for w in words[1:])


def _is_sure(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a verb is no noun: an auxiliary, a past form, or followed by its object."""
    low = tokens[index].low
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    led = vocab.is_kind(following, "determiner", "object", "subject")
    plain = low not in vocab.bases and not low.endswith("s")
    return low in vocab.auxiliaries or plain or (led and low.endswith("s"))


def _group_end(tokens: Sequence[Token], at: int, end: int, vocab: Vocabulary) -> int:
    """Give the token behind the verb group that starts at a token."""
    index = at
    while index < end and (
        vocab.is_kind(tokens[index].low, "auxiliary", "adverb", "negation") or is_ly(tokens[index])
    ):
        index += 1
    low = tokens[index].low if index < end else ""
    helped = index > at
    if low in vocab.verbs or low.endswith(("ed", "ing", "en")) or not helped:
        return index + 1
    return index


def opens_clause(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a clause with a verb of its own opens inside the first one."""
    low = tokens[index].low
    if low in _PERSONS:
        return not vocab.is_kind(tokens[index - 1].low, "subordinator", "relative")
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if low == "that":
        return vocab.is_kind(following, "determiner", "subject", "auxiliary")
    if low in vocab.prepositions:
        return following in vocab.subjects
    return low in vocab.relatives or (
        low in vocab.subordinators and low not in ("as", "even", "once")
    )


def _joins_verb(tokens: Sequence[Token], index: int, end: int, vocab: Vocabulary) -> bool:
    """Say whether a second verb of the same clause is joined ("was staffed and had guards")."""
    joined = tokens[index].low in _JOINERS and index + 1 < end
    return joined and is_finite_verb(tokens, index + 1, vocab)


def noun_clause_end(scene: Scene, first: int, start: int, end: int, clauses: int) -> int:
    """Give where the content of a noun ends: before the verb of which the noun is the subject.

    The noun phrase starts at *first*, the content holds *clauses* finite verbs of its own (1 for
    "that C", 0 for "to C").
    """
    if not is_subject_noun(scene, first):
        return end
    return strip_end(scene.tokens, start, main_verb(scene, start, end, clauses))
