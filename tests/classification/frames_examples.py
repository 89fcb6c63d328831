"""Paragraphs of two frames to learn from: ten articles of six, half of them with each frame."""

from __future__ import annotations

import numpy as np

from framing.codebooks import Codebook, Frame


def _frame(code: str, example: str, cues: dict[str, float]) -> Frame:
    return Frame(code, code.title(), f"About {code}.", (), (), (example,), (), tuple(cues.items()))


BOOK = Codebook(
    *("Two frames", "1.0", "paragraph", "a test"),
    (
        _frame("economic", "Prices of bread rose again.", {"price*": 0.8, "wage*": 0.8}),
        _frame("morality", "It is a sin to lie.", {"conscience": 0.9, "shame*": 0.8}),
    ),
)
_TOPICS = ("harbour", "school", "forest", "hospital", "railway")
_MONEY = (
    "The {} will cost nine million and lift wages by a tenth.",
    "Firms near the {} lost a third of their profits, the bank reckons.",
)
_DUTY = (
    "It is a matter of conscience to keep the {} for the weak, she said.",
    "To sell the {} would be a shame and a betrayal, the bishop wrote.",
)
_BOTH = ("Greed is a sin, they shouted, and yet the {} brings ninety jobs and high wages.",)
_NONE = ("The gates of the {} open at nine on Monday.",)

_ROWS = [
    (text.format(topic), codes, f"a{at}{half}", f"o{at % 3}")
    for at, topic in enumerate(_TOPICS)
    for half in range(2)
    for texts, codes in ((_MONEY, (1, 0)), (_DUTY, (0, 1)), (_BOTH, (1, 1)), (_NONE, (0, 0)))
    for text in texts
]
TEXTS = [f"{text} Part {at}." for at, (text, _, _, _) in enumerate(_ROWS)]
CODES = np.array([codes for _, codes, _, _ in _ROWS], dtype=float)
ARTICLES = [article for _, _, article, _ in _ROWS]
OUTLETS = [outlet for _, _, _, outlet in _ROWS]
