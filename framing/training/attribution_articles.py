"""Articles whose attributions another hand marked and tied to actors, beside what is found.

A found attribution is held against the marked one whose content it shares most of: more than half
of the characters that either has. What is wanted of a *link* is asked where a source is called
otherwise than by the fullest name of its actor: a pronoun, a post, a family name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sklearn.metrics import cohen_kappa_score

from framing.articles import Article, article_of
from framing.speech import Attribution
from framing.speech.records import UNNAMED
from framing.text.spans import Stretch
from framing.training.attribution_golden import places_in, starts_in
from framing.training.attribution_texts import Marked, read_marked
from framing.training.texts import read_texts

_SILENT = frozenset(
    {"a", "an", "the", "of", "and", "mr", "mrs", "ms", "dr", "sir", "its", "his", "her"}
)
_OVERLAP = 0.5

Found = TypeVar("Found")


@dataclass(frozen=True)
class Wanted:
    """An attribution as marked: its actor's fullest name ("" where open), type and stance."""

    marked: Marked
    source: str
    name: str
    source_type: str
    stance: str

    @property
    def is_link(self) -> bool:
        """Whether the source stands for an actor that has a fuller name elsewhere."""
        return bool(self.source) and not _words(self.name) <= _words(self.source)


@dataclass(frozen=True)
class Tally:
    """Counts of what agrees, over all attributions of some articles."""

    counts: Counter[str]

    @classmethod
    def of(cls, told: Iterable[str]) -> Tally:
        """Count what is told."""
        return cls(Counter(told))

    def share(self, part: str, whole: str) -> float:
        """Give how many of one are also the other, as a share."""
        return self.counts[part] / self.counts[whole] if self.counts[whole] else float("nan")

    def f1(self, right: str, found: str, wanted: str) -> float:
        """Give the harmonic mean of precision and recall."""
        whole = self.counts[found] + self.counts[wanted]
        return 2 * self.counts[right] / whole if whole else float("nan")


def read_articles(part: str) -> list[dict[str, Any]]:
    """Give the articles *seen* while the rules were written, or *held* apart from that.

    *second* gives some of both as another hand marked them.
    """
    return read_texts(f"attribution_articles_{part}.jsonl")


def tally(rows: Iterable[dict[str, Any]], read: Callable[[str], Article] = article_of) -> Tally:
    """Count, over articles, what was found as it was marked; *read* makes an article of a text."""
    counts: Counter[str] = Counter()
    for row in rows:
        text, marked = read_marked(row["marked"])
        article = read(text)
        starts = starts_in(article, text)
        found = [(one, places_in(starts, one.content)) for one in article.speech.attributions]
        wanted = [_wanted(one, row, text) for one in marked if one.content]
        pairs = list(_best(wanted, found))
        counts.update(_all(wanted, [one for one, _ in found], pairs))
    return Tally(counts)


def _wanted(marked: Marked, row: dict[str, Any], text: str) -> Wanted:
    told = row["attributions"][marked.number]
    actor = row["sources"].get(told["source"])
    return Wanted(
        marked,
        " ".join(part.of(text) for part in marked.source),
        actor["name"] if actor else "",
        actor["type"] if actor else told.get("type", "none"),
        told["stance"],
    )


def _best(
    wanted: Sequence[Wanted], found: Sequence[tuple[Found, Sequence[Stretch]]]
) -> Iterator[tuple[Wanted, Found]]:
    """Tie each marked attribution to the found one that shares most of its content."""
    contents = [_characters(places) for _, places in found]
    free = set(range(len(found)))
    for one in wanted:
        own = _characters(one.marked.content)
        shares = {at: len(own & contents[at]) / len(own | contents[at]) for at in free}
        best = max(shares, key=lambda at: (shares[at], -at), default=None)
        if best is not None and shares[best] > _OVERLAP:
            free.remove(best)
            yield one, found[best][0]


def _characters(places: Iterable[Stretch]) -> set[int]:
    return {at for place in places for at in range(place.start, place.end)}


def _all(
    wanted: Sequence[Wanted],
    found: Sequence[Attribution],
    pairs: Sequence[tuple[Wanted, Attribution]],
) -> Iterator[str]:
    for one in wanted:
        yield "wanted"
        if one.source_type in UNNAMED:
            yield "unnamed wanted"
        if one.is_link and one.name:
            yield "links wanted"
    for other in found:
        yield "found"
        if other.source_type in UNNAMED:
            yield "unnamed found"
    for one, other in pairs:
        yield "both"
        if one.source_type == other.source_type:
            yield "type right"
        if one.stance == other.stance:
            yield "stance right"
        if one.source_type in UNNAMED and other.source_type in UNNAMED:
            yield "unnamed right"
        if one.is_link and _is_tied(other):
            yield "links found"
            if one.name and _same(one.name, other.source_resolved):
                yield "links right"


def _is_tied(found: Attribution) -> bool:
    """Say whether a source was tied to an actor that is called otherwise."""
    tied = bool(found.source_id) and bool(found.source_resolved)
    return tied and _words(found.source_resolved) != _words(found.source_text)


def _same(name: str, other: str) -> bool:
    """Say whether two names are one actor: the words of one stand in the other."""
    one, two = _words(name), _words(other)
    return bool(one and two) and (one <= two or two <= one)


def _words(name: str) -> frozenset[str]:
    plain = name.lower().replace("’s", "").replace("'s", "")
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return frozenset(words) - _SILENT


def agreement(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, float]:
    """Give how far two hands agree on articles: F1 of what they mark, kappas, links the same."""
    counts: Counter[str] = Counter()
    types: list[tuple[str, str]] = []
    stances: list[tuple[str, str]] = []
    for one, other in pairs:
        text, marked = read_marked(one["marked"])
        first = [_wanted(m, one, text) for m in marked if m.content]
        second = [_wanted(m, other, text) for m in read_marked(other["marked"])[1] if m.content]
        counts.update({"marked": len(first) + len(second)})
        for own, its in _best(first, [(m, m.marked.content) for m in second]):
            counts["both"] += 1
            types.append((own.source_type, its.source_type))
            stances.append((own.stance, its.stance))
            if own.is_link or its.is_link:
                counts["links"] += 1
                counts["same"] += _same(own.name, its.name) or own.name == its.name
    return {
        "found": 2 * counts["both"] / counts["marked"],
        "source_type": float(cohen_kappa_score(*zip(*types, strict=True))),
        "stance": float(cohen_kappa_score(*zip(*stances, strict=True))),
        "link": counts["same"] / counts["links"],
    }


def figures(tally_: Tally) -> dict[str, float]:
    """Give the figures that are asked for, each a share from 0 to 1."""
    return {
        "found (recall)": tally_.share("both", "wanted"),
        "right (precision)": tally_.share("both", "found"),
        "link precision": tally_.share("links right", "links found"),
        "link recall": tally_.share("links right", "links wanted"),
        "source type right": tally_.share("type right", "both"),
        "stance right": tally_.share("stance right", "both"),
        "unnamed sources, F1": tally_.f1("unnamed right", "unnamed found", "unnamed wanted"),
    }
