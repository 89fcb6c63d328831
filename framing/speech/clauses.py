"""Where content begins and ends: the clause, phrase or quotation that a cue introduces."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from framing.speech.cues import Cue
from framing.speech.phrases import is_name, is_nominal, is_time, phrase_after
from framing.speech.titles import is_title
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import Vocabulary, vocabulary, words_of

_LONGEST = 150
_CONTRAST = frozenset(
    {"but", "while", "though", "although", "whereas", "and", "yet", "as", "when", "even"}
)
_MEDIUM_BEFORE = frozenset({"in", "on", "during", "at", "via", "through"})


@dataclass(frozen=True)
class Scene:
    """A sentence with its cues and, where known, the subjects of the finite ones.

    ``starts`` and ``clause_starts`` give the cue that begins at a token, alone or with its
    subject; ``enclosed`` the first tokens of cues in a clause between commas (", who said ...,").
    """

    sentence: Sentence
    cues: Sequence[Cue]
    subjects: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    starts: Mapping[int, Cue] = field(default_factory=dict)
    clause_starts: Mapping[int, Cue] = field(default_factory=dict)
    enclosed: frozenset[int] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of tokens that is said, and the pattern by which it was found."""

    start: int
    end: int
    pattern: str


def content_after(scene: Scene, cue: Cue) -> Content | None:
    """Find what follows a verb or adjective as its content, or nothing."""
    vocab = vocabulary()
    tokens = scene.tokens
    frames = cue.entry.frames
    at = skip_adverbials(scene, cue.last + 1, keep=cue.entry.prepositions)
    found = _marked(scene, cue, at, addressed="A" not in frames)
    if found or at >= len(tokens) or tokens[at].text in (".", "?", "!", ";"):
        return found
    if "a" in frames.lower() and tokens[at].low != "to":
        found = _after_addressee(scene, cue, at)
        if found:
            return found
    token = tokens[at]
    if token.low in cue.entry.prepositions and ("p" in frames or cue.entry.prepositions):
        end = phrase_end(scene, at + 1, cue)
        return Content(at + 1, end, "preposition") if end > at + 1 else None
    if "g" in frames and token.low.endswith("ing") and token.low not in vocab.nouns:
        return _made(at, phrase_end(scene, at, cue), "gerund")
    if token.text == ",":
        return None
    if "t" in frames and (_is_clause(scene, at) or _is_fronted_clause(scene, at, cue)):
        return _made(at, clause_end(scene, at, cue), "clause")
    if "n" in frames and (is_nominal(token, vocab) or token.low in vocab.nouns or vocab.is_kind(token.low, "object", "subject")
                          or token.low.endswith("ed")):  # fmt: skip
        end = phrase_end(scene, at, cue)
        judged = any(t.low in cue.entry.prepositions for t in tokens[at + 1 : end - 1])
        return _made(at, end, "judged" if judged else "phrase")
    return None


def _made(start: int, end: int, pattern: str) -> Content | None:
    return Content(start, end, pattern) if end > start else None


def _marked(scene: Scene, cue: Cue, at: int, *, addressed: bool = True) -> Content | None:
    """Content that a mark or a small word announces: quotation, colon, that, whether, to."""
    tokens = scene.tokens
    frames = cue.entry.frames.replace("A", "tiw" if addressed else "")
    if at >= len(tokens):
        return None
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind == "quote":
        return _made(at, clause_end(scene, at, cue), "quotation") if _quotable(frames) else None
    quotes = following is not None and following.kind == "quote" and bool(set("qt") & set(frames))
    quotes = quotes and not (following and token.text == "," and is_title(following.text))
    if token.text in (":", ",") and quotes:
        return _made(at + 1, clause_end(scene, at + 1, cue), "quotation")
    if token.text == ":" and following is not None and set("qt") & set(frames):
        return _made(at + 1, clause_end(scene, at + 1, cue), "colon")
    if token.text in (",", "—", "–"):
        return _after_parenthesis(scene, cue, at)
    if (
        token.low == "that"
        and "t" in frames.lower()
        and following is not None
        and not is_time(following, vocabulary())
    ):
        return _made(at + 1, clause_end(scene, at + 1, cue), "that")
    if token.low == "as" and following is not None and following.low in ("saying", "having"):
        return _made(at, clause_end(scene, at, cue), "quotation")
    asking = following is not None and following.low not in ("asked", "pressed", "questioned")
    if (
        token.low in words_of("question")
        and asking
        and ("w" in frames or (token.low == "what" and set("tn") & set(frames)))
    ):
        return _made(at, clause_end(scene, at, cue), "question")
    if token.low == "not" and following is not None and following.low == "to" and "i" in frames:
        return _made(at, clause_end(scene, at, cue), "infinitive")
    if token.low == "to" and following is not None and "i" in frames and _is_infinitive(tokens, at):
        return _made(at, clause_end(scene, at, cue), "infinitive")
    return None


