"""Loaded wording as it is told of each paragraph: a probability and a decision."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from framing.codings import LOADED
from framing.extractors.loaded_sentences import JUDGED, LoadedSentences
from framing.tables import Tables

MEASURE = "loaded_probability"


def loaded_told(tables: Tables) -> pd.DataFrame:
    """Give what is said of loaded wording in each paragraph: its probability and the decision.

    The decision is 1 where a sentence is judged loaded, NaN where one is uncertain and none
    loaded, else 0; NaN where nothing was read.
    """
    said = tables.features[MEASURE].astype("float64")
    spans = tables.spans[tables.spans["extractor"] == LoadedSentences.name]
    loaded, uncertain = (
        said.index.isin(spans.loc[spans["kind"] == kind, "paragraph_id"]) for kind in JUDGED
    )
    given = pd.Series(np.where(loaded, 1.0, np.where(uncertain, math.nan, 0.0)), index=said.index)
    return pd.DataFrame(
        {f"frame_{LOADED.name}": said, f"assigned_{LOADED.name}": given.where(said.notna())}
    )
