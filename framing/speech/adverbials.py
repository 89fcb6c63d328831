"""Times, places and occasions between a cue and its content."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from framing.speech.dates import is_date
from framing.speech.nominals import is_name, is_nominal_at, is_time
from framing.speech.right_phrases import phrase_after
from framing.speech.scene import Scene
from framing.speech.tokens import Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_FURTHEST = 18
_WITH_CLAUSE = frozenset(
    ("fact", "evidence", "sign", "signs", "proof", "impression", "condition", "grounds", "theory",
     "likelihood", "chance", "odds", "risk", "danger", "possibility", "extent", "sense", "case")
)  # fmt: skip


def skip_adverbials(scene: Scene, at: int, keep: Collection[str] = ()) -> int:
    """Step over times, adverbs and places of speech between a cue and its content.

    A preposition to *keep* belongs to the cue ("called on S to C") and is not stepped over.
    """
    while at < len(scene.tokens):
        end = _adverbial_end(scene, at, keep)
        if end == at:
            break
        at = end
    return at


def _adverbial_end(scene: Scene, at: int, keep: Collection[str]) -> int:
    """Give the end of the one adverbial that starts at a token, or the token itself."""
    tokens = scene.tokens
    vocab = vocabulary()
    token = tokens[at]
    if token.kind != "word":
        return at
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    low = token.low
    owner = following is not None and following.low == "'s"  # "said Saturday's stage was short"
    if owner and low in vocab.times:
        return at
    distance = _distance_end(tokens, at, vocab)
    if distance:
        return distance
    if low in words_of("manner") or (low in vocab.times and low not in words_of("no_time")):
        return at + 1
    if following is None:
        return at
    if low.endswith("ly") and low not in ("family", "only") and not is_name(token, vocab):
        return at + 1
    if low in ("late", "early") and following.low in ("on", "in") and at + 2 < len(tokens):
        return at + 1 if is_time(tokens[at + 2], vocab) else at
    pointing = low in ("last", "this", "that", "late", "early", "next")
    if pointing and is_time(following, vocab) and (low != "that" or is_date(tokens, at + 1)):
        return at if at + 2 < len(tokens) and tokens[at + 2].low == "'s" else at + 2
    kept = low in keep and not is_time(following, vocab)
    about = kept or low in ("like", "of", "than", "about") or _opens_verb(low, following)
    if low in vocab.prepositions and not about:
        return _place_end(scene, at)
    return at


def _distance_end(tokens: Sequence[Token], at: int, vocab: Vocabulary) -> int:
    """Give the token behind a distance in time ("three hours later", "a year earlier"), or 0."""
    first = tokens[at]
    if not (vocab.is_kind(first.low, "number", "determiner") or first.text.isdigit()):
        return 0
    for index in range(at + 1, min(at + 4, len(tokens))):
        if tokens[index].low in ("later", "earlier", "ago", "afterwards", "afterward"):
            return index + 1 if is_time(tokens[index - 1], vocab) else 0
    return 0


def _opens_verb(low: str, following: Token) -> bool:
    """Say whether "to" leads to a verb ("to bury") rather than to somebody ("to reporters")."""
    vocab = vocabulary()
    if low != "to" or following.kind != "word" or is_name(following, vocab):
        return False
    return following.low not in vocab.sources and following.low not in vocab.kinds


def _place_end(scene: Scene, at: int) -> int:
    """Give the end of a prepositional phrase that tells time, place or hearers of the speech."""
    tokens = scene.tokens
    vocab = vocabulary()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return at
    if vocab.is_kind(following.low, "object", "subject") and following.low != "it":
        return at + 2
    announced = _before_that(tokens, at)
    if announced:
        return announced
    timed = _time_end(tokens, at + 1)
    phrase = phrase_after(scene.sentence, timed, appositions=False, addressee=True)
    if phrase is None:
        return timed if timed > at + 1 else at
    owned = tokens[timed - 1].low == "'s" or timed == at + 1
    end = phrase[1] if owned else timed
    return end if _is_circumstance(tokens, at, end) else _region_end(tokens, end) or at


def _before_that(tokens: Sequence[Token], at: int) -> int:
    """Give the "that" to which a circumstance without a verb leads, or 0.

    "In a video posted late on Saturday that", "on the air of the “Sunday” show that".
    """
    vocab = vocabulary()
    for index in range(at + 2, min(at + _FURTHEST, len(tokens) - 1)):
        token, following = tokens[index], tokens[index + 1]
        if token.low == "that":
            relative = following.low in vocab.auxiliaries or following.low in vocab.finite
            owned = tokens[index - 1].low in vocab.nouns or tokens[index - 1].low in _WITH_CLAUSE
            told = tokens[index - 1].low in words_of("setting") | words_of("medium")
            apart = relative or following.kind == "mark" or (owned and not told)
            return 0 if apart else index
        inside = token.kind == "mark" and token.text != "."  # a stop may stand in "Post.com"
        if inside or vocab.is_kind(token.low, "auxiliary", "subject", "relative"):
            return 0
        past = token.low not in vocab.bases and not token.low.endswith("s")  # "a note sent by"
        if token.low in vocab.finite and not past and not is_nominal_at(tokens, index, vocab):
            return 0
    return 0


def _is_circumstance(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Say whether the prepositional phrase from *at* to *end* tells of the speech, not of C."""
    vocab = vocabulary()
    after = tokens[end] if end < len(tokens) else None
    if after is not None and after.text == "," and is_name(tokens[end - 1], vocab):
        return False
    if after is not None and (after.low == "that" or after.kind == "quote" or after.text == ":"):
        return True
    known = any(
        is_time(t, vocab)
        or t.low in words_of("setting")
        or vocab.is_source(t.low, "document", "outlet")
        for t in tokens[at + 1 : end]
    )
    if known and end - at <= 9:
        return True
    clause = after is not None and vocab.is_kind(after.low, "subject", "determiner")
    short = end - at <= 5
    placing = ("to", "in", "on", "at", "during", "after", "through", "via")
    return clause and short and tokens[at].low in placing


def _region_end(tokens: Sequence[Token], comma: int) -> int:
    """Give the token behind a region between commas ("in Madison, Wisconsin, that"), or 0."""
    vocab = vocabulary()
    if comma >= len(tokens) or tokens[comma].text != "," or not is_name(tokens[comma - 1], vocab):
        return 0
    at = comma + 1
    while at < len(tokens) and at < comma + 4 and is_name(tokens[at], vocab):
        at += 1
    closed = at > comma + 1 and at + 1 < len(tokens) and tokens[at].text == ","
    return at + 1 if closed and tokens[at + 1].low == "that" else 0


def _time_end(tokens: Sequence[Token], at: int) -> int:
    """Step over a date or day and its possessive ("Dec. 4, 2024", "this week's")."""
    vocab = vocabulary()
    end = at
    if end < len(tokens) and tokens[end].low in ("this", "last", "that", "the"):
        end += 1
    first = end
    while end < len(tokens):
        token = tokens[end]
        year = token.text == "," and end + 1 < len(tokens) and tokens[end + 1].text.isdigit()
        if not (is_time(token, vocab) or (year and end > first)):
            break
        end += 1
    if end == first:
        return at
    return end + 1 if end < len(tokens) and tokens[end].low == "'s" else end
