"""Words that are verbs or nouns ("reports", "claim"): what stands beside them tells."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, words_of


def is_noun_here(tokens: Sequence[Token], index: int, vocab: Vocabulary, *, titled: bool) -> bool:
    """Say whether what stands before (and after) makes an ambiguous word a noun."""
    low = tokens[index].low
    if low.endswith("ed"):
        return _is_attributive(tokens, index, vocab) or _is_owned_form(tokens, index, vocab)
    if _is_headed(tokens, index, vocab):
        return True
    if low in ("said", "told", "wrote", "says"):
        return _is_owned_form(tokens, index, vocab)
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if low.endswith("ing") and following is not None and _is_post(following, vocab):
        return index == 0 or tokens[index - 1].kind == "mark"
    if index == 0:
        opening = ("of", "that", "by", "from", "to", "for", "over", "about")
        is_noun = low in vocab.nouns and not low.endswith("ing")
        return is_noun and following is not None and following.low in opening
    previous = tokens[index - 1]
    if previous.kind == "mark":
        return False
    if previous.kind == "clitic" and previous.low == "'s":
        return not low.endswith("ing") or low in vocab.nouns
    if previous.low in vocab.determiners and previous.low not in ("that", "all", "both"):
        if previous.low in ("some", "many", "few", "most", "each", "several", "this", "neither"):
            if low.endswith("s") and previous.low not in ("each", "this", "neither"):
                return True  # "several states": a verb behind it would have no -s
            return following is not None and (
                following.low == "of" or following.low in vocab.auxiliaries
            )
        return True
    return _is_noun_behind(tokens, index, vocab, titled=titled)


def _is_noun_behind(
    tokens: Sequence[Token], index: int, vocab: Vocabulary, *, titled: bool
) -> bool:
    """Say the same of a word that stands behind a word which is no determiner."""
    low = tokens[index].low
    previous = tokens[index - 1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if (low.endswith("ing") and low not in vocab.nouns) or previous.low == "to":
        return False
    preposition = previous.low in vocab.prepositions
    if preposition and previous.low not in vocab.subordinators:
        return low in vocab.nouns or not low.endswith("ing")
    if low not in vocab.nouns:
        return False
    if previous.kind == "word" and _is_adjective(previous, vocab):
        return True
    if following is None or following.kind != "word" or low.endswith("ing") or titled:
        return False
    return following.low in vocab.finite or following.low in vocab.auxiliaries


def _is_owned_form(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a past form stands behind an article or owner ("the accused", "'s said aim")."""
    if index == 0 or is_owner_alone(tokens, index, vocab):
        return False
    previous = tokens[index - 1]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if previous.low in vocab.determiners:
        return previous.low not in words_of("before_verb")
    if previous.low != "'s" or following is None or following.kind != "word":
        return False
    return following.text[0].islower() and following.low not in vocab.kinds


def _is_post(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a singular noun names a post, so that -ing describes it ("planning chief")."""
    plural = token.low.endswith("s") or token.low in words_of("plural")
    return token.text[0].islower() and token.low in vocab.roles and not plural


def _is_attributive(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether a form in -ed describes the noun behind it ("suffered repeated fire")."""
    if index == 0 or index + 1 >= len(tokens):
        return False
    previous, following = tokens[index - 1], tokens[index + 1]
    if following.kind != "word" or following.text[0].isupper() or following.low in vocab.kinds:
        return False
    if following.low.endswith("ly") or previous.text[0].isupper():
        return False
    counted = previous.low in vocab.numbers or previous.text.isdigit()
    if counted or previous.low in ("more", "most", "all", "several"):
        return following.low.endswith("s")
    if previous.low != "her" and previous.low in words_of("possessive"):
        return True
    if previous.low in vocab.auxiliaries:
        return False  # "had promised elections": a perfect
    past = previous.low in vocab.finite or previous.low in vocab.prepositions
    return past and previous.low not in vocab.sources and not previous.low.endswith("s")


def _is_headed(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether what follows a present form shows that it is a noun ("states whose votes")."""
    low = tokens[index].low
    if low.endswith("ing") or not may_be_noun(low, vocab):
        return False
    following = tokens[index + 1].low if index + 1 < len(tokens) else ""
    if low in vocab.sources and index + 1 < len(tokens) and not tokens[index - 1].low.endswith("s"):
        after = tokens[index + 1]
        if after.kind == "word" and after.text[0].islower() and after.low not in vocab.kinds:
            return True
    if low in vocab.nouns and index and tokens[index - 1].low in vocab.cues:
        return any(form.form == "past" for form in vocab.cues[tokens[index - 1].low])
    told = index > 0 and _are_people(tokens[index - 1], vocab)
    if following == "that" and low in vocab.sources and not (told and not low.endswith("s")):
        third = tokens[index + 2].low if index + 2 < len(tokens) else ""
        if not low.endswith("s") or third in vocab.auxiliaries or third in vocab.bases:
            return True  # "states that vote in May"
    if following in ("whose", "who", "which", "are", "were", "have", "has", "is", "was"):
        return True
    previous = tokens[index - 1] if index else None
    return previous is not None and previous.low in vocab.numbers


def _are_people(token: Token, vocab: Vocabulary) -> bool:
    """Say whether people in the plural stand here, whose verb has no -s ("critics | note")."""
    return token.low.endswith("s") and vocab.is_source(token.low, "role", "vague", "collective")


def is_owner_alone(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    """Say whether nothing owned follows an owner ("a friend of the duke's | said")."""
    if index < 4 or tokens[index - 1].low != "'s":
        return False
    for at in range(index - 3, max(0, index - 8), -1):
        if tokens[at].low == "of":
            return vocab.is_source(tokens[at - 1].low, "role", "vague")
        if tokens[at].kind != "word":
            return False
    return False


def may_be_noun(low: str, vocab: Vocabulary) -> bool:
    """Say whether a word is in a list of nouns."""
    return low in vocab.nouns or low in vocab.sources


def _is_adjective(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a word looks like an adjective before a noun."""
    low = token.low
    if token.text[0].isupper() or low in vocab.finite or low in vocab.kinds or low in vocab.sources:
        return False
    return low.endswith(
        ("al", "ous", "ive", "ful", "less", "ic", "able", "ible", "ary", "ish", "ern", "ent", "ed")
    ) or low in ("new", "old", "big", "own", "key", "main", "early", "strong", "clear", "bold")


def is_ly(token: Token) -> bool:
    """Say whether a word looks like an adverb in -ly."""
    return token.kind == "word" and token.low.endswith("ly") and len(token.low) > 4
