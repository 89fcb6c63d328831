"""Many articles out of a few: copies with ids, outlets and attributions of their own."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from framing.tables import Tables


def multiply(tables: Tables, times: int) -> Tables:
    """Give every article so many times; all else is as in the first."""
    copies = [_renamed(tables, f"copy-{at:03d}-") for at in range(times)]
    names = ("articles", "paragraphs", "attributions", "features", "frames")
    joined = {name: pd.concat([getattr(copy, name) for copy in copies]) for name in names}
    spans = pd.concat([copy.spans for copy in copies], ignore_index=True)
    return replace(tables, spans=spans, **joined)


def _renamed(tables: Tables, prefix: str) -> Tables:
    def indexed(table: pd.DataFrame) -> pd.DataFrame:
        return table.set_axis((prefix + table.index.astype("str")).rename(table.index.name), axis=0)

    def prefixed(table: pd.DataFrame, *names: str) -> pd.DataFrame:
        return table.assign(**{name: prefix + table[name].astype("str") for name in names})

    relations = tables.spans["relation"].astype("str")
    spans = prefixed(tables.spans, "paragraph_id")
    return replace(
        tables,
        articles=indexed(tables.articles),
        whole_texts=indexed(tables.whole_texts),
        paragraphs=indexed(prefixed(tables.paragraphs, "article_id")),
        attributions=indexed(prefixed(tables.attributions, "article_id", "paragraph_id")),
        features=indexed(tables.features),
        frames=indexed(tables.frames),
        spans=spans.assign(relation=(prefix + relations).where(relations != "", "")),
    )
