"""Analyses made by hand for samples: articles of known strata, with nothing scored."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from framing.analysis import Analysis
from framing.codebooks import Codebook, Frame
from framing.codebooks.writing import dump_codebook
from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    make_table,
    measures_table,
)

BOOK = Codebook(
    name="Two frames",
    version="1",
    unit="paragraph",
    citation="Nobody 2024",
    frames=(
        Frame("harm", "Harm", "People suffer.", ("wounds",), ("damage",), ("Hurt.",), (), ()),
        Frame("flags", "Flags", "Symbols of a state.", (), (), (), ("A red door.",), ()),
    ),
    rules=("Judge what is foregrounded.",),
)
#: Figures that stand nowhere else, to be sought in files that must not have them.
PROBABILITY = 0.8765432109
#: Texts that spreadsheets, markup and files get wrong.
HOSTILE = (
    '=HYPERLINK("http://evil.example","click")',
    "@SUM(A1) of all fears",
    "'=1 was quoted",
    "Emoji 😀 and é.",
    'Two\nlines, "quoted"; here',
    "<script>alert(1)</script> & more",
    "x" * 32_767,
    "bell \x07 rings",
)


@dataclass(frozen=True)
class Story:
    """An article: its outlet, its paragraphs, and the frame assigned to each (None: abstained)."""

    outlet: str
    texts: Sequence[str]
    frames: Sequence[str | None] = ()
    language: str = "en"


def analysis_of(stories: dict[str, Story]) -> Analysis:
    """Give an analysis of stories in which each frame is as told."""
    articles, paragraphs, ids, frames = [], [], [], []
    for name, story in stories.items():
        text = "\n\n".join(story.texts)
        articles.append((story.outlet, "2024-05-17", None, story.language, None, text))
        for at, one in enumerate(story.texts):
            words = len(one.split())
            ids.append(f"{name}:{at:04d}")
            paragraphs.append(
                (name, story.outlet, "2024-05-17", at, "body", 0, words, 0, one),
            )
            assigned = story.frames[at] if at < len(story.frames) else ""
            frames.append([_assigned(assigned, code, words) for code in ("harm", "flags")])
    index = pd.Index(ids, dtype="str", name="paragraph_id")
    table = pd.DataFrame(index=index)
    for at, code in enumerate(("harm", "flags")):
        words = [row[6] for row in paragraphs]
        table[f"frame_{code}"] = [PROBABILITY if count else math.nan for count in words]
        table[f"assigned_{code}"] = [row[at] for row in frames]
    return Analysis(
        articles=make_table(articles, ARTICLES, index=list(stories), index_name="article_id"),
        whole_texts=pd.DataFrame(index=pd.Index(list(stories), dtype="str", name="article_id")),
        paragraphs=make_table(paragraphs, PARAGRAPHS, index=ids, index_name="paragraph_id"),
        spans=make_table([], SPANS),
        attributions=make_table([], ATTRIBUTIONS, index=[], index_name="relation"),
        features=pd.DataFrame(index=index),
        frames=table,
        measures=measures_table([]),
        provenance={"codebook_text": dump_codebook(BOOK)},
    )


def _assigned(frame: str | None, code: str, words: int) -> float:
    if frame is None or not words:
        return math.nan
    return float(frame == code)


def town(*, each: int = 12, of: int = 4) -> Analysis:
    """Give 3 outlets with *of* articles each of *each* paragraphs: a frame in every third, rarely
    the other, now and then an abstention."""
    kinds = ["harm", "", "", "harm", "", None, "", "harm", "", "", "", "flags"]
    stories = {}
    for outlet in ("Gazette", "Herald", "Ledger"):
        for number in range(of):
            name = f"{outlet.lower()}/{number}"
            texts = [f"{outlet[0]} {number} paragraph {at} tells news." for at in range(each)]
            texts = [text.replace(outlet[0], chr(120 + number)) for text in texts]
            frames = [kinds[at % len(kinds)] for at in range(each)]
            stories[name] = Story(outlet, texts, frames)
    return analysis_of(stories)
