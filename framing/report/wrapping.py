"""Wrapping: the same quotation in several articles, aligned word by word with its fullest form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from framing.report.quotations import Quoted
from framing.text.words import find_words

#: Two quotations share words when the shorter has at least so many content words in the other, in
#: the same order, and at least this share of its own; or so many in one unbroken run.
FEWEST, SHARE, RUN = 2, 0.7, 6
#: What stands for words that the fullest form has and this one leaves out.
CUT = "[…]"


@dataclass(frozen=True)
class Wrapped:
    """One article's form of a quotation: its words with cuts shown, and how many it keeps.

    ``kept`` counts words of the fullest form that stand here too.
    """

    quoted: Quoted
    text: str
    kept: int


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
        fullest = max(group, key=lambda quoted: len(quoted.words))
        shared.append(SharedQuotation(fullest, tuple(wrap(one, fullest) for one in group)))
    return sorted(shared, key=lambda one: -one.articles)


def share_words(one: Quoted, other: Quoted) -> bool:
    """Say whether two quotations are the same words, or one is a part of the other."""
    shorter, longer = sorted((one.content, other.content), key=len)
    if len(set(shorter) & set(longer)) < FEWEST:
        return False
    sizes = [b.size for b in _matcher(shorter, longer).get_matching_blocks()]
    return sum(sizes) >= max(FEWEST, SHARE * len(shorter)) or max(sizes) >= RUN


def wrap(quoted: Quoted, fullest: Quoted) -> Wrapped:
    """Show a form of a quotation with ``[…]`` wherever it leaves out words of the fullest one."""
    steps = _matcher(fullest.words, quoted.words).get_opcodes()
    cuts = {low for tag, _, _, low, _ in steps if tag == "delete"}
    kept = sum(high - low for tag, low, high, _, _ in steps if tag == "equal")
    shown: list[str] = []
    at = 0
    for part in quoted.parts:
        words = find_words(part)
        edges = [0, *(word.start for word in words[1:]), len(part)]
        pieces: list[str] = []
        for left, right in pairwise(edges):
            pieces += [CUT] * (at in cuts) + [part[left:right].strip()]
            at += bool(words)
        if at == len(quoted.words) and at in cuts:
            pieces.append(CUT)
        shown.append(f"“{' '.join(pieces)}”")
    return Wrapped(quoted, " ".join(shown), kept)


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


def _matcher(one: Sequence[str], other: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, one, other, autojunk=False)
