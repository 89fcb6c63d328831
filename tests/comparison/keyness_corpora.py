"""Small corpora for keyness: articles of one paragraph each, every word of them visible."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing.tables import (
    ARTICLES,
    ATTRIBUTIONS,
    PARAGRAPHS,
    SPANS,
    Tables,
    make_table,
    measures_table,
)
from framing.text.words import find_words


def tables_of(texts: Mapping[str, str]) -> Tables:
    """Give the tables of an analysis that looked for nothing; ids are ``<group>/<name>``."""
    ids = [f"{name}:0000" for name in texts]
    articles = [
        (name.partition("/")[0], None, None, "en", None, text) for name, text in texts.items()
    ]
    paragraphs = [
        (name, name.partition("/")[0], None, 0, "body", 0, len(find_words(text)), 0, text)
        for name, text in texts.items()
    ]
    index = pd.Index(ids, dtype="str", name="paragraph_id")
    return Tables(
        articles=make_table(articles, ARTICLES, index=list(texts), index_name="article_id"),
        whole_texts=pd.DataFrame(index=list(texts)),
        paragraphs=make_table(paragraphs, PARAGRAPHS, index=ids, index_name="paragraph_id"),
        spans=make_table([], SPANS),
        attributions=make_table([], ATTRIBUTIONS, index=[], index_name="relation"),
        features=pd.DataFrame(index=index),
        frames=pd.DataFrame(index=index),
        measures=measures_table([]),
        provenance={},
    )


def groups_of(tables: Tables) -> pd.Series[str]:
    """Give the group of each article."""
    return tables.articles["outlet"].rename("group")
