"""A VADER of our own: the published lexicon adjusted to news, and VADER's own rules.

VADER's published lexicon is the origin; a table of adjustments takes the feeling from words that
have none in news, and emoticons and chat shorthand are left out (in news ``8)`` counts and ``TX``
is a state). VADER's rules for negation, degree and capitals are VADER's own code, and called where
a word stands near that they react to. Nothing of the library is changed for others.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import SimpleNamespace
from typing import Any, NamedTuple

from framing.lexicons import load_lexicon

ADJUSTMENTS = "sentiment_adjustments"

_WORD = re.compile(r"[a-z][a-z' -]*[a-z]")
# Entries rated weaker than this, on a scale from -4 to 4, are nearer to neutral than to a feeling.
_WEAK = 0.5
# VADER looks three words back and two ahead.
_BACK, _AHEAD = 3, 3
# What VADER's rules name in their code and not in its lists.
_NAMED_IN_RULES = ("no", "so", "this", "least")
_NEGATED = "n't"


class Company(NamedTuple):
    """The words next to an entry that decide whether it is a feeling; empty where all may be."""

    only_after: frozenset[str] = frozenset()
    never_after: frozenset[str] = frozenset()
    never_before: frozenset[str] = frozenset()

    def allows(self, before: str, after: str) -> bool:
        """Say whether the entry is a feeling between these two words."""
        return (
            (not self.only_after or before in self.only_after)
            and before not in self.never_after
            and after not in self.never_before
        )


@dataclass(frozen=True, eq=False)
class Vader:
    """VADER's rules on the adjusted lexicon.

    ``boosters`` are the words of degree; ``known`` are these and the lexicon's,
    each with whether the lexicon has it. Where none of
    ``moving`` and no *n't* is near a feeling, no rule of VADER changes it: they hold a word of
    whatever the rules react to. ``company`` says which neighbours an entry needs.
    """

    analyzer: Any
    normalize: Any
    lexicon: Mapping[str, float]
    boosters: frozenset[str]
    known: Mapping[str, bool]
    moving: frozenset[str]
    company: Mapping[str, Company]

    @property
    def emojis(self) -> Mapping[str, str]:
        """The emoji, each with the words that describe it."""
        return self.analyzer.emojis  # type: ignore[no-any-return]

    def counts(self, lowered: Sequence[str], at: int) -> bool:
        """Say whether the lexicon word at this place of a sentence is a feeling at all."""
        word = lowered[at]
        if word in self.boosters:
            return False
        company = self.company.get(word)
        if company is None:
            return True
        before = lowered[at - 1] if at else ""
        after = lowered[at + 1] if at + 1 < len(lowered) else ""
        return company.allows(before, after)

    def weigh(self, words: Sequence[str], lowered: Sequence[str], at: int, *, mixed: bool) -> float:
        """Give the valence of one word among its neighbours.

        *mixed* says whether some words of the sentence, but not all, are in capitals.
        """
        first = max(0, at - _BACK)
        near = lowered[first : at + _AHEAD]
        if (
            self.moving.isdisjoint(near)
            and not words[at].isupper()
            and _NEGATED not in " ".join(near)
        ):
            return self.lexicon.get(lowered[at], 0.0)
        nearby = SimpleNamespace(
            words_and_emoticons=list(words[first : at + _AHEAD]), is_cap_diff=mixed
        )
        return float(self.analyzer.sentiment_valence(0, nearby, words[at], at - first, [])[0])

    def compound(self, weights: Sequence[float], marks: str) -> float:
        """Give the score of a sentence, -1 to 1, from its valences and its ``!`` and ``?``."""
        total = sum(weights)
        if not total:
            return 0.0
        emphasis = self.analyzer._punctuation_emphasis(marks) if marks else 0.0
        return float(self.normalize(total + emphasis if total > 0 else total - emphasis))


@cache
def load_vader() -> Vader:
    """Give the one VADER of this package; the library is read on first use."""
    library = import_module("vaderSentiment.vaderSentiment")
    analyzer = library.SentimentIntensityAnalyzer()
    lexicon = {
        entry: value
        for entry, value in analyzer.lexicon.items()
        if _WORD.fullmatch(entry) and abs(value) >= _WEAK
    }
    company: dict[str, Company] = {}
    for row in load_lexicon(ADJUSTMENTS).rows:
        kept = Company(*(frozenset(filter(None, row[name].split("|"))) for name in Company._fields))
        for entry in (row["entry"], *filter(None, row["forms"].split("|"))):
            if any(kept):
                company[entry] = kept
            else:
                lexicon[entry] = float(row["valence"])
    analyzer.lexicon = {entry: value for entry, value in lexicon.items() if value}
    # A phrase is near only where all of its words are: its longest word is the rarest.
    phrases = [*library.BOOSTER_DICT, *library.SPECIAL_CASES]
    longest = [max(phrase.split(), key=len) for phrase in phrases]
    return Vader(
        analyzer=analyzer,
        normalize=library.normalize,
        lexicon=analyzer.lexicon,
        boosters=frozenset(library.BOOSTER_DICT),
        known={w: w in analyzer.lexicon for w in [*analyzer.lexicon, *library.BOOSTER_DICT]},
        moving=frozenset([*_NAMED_IN_RULES, *library.NEGATE, *longest]),
        company=company,
    )
