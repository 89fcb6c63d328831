"""Analyses without a difference: paragraphs already scored are dealt out anew to the articles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from framing.tables import Tables

#: What belongs to a paragraph's place; the rest of its row moves with its text.
PLACE = ("article_id", "outlet", "published", "position", "part", "start")


def recombined(tables: Tables, seed: int) -> Tables:
    """Deal the body paragraphs of all articles out anew, with all that was found in them.

    Articles keep their outlet, day, headline and number of paragraphs. Which text an outlet has is
    chance alone, so any difference that a comparison claims is a false one. Attributions go where
    their first paragraph goes; offsets and texts of whole articles are not made anew.
    """
    paragraphs = tables.paragraphs
    body = np.flatnonzero(paragraphs["part"] == "body")
    order = np.arange(len(paragraphs))
    order[body] = np.random.default_rng(seed).permutation(body)
    home = pd.Series(paragraphs.index, index=paragraphs.index[order])
    moved = paragraphs.iloc[order].set_axis(paragraphs.index).assign(**paragraphs[list(PLACE)])
    spans = _moved(tables.spans, home)
    attributions = _moved(tables.attributions, home)
    owners = attributions["paragraph_id"].map(paragraphs["article_id"])
    return replace(
        tables,
        paragraphs=moved,
        spans=spans,
        attributions=attributions.assign(article_id=owners),
        features=tables.features.iloc[order].set_axis(paragraphs.index),
        frames=tables.frames.iloc[order].set_axis(paragraphs.index),
    )


def _moved(table: pd.DataFrame, home: pd.Series) -> pd.DataFrame:
    return table.assign(paragraph_id=table["paragraph_id"].map(home).astype("str"))
