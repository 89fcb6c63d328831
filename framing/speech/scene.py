"""A sentence with its cues and their subjects, read once before contents are sought."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set
from operator import attrgetter

from framing.speech.anonymity_clauses import AnonymityClause, anonymity_clauses, may_hold_clause
from framing.speech.cues import Cue, find_cues
from framing.speech.insertions import is_indefinite
from framing.speech.subjects import phrase_before
from framing.speech.tokens import Sentence, Token
from framing.speech.vocabulary import vocabulary, words_of
from framing.text.values import value


@value
class Scene:
    """A sentence with its cues and, where known, the subjects of the finite ones.

    ``starts`` and ``clause_starts`` give the cue that begins at a token, alone or with its
    subject; ``enclosed`` the first tokens of cues in a clause between commas (", who said ...,");
    ``terms`` the first tokens of clauses that tell how a source is cited ("speaking on condition
    of anonymity"); ``owners`` the subjects by the first token of their cue; ``comma`` the first
    comma, or the length of the sentence.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    cues: Sequence[Cue]
    subjects: Mapping[int, tuple[int, int]]
    starts: Mapping[int, Cue]
    clause_starts: Mapping[int, Cue]
    enclosed: Set[int]
    terms: Set[int]
    owners: Mapping[int, tuple[int, int]]
    comma: int


@value
class Content:
    """A stretch of tokens that is said, and the pattern by which it was found."""

    start: int
    end: int
    pattern: str


Range = tuple[int, int]


def scene_of(sentence: Sentence) -> Scene:
    """Find the cues of a sentence and the subjects of its finite ones."""
    tokens, lows = sentence.tokens, sentence.lows
    cues = find_cues(sentence)
    asides = anonymity_clauses(tokens) if may_hold_clause(lows) else []
    if asides:
        cues = [cue for cue in cues if not _is_within(cue, asides)]
    enclosed: set[int] = set()
    subjects: dict[int, Range] = {}
    clause_starts: dict[int, Cue] = {}
    floor = 0
    for number, cue in enumerate(cues):
        if cue.form in ("finite", "passive"):
            subject = _subject(sentence, cue.first, floor, asides)
            if subject is not None:
                subjects[number] = subject
                clause_starts.setdefault(subject[0], cue)
        own = subjects.get(number)
        relative = own is not None and lows[own[0]] in ("who", "which", "whom")
        if own and relative and own[0] and lows[own[0] - 1] in (",", "–", "—"):
            enclosed.add(cue.first)
        main = cue.entry.kind in ("verb", "adjective") and cue.form not in (
            "infinitive",
            "participle",
        )
        # "the planning officer"
        noun = cue.form == "ing" and lows[cue.first - 1] in vocabulary().determiners
        if main and not relative and not noun:
            floor = cue.last + 1
    starts: dict[int, Cue] = {}
    for cue in cues:
        starts[cue.first] = cue
        first = cue.first
        while first > 0 and first - 1 not in starts and is_adverb(sentence, first - 1):
            first -= 1
            starts.setdefault(first, cue)
    terms = {one.start for one in asides if not one.relative}
    owners = {cues[number].first: subject for number, subject in subjects.items()}
    comma = lows.index(",") if "," in lows else len(tokens)
    return Scene(
        sentence, tokens, cues, subjects, starts, clause_starts, enclosed, terms, owners, comma
    )


def _stresses(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a word belongs to the subject before it ("the clerk himself").

    "A nurse there" is read so behind a post only.
    """
    if tokens[at].low == "there":
        return tokens[at - 1].low in vocabulary().roles
    return tokens[at].low in words_of("stressing")


def _is_within(cue: Cue, asides: Sequence[AnonymityClause]) -> bool:
    """Say whether a cue stands in a clause that tells how a source is cited."""
    at = bisect_right(asides, cue.head, key=attrgetter("start")) - 1
    return at >= 0 and cue.head < asides[at].end


def _subject(
    sentence: Sentence, index: int, floor: int, asides: Sequence[AnonymityClause]
) -> Range | None:
    """Give the subject before a token, with a "himself" or "themselves" that stresses it."""
    last = bisect_right(asides, index, key=attrgetter("end")) - 1 if asides else -1
    if last >= 0 and floor <= asides[last].start and _leads_to(sentence, asides[last].end, index):
        return _cited(sentence, asides[last], floor)
    stressed = index - 1 > floor and _stresses(sentence.tokens, index - 1)
    subject = phrase_before(sentence, index - int(stressed), floor)
    return (subject[0], index) if stressed and subject is not None else subject


def _leads_to(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether nothing but a mark and adverbs stands in a range."""
    return all(
        sentence.tokens[at].text in (",", "–", "—") if at == start else is_adverb(sentence, at)
        for at in range(start, end)
    ) or all(is_adverb(sentence, at) for at in range(start, end))


def _cited(sentence: Sentence, clause: AnonymityClause, floor: int) -> Range | None:
    """Give the subject before a clause that tells how it is cited, with it if it tells who.

    "An aide, who asked not to be named, | said", but "Hale, | who asked not to be named, said".
    """
    tokens = sentence.tokens
    enclosed = clause.start > floor and tokens[clause.start - 1].kind == "mark"
    subject = phrase_before(sentence, clause.start - int(enclosed), floor)
    if subject is None or not clause.relative:
        return subject
    whole = not enclosed or is_indefinite(tokens, subject[0], vocabulary())
    return (subject[0], clause.end) if whole else subject


def is_adverb(sentence: Sentence, index: int) -> bool:
    """Say whether a token is an adverb, by list or by its ending."""
    token = sentence.tokens[index]
    return token.low in vocabulary().adverbs or (
        token.kind == "word" and token.low.endswith("ly") and not token.text[0].isupper()
    )
