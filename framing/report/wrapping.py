"""Wrapping: the same quotation in several articles, aligned word by word with its fullest form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from framing.report.quotations import Quoted
from framing.report.spellings import NEGATIONS, respelled
from framing.sources.presence import same_actor
from framing.text.words import find_words

#: Two quotations share words when the shorter has at least so many content words in the other, in
#: the same order, and at least this share of its own; or so many in one unbroken run. A word counts
#: in any of its spellings.
FEWEST, SHARE, RUN = 2, 0.7, 6
#: Of one speaker less is enough, as where two articles translate anew: this share of content words,
#: and this share of all words. Where nobody else is named, so many words of any kind are enough
#: that stand without a break in the other and are all of it, with a content word among them.
TRANSLATED, IN_ALL, SHORT = 0.5, 0.6, 3
#: What stands for words that the fullest form has and this one leaves out.
CUT = "[…]"


@dataclass(frozen=True)
class Wrapped:
    """One article's form of a quotation: its words with cuts shown, and how many it keeps.

    ``kept`` counts words of the fullest form that stand here too; ``changed`` are words that stand
    here in place of others, with these: ("restore", "rebuild"); the others are "" where the words
    are added.
    """

    quoted: Quoted
    text: str
    kept: int
    changed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SharedQuotation:
    """A quotation that several articles have: its fullest form, and every form in order."""

    fullest: Quoted
    forms: tuple[Wrapped, ...]

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return len({form.quoted.article_id for form in self.forms})


def shared_quotations(quotations: Sequence[Quoted]) -> list[SharedQuotation]:
    """Give the quotations that stand in more than one article, those in most articles first."""
    groups = [group for group in _groups(quotations) if len({q.article_id for q in group}) > 1]
    shared = []
    for group in groups:
        fullest = max(group, key=lambda quoted: quoted.size)
        shared.append(SharedQuotation(fullest, tuple(wrap(one, fullest) for one in group)))
    return sorted(shared, key=lambda one: -one.articles)


def share_words(one: Quoted, other: Quoted) -> bool:
    """Say whether two quotations are the same words, or one is a part of the other.

    They are not where only one of them denies it, within the words that they share.
    """
    if one.stems.isdisjoint(other.stems):
        return False
    known = one.source and other.source
    same = bool(known) and same_actor(one.source, other.source)
    shorter, longer = sorted((one, other), key=lambda quoted: len(quoted.content))
    blocks = _blocks(shorter.content, longer.content)
    total, run = sum(size for *_, size in blocks), max((size for *_, size in blocks), default=0)
    own = len(shorter.content)
    enough = total >= max(FEWEST, SHARE * own) or run >= RUN
    if not enough and not (total >= max(FEWEST, TRANSLATED * own) and same):
        return bool(total) and (same or not known) and _holds(one, other)
    whole = _blocks(shorter.words, longer.words)
    if not enough and sum(size for *_, size in whole) < IN_ALL * len(shorter.words):
        return False
    return bool(whole) and _denials(shorter, whole, 0) == _denials(longer, whole, 1)


def _holds(one: Quoted, other: Quoted) -> bool:
    """Say whether a short quotation stands whole and without a break in the other."""
    short, long = sorted((one.words, other.words), key=len)
    starts = range(len(long) - len(short) + 1)
    return len(short) >= SHORT and any(long[at : at + len(short)] == short for at in starts)


def _denials(quoted: Quoted, blocks: Sequence[tuple[int, int, int]], side: int) -> int:
    """Count the negations between the first and the last word that both share."""
    start, end = blocks[0][side], blocks[-1][side] + blocks[-1][2]
    return sum(word in NEGATIONS for word in quoted.words[start:end])


def wrap(quoted: Quoted, fullest: Quoted) -> Wrapped:
    """Show a form of a quotation with ``[…]`` wherever it leaves out words of the fullest one."""
    blocks = _blocks(fullest.words, quoted.words)
    edges = [(0, 0, 0), *blocks, (len(fullest.words), len(quoted.words), 0)]
    cuts: set[int] = set()
    changed: list[tuple[str, str]] = []
    for (left, low, size), (right, high, _) in pairwise(edges):
        theirs, mine = (left + size, right), (low + size, high)
        if theirs[0] < theirs[1] and mine[0] == mine[1]:
            cuts.add(quoted.place(mine[0]))
        elif mine[0] < mine[1]:
            changed.append((quoted.told(*mine), fullest.told(*theirs)))
    for left, low, size in blocks:
        pairs = ((quoted.words[low + n], fullest.words[left + n]) for n in range(size))
        changed += [(mine, theirs) for mine, theirs in pairs if mine != theirs]
    kept = {fullest.place(left + n) for left, _, size in blocks for n in range(size)}
    return Wrapped(quoted, _shown(quoted, cuts), len(kept), tuple(changed))


def _shown(quoted: Quoted, cuts: set[int]) -> str:
    """Write the parts of a quotation in their marks, with cuts before the words named."""
    shown: list[str] = []
    at = 0
    for part in quoted.parts:
        words = find_words(part)
        edges = [0, *(word.start for word in words[1:]), len(part)]
        pieces: list[str] = []
        for left, right in pairwise(edges):
            pieces += [CUT] * (at in cuts) + [part[left:right].strip()]
            at += bool(words)
        if at == quoted.size and at in cuts:
            pieces.append(CUT)
        shown.append(f"“{' '.join(pieces)}”")
    return " ".join(shown)


def _groups(quotations: Sequence[Quoted]) -> Iterator[list[Quoted]]:
    """Join quotations of different articles that share words, directly or over a third."""
    leader = list(range(len(quotations)))

    def lead(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    for one, other in combinations(range(len(quotations)), 2):
        apart = quotations[one].article_id != quotations[other].article_id
        if apart and share_words(quotations[one], quotations[other]):
            first, second = sorted((lead(one), lead(other)))
            leader[second] = first
    groups: dict[int, list[Quoted]] = {}
    for at, quoted in enumerate(quotations):
        groups.setdefault(lead(at), []).append(quoted)
    yield from groups.values()


def _blocks(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int, int]]:
    """Align two runs of words: where shared stretches begin in each, and how long they are.

    The longest stretch first, then what lies before and behind it; a word counts in any of its
    spellings.
    """
    spelled = respelled(one, other)
    matcher = SequenceMatcher(None, [spelled.get(word, word) for word in one], other, False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
