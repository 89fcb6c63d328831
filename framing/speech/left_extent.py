"""How far a noun phrase reaches to the left of its last word."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.nominals import is_name, is_nominal, is_nominal_at, is_time
from framing.speech.reduced import (
    belongs_to,
    is_complementizer,
    leads_to_name,
    participle_before,
    rounds,
)
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, words_of

_LONGEST = 45
_IN_NAMES = frozenset({"far", "near", "upper", "lower", "just", "all", "first", "new", "over"})
_BEFORE_NAME = (
    *("er", "or", "ist", "ian", "man", "woman", "ant", "ent", "ess", "ee"),
    *("-", "al", "ic", "ive", "ary", "based", "old", "ng"),
)


def start_of(sentence: Sentence, end: int, floor: int, vocab: Vocabulary) -> int:
    """Give where the noun phrase that ends at *end* begins."""
    tokens = sentence.tokens
    last = tokens[end - 1]
    if last.low in vocab.subjects or last.low in ("that", "this", "these", "those"):
        return end - 1
    if last.low in vocab.relatives:
        return end - 1
    at = end
    if end - floor > 2 and tokens[end - 2].low == "of" and last.low in vocab.objects:
        at -= 1  # "one of them"
    while at > floor and end - at < _LONGEST:
        step = _step(sentence, at, end, floor, vocab)
        if step == 0:
            break
        at -= step
    return _trim(tokens, at, end, vocab)


def _step(sentence: Sentence, at: int, end: int, floor: int, vocab: Vocabulary) -> int:
    """Say how many tokens left of *at* still belong to the phrase that ends at *end*: 0 ends it."""
    tokens = sentence.tokens
    token = tokens[at - 1]
    right = tokens[at] if at < end else None
    before = tokens[at - 2] if at - 2 >= floor else None
    if right is None and token.kind == "word" and is_nominal_at(tokens, at - 1, vocab):
        return 1
    if right is not None and rounds(token, right, vocab):
        return 1
    if token.kind == "word" and token.low in words_of("inside") and right is not None:
        home = before is not None and before.low == "home"
        if home and participle_before(tokens, at, floor, vocab):
            return participle_before(tokens, at, floor, vocab)  # "a letter sent home from schools"
        if before is not None and (_links(token, before, vocab) or _is_about(before, token, right)):
            return 1
        return participle_before(tokens, at, floor, vocab)
    if token.low in ("and", "or", "&") and right is not None and before is not None:
        return int(_coordinates(sentence, before, right, vocab))
    if token.text == ":" and right is not None and before is not None:
        return int(right.text[0].isdigit() and before.text.isdigit())  # "at 23:07"
    if token.kind == "mark" and token.text == ")":
        opener = opening_of(tokens, at - 1, floor)
        return at - opener if opener is not None and at - opener < 8 else 0
    capital = token.kind == "word" and token.text[0].isupper() and at - 1 > 0
    if capital and right is not None and is_name(right, vocab) and token.low in _IN_NAMES:
        return 1
    if right is not None and right.low == "of" and _is_share(token):
        return 1  # "none of the players", "a third of them"
    if not is_nominal_at(tokens, at - 1, vocab):
        irregular = token.low in vocab.participles and right is not None and right.low == "by"
        past = irregular or token.low.endswith("ed")
        if past and token.kind == "word" and token.low not in vocab.kinds:
            inside = _is_modifier(tokens, at, floor, vocab, right)
            return 1 if inside else _over_relative(tokens, at, floor, vocab) * int(right is None)
        return _over_relative(tokens, at, floor, vocab)
    if right is None:
        return 1
    if is_complementizer(tokens, at - 1):
        return 0
    if right.low in vocab.determiners and right.low not in words_of("partitive"):
        return int(token.low in vocab.determiners)
    if token.low in words_of("particle") and before is not None:
        opens = token.text[0].isupper() and before.low in vocab.sources  # "the daily La Hora"
        return int((is_name(before, vocab) or opens) and is_name(right, vocab))
    if not is_name(right, vocab):
        return 1
    return int(sentence.titled or _stands_before_name(tokens, at - 1, floor, vocab))


def _links(token: Token, before: Token, vocab: Vocabulary) -> bool:
    """Say whether a preposition hangs on the noun before it, inside one phrase."""
    if before.low in words_of("expert") or (token.low == "of" and _is_share(before)):
        return True  # "sources close to the minister"
    if before.low in vocab.kinds and not vocab.is_kind(before.low, "number", "determiner"):
        return False
    if belongs_to(token, before, vocab):
        return True  # "an aide to the minister", "a poll by the institute"
    past = before.low.endswith("ed") or before.low in vocab.participles
    reduced = token.low == "by" and past
    verb = before.low in vocab.finite and before.low not in vocab.sources
    if token.low != "of" and not reduced and (verb or is_time(before, vocab)):
        return False
    loose = token.low in ("to", "by", "with", "into") and not is_name(before, vocab)
    if loose and not reduced and not before.low.endswith(("ed", "s", "or", "er", "ar")):
        return False
    return is_nominal(before, vocab) or past or before.low.endswith("ing")


def _is_share(token: Token) -> bool:
    """Say whether a word counts what follows behind "of" ("none", "third")."""
    return token.low in words_of("indefinite") or token.low in words_of("ordinal")


def _is_about(before: Token, token: Token, right: Token) -> bool:
    """Say whether "about" stands for a rough number ("an audience of about 90")."""
    number = right.text[0].isdigit() and token.low in ("about", "around", "over", "under")
    return number and before.low == "of"


def _stands_before_name(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> bool:
    """Say whether the token before a name belongs to it ("candidate Jo Hale")."""
    token = tokens[index]
    if token.text.isdigit() and tokens[index + 1].low in vocab.times:
        return True  # "the entry for 3 May"
    if token.text[0].isdigit() and "," in token.text:
        return True  # "11,000 Danish nurses"
    if is_time(token, vocab) and not token.text.isdigit():
        return _opens_title(tokens, index, floor, vocab)
    if token.text[0].isupper() or token.kind != "word":
        return True
    if _is_described(tokens, index, floor, vocab) or _leads_to_name(token, vocab):
        return True
    return leads_to_name(tokens, index, floor, vocab)


def _opens_title(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> bool:
    """Say whether a time behind "the" begins the name of a paper ("The Sunday | Times")."""
    led = index > floor and tokens[index - 1].low == "the"
    paper = vocab.is_source(tokens[index + 1].low, "outlet")
    return led and paper and tokens[index].text[0].isupper()


def _is_described(tokens: Sequence[Token], index: int, floor: int, vocab: Vocabulary) -> bool:
    """Say whether a noun, its article first behind a mark, describes a name ("the site Info")."""
    if is_time(tokens[index], vocab):
        return False
    for at in range(index, max(floor, index - 3) - 1, -1):
        low = tokens[at].low
        if low in vocab.determiners:
            opened = at == floor or tokens[at - 1].kind in ("mark", "quote")
            owned = low in words_of("possessive")
            return opened and at < index and (owned or low in ("the", "a", "an"))
        if tokens[at].kind != "word" or low in vocab.kinds or tokens[at].text[0].isupper():
            return False
    return False


def _leads_to_name(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a lower-case word can stand right before a name ("candidate Jo Hale")."""
    if vocab.is_kind(token.low, "determiner", "number"):
        return True
    if vocab.is_source(token.low, "role", "title", "organisation", "outlet", "document"):
        return True
    return token.low.endswith(_BEFORE_NAME)


