"""How far a clause or noun phrase of content reaches."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.borders import MAY_END, ends_front, is_border
from framing.speech.cues import Cue
from framing.speech.days import day_end, ends_sentence, without_day
from framing.speech.nominals import holds_verb, is_nominal_at, is_time
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary, words_of

_LONGEST = 150
_PHRASE_MARKS = frozenset(",;:—–.")
_MEDIUM_BEFORE = frozenset({"in", "on", "during", "at", "via", "through"})

_WHEN = frozenset({"before", "until", "since", "when", "unless", "if"})
_AHEAD = frozenset({"wish", "thought", "commitment", "directive", "feeling", "admission"})


def clause_end(scene: Scene, at: int, cue: Cue) -> int:
    """Give where the clause that starts at a token ends, without the marks behind it."""
    tokens, lows = scene.tokens, scene.sentence.lows
    limit = min(len(tokens), at + _LONGEST)
    led = at < limit and _leads(tokens[at])
    if at < limit and _ends_with_quotation(scene, at):
        return at + 1
    starts, enclosed = scene.starts, cue.first in scene.enclosed
    index = at
    while index < limit:
        low = lows[index]
        if low == ";":
            break
        if low in MAY_END or index in starts or enclosed:
            if index > at and is_border(scene, index, cue):
                break
            if not led and ends_front(scene, index, cue):
                break
        index += 1
    return strip_end(tokens, at, index)


def _ends_with_quotation(scene: Scene, at: int) -> bool:
    """Say whether what follows a quotation tells how and where it was said ("“Out!” from the bar").

    A quotation with an end mark before a circumstance, or any of three words before a day.
    """
    tokens = scene.tokens
    if tokens[at].kind != "quote" or at + 1 >= len(tokens) or tokens[at + 1].kind != "word":
        return False
    vocab = vocabulary()
    inner = tokens[at].inner
    following = tokens[at + 1]
    if inner[-1:] == "," and following.low in ("and", "but", "so"):
        return at + 2 < len(tokens) and tokens[at + 2].kind == "word"
    if inner[-1:] in ("!", "?", "."):
        return vocab.is_kind(following.low, "preposition", "subordinator") or is_time(
            following, vocab
        )
    after = day_end(tokens, at + 1)
    return len(inner.split()) > 2 and after > at + 1 and ends_sentence(tokens, after)


def _leads(token: Token) -> bool:
    """Say whether a circumstance with a comma behind it may open the content."""
    vocab = vocabulary()
    opens = token.low == "even" or vocab.is_kind(token.low, "preposition", "opener")
    return opens and token.low != "to" and token.low not in words_of("question")


def strip_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leave out marks and joining words at the end of a stretch."""
    while end > start and (
        (tokens[end - 1].kind == "mark" and tokens[end - 1].text not in ")%")
        or tokens[end - 1].low in ("and", "but", "while", "though", "as")
    ):
        end -= 1
    return end


def phrase_end(scene: Scene, at: int, cue: Cue) -> int:
    """Give where a noun phrase, with what hangs on it, ends."""
    tokens, lows = scene.tokens, scene.sentence.lows
    limit = min(len(tokens), at + 60)
    enders, starts, enclosed = words_of("ends_phrase"), scene.starts, cue.first in scene.enclosed
    index = at
    while index < limit:
        low = lows[index]
        if low in _PHRASE_MARKS:
            break
        if index > at:
            if low in enders and _ends_phrase(scene, at, index, limit, cue):
                break
            if low in MAY_END or index in starts or enclosed:
                if is_border(scene, index, cue):
                    break
                if low == "and" and _starts_verb(tokens, index + 1):
                    break
            if low in _MEDIUM_BEFORE and _tells_medium(scene, index):
                break
        index += 1
    return strip_end(tokens, at, without_day(scene, at, index, cue))


def _ends_phrase(scene: Scene, start: int, index: int, limit: int, cue: Cue) -> bool:
    """Say whether a word that may end a phrase does so, and tells no time of what is said."""
    tokens = scene.tokens
    low = tokens[index].low
    if index + 1 < limit and is_time(tokens[index + 1], vocabulary()):
        return False
    if cue.entry.cue_class in _AHEAD and low in _WHEN:
        return False
    return low not in ("since", "until") or not _tells_event(tokens, start, index)


def _tells_event(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Say whether a form in -ing tells an event that has a time ("of playing since March")."""
    nouns = vocabulary().nouns
    return any(t.kind == "word" and t.low.endswith("ing") and t.low not in nouns
               for t in tokens[start:end])  # fmt: skip


def over_list(scene: Scene, end: int) -> int:
    """Give where a phrase ends with an apposition or list behind it ("the plan, a tunnel")."""
    tokens = scene.tokens
    if end + 2 >= len(tokens) or tokens[end].text != ",":
        return end
    last = next(
        (i for i in range(end + 1, len(tokens)) if tokens[i].kind in ("mark", "quote")), len(tokens)
    )
    words = tokens[end + 1 : last]
    joined = any(t.low in ("and", "or") for t in words[1:-1]) and all(
        is_nominal_at(tokens, i, vocabulary()) or tokens[i].low in ("and", "or")
        for i in range(end + 1, last)
    )
    if not joined and tokens[end + 1].low not in ("a", "an", "the", "one", "not"):
        return end
    cue = any(i in scene.starts for i in range(end + 1, last))
    closed = last < len(tokens) and tokens[last].text in ",.;"
    if cue or not closed or holds_verb(tokens[end + 1 : last], vocabulary()):
        return end
    return last


def _tells_medium(scene: Scene, at: int) -> bool:
    """Say whether a preposition opens where something was said ("in a message on his channel")."""
    vocab = vocabulary()
    phrase = phrase_after(scene.sentence, at + 1, appositions=False, addressee=True)
    if phrase is None:
        return False
    head = scene.tokens[phrase[1] - 1]
    words = scene.tokens[phrase[0] : min(phrase[1], phrase[0] + 5)]
    return head.low in words_of("medium") or any(
        t.low in words_of("medium") or (vocab.is_source(t.low, "outlet") and t.text[0].isupper())
        for t in words
    )


def _starts_verb(tokens: Sequence[Token], index: int) -> bool:
    vocab = vocabulary()
    if index >= len(tokens):
        return False
    low = tokens[index].low
    if vocab.is_kind(low, "auxiliary", "adverb"):
        return True
    return (
        low in vocab.finite and low not in vocab.sources and low not in vocab.nouns
    ) or low.endswith("ed")
