"""A second opinion on attributions: how surely the words found are source, cue and content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Protocol

from framing.speech.records import Place
from framing.text.passage import Passage

#: The parts of an attribution, and what stands before them in the labels of a model.
PARTS = ("source", "cue", "content")
PREFIX = "attribution_"
#: What the opinion on each part weighs beside the confidence of the rule, in log-odds, and how
#: far an opinion can go either way. Set by hand.
_WEIGHTS = {"source": 0.2, "cue": 0.4, "content": 0.2}
_WORST, _BEST = -2.0, 4.6


class Judge(Protocol):
    """Whatever says how surely a stretch is a part of an attribution."""

    def __call__(self, passage: Passage, part: str, start: int, end: int) -> float:
        """Give the log-odds that the characters of a passage belong to such a part."""
        ...


def judged(
    confidence: float,
    parts: Mapping[str, Sequence[Place]],
    passages: Sequence[Passage],
    judge: Judge,
) -> float:
    """Give the confidence of an attribution, from 0 to 1, after a second opinion on its parts."""
    sure = min(max(confidence, 0.01), 0.99)
    log_odds = log(sure / (1 - sure))
    for part, places in parts.items():
        if places:
            said = [judge(passages[p], part, start, end) for p, start, end in places]
            mean = sum(said) / len(said)
            log_odds += _WEIGHTS[part] * min(max(mean, _WORST), _BEST)
    return 1 / (1 + exp(-log_odds))