def _coordinates(sentence: Sentence, before: Token, right: Token, vocab: Vocabulary) -> bool:
    """Say whether 'and' joins two noun phrases rather than two clauses."""
    if before.kind == "mark" or not is_nominal(before, vocab):
        return False
    if is_name(before, vocab):
        return is_name(right, vocab) or right.low in vocab.determiners or sentence.titled
    if before.low in vocab.sources:
        paper = vocab.sources[before.low] == frozenset({"document"})
        return not (paper and is_name(right, vocab))  # "asked for a photo and Hale said"
    return before.low.endswith("s") and right.low.endswith("s")


def _is_modifier(
    tokens: Sequence[Token], at: int, floor: int, vocab: Vocabulary, right: Token | None
) -> bool:
    """Say whether a word in -ed belongs to the phrase ("elected officials", "those surveyed")."""
    before = tokens[at - 2] if at - 2 >= floor else None
    if right is None:
        return before is not None and (before.low in vocab.sources or before.low == "those")
    if before is None or before.kind == "mark" or vocab.is_kind(before.low, "determiner", "number"):
        return True
    if right.low in words_of("inside"):
        return before.low in vocab.sources or before.low.endswith("s")
    return (
        not is_name(before, vocab)
        and before.low not in vocab.subjects
        and (
            vocab.is_kind(before.low, "adverb", "preposition", "conjunction")
            or before.low.endswith(("ly", "al", "ic"))
        )
    )


def _over_relative(tokens: Sequence[Token], at: int, floor: int, vocab: Vocabulary) -> int:
    """Step over a relative clause without commas ("people who have seen the plan say")."""
    for index in range(at - 1, max(floor, at - 14) - 1, -1):
        token = tokens[index]
        if token.kind == "mark" and token.text in ",;:":
            return 0
        if token.low == "who" or (token.low in ("that", "which") and index > floor):
            before = tokens[index - 1] if index > floor else None
            if before is not None and token.low == "that" and before.low in vocab.cues:
                continue  # "a nurse who asked that"
            if before is None or before.kind != "word" or not is_nominal(before, vocab):
                return 0
            verb = before.low in vocab.finite and before.low not in vocab.sources
            return 0 if verb else at - index
        if token.low in words_of("expert") and index > floor:
            return at - index
    return 0


def _trim(tokens: Sequence[Token], start: int, end: int, vocab: Vocabulary) -> int:
    """Drop what cannot begin a noun phrase."""
    while start < end and tokens[start].low not in words_of("begins"):
        token = tokens[start]
        lead = token.kind in ("mark", "clitic") and token.text not in "$#"
        weak = vocab.is_kind(token.low, "conjunction", "preposition", "subordinator", "opener")
        adverb = token.low.endswith("ly") and not token.text[0].isupper() and start + 1 < end
        if start + 1 < end and rounds(token, tokens[start + 1], vocab):
            break
        noun = start + 1 < end and tokens[start + 1].text[0].islower()
        if noun and token.low in words_of("ordinal") and tokens[start + 1].low not in vocab.kinds:
            break  # "Third seed Jo Hale"
        if not (lead or weak or adverb):
            break
        start += 1
    return start


def opening_of(tokens: Sequence[Token], at: int, floor: int) -> int | None:
    """Give the comma or bracket that opens the insertion a mark closes, or nothing."""
    mark = tokens[at].text
    wanted = "(" if mark == ")" else mark
    for index in range(at - 1, max(floor - 1, at - _LONGEST), -1):
        if tokens[index].kind == "mark":
            if tokens[index].text == wanted:
                return index
            if tokens[index].text in ";:":
                return None
    return None
