"""The values that are compared: one row per article, one column per measure."""

from __future__ import annotations

import pandas as pd

from framing.comparison.dictionary import (
    ATTRIBUTIONS,
    NO_FRAME,
    SHARES,
    WORDS,
    compared_measures,
    counts_of,
    kept_of,
    rate_of,
    stance_share,
)
from framing.features import article_features, weighted_mean
from framing.frames.articles import frames_by_article
from framing.frames.decided import codes_of, read_decided
from framing.sources.by_article import STANCES
from framing.tables import Tables


def article_values(tables: Tables) -> pd.DataFrame:
    """Give one row per article and a column per measure of ``compared_measures``, in its order.

    What lengths would bear on is a rate per 100 words or a share. NaN where undefined.

    >>> import framing
    >>> values = article_values(framing.analyze("Critics said it failed.", model="fast"))
    >>> values.loc["text", ["words", "attribution_per_100_words"]].tolist()
    [4.0, 25.0]
    """
    features = article_features(tables)
    words = features[WORDS].astype("float64").fillna(0.0)
    columns: dict[str, pd.Series] = {name: features[name] for name in kept_of(tables)}
    for name in counts_of(tables):
        columns[rate_of(name)] = 100 * features[name] / words.where(words > 0)
    if ATTRIBUTIONS in features:
        columns |= _attribution_shares(tables, features)
    if codes_of(tables):
        columns |= _frame_shares(tables)
    columns[WORDS] = words
    order = list(compared_measures(tables).index)
    return pd.DataFrame(columns, index=features.index)[order].astype("float64")


def _attribution_shares(tables: Tables, features: pd.DataFrame) -> dict[str, pd.Series]:
    """Give shares among the attributions of each article, and among those with a cue."""
    whole = features[ATTRIBUTIONS].where(features[ATTRIBUTIONS] > 0)
    shares = {
        name: features[count] / whole for name, (count, _) in SHARES.items() if count in features
    }
    cued = tables.attributions[tables.attributions["cue"].fillna("") != ""]
    counts = pd.crosstab(cued["article_id"], cued["stance"])
    counts = counts.reindex(index=features.index, columns=list(STANCES), fill_value=0)
    cues = cued.groupby("article_id").size().reindex(features.index)
    shares |= {stance_share(stance): counts[stance] / cues for stance in STANCES}
    return shares


def _frame_shares(tables: Tables) -> dict[str, pd.Series]:
    """Give the share of paragraphs in each frame, and in none where all are decided."""
    codes = codes_of(tables)
    by_article = frames_by_article(tables)
    shares = {f"share_{code}": by_article[f"share_{code}"] for code in codes}
    frames = [read_decided(tables, code) for code in codes]
    is_decided = pd.concat([frame.decided for frame in frames], axis=1).all(axis=1)
    is_none = pd.concat([frame.absent for frame in frames], axis=1).all(axis=1)
    even = pd.Series(1.0, index=is_none.index)
    owner = tables.paragraphs["article_id"]
    none = weighted_mean(is_none.astype("float64").where(is_decided), even, owner)
    return {**shares, NO_FRAME: none.reindex(by_article.index)}
