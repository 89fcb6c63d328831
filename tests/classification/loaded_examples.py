"""Sentences to learn loaded language from: ten openings, six ends, half of each loaded."""

from __future__ import annotations

_LOADED = (
    "The shameless regime",
    "Hateful thugs of the ministry",
    "A disgraceful and corrupt clique",
    "The so-called experts",
    "Greedy bosses without conscience",
)
_PLAIN = (
    "The ministry",
    "Officials of the agency",
    "A committee of the council",
    "The researchers",
    "Managers of the company",
)
_ENDS = (
    ("bled hard-working families dry.", "published the figures for May."),
    ("peddled yet another brazen lie.", "met in the town hall on Tuesday."),
    ("betrayed the nation once more.", "will vote on the budget."),
    ("butchered every last shred of decency.", "presented a report on housing."),
    ("crushed honest people without mercy.", "opened a new office in the north."),
    ("smeared their critics like cowards.", "answered questions from residents."),
)

#: Sixty sentences by turns loaded and plain; six articles and three outlets share them.
TEXTS = [
    f"{opening} {ends[side]}"
    for pair in zip(_LOADED, _PLAIN, strict=True)
    for ends in _ENDS
    for side, opening in enumerate(pair)
]
LABELS = [1.0, 0.0] * 30
ARTICLES = [f"a{place // 4}" for place in range(60)]
OUTLETS = [f"o{place // 2 % 3}" for place in range(60)]
