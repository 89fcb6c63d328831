"""What hangs on a noun behind it without a relative word ("a letter sent home from schools")."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import is_name, is_nominal
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_FURTHEST = 4
_BY_WHOM = ("by", "to", "with", "into", "against", "on")


def participle_before(tokens: Sequence[Token], at: int, floor: int, vocab: Vocabulary) -> int:
    """Say how many tokens left of the preposition at *at* - 1 lead to the noun it belongs to.

    Two or three in "a letter | sent home | from schools", "a message | posted | at noon"; 0 where
    no participle of a described noun stands there.
    """
    index = at - 2
    adverb = tokens[index].low in vocab.adverbs or tokens[index].low == "home"
    if index > floor and adverb:
        index -= 1
    if index <= floor or not is_participle(tokens[index], vocab):
        return 0
    noun = tokens[index - 1]
    if noun.text[0].isupper() or not is_described(tokens, index - 1, floor, vocab):
        return 0
    return at - index


def is_participle(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a word can be a participle of the past ("sent", "passed")."""
    low = token.low
    irregular = low in vocab.finite and low not in vocab.bases and not low.endswith("s")
    past = low.endswith("ed") or low in vocab.participles or irregular
    return token.kind == "word" and past and not token.text[0].isupper()


def is_described(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> bool:
    """Say whether a noun of sources stands at *index* as the head of an indefinite phrase.

    Behind "a" or a number, or a bare plural that opens the clause: what is told of "the man" behind
    such a noun may be a verb of its own ("the man asked for water").
    """
    noun = tokens[index]
    if noun.low not in vocab.sources:
        return False
    paper = noun.low in vocab.documents
    opened = index == floor or tokens[index - 1].kind in ("mark", "quote")
    if opened and noun.low.endswith("s"):
        return paper or index > floor
    for at in range(index - 1, max(floor, index - _FURTHEST) - 1, -1):
        low = tokens[at].low
        if low in ("a", "an") or low in vocab.numbers:
            return True
        if low in vocab.determiners:
            return paper
        if tokens[at].kind in ("mark", "quote") or (at == floor and low not in vocab.kinds):
            return paper and noun.low.endswith(("s", "data"))  # "Early figures released ..."
        if low in vocab.kinds:
            return False
    return False


def belongs_to(token: Token, before: Token, vocab: Vocabulary) -> bool:
    """Say whether "to" or "by" hangs on a noun of people or papers ("an aide to", "a poll by")."""
    if token.low not in _BY_WHOM:
        return False
    kinds = ("document",) if token.low in ("by", "into", "on") else ("role",)
    return before.text[0].islower() and vocab.is_source(before.low, *kinds)


def ordered_paper(tokens: Sequence[Token], start: int, end: int, floor: int) -> int:
    """Give where a paper ends whose bare clause reaches into a range ("a study | she ordered").

    The clause has a short subject and one verb in the past; 0 where there is none.
    """
    vocab = vocabulary()
    for at in range(start - 1, max(floor, start - 2 * _FURTHEST) - 1, -1):
        if tokens[at].kind != "word":
            return 0
        pronoun = tokens[at].low in ("it", "he", "she", "they", "we")
        article = tokens[at].low == "the" or tokens[at].low in words_of("possessive")
        if not (pronoun or article) or at <= floor:
            continue
        verb = at + 1 if pronoun else at + 2
        headed = tokens[at - 1].low in vocab.documents
        if headed and verb < end and is_participle(tokens[verb], vocab):
            return at
    return 0


def is_complementizer(tokens: Sequence[Token], at: int) -> bool:
    """Say whether "that" opens what is said ("told them that | a guard"), and is no "that man"."""
    if tokens[at].low != "that" or at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].kind in ("word", "clitic") and tokens[at - 1].low not in (
        "and",
        "but",
        "of",
    )


def leads_to_name(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> bool:
    """Say whether words from the start of a clause describe a name ("Third seed | Jo Hale")."""
    for at in range(index, max(floor, index - 3) - 1, -1):
        token = tokens[at]
        if token.kind != "word" or not is_nominal(token, vocab):
            known = token.low in words_of("ordinal") and at < index
            if not known:
                return False
        if token.low in vocab.times:
            return False
        if at == floor or tokens[at - 1].kind in ("mark", "quote"):
            return at < index and token.text[0].isupper() and not is_name(tokens[index], vocab)
    return False


def rounds(token: Token, right: Token, vocab: Vocabulary) -> bool:
    """Say whether a word makes a number or share a rough one ("nearly | half of the voters")."""
    if token.low not in words_of("rounding"):
        return False
    share = right.low.startswith(("half", "one-", "two-", "three-", "a-"))
    return share or right.text[0].isdigit() or right.low in vocab.numbers
