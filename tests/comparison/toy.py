"""Small analyses made by hand: what is in them can be seen, and nothing is scored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from framing.extractors.protocol import Measure
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    Tables,
    make_table,
    measures_table,
)

LONG = 60


def measure(name: str, label: str, *, unit: str = "points", combine: str = "mean") -> Measure:
    return Measure(
        *(name, label, unit, -math.inf, math.inf, "higher means more", f"{label}.", "never"),
        *("made for tests", "1"),
        combine=combine,
    )


MEASURES = (
    measure("loaded_count", "Loaded words", unit="spans", combine="sum"),
    measure("loaded_per_100_words", "Loaded words per 100 words", unit="spans per 100 words"),
    measure("sentiment_mean", "Sentiment"),
    measure("hedges_count", "Hedges", unit="spans", combine="sum"),
)


@dataclass(frozen=True)
class Piece:
    """An article of one paragraph of body, with its figures and what its row says."""

    outlet: str | None
    words: Sequence[str] = ()
    language: str = "en"
    published: str | None = None
    figures: dict[str, float] = field(default_factory=dict)
    columns: dict[str, Any] = field(default_factory=dict)


def unlike(number: int, words: int = LONG) -> list[str]:
    """Give words that no other number has."""
    return [f"w{number}x{at}" for at in range(words)]


def tables_of(pieces: dict[str, Piece]) -> Tables:
    """Give the tables of an analysis of these pieces."""
    articles, paragraphs, figures = [], [], []
    for name, piece in pieces.items():
        text = " ".join(piece.words)
        articles.append((piece.outlet, piece.published, None, piece.language, None, text))
        paragraphs.append(
            (name, piece.outlet, piece.published, 0, "body", 0, len(piece.words), 0, text)
        )
        figures.append([piece.figures.get(m.name, 0.0) for m in MEASURES])
    ids = [f"{name}:0000" for name in pieces]
    index = pd.Index(ids, dtype="str", name="paragraph_id")
    rows = make_table(articles, ARTICLES, index=list(pieces), index_name="article_id")
    for name in {key for piece in pieces.values() for key in piece.columns}:
        rows[name] = [piece.columns.get(name) for piece in pieces.values()]
    return Tables(
        articles=rows,
        whole_texts=pd.DataFrame(index=rows.index),
        paragraphs=make_table(paragraphs, PARAGRAPHS, index=ids, index_name="paragraph_id"),
        spans=make_table([], SPANS),
        attributions=make_table([], ATTRIBUTIONS, index=[], index_name="relation"),
        features=pd.DataFrame(
            figures, index=index, columns=[m.name for m in MEASURES], dtype="float64"
        ),
        frames=pd.DataFrame(index=index),
        measures=measures_table(MEASURES),
        provenance={},
    )


def outlets(sizes: dict[str, int], *, seed: int = 0, planted: str = "", by: float = 0.0) -> Tables:
    """Give outlets of so many articles; sentiment of the planted one lies higher by so much."""
    random = np.random.default_rng(seed)
    pieces = {}
    for outlet, size in sizes.items():
        for number in range(size):
            mean = by * (outlet == planted)
            pieces[f"{outlet}{number:02}"] = Piece(
                outlet,
                unlike(len(pieces), LONG + int(random.integers(40))),
                published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
                figures={
                    "sentiment_mean": float(random.normal(mean, 1.0)),
                    "loaded_per_100_words": float(random.exponential()),
                    "loaded_count": 1.0,
                    "hedges_count": float(random.poisson(3)),
                },
                columns={"section": ("news", "sport")[number % 2]},
            )
    return tables_of(pieces)