def _quotable(frames: str) -> bool:
    return bool(set("qtn") & set(frames))


def _is_infinitive(tokens: Sequence[Token], at: int) -> bool:
    vocab = vocabulary()
    follower = tokens[at + 1]
    if follower.kind != "word" or is_name(follower, vocab):
        return False
    return not vocab.is_kind(follower.low, "determiner", "object", "preposition")


def _after_parenthesis(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind an insertion: "claimed, without offering evidence, that ..."."""
    tokens = scene.tokens
    first = not any(t.text == "," for t in tokens[: cue.first]) and cue.entry.weight >= 0.9
    for index in range(at + 1, min(at + 25, len(tokens) - 1)):
        if tokens[index].text == tokens[at].text and index > at + 1:
            after = tokens[index + 1]
            if first and "t" in cue.entry.frames and vocabulary().is_kind(after.low, "subject"):
                return _made(index + 1, clause_end(scene, index + 1, cue), "clause")
            if after.low == "that" and "t" in cue.entry.frames.lower():
                return _made(index + 2, clause_end(scene, index + 2, cue), "that")
            if after.low == "to" and "i" in cue.entry.frames:
                return _made(index + 1, clause_end(scene, index + 1, cue), "infinitive")
            if after.kind == "quote":
                return _made(index + 1, clause_end(scene, index + 1, cue), "quotation")
    return None


def _after_addressee(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind the one addressed: "told reporters on Friday that ..."."""
    tokens = scene.tokens
    vocab = vocabulary()
    subject = vocab.is_kind(tokens[at].low, "subject") and tokens[at].low not in ("you", "it")
    if subject and not vocab.is_kind(tokens[at].low, "object"):
        return None
    addressee = phrase_after(scene.sentence, at, appositions=False, addressee=True)
    if addressee is None or not _can_hear(tokens[addressee[0] : addressee[1]], vocab):
        return None
    after = skip_adverbials(scene, addressee[1])
    found = _marked(scene, cue, after) or _behind_relative(scene, cue, after)
    if found:
        return found
    if after < len(tokens) and tokens[after].low in cue.entry.prepositions:
        return _made(after + 1, phrase_end(scene, after + 1, cue), "preposition")
    if cue.entry.lemma in ("tell", "remind", "assure", "warn", "promise", "inform", "reassure"):
        if after < len(tokens) and _is_clause(scene, after):
            return _made(after, clause_end(scene, after, cue), "clause")
    return None


def _behind_relative(scene: Scene, cue: Cue, at: int) -> Content | None:
    """Content behind a relative clause on the one addressed ("urged states that arm S to C")."""
    tokens = scene.tokens
    if "i" not in cue.entry.frames or at >= len(tokens) or tokens[at].low not in ("who", "that"):
        return None
    for index in range(at + 2, min(at + 12, len(tokens) - 1)):
        if tokens[index].kind == "mark":
            return None
        if tokens[index].low == "to" and _is_infinitive(tokens, index):
            return _made(index, clause_end(scene, index, cue), "infinitive")
    return None


def _can_hear(tokens: Sequence[Token], vocab: Vocabulary) -> bool:
    """Say whether a phrase can be somebody spoken to ("told reporters", not "told a story")."""
    head = tokens[-1]
    if head.low in ("story", "tale", "truth", "lie", "lies", "stories", "own", "itself"):
        return False
    named = len(tokens) > 1 and is_name(head, vocab)  # "The Daily Post" is no post
    return bool(head.text) and (named or not vocab.is_source(head.low, "document"))


def skip_adverbials(scene: Scene, at: int, keep: Collection[str] = ()) -> int:
    """Step over times, adverbs and places of speech between a cue and its content.

    A preposition to *keep* belongs to the cue ("called on S to C") and is not stepped over.
    """
    tokens = scene.tokens
    vocab = vocabulary()
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.kind != "word":
            return at
        if token.low in ("back", "out", "again", "later", "earlier", "publicly", "only", "simply", "also", "privately", "recently", "today", "yesterday", "tonight", "once", "aloud", "bluntly", "afterward", "afterwards", "instead", "separately", "jointly"):  # fmt: skip
            at += 1
        elif vocab.is_kind(token.low, "time") and token.low not in (
            "last",
            "may",
            "next",
            "late",
            "early",
            "march",
            "fall",
            "second",
            "spring",
        ):
            at += 1
        elif (
            token.low.endswith("ly")
            and following is not None
            and token.low not in ("family", "only")
            and not is_name(token, vocab)
        ):
            at += 1
        elif (
            token.low in ("last", "this", "that", "late", "early", "next")
            and following is not None
            and is_time(following, vocab)
        ):
            at += 2
        elif (
            vocab.is_kind(token.low, "preposition")
            and token.low not in keep
            and token.low not in ("like", "of", "than", "about")
        ):
            end = _place_end(scene, at)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _place_end(scene: Scene, at: int) -> int:
    """Give the end of a prepositional phrase that tells time, place or hearers of the speech."""
    tokens = scene.tokens
    vocab = vocabulary()
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.kind != "word":
        return at
    if vocab.is_kind(following.low, "object", "subject") and following.low not in ("it",):
        return at + 2
    timed = _time_end(tokens, at + 1)
    phrase = phrase_after(scene.sentence, timed, appositions=False, addressee=True)
    if phrase is None:
        return timed if timed > at + 1 else at
    owned = tokens[timed - 1].low == "'s" or timed == at + 1
    start, end = (at + 1, phrase[1]) if owned else (at + 1, timed)
    words = [t.low for t in tokens[start:end]]
    after = tokens[end] if end < len(tokens) else None
    announced = after is not None and (
        after.low == "that" or after.kind == "quote" or after.text == ":"
    )
    if after is not None and after.text == "," and is_name(tokens[end - 1], vocab):
        return _region_end(tokens, end) or at
    known = any(
        is_time(t, vocab)
        or t.low in words_of("setting")
        or vocab.is_source(t.low, "document", "outlet")
        for t in tokens[start:end]
    )
    if announced or (known and end - start <= 8):
        return end
    if after is not None and vocab.is_kind(after.low, "subject", "determiner") and len(words) <= 4:
        return (
            end
            if tokens[at].low in ("to", "in", "on", "at", "during", "after", "through", "via")
            else at
        )
    return at


def _region_end(tokens: Sequence[Token], comma: int) -> int:
    """Give the token behind a region between commas ("in Madison, Wisconsin, that"), or 0."""
    vocab = vocabulary()
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


def _is_clause(scene: Scene, at: int) -> bool:
    """Say whether a clause with its own subject starts at a token."""
    tokens = scene.tokens
    vocab = vocabulary()
    token = tokens[at]
    if token.kind == "quote":
        return True
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None:
        return False
    if token.low in ("it", "you", "there", "this", "that"):
        # These may be objects or point at a noun: a verb must follow near.
        return any(_is_verbal(t) for t in tokens[at + 1 : at + 4])
    if vocab.is_kind(token.low, "subject"):
        return True
    if vocab.is_kind(token.low, "preposition") and not vocab.is_kind(token.low, "subordinator"):
        return False
    if vocab.is_kind(token.low, "subordinator") and token.low not in (
        "as",
        "since",
        "after",
        "before",
        "until",
        "because",
    ):
        return True
    limit = min(len(tokens), at + 25)
    resume = 0
    for index in range(at + 1, limit):
        low = tokens[index].low
        if index < resume:
            continue
        if tokens[index].text == ",":
            resume = _insertion_end(tokens, index, limit)
            if not resume:
                return False
            continue
        if tokens[index].kind == "mark" and tokens[index].text in ";:.":
            return False
        if tokens[index].kind == "quote":
            return _quotes_a_verb(tokens[index], vocab)
        if tokens[index].kind == "clitic" and low in ("'ve", "'ll", "'d", "'re"):
            return True
        if vocab.is_kind(low, "auxiliary"):
            return True
        if vocab.is_kind(low, "subordinator") or low in ("to", "who"):
            return False
        if low in vocab.bases and token.low in (
            "a",
            "an",
            "this",
            "that",
            "each",
            "every",
            "another",
        ):
            continue  # a singular subject does not agree with it: a noun
        if (
            low in vocab.finite
            and low not in vocab.sources
            and not is_name(tokens[index], vocab)
            and not vocab.is_kind(tokens[index - 1].low, "preposition", "determiner")
        ):
            return True
        if (
            low.endswith("ed")
            and tokens[index].kind == "word"
            and not vocab.is_kind(
                tokens[index - 1].low, "determiner", "preposition", "adverb", "conjunction"
            )
        ):
            nxt = tokens[index + 1].low if index + 1 < len(tokens) else ""
            if nxt != "by" and (
                not nxt
                or vocab.is_kind(
                    nxt, "determiner", "preposition", "adverb", "number", "subordinator"
                )
                or nxt in ".,"
            ):
                return True
    return False


def _is_verbal(token: Token) -> bool:
    """Say whether a token can be or begin a verb group ("is", "'ll", "shows")."""
    vocab = vocabulary()
    if token.kind == "clitic" or token.kind == "quote":
        return True
    return (
        vocab.is_kind(token.low, "auxiliary")
        or token.low in vocab.finite
        or token.low.endswith("ed")
    )


def _is_fronted_clause(scene: Scene, at: int, cue: Cue) -> bool:
    """Say whether a clause with a circumstance in front follows ("says despite that, S was")."""
    tokens = scene.tokens
    if cue.entry.weight < 0.9 or not vocabulary().is_kind(tokens[at].low, "preposition"):
        return False
    comma = next((i for i in range(at, min(at + 10, len(tokens))) if tokens[i].text == ","), None)
    return comma is not None and comma + 1 < len(tokens) and _is_clause(scene, comma + 1)


def _insertion_end(tokens: Sequence[Token], comma: int, limit: int) -> int:
    """Give the token behind an insertion between commas ("the plan, which cost a lot,"), or 0."""
    first = tokens[comma + 1] if comma + 1 < len(tokens) else None
    if first is None or first.low not in ("which", "who", "whose", "a", "an", "the", "one", "now"):
        return 0
    for index in range(comma + 2, limit):
        if tokens[index].text == ",":
            return index + 1
    return 0


def _quotes_a_verb(token: Token, vocab: Vocabulary) -> bool:
    """Say whether a quotation begins with a verb: it goes on from a subject outside it."""
    words = token.text.strip("\"“”„«»‹›'’‘‚ \u00a0\u202f").split()
    first = words[0].lower() if words else ""
    return vocab.is_kind(first, "auxiliary") or (len(words) > 2 and first in vocab.finite)


def clause_end(scene: Scene, at: int, cue: Cue) -> int:
    """Give where the clause that starts at a token ends, without the marks behind it."""
    tokens = scene.tokens
    limit = min(len(tokens), at + _LONGEST)
    index = at
    while index < limit:
        token = tokens[index]
        if token.text == ";" or (index > at and _is_border(scene, index, cue)):
            break
        index += 1
    return strip_end(tokens, at, index)


def strip_end(tokens: Sequence[Token], start: int, end: int) -> int:
    """Leave out marks and joining words at the end of a stretch."""
    while end > start and (
        (tokens[end - 1].kind == "mark" and tokens[end - 1].text not in ")%")
        or tokens[end - 1].low in ("and", "but", "while", "though", "as")
    ):
        end -= 1
    return end


def _is_border(scene: Scene, index: int, cue: Cue) -> bool:
    """Say whether another attribution begins at a comma or joining word, so that content ends."""
    tokens = scene.tokens
    token = tokens[index]
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    here = scene.starts.get(index)
    if here is not None and here.entry.kind == "preposition":
        return True
    if following is None:
        return False
    if token.text == ",":
        if cue.first in scene.enclosed and _is_main_verb(following):
            return True
        later = scene.starts.get(index + 1)
        if later is not None and (later.form == "ing" or later.entry.kind == "preposition"):
            return True
        if later is not None and later.form == "finite" and _is_closing(scene, later):
            return True
        parenthetical = scene.clause_starts.get(index + 1)
        if parenthetical is not None and _is_closing(scene, parenthetical):
            return True
        return following.low in _CONTRAST and _another(scene, index + 1, cue, comma=True)
    return token.low in _CONTRAST and _another(scene, index, cue, comma=False)


def _is_main_verb(token: Token) -> bool:
    vocab = vocabulary()
    return vocab.is_kind(token.low, "auxiliary") or (
        token.low in vocab.finite and token.low not in vocab.sources
    )


def _is_closing(scene: Scene, cue: Cue) -> bool:
    """Say whether nothing but a mark follows a cue ("..., she said.")."""
    tokens = scene.tokens
    if not set("qt") & set(cue.entry.frames):
        return False
    after = skip_adverbials(scene, cue.last + 1)
    return after >= len(tokens) or tokens[after].text in (".", ",")


def _another(scene: Scene, index: int, cue: Cue, *, comma: bool) -> bool:
    """Say whether a joining word at *index* opens the next attribution."""
    joint = scene.tokens[index].low
    later = scene.starts.get(index + 1)
    if later is not None and joint in ("and", "but", "while", "yet"):
        if later.form == "ing" and (joint == "while" or cue.form == "ing"):
            return True
        same = (
            later.form == "finite"
            and cue.form in ("finite", "passive")
            and _tense(scene, later) == _tense(scene, cue)
        )
        if same and (later.entry.weight >= 0.5 or comma):
            return True
    clause = scene.clause_starts.get(index + 1) or (
        scene.clause_starts.get(index + 2) if joint == "even" else None
    )
    if clause is None:
        return False
    strong = clause.entry.weight >= 0.6
    if joint in ("and", "as", "when", "even"):
        return comma and strong
    return comma or strong


def _tense(scene: Scene, cue: Cue) -> str:
    """Tell past from present by the first word of a verb group."""
    low = scene.tokens[cue.first].low
    if low.endswith("ed") or low in (
        "said",
        "told",
        "wrote",
        "had",
        "was",
        "were",
        "did",
        "thought",
        "went",
        "made",
        "found",
        "knew",
        "felt",
        "saw",
        "spoke",
        "called",
    ):
        return "past"
    return "present"


def phrase_end(scene: Scene, at: int, cue: Cue) -> int:
    """Give where a noun phrase, with what hangs on it, ends."""
    tokens = scene.tokens
    vocab = vocabulary()
    limit = min(len(tokens), at + 60)
    index = at
    while index < limit:
        token = tokens[index]
        if token.kind == "mark" and token.text in ",;:—–.":
            break
        timed = index + 1 < limit and is_time(tokens[index + 1], vocab)
        ends = token.low in words_of("ends_phrase") and not timed
        if index > at and (ends or _is_border(scene, index, cue)):
            break
        if index > at and token.low in _MEDIUM_BEFORE and _tells_medium(scene, index):
            break
        if index > at and token.low == "and" and _starts_verb(tokens, index + 1, vocab):
            break
        index += 1
    return strip_end(tokens, at, index)


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


def _starts_verb(tokens: Sequence[Token], index: int, vocab: Vocabulary) -> bool:
    if index >= len(tokens):
        return False
    low = tokens[index].low
    if vocab.is_kind(low, "auxiliary", "adverb"):
        return True
    return (
        low in vocab.finite and low not in vocab.sources and low not in vocab.nouns
    ) or low.endswith("ed")
