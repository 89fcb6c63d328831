"""Evidence: which words of a text spoke for a label, from the shares of a head."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from framing.heads import Share
from framing.lexicons import load_lexicon
from framing.text.passage import Passage
from framing.text.spans import Stretch

#: Function words of these kinds may carry something (*merely*, *never*); all others may not.
_TELLING = {"adverb", "negation", "time", "number"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """The words at ``start:end`` add *weight* to the log-odds of a label."""

    start: int
    end: int
    entry: str
    weight: float


def find_spoken(
    passage: Passage,
    shares: Sequence[Share],
    *,
    floor: float,
    part: float,
    most: int,
) -> list[Spoken]:
    """Point at the words that spoke most for a label, in order, neighbours joined to phrases.

    A word speaks with its own share and with half that of each pair it is in, so the weights of
    all words add up to the sum of the shares. Numbers, words that only join others and words below
    *floor* are left out, then
    phrases that weigh less than that *part* of the heaviest one; of those that remain the *most*
    heaviest are given.
    """
    words = passage.words
    weights = shares_by_word(words, shares)
    phrases: list[Spoken] = []
    follows = False
    for word, weight in zip(words, weights, strict=True):
        entry = word.of(passage.plain).lower()
        if weight < floor or entry[0].isdigit() or entry in small_words():
            follows = False
            continue
        if follows and passage.plain[phrases[-1].end : word.start] == " ":
            before = phrases.pop()
            entry, weight = f"{before.entry} {entry}", before.weight + weight
            phrases.append(Spoken(before.start, word.end, entry, weight))
        else:
            phrases.append(Spoken(*word, entry, weight))
        follows = True
    least = part * max((phrase.weight for phrase in phrases), default=0.0)
    heaviest = sorted(phrases, key=lambda phrase: (-phrase.weight, phrase.start))[:most]
    return sorted((p for p in heaviest if p.weight >= least), key=lambda phrase: phrase.start)


def shares_by_word(words: Sequence[Stretch], shares: Sequence[Share]) -> list[float]:
    """Give what each word adds; the share of a pair is halved between its first and last word.

    A mark that is no word counts with the word before it.
    """
    if not words:
        return []
    weights = [0.0] * len(words)
    starts = [word.start for word in words]
    for share in shares:
        first = max(0, bisect_left(starts, share.start + 1) - 1)
        last = max(0, bisect_left(starts, share.end) - 1)
        weights[first] += share.weight / 2
        weights[last] += share.weight / 2
    return weights


@cache
def small_words() -> frozenset[str]:
    """Give articles, pronouns, prepositions, conjunctions and auxiliaries, but no adverbs."""
    rows = load_lexicon("function_words").rows
    return frozenset(row["entry"] for row in rows if not _TELLING & set(row["kinds"].split()))
