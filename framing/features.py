"""Features of whole articles: how the figures of paragraphs become one figure an article."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.tables import Tables


def article_features(tables: Tables) -> pd.DataFrame:
    """Give one row per article: its words, and every measure combined as the dictionary says.

    Counts are summed; rates and means are weighted by the words they speak of, so that a rate is
    what it would be on the joined text; readability is that of ``whole_texts``, computed on the
    body and NaN under 100 words. A measure that is NaN in every paragraph of an article is NaN
    there. Frame columns become the mean probability and the share of decided paragraphs assigned.

    >>> import framing
    >>> article_features(framing.analyze("Critics said it failed.")).loc["text", "words"]
    np.int64(4)
    """
    paragraphs = tables.paragraphs
    articles = pd.Index(tables.articles.index, name="article_id")
    owner = paragraphs["article_id"]
    weights = _weights(paragraphs)
    combined: dict[str, pd.Series] = {
        name: paragraphs.groupby(owner)[name].sum(min_count=1).reindex(articles)
        for name in ("words", "quoted_words")
    }
    figures = pd.concat([tables.features, tables.frames], axis=1)
    for name, measure in tables.measures.iterrows():
        if measure["combine"] == "text":
            combined[str(name)] = tables.whole_texts[name].reindex(articles)
            continue
        values = figures[name]
        if measure["combine"] == "sum":
            combined[str(name)] = values.groupby(owner).sum(min_count=1).reindex(articles)
        else:
            combined[str(name)] = weighted_mean(values, weights[str(measure["weight"])], owner)
    table = pd.DataFrame(combined, index=articles)
    return table[["words", "quoted_words", *map(str, tables.measures.index)]]


def _weights(paragraphs: pd.DataFrame) -> dict[str, pd.Series]:
    words = paragraphs["words"].astype("float64")
    quoted = paragraphs["quoted_words"].astype("float64")
    even = pd.Series(1.0, index=paragraphs.index)
    return {
        "words": words,
        "quoted_words": quoted,
        "narrator_words": words - quoted,
        "paragraphs": even,
    }


def weighted_mean(values: pd.Series, weights: pd.Series, owner: pd.Series) -> pd.Series:
    """Give the mean of *values* per owner, over the paragraphs where both are known."""
    weights = weights.where(values.notna(), 0.0).fillna(0.0)
    total = weights.groupby(owner).sum()
    summed = (values.fillna(0.0) * weights).groupby(owner).sum()
    return summed / total.where(total > 0, np.nan)
