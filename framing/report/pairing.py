"""Pairing: two articles to be read side by side, and which of their paragraphs tell the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from framing.errors import InputError
from framing.report.quotations import all_quotations
from framing.report.reading import FULL_TEXTS, ArticleView, ParagraphView, read_views
from framing.report.spellings import plain_words
from framing.report.wrapping import SharedQuotation, shared_quotations
from framing.speech.vocabulary import vocabulary
from framing.tables import Tables
from framing.text.words import find_words

#: Paragraphs tell the same where they share so many content words, and this share of those of the
#: shorter one.
FEWEST, SHARE = 5, 0.4


@dataclass(frozen=True)
class Match:
    """A paragraph of the one article and one of the other, as positions, and why they belong.

    ``quotation`` says that they share a quotation, ``words`` how many content words.
    """

    first: int
    second: int
    quotation: bool
    words: int

    @property
    def why(self) -> str:
        """What they share, as it is told."""
        words = f"{self.words} content words" if self.words else ""
        return ", ".join(part for part in ("a quotation" * self.quotation, words) if part)


@dataclass(frozen=True)
class Pair:
    """Two articles side by side: how they were chosen, and their paragraphs that tell the same."""

    first: ArticleView
    second: ArticleView
    choice: str
    matches: tuple[Match, ...]


def parallel_pair(
    tables: Tables, first: str | None = None, second: str | None = None
) -> tuple[str, str]:
    """Give the ids of the two articles to be read side by side: those named, or the best choice.

    Without names these are the two that share most quotations; of several the first in the order
    of the articles, and with one named its best partner.

    Raises InputError where there are not 2 to 10 articles, or an id is unknown or named twice.
    """
    pair = _chosen(_views(tables), _shared(tables), first, second)
    return pair[0].article_id, pair[1].article_id


def read_pair(tables: Tables, first: str | None = None, second: str | None = None) -> Pair:
    """Give the two articles with their matches; names and faults as for ``parallel_pair``."""
    views, shared = _views(tables), _shared(tables)
    one, two = _chosen(views, shared, first, second)
    amount = _amount(shared, one, two)
    quotations = f"{amount} shared quotation{'' if amount == 1 else 's'}"
    if first and second:
        choice = f"named for this report; {quotations}"
    elif len(views) == 2:
        choice = f"the only two; {quotations}"
    elif amount:
        choice = f"of {len(views)} articles the two that share most quotations: {quotations}"
    else:
        choice = f"the first of {len(views)} articles, of which no two share a quotation"
    return Pair(one, two, choice, tuple(find_matches(one, two, shared)))


def _views(tables: Tables) -> list[ArticleView]:
    views = read_views(tables)
    if not 2 <= len(views) <= FULL_TEXTS:
        raise InputError(
            "articles",
            [f"expected 2 to {FULL_TEXTS} to read in parallel, got {len(views)}"],
            remedy="Choose fewer articles, or leave parallel reading out.",
        )
    return views


def _shared(tables: Tables) -> list[SharedQuotation]:
    return shared_quotations(all_quotations(tables, read_views(tables)))


def _chosen(
    views: Sequence[ArticleView],
    shared: Sequence[SharedQuotation],
    first: str | None,
    second: str | None,
) -> tuple[ArticleView, ArticleView]:
    by_id = {view.article_id: view for view in views}
    named = [name for name in (first, second) if name is not None]
    faults = [f"no article is called {name!r}" for name in named if name not in by_id]
    if len(named) == 2 and first == second:
        faults.append(f"{first!r} is named twice")
    if faults:
        raise InputError(
            "parallel_reading", faults, remedy=f"Name two of {', '.join(map(repr, by_id))}."
        )
    if first is not None and second is not None:
        return by_id[first], by_id[second]
    pairs = [
        pair
        for pair in combinations(views, 2)
        if all(name in (pair[0].article_id, pair[1].article_id) for name in named)
    ]
    best = max(pairs, key=lambda pair: _amount(shared, *pair))
    swap = best[0].article_id == second or best[1].article_id == first
    return (best[1], best[0]) if swap else best


def _amount(shared: Sequence[SharedQuotation], one: ArticleView, two: ArticleView) -> int:
    both = {one.article_id, two.article_id}
    return sum(both <= {form.quoted.article_id for form in quotation.forms} for quotation in shared)


def find_matches(
    one: ArticleView, two: ArticleView, shared: Sequence[SharedQuotation]
) -> list[Match]:
    """Give the paragraphs of two articles that tell the same, in order.

    They share a quotation, or many content words: then only a paragraph's best partner counts, as
    seen from either side.
    """
    quoted = {
        (mine.quoted.position, theirs.quoted.position)
        for quotation in shared
        for mine in quotation.forms
        for theirs in quotation.forms
        if (mine.quoted.article_id, theirs.quoted.article_id) == (one.article_id, two.article_id)
    }
    mine, theirs = _content(one.paragraphs), _content(two.paragraphs)
    overlaps = {
        (at, other): len(words & rival)
        for at, words in mine.items()
        for other, rival in theirs.items()
        if len(words & rival) >= max(FEWEST, SHARE * min(len(words), len(rival)))
    }
    kept = _best(overlaps, 0) | _best(overlaps, 1) | quoted
    return [
        Match(at, other, (at, other) in quoted, overlaps.get((at, other), 0))
        for at, other in sorted(kept)
    ]


def _best(overlaps: Mapping[tuple[int, int], int], side: int) -> set[tuple[int, int]]:
    """Give for each paragraph of one side its best partner, the earliest of several."""
    best: dict[int, tuple[int, int]] = {}
    for pair, amount in sorted(overlaps.items(), key=lambda item: (-item[1], item[0])):
        del amount
        best.setdefault(pair[side], pair)
    return set(best.values())


def _content(paragraphs: Sequence[ParagraphView]) -> dict[int, frozenset[str]]:
    known = vocabulary().kinds
    return {
        paragraph.position: frozenset(
            word
            for place in find_words(paragraph.text)
            for word in plain_words(paragraph.text[place.start : place.end])
            if word not in known
        )
        for paragraph in paragraphs
    }
