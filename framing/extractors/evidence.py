"""Evidence: which words of a text spoke for a label, from what a head says each of them adds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from framing.lexicons import load_lexicon
from framing.text.passage import Passage

#: Function words of these kinds may carry something (*merely*, *never*); all others may not.
_TELLING = {"adverb", "negation", "time", "number"}


class Spoken(NamedTuple):
    """The words at ``start:end`` add *weight* to the log-odds of a label."""

    start: int
    end: int
    entry: str
    weight: float


def find_spoken(
    passage: Passage,
    weights: Sequence[float],
    *,
    floor: float,
    part: float,
    most: int,
) -> list[Spoken]:
    """Point at the words that spoke most for a label, in order, neighbours joined to phrases.

    *weights* say what each word of the passage adds to the log-odds, as ``Reading.by_word`` does.
    Numbers, words that only join others and words below *floor* are left out, then phrases that
    weigh less than that *part* of the heaviest one; of those that remain the *most* heaviest are
    given.
    """
    small, (_, starts, ends) = small_words(), passage.written
    text = passage.plain
    phrases: list[Spoken] = []
    before = -2  # the place of the last word that spoke
    for place in [place for place, weight in enumerate(weights) if weight >= floor]:
        start, end, weight = starts[place], ends[place], weights[place]
        entry = text[start:end].lower()
        if entry[0].isdigit() or entry in small:
            continue
        if place == before + 1 and text[phrases[-1].end : start] == " ":
            phrase = phrases.pop()
            start, entry = phrase.start, f"{phrase.entry} {entry}"
            weight += phrase.weight
        phrases.append(Spoken(start, end, entry, weight))
        before = place
    least = part * max((phrase.weight for phrase in phrases), default=0.0)
    heaviest = sorted(phrases, key=lambda phrase: (-phrase.weight, phrase.start))[:most]
    return sorted(phrase for phrase in heaviest if phrase.weight >= least)


@cache
def small_words() -> frozenset[str]:
    """Give articles, pronouns, prepositions, conjunctions and auxiliaries, but no adverbs."""
    rows = load_lexicon("function_words").rows
    return frozenset(row["entry"] for row in rows if not _TELLING & set(row["kinds"].split()))
