"""Days and periods at the end of a sentence: when something was said, or what is said."""

from __future__ import annotations

from collections.abc import Sequence

from framing.speech.cues import Cue
from framing.speech.nominals import is_time
from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import vocabulary

_JUDGES = frozenset({"evaluation", "denial", "announcement", "admission"})
_POINTING = frozenset({"last", "this", "late", "early", "earlier"})
_DEICTIC = frozenset({"yesterday", "today", "tonight"})
_LONGEST = 5


def day_end(tokens: Sequence[Token], at: int) -> int:
    """Give the token behind a day or period of the past ("on Monday", "late last month", "in May").

    Where none begins at the token, the token itself comes back.
    """
    vocab = vocabulary()
    index = at
    while index < len(tokens) and (
        tokens[index].low in _POINTING or (index == at and tokens[index].low in ("on", "in"))
    ):
        index += 1
    first = index
    while index < len(tokens) and is_time(tokens[index], vocab):
        index += 1
    if index == first or (index < len(tokens) and tokens[index].low == "'s"):
        return at
    pointed = first > at or tokens[first].text[0].isupper() or tokens[first].low in _DEICTIC
    return index if pointed else at


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Say whether nothing but a mark, or a joined clause, stands at a token."""
    return at >= len(tokens) or tokens[at].kind == "mark"


def without_day(scene: Scene, start: int, end: int, cue: Cue) -> int:
    """Give where a phrase ends without the day of a judgement ("rejected the plan | last month").

    Only behind a past form that judges or announces, and where no event in -ing may own the day: a
    wish or promise has its day in its content.
    """
    tokens = scene.tokens
    if cue.entry.cue_class not in _JUDGES or cue.form != "finite" or not _is_past(tokens, cue):
        return end
    event = any(t.kind == "word" and t.low.endswith("ing") for t in tokens[start:end])
    if event or not ends_sentence(tokens, end):
        return end
    for index in range(max(start + 1, end - _LONGEST), end):
        if day_end(tokens, index) == end and not _belongs(tokens[index - 1]):
            return index
    return end


def _belongs(before: Token) -> bool:
    """Say whether a day belongs to the word before it ("the vote of Monday", "by Friday")."""
    return vocabulary().is_kind(before.low, "preposition", "determiner", "conjunction", "time")


def _is_past(tokens: Sequence[Token], cue: Cue) -> bool:
    low = tokens[cue.head].low
    helped = cue.first < cue.head and tokens[cue.first].low not in ("did", "didn't", "had")
    return not helped and low not in vocabulary().bases and not low.endswith(("s", "ing"))
