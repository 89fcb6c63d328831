"""Analyses whose frames are written by hand, a letter a paragraph."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

import framing
from framing.analysis import Analysis
from framing.extractors.sentiment import Sentiment

#: What a letter stands for: probability and assignment. A dot is a paragraph without a score.
LETTERS = {
    "A": (0.9, 1.0),
    "?": (0.45, math.nan),
    "-": (0.1, 0.0),
    ".": (math.nan, math.nan),
}


def framed(
    frames: Mapping[str, Sequence[str]],
    *,
    headline: bool = True,
    words: Sequence[int] | None = None,
) -> Analysis:
    """Give an analysis of articles: per code, a text of letters for each article.

    The first letter is that of the headline, unless there is none; *words* are those of all
    paragraphs in order, two where they are not given.
    """
    shapes = [len(letters) for letters in next(iter(frames.values()))]
    texts = []
    for paragraphs in shapes:
        body = [f"It rained{'.' * at}." for at in range(paragraphs - headline)]
        texts.append("\n\n".join(["Rain falls", *body] if headline else body))
    table = pd.DataFrame({"article_id": [f"a{at}" for at in range(len(shapes))], "text": texts})
    analysis = framing.analyze(table, extractors=(Sentiment(),))
    paragraphs = analysis.paragraphs
    assert len(paragraphs) == sum(shapes)
    told = {}
    for code, articles in frames.items():
        figures = [LETTERS[letter] for letter in "".join(articles)]
        told[f"frame_{code}"] = [probability for probability, _ in figures]
        told[f"assigned_{code}"] = [assigned for _, assigned in figures]
    if words is not None:
        paragraphs = paragraphs.assign(words=list(words))
    return replace(
        analysis,
        paragraphs=paragraphs,
        frames=pd.DataFrame(told, index=paragraphs.index, dtype="float64"),
    )
